-- Takes units of a take that keeps them from sale, for who has an access code. The same take again changes nothing and answers the same.
-- KEYS 1-3 see prelude
-- ARGV 1 the take that keeps them  2 take  3 units  4 time to live, ms  5 now, ms ('' = Redis TIME)
-- Returns {'TAKEN'} | {'SHORT', kept units left, epoch} (none where it is not kept here) | {'GONE'} (the take was given back) | {'NOT_LOADED'}
local REAPED_PER_CALL = 1000
local kept, take, units, ttl, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), now_millis(ARGV[5])

local epoch = redis.call('HGET', STOCK, 'epoch')
if not epoch then return {'NOT_LOADED'} end
if redis.call('HEXISTS', TAKES, take) == 1 then return {'TAKEN'} end
if redis.call('EXISTS', GONE_PREFIX .. take) == 1 then return {'GONE'} end
reap_expired(now, REAPED_PER_CALL)
local left = tonumber(redis.call('HGET', TAKES, kept) or '0')
if left < units then return {'SHORT', left, tonumber(epoch)} end
redis.call('HINCRBY', TAKES, kept, -units)
redis.call('HSET', TAKES, take, units)
redis.call('HSET', PART_OF, take, kept)
redis.call('ZADD', DEADLINES, now + ttl, take)
return {'TAKEN'}
