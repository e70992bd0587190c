-- Puts a sub-bucket on sale, where there is none, or one of an epoch before: that one and all its takes are forgotten.
-- KEYS 1-3 see prelude
-- ARGV 1 epoch  2 units left  3… pairs of what is sold already: take, units
-- Returns {'LOADED'} | {'PRESENT', epoch that is there}
local epoch, left = tonumber(ARGV[1]), ARGV[2]

local present = redis.call('HGET', STOCK, 'epoch')
if present and tonumber(present) >= epoch then return {'PRESENT', tonumber(present)} end
redis.call('DEL', STOCK, TAKES, DEADLINES)
local sold = 0
for i = 3, #ARGV, 2 do
  redis.call('HSET', TAKES, ARGV[i], ARGV[i + 1])
  sold = sold + tonumber(ARGV[i + 1])
end
redis.call('HSET', STOCK, 'epoch', epoch, 'left', left, 'held', 0, 'sold', sold, 'moved', 0, 'freed', 0)
return {'LOADED'}
