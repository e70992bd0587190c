-- Counts something that may happen so many times within a window, which begins with the first.
-- KEYS 1 {i:...}:<what>  string, TTL  how often so far
-- ARGV 1 most times   2 window, ms
-- Returns {1, 0} counted, or {0, ms until the window ends}. A replay counts again, which errs on the strict side
local key, most, window = KEYS[1], tonumber(ARGV[1]), ARGV[2]
local so_far = tonumber(redis.call('GET', key)) or 0
if so_far >= most then
  return {0, redis.call('PTTL', key)}
end
if redis.call('INCR', key) == 1 then
  redis.call('PEXPIRE', key, window)
end
return {1, 0}
