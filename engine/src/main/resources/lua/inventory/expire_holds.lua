-- Ends holds whose deadline has come, the oldest first. The sweeper calls it until it answers less than the limit.
-- KEYS 1-6 see prelude
-- ARGV 1 most holds to end  2 now, ms ('' = Redis TIME)
-- Returns {holds ended, seats freed, now ms, the next deadline ms, or -1 where no hold has one}
local limit, now = tonumber(ARGV[1]), now_millis(ARGV[2])

local freed, ended = reap_expired(now, limit)
append_change('A', freed)
local following = redis.call('ZRANGE', DEADLINES, 0, 0, 'WITHSCORES')
return {ended, #freed, now, tonumber(following[2] or -1)}
