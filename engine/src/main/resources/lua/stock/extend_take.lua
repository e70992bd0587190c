-- Gives a live take a later deadline; never an earlier one. Sold takes have none, lapsed ones are gone.
-- KEYS 1-3 see prelude
-- ARGV 1 take  2 time from now on, ms  3 now, ms ('' = Redis TIME)
-- Returns {1 where the take is there, else 0}
local take, ttl, now = ARGV[1], tonumber(ARGV[2]), now_millis(ARGV[3])

redis.call('ZADD', DEADLINES, 'XX', 'GT', now + ttl, take)
return {redis.call('HEXISTS', TAKES, take)}
