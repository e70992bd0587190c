-- Gives a visitor a place: the one they have while it is unspent, else a new one at the end.
-- KEYS 1 {q:id}:visitors  hash    visitor -> index
--      2 {q:id}:tickets   string  the ticket id of index i at byte 22 * i, base64url
--      3 {q:id}:passes    hash    index -> "<passId>:<expiresAtMs>", "left" or "revoked"
-- ARGV 1 visitor
--      2 ticket id to use for a new place, 22 characters
--      3 entrants of the recorded draw, 0 before: an index below it is never given again, whatever Redis has lost
--      4 now, ms; empty = Redis TIME
--      5 when the queue's keys may go, ms
-- Returns {index, ticket id}, or {index, ticket id, 'REVOKED'}: the place was taken back, and no other is given
local visitors_key, tickets_key, passes_key = KEYS[1], KEYS[2], KEYS[3]
local visitor, new_ticket = ARGV[1], ARGV[2]
local drawn, now, keys_expire_at = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local WIDTH = 22

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local function ticket_at(index)
  return redis.call('GETRANGE', tickets_key, index * WIDTH, index * WIDTH + WIDTH - 1)
end

local function is_spent(pass)
  if not pass or pass == 'revoked' then
    return false
  end
  local expires_at = string.match(pass, ':(%d+)$')
  return not expires_at or tonumber(expires_at) <= now
end

local index = redis.call('HGET', visitors_key, visitor)
local pass = index and redis.call('HGET', passes_key, index)
if index and not is_spent(pass) then
  local ticket = ticket_at(index)
  if #ticket == WIDTH then
    return {tonumber(index), ticket, pass == 'revoked' and 'REVOKED' or nil}
  end
end

local place = math.max(redis.call('STRLEN', tickets_key) / WIDTH, drawn)
redis.call('SETRANGE', tickets_key, place * WIDTH, new_ticket)
redis.call('HSET', visitors_key, visitor, place)
redis.call('PEXPIREAT', tickets_key, keys_expire_at)
redis.call('PEXPIREAT', visitors_key, keys_expire_at)
return {place, new_ticket}
