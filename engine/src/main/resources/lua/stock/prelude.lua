-- Prepended to every script of this folder: names for the keys of one sub-bucket and the steps that several scripts share.
-- KEYS 1 stock  2 takes  3 deadlines   (all of one sub-bucket, so of one slot)
local STOCK, TAKES, DEADLINES = KEYS[1], KEYS[2], KEYS[3]
local GONE_PREFIX = string.sub(STOCK, 1, -#'stock' - 1) .. 'gone:'
-- Take → the kept take that it is a part of: its units go back to that as long as there is one.
local PART_OF = string.sub(STOCK, 1, -#'stock' - 1) .. 'part-of'

-- Milliseconds: what a test passes, else the clock of this Redis.
local function now_millis(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function add(field, units)
  if units ~= 0 then redis.call('HINCRBY', STOCK, field, units) end
end

local function number_of(field)
  return tonumber(redis.call('HGET', STOCK, field) or '0')
end

-- Units come back on sale. freed only grows: it tells a later look whether anything came back since an earlier one.
local function put_back(units, from)
  add(from, -units)
  add('left', units)
  add('freed', units)
end

-- True where the units of a take that ends belong to a kept one, and are held by that again.
local function back_to_kept(take, units, from)
  local kept = redis.call('HGET', PART_OF, take)
  if not kept then return false end
  redis.call('HDEL', PART_OF, take)
  if redis.call('HEXISTS', TAKES, kept) == 0 then return false end
  redis.call('HINCRBY', TAKES, kept, units)
  add(from, -units)
  add('held', units)
  return true
end

-- Ends up to limit takes whose deadline has come.
local function reap_expired(now, limit)
  local lapsed = redis.call('ZRANGE', DEADLINES, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)
  local units = 0
  for _, take in ipairs(lapsed) do
    local taken = tonumber(redis.call('HGET', TAKES, take) or '0')
    if not back_to_kept(take, taken, 'held') then units = units + taken end
    redis.call('HDEL', TAKES, take)
    redis.call('ZREM', DEADLINES, take)
  end
  put_back(units, 'held')
end
