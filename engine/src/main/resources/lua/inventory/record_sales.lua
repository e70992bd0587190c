-- Writes the records of sold holds of an event that was put back, where they still have their seats and no record.
-- KEYS 1-6 see prelude
-- ARGV 1 retention of a record, ms  2… four of each hold: hold id, visitor, fence, ordinals with commas
-- Returns {records written}
local retention, written = tonumber(ARGV[1]), 0
for i = 2, #ARGV, 4 do
  local id, visitor, fence, ordinals = unpack(ARGV, i, i + 3)
  local record = HOLD_PREFIX .. id
  if redis.call('HGET', OWNERS, string.match(ordinals, '%d+')) == id and redis.call('EXISTS', record) == 0 then
    redis.call('HSET', record, 'state', 'sold', 'visitor', visitor, 'seats', ordinals, 'fence', fence)
    redis.call('PEXPIRE', record, retention)
    written = written + 1
  end
end
return {written}
