-- Freezes how many places take part in the draw, once; who joins later is behind them.
-- KEYS 1 {q:id}:tickets   string  22 bytes a place
--      2 {q:id}:entrants  string  the frozen number
-- ARGV 1 when the queue's keys may go, ms
-- Returns {entrants}: the number frozen first, on every call
local tickets_key, entrants_key = KEYS[1], KEYS[2]
local keys_expire_at = ARGV[1]
local WIDTH = 22

local joined = redis.call('STRLEN', tickets_key) / WIDTH
redis.call('SET', entrants_key, string.format('%d', joined), 'NX')
redis.call('PEXPIREAT', entrants_key, keys_expire_at)
return {tonumber(redis.call('GET', entrants_key))}
