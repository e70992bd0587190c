-- Prepended to every script of this folder: names for the event's keys and the steps that several scripts share.
-- KEYS 1 seats  2 owners  3 deadlines  4 visitors  5 seq  6 changes   (all of one event, so of one slot)
local SEATS, OWNERS, DEADLINES, VISITORS, SEQ, CHANGES = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local HOLD_PREFIX = string.sub(OWNERS, 1, -#"owners" - 1) .. 'hold:'
local KEPT_CHANGES = 20000

-- Milliseconds: what a test passes, else the clock of this Redis.
local function now_millis(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

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
  redis.call('XADD', CHANGES, 'MAXLEN', '~', KEPT_CHANGES, seq .. '-0', unpack(fields))
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

-- Ends up to limit holds whose deadline has come. Returns the freed ordinals and how many holds ended.
local function reap_expired(now, limit)
  local all_freed = {}
  local lapsed = redis.call('ZRANGE', DEADLINES, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)
  for _, hold_id in ipairs(lapsed) do
    local hold = redis.call('HMGET', HOLD_PREFIX .. hold_id, 'visitor', 'seats')
    if hold[1] then
      for _, ordinal in ipairs(free_seats(hold_id, hold[1], hold[2])) do all_freed[#all_freed + 1] = ordinal end
      redis.call('HSET', HOLD_PREFIX .. hold_id, 'state', 'lapsed')
    end
    redis.call('ZREM', DEADLINES, hold_id)
  end
  return all_freed, #lapsed
end

