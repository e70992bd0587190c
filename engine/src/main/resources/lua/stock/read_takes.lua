-- Some of the takes that are sold here, found by going on with a scan; a take may be told twice. Changes nothing.
-- KEYS 1-3 see prelude
-- ARGV 1 where to go on ('0' = begin)  2 about how many takes to look at
-- Returns {where to go on ('0' = that was all), take, units, take, units…}
local scanned = redis.call('HSCAN', TAKES, ARGV[1], 'COUNT', ARGV[2])
local sold = {scanned[1]}
for i = 1, #scanned[2], 2 do
  local take, units = scanned[2][i], tonumber(scanned[2][i + 1])
  if not redis.call('ZSCORE', DEADLINES, take) then
    sold[#sold + 1] = take
    sold[#sold + 1] = units
  end
end
return sold
