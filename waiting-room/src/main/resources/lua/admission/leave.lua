-- Gives a pass back: its slot is free at once and its place is spent.
-- KEYS 1 {q:id}:active  zset  pass id -> expiry, ms
--      2 {q:id}:passes  hash  index -> "<passId>:<expiresAtMs>" or "left"
-- ARGV 1 index   2 pass id
-- Returns {1} when this call freed it, {0} when it was gone already
local active_key, passes_key = KEYS[1], KEYS[2]
local index, pass_id = ARGV[1], ARGV[2]

local known = redis.call('HGET', passes_key, index)
if known and string.sub(known, 1, #pass_id + 1) == pass_id .. ':' then
  redis.call('HSET', passes_key, index, 'left')
end
return {redis.call('ZREM', active_key, pass_id)}
