-- Exchanges a called place for an admission pass. The same place gets the same pass again while it lives.
-- KEYS 1 {q:id}:admission  hash    watermark, credit, owed, noShows, at, open, clock, showUp, came0..7
--      2 {q:id}:called     zset    position -> end of its show-up window
--      3 {q:id}:active     zset    pass id -> expiry, ms
--      4 {q:id}:returned   zset    position -> position
--      5 {q:id}:tickets    string  the ticket id of index i at byte 22 * i, base64url
--      6 {q:id}:passes     hash    index -> "<passId>:<expiresAtMs>", "left" or "revoked"
--      7 {q:id}:networks   string  16-bit counters, see docs/redis-keys.md
-- ARGV 1 now, ms; empty = Redis TIME
--      2 index   3 position   4 ticket id of the place, 22 characters
--      5 pass id to use for a new pass
--      6 most passes alive at once
--      7 life of a pass, ms
--      8 when the onsale closes, ms: no pass outlives it
--      9 when the queue's keys may go, ms
--      10 1 = open, 0 = paused: no new pass, a living one goes on
--      11 1 = everybody is let through: slots and credit do not count, 0 = they do
--      12 cells of the address   13 cells of its network; empty = not counted   14 most passes of an address   15 of a network; 0 = any number
-- Returns {'ISSUED' or 'ALREADY', pass id, expiry ms}, {'NOT_YET'}, {'FULL'}, {'NETWORK_FULL'}, {'SPENT'}, {'REVOKED'} or {'LOST'} (Redis lost the place)
local admission_key, called_key, active_key, returned_key, tickets_key, passes_key, networks_key = unpack(KEYS)
local now, index, position, ticket, pass_id = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5]
local max_active, pass_millis = tonumber(ARGV[6]), tonumber(ARGV[7])
local closes_at, keys_expire_at, open = tonumber(ARGV[8]), ARGV[9], ARGV[10] == '1'
local through = ARGV[11] == '1'
local address, network, address_most, network_most = ARGV[12], ARGV[13], tonumber(ARGV[14]), tonumber(ARGV[15])
local WIDTH, SKETCH, PASSES, NETWORK_PASSES = 22, 16384, 3, 4
local AGES = {1 / 32, 2 / 32, 3 / 32, 4 / 32, 6 / 32, 8 / 32, 16 / 32, 1} -- parts of the time to show up

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

if redis.call('GETRANGE', tickets_key, index * WIDTH, index * WIDTH + WIDTH - 1) ~= ticket then
  return {'LOST'}
end
local known = redis.call('HGET', passes_key, index)
if known == 'revoked' then
  return {'REVOKED'}
end
if known then
  local known_id, known_expiry = string.match(known, '^(.-):(%d+)$')
  if known_id and tonumber(known_expiry) > now then
    return {'ALREADY', known_id, tonumber(known_expiry)}
  end
  return {'SPENT'}
end

local state = redis.call('HMGET', admission_key, 'watermark', 'clock', 'at', 'open', 'showUp', 'owed')
local watermark = tonumber(state[1]) or 0
-- A token states its expiry in whole seconds; Redis and the token must agree.
local expires_at = math.floor(math.min(now + pass_millis, closes_at) / 1000) * 1000
if not open or position >= watermark or expires_at <= now then
  return {'NOT_YET'}
end

-- The counters as join_queue.lua has them.
local function counters(sketch, cells)
  local command, at = {'BITFIELD', networks_key}, {}
  for cell in string.gmatch(cells, '%d+') do
    at[#at + 1] = '#' .. string.format('%d', sketch * SKETCH + cell)
  end
  for _, offset in ipairs(at) do
    command[#command + 1] = 'GET'
    command[#command + 1] = 'u16'
    command[#command + 1] = offset
  end
  local values = redis.call(unpack(command))
  return math.min(unpack(values)), at, values
end

local function count(sketch, cells)
  local least, at, values = counters(sketch, cells)
  for i, offset in ipairs(at) do
    if values[i] == least then
      redis.call('BITFIELD', networks_key, 'SET', 'u16', offset, math.min(least + 1, 65535))
    end
  end
end

if address ~= '' and (address_most > 0 and counters(PASSES, address) >= address_most
  or network_most > 0 and counters(NETWORK_PASSES, network) >= network_most) then
  return {'NETWORK_FULL'}
end

redis.call('ZREMRANGEBYSCORE', active_key, '-inf', now)
local is_kept = redis.call('ZSCORE', called_key, position)
local free = max_active - redis.call('ZCARD', active_key)
if not is_kept then
  free = free - redis.call('ZCARD', called_key)
end
local show_up = tonumber(state[5])
local clock = (tonumber(state[2]) or 0) + (state[4] == '1' and math.max(0, now - tonumber(state[3])) or 0)
if free < 1 and not through then
  if not is_kept then
    redis.call('ZADD', returned_key, position, position)
    redis.call('PEXPIREAT', returned_key, keys_expire_at)
  elseif show_up then
    redis.call('ZADD', called_key, clock + show_up, position) -- more were called than came: who stands at the door has come
  end
  return {'FULL'}
end

if is_kept then
  redis.call('ZREM', called_key, position)
  if state[6] then
    redis.call('HSET', admission_key, 'owed', string.format('%.17g', tonumber(state[6]) - 1))
  end
  if show_up then
    local since_called, age = clock + show_up - tonumber(is_kept), 1
    while age < #AGES and since_called >= show_up * AGES[age] do
      age = age + 1
    end
    redis.call('HINCRBY', admission_key, 'came' .. age - 1, 1)
  end
else
  -- The turn's credit went back when the window ran out: it is taken again, into debt if need be.
  redis.call('ZREM', returned_key, position)
  if not through then
    local credit = tonumber(redis.call('HGET', admission_key, 'credit')) - 1
    redis.call('HSET', admission_key, 'credit', string.format('%.17g', credit))
  end
  redis.call('HINCRBY', admission_key, 'noShows', -1)
end
redis.call('HSET', passes_key, index, pass_id .. ':' .. string.format('%d', expires_at))
redis.call('ZADD', active_key, expires_at, pass_id)
if address ~= '' then
  count(PASSES, address)
  count(NETWORK_PASSES, network)
  redis.call('PEXPIREAT', networks_key, keys_expire_at)
end
redis.call('PEXPIREAT', passes_key, keys_expire_at)
redis.call('PEXPIREAT', active_key, keys_expire_at)
return {'ISSUED', pass_id, expires_at}
