-- Sets right how many seats visitors have, where the number is still the one that the reconciler saw.
-- KEYS 1-6 see prelude
-- ARGV 1… three of each: visitor, number seen, right number
-- Returns {1 for each that was repaired, else 0…}
local repaired = {}
for i = 1, #ARGV, 3 do
  local visitor, seen, right = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
  local same = (redis.call('HGET', VISITORS, visitor) or '0') == seen
  if same and right > 0 then
    redis.call('HSET', VISITORS, visitor, right)
  elseif same then
    redis.call('HDEL', VISITORS, visitor)
  end
  repaired[#repaired + 1] = same and 1 or 0
end
return repaired
