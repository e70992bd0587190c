-- Gives live holds that have lost their deadline the one of their record, and drops deadlines of which nothing else is left.
-- KEYS 1-6 see prelude
-- ARGV 1… hold ids
-- Returns {1 for each that was repaired, else 0…}
local repaired = {}
for _, id in ipairs(ARGV) do
  local hold = redis.call('HMGET', HOLD_PREFIX .. id, 'state', 'deadline')
  local waits = redis.call('ZSCORE', DEADLINES, id)
  local live = (hold[1] == 'held' or hold[1] == 'ordered') and hold[2]
  if live and not waits then
    redis.call('ZADD', DEADLINES, hold[2], id)
  elseif not hold[1] and waits then
    redis.call('ZREM', DEADLINES, id)
  end
  repaired[#repaired + 1] = ((live and not waits) or (not hold[1] and waits)) and 1 or 0
end
return repaired
