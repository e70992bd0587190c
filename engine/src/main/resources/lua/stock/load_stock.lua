-- Puts a sub-bucket on sale, where there is none, or one of an epoch before: that one and all its takes are forgotten, but for
-- those it is told to keep. One of these that was given back meanwhile is on sale too.
-- KEYS 1-3 see prelude
-- ARGV 1 epoch  2 units left  3 now, ms ('' = Redis TIME)  4… triples of takes to keep: take, units, time to live, ms (0 = sold)
-- Returns {'LOADED'} | {'PRESENT', epoch that is there}
local epoch, left, now = tonumber(ARGV[1]), tonumber(ARGV[2]), now_millis(ARGV[3])

local present = redis.call('HGET', STOCK, 'epoch')
if present and tonumber(present) >= epoch then return {'PRESENT', tonumber(present)} end
redis.call('DEL', STOCK, TAKES, DEADLINES, PART_OF)
local held, sold = 0, 0
for i = 4, #ARGV, 3 do
  local take, units, ttl = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  if redis.call('EXISTS', GONE_PREFIX .. take) == 1 then
    left = left + units
  else
    redis.call('HSET', TAKES, take, units)
    if ttl > 0 then redis.call('ZADD', DEADLINES, now + ttl, take) end
    if ttl > 0 then held = held + units else sold = sold + units end
  end
end
redis.call('HSET', STOCK, 'epoch', epoch, 'left', left, 'held', held, 'sold', sold, 'moved', 0, 'freed', 0)
return {'LOADED'}
