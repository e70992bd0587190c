-- Takes a place back for good: its pass ends, and its visitor gets no other one.
-- KEYS 1 {q:id}:active      zset  pass id -> expiry, ms
--      2 {q:id}:passes      hash  index -> "<passId>:<expiresAtMs>", "left" or "revoked"
--      3 {q:id}:given_back  list  "<passId>:<expiresAtMs>", which all nodes read
--      4 {q:id}:tickets     string  the ticket id of index i at byte 22 * i, base64url
--      5 {q:id}:revoked     list  ticket ids, 22 characters, which all nodes read
-- ARGV 1 index   2 ticket id of the place, 22 characters   3 when the queue's keys may go, ms
-- Returns {1} when this call took it, {0} when it was taken already, {-1} when there is no such place
local active_key, passes_key, given_back_key, tickets_key, revoked_key = unpack(KEYS)
local index, ticket, keys_expire_at = ARGV[1], ARGV[2], ARGV[3]
local WIDTH = 22

if redis.call('GETRANGE', tickets_key, index * WIDTH, index * WIDTH + WIDTH - 1) ~= ticket then
  return {-1}
end
local known = redis.call('HGET', passes_key, index)
if known == 'revoked' then
  return {0}
end
local pass_id = known and string.match(known, '^(.-):%d+$')
if pass_id then
  redis.call('RPUSH', given_back_key, known)
  redis.call('ZREM', active_key, pass_id)
end
redis.call('HSET', passes_key, index, 'revoked')
redis.call('RPUSH', revoked_key, ticket)
for _, key in ipairs({passes_key, given_back_key, revoked_key}) do
  redis.call('PEXPIREAT', key, keys_expire_at)
end
return {1}
