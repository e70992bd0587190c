-- Takes units if this sub-bucket has them, after it has received what others moved out for it. The same take again changes
-- nothing and answers the same.
-- KEYS 1-3 see prelude
-- ARGV 1 take  2 units  3 time to live, ms  4 now, ms ('' = Redis TIME)
--      5… triples of what was moved out: epoch, sub-bucket, all that it has ever moved out in this epoch
-- Returns {'TAKEN'} | {'SHORT', left, epoch} | {'GONE'} (the take was given back) | {'NOT_LOADED'}
local take, units, ttl, now = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), now_millis(ARGV[4])

local epoch = redis.call('HGET', STOCK, 'epoch')
if not epoch then return {'NOT_LOADED'} end

-- Totals only grow, so a late or repeated message brings nothing that is here already, and one message makes up for lost ones.
local function receive(from, moved_out)
  local received = number_of('received:' .. from)
  if moved_out <= received then return end
  add('left', moved_out - received)
  redis.call('HSET', STOCK, 'received:' .. from, moved_out)
end
for i = 5, #ARGV, 3 do
  if ARGV[i] == epoch then receive(ARGV[i + 1], tonumber(ARGV[i + 2])) end
end

if redis.call('HEXISTS', TAKES, take) == 1 then return {'TAKEN'} end
if redis.call('EXISTS', GONE_PREFIX .. take) == 1 then return {'GONE'} end
-- Each lapsed take has a unit at least: so many bring enough, or there are no more.
reap_expired(now, units)
local left = number_of('left')
if left < units then return {'SHORT', left, tonumber(epoch)} end
add('left', -units)
add('held', units)
redis.call('HSET', TAKES, take, units)
redis.call('ZADD', DEADLINES, now + ttl, take)
return {'TAKEN'}
