-- Prepended to every script of this folder: names for the event's keys and the steps that several scripts share.
-- KEYS 1 seats  2 owners  3 deadlines  4 visitors  5 seq  6 changes   (all of one event, so of one slot)
local SEATS, OWNERS, DEADLINES, VISITORS, SEQ, CHANGES = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local HOLD_PREFIX = string.sub(OWNERS, 1, -#"owners" - 1) .. 'hold:'
local FRUITLESS_PREFIX = string.sub(OWNERS, 1, -#"owners" - 1) .. 'fruitless:'
local KEPT_CHANGES = 20000
local KEPT_FRUITLESS, FRUITLESS_MILLIS, A_LAPSE_COUNTS = 200, 86400000, 5

-- Milliseconds: what a test passes, else the clock of this Redis.
local function now_millis(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- False where this Redis has lost the event, or never had it.
local function is_loaded() return redis.call('EXISTS', SEATS) == 1 end

-- Where the numbers of an epoch begin. Numbers stay below 2^53 and are written without an exponent.
local function first_of(epoch) return epoch * 4294967296 end
local function digits(number) return string.format('%.0f', number) end

local function count_for_visitor(visitor, seats)
  if redis.call('HINCRBY', VISITORS, visitor, seats) <= 0 then redis.call('HDEL', VISITORS, visitor) end
end

-- One entry of the change stream: pairs of a state letter and the ordinals that now have it. Returns its sequence number.
local function append_change(...)
  local fields = {}
  for i = 1, select('#', ...), 2 do
    local letter, ordinals = select(i, ...)
    if #ordinals > 0 then
      fields[#fields + 1] = letter
      fields[#fields + 1] = table.concat(ordinals, ',')
    end
  end
  if #fields == 0 then return tonumber(redis.call('GET', SEQ) or '0') end
  local seq = redis.call('INCR', SEQ)
  redis.call('XADD', CHANGES, 'MAXLEN', '~', KEPT_CHANGES, digits(seq) .. '-0', unpack(fields))
  return seq
end

-- Frees those of the seats that the hold owns, and tells which they were.
local function free_seats(hold_id, visitor, ordinals)
  local freed = {}
  for ordinal in string.gmatch(ordinals, '%d+') do
    if redis.call('HGET', OWNERS, ordinal) == hold_id then
      redis.call('SETRANGE', SEATS, ordinal, 'A')
      redis.call('HDEL', OWNERS, ordinal)
      freed[#freed + 1] = ordinal
    end
  end
  if #freed > 0 then count_for_visitor(visitor, -#freed) end
  return freed
end

-- Remembers when a hold of the visitor came to nothing; the latest stands first.
local function remember_fruitless(visitor, now, times)
  local key = FRUITLESS_PREFIX .. visitor
  local length = 0
  for _ = 1, times do length = redis.call('LPUSH', key, digits(now)) end
  if length > KEPT_FRUITLESS then redis.call('LTRIM', key, 0, KEPT_FRUITLESS - 1) end
  redis.call('PEXPIRE', key, FRUITLESS_MILLIS)
end

-- A hold that is given back counts by the part of its time for which it kept seats from others, at least once.
local function share_of_a_lapse(now, placed, deadline)
  if not placed then return 1 end
  local part = (now - placed) / (deadline - placed)
  return math.max(1, math.min(A_LAPSE_COUNTS, math.ceil(A_LAPSE_COUNTS * part)))
end

-- How long the visitor has to wait before the next hold, ms: until fewer than the budget have come to nothing within the window.
local function cool_down(visitor, now, budget, window)
  if budget == 0 then return 0 end
  local oldest = redis.call('LINDEX', FRUITLESS_PREFIX .. visitor, budget - 1)
  return oldest and math.max(0, tonumber(oldest) + window - now) or 0
end

-- Ends up to limit holds whose deadline has come. Returns the freed ordinals and how many holds ended.
local function reap_expired(now, limit)
  local all_freed = {}
  local lapsed = redis.call('ZRANGE', DEADLINES, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)
  for _, hold_id in ipairs(lapsed) do
    local hold = redis.call('HMGET', HOLD_PREFIX .. hold_id, 'visitor', 'seats', 'state')
    if hold[1] then
      for _, ordinal in ipairs(free_seats(hold_id, hold[1], hold[2])) do all_freed[#all_freed + 1] = ordinal end
      if hold[3] == 'held' then remember_fruitless(hold[1], now, A_LAPSE_COUNTS) end
      redis.call('HSET', HOLD_PREFIX .. hold_id, 'state', 'lapsed')
    end
    redis.call('ZREM', DEADLINES, hold_id)
  end
  return all_freed, #lapsed
end

