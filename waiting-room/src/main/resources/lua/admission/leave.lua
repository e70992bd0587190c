-- Gives a pass back: its slot is free at once and its place is spent.
-- KEYS 1 {q:id}:active      zset  pass id -> expiry, ms
--      2 {q:id}:passes      hash  index -> "<passId>:<expiresAtMs>", "left" or "revoked"
--      3 {q:id}:given_back  list  "<passId>:<expiresAtMs>", which all nodes read
-- ARGV 1 index   2 pass id   3 expiry of the pass, ms
-- Returns {1} when this call freed it, {0} when it was gone already
local active_key, passes_key, given_back_key = KEYS[1], KEYS[2], KEYS[3]
local index, pass_id, expires_at = ARGV[1], ARGV[2], ARGV[3]

local known = redis.call('HGET', passes_key, index)
if known and string.sub(known, 1, #pass_id + 1) == pass_id .. ':' then
  redis.call('HSET', passes_key, index, 'left')
end
if known ~= 'left' and known ~= 'revoked' then
  redis.call('RPUSH', given_back_key, pass_id .. ':' .. expires_at)
  local kept_millis = redis.call('PTTL', passes_key)
  if kept_millis > 0 then
    redis.call('PEXPIRE', given_back_key, kept_millis)
  else
    redis.call('PEXPIREAT', given_back_key, expires_at)
  end
end
return {redis.call('ZREM', active_key, pass_id)}
