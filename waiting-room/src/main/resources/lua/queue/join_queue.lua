-- Gives a visitor a place: the one they have while it is unspent, else a new one at the end, for what the door asks.
-- KEYS 1 {q:id}:visitors   hash    visitor -> index
--      2 {q:id}:tickets    string  the ticket id of index i at byte 22 * i, base64url
--      3 {q:id}:passes     hash    index -> "<passId>:<expiresAtMs>", "left" or "revoked"
--      4 {q:id}:door       hash    pressure, at: arrivals a minute, decaying, and when that was so
--      5 {q:id}:networks   string  16-bit counters, see docs/redis-keys.md
--      6 {q:id}:code_uses  hash    digest of an access code -> places it has opened
--      7 {q:id}:lanes      string  10 digits a place: its lane, and its index in the lane
--      8 {q:id}:lane_sizes hash    lane -> places given
-- ARGV 1 visitor
--      2 ticket id to use for a new place, 22 characters
--      3 entrants of the recorded draw, 0 before: an index below it is never given again, whatever Redis has lost
--      4 now, ms; empty = Redis TIME
--      5 when the queue's keys may go, ms
--      6 bits of work that were shown, 0 = none   7 the visitor's last place when they were asked for, -1 = none
--      8 least bits   9 most bits, 0 = no work at all   10 arrivals a minute that are calm   11 arrivals of a network that are
--      12 cells of the address   13 cells of its network; empty = not counted   14 most places of an address   15 of a network; 0 = any number
--      16 digest of the access code, empty = none is needed, - = none that opens was shown   17 most places of the code
--      18 lane of a new place, a digit; empty = the onsale has none
-- Returns {'PLACE', index, ticket id, lane and index in it or ''}, the same and 'REVOKED': it was taken back, and no other is given, {'NETWORK_FULL'}, {'CODE_NEEDED'}, {'CODE_SPENT'} or
--         {'WORK', bits, last place or -1, 1 = what was shown has bought a place before}
local visitors_key, tickets_key, passes_key, door_key, networks_key, uses_key, lanes_key, lane_sizes_key = unpack(KEYS)
local visitor, new_ticket = ARGV[1], ARGV[2]
local drawn, now, keys_expire_at = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local shown, shown_after = tonumber(ARGV[6]), ARGV[7]
local least, most, calm, calm_network = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local address, network, address_most, network_most = ARGV[12], ARGV[13], tonumber(ARGV[14]), tonumber(ARGV[15])
local code, code_most, lane = ARGV[16], tonumber(ARGV[17]), ARGV[18]
local LANE_WIDTH = 10
local WIDTH, SKETCH, ASKED, PLACES, NETWORK_PLACES, FIRST_BITS = 22, 16384, 0, 1, 2, 13

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local function ticket_at(index)
  return redis.call('GETRANGE', tickets_key, index * WIDTH, index * WIDTH + WIDTH - 1)
end

local function lane_at(index)
  return lane == '' and '' or redis.call('GETRANGE', lanes_key, index * LANE_WIDTH, index * LANE_WIDTH + LANE_WIDTH - 1)
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
    return {'PLACE', tonumber(index), ticket, lane_at(index), pass == 'revoked' and 'REVOKED' or nil}
  end
end

-- The least of the counters: what was counted, or a little more where others share all cells.
local function counted(sketch, cells)
  local offsets = {}
  for cell in string.gmatch(cells, '%d+') do
    offsets[#offsets + 1] = '#' .. string.format('%d', sketch * SKETCH + cell)
  end
  local command = {'BITFIELD', networks_key}
  for _, offset in ipairs(offsets) do
    command[#command + 1] = 'GET'
    command[#command + 1] = 'u16'
    command[#command + 1] = offset
  end
  local values = redis.call(unpack(command))
  return math.min(unpack(values)), offsets, values
end

-- Only the least counters grow, which keeps the others true for longer.
local function count(sketch, cells)
  local least_value, offsets, values = counted(sketch, cells)
  local command = {'BITFIELD', networks_key}
  for i, offset in ipairs(offsets) do
    if values[i] == least_value then
      command[#command + 1] = 'SET'
      command[#command + 1] = 'u16'
      command[#command + 1] = offset
      command[#command + 1] = math.min(least_value + 1, 65535)
    end
  end
  redis.call(unpack(command))
  redis.call('PEXPIREAT', networks_key, keys_expire_at)
  return least_value + 1
end

if code == '-' then
  return {'CODE_NEEDED'}
end
if code ~= '' and tonumber(redis.call('HGET', uses_key, code) or 0) >= code_most then
  return {'CODE_SPENT'}
end
if address ~= '' and address_most > 0 and counted(PLACES, address) >= address_most
  or address ~= '' and network_most > 0 and counted(NETWORK_PLACES, network) >= network_most then
  return {'NETWORK_FULL'}
end

-- How often a number doubles what is calm, 0 where it does not exceed it.
local function steps(number, calm_number)
  if number <= calm_number then
    return 0
  end
  return math.floor(math.log(number / calm_number) / math.log(2) + 1e-9) + 1
end

local last = index and tonumber(index) or -1
if most > 0 then
  local is_used = shown > 0 and tonumber(shown_after) ~= last
  if shown == 0 or is_used then
    local state = redis.call('HMGET', door_key, 'pressure', 'at')
    local at = tonumber(state[2]) or now
    local pressure = (tonumber(state[1]) or 0) * math.exp(-math.max(0, now - at) / 60000) + 1
    redis.call('HSET', door_key, 'pressure', string.format('%.17g', pressure), 'at', math.max(at, now))
    redis.call('PEXPIREAT', door_key, keys_expire_at)
    local rush = steps(pressure, calm)
    if address ~= '' then
      rush = math.max(rush, 2 * steps(count(ASKED, network), calm_network)) -- a network's own places cost it their square
    end
    local bits = rush == 0 and least or math.min(most, math.max(least, FIRST_BITS) + rush)
    if bits > 0 then
      return {'WORK', bits, last, is_used and 1 or 0}
    end
  end
end

local place = math.max(redis.call('STRLEN', tickets_key) / WIDTH, drawn)
redis.call('SETRANGE', tickets_key, place * WIDTH, new_ticket)
redis.call('HSET', visitors_key, visitor, place)
redis.call('PEXPIREAT', tickets_key, keys_expire_at)
redis.call('PEXPIREAT', visitors_key, keys_expire_at)
if lane ~= '' then
  local before = redis.call('HINCRBY', lane_sizes_key, lane, 1) - 1
  redis.call('SETRANGE', lanes_key, place * LANE_WIDTH, lane .. string.format('%09d', before))
  redis.call('PEXPIREAT', lane_sizes_key, keys_expire_at)
  redis.call('PEXPIREAT', lanes_key, keys_expire_at)
end
if address ~= '' then
  count(PLACES, address)
  count(NETWORK_PLACES, network)
end
if code ~= '' then
  redis.call('HINCRBY', uses_key, code, 1)
  redis.call('PEXPIREAT', uses_key, keys_expire_at)
end
return {'PLACE', place, new_ticket, lane_at(place)}
