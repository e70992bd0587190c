-- Holds seats for a visitor, all of them or none. The same hold id again changes nothing and answers the same.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time to live, ms
--      4 of a visitor, with commas: seats to have at the most, holds that may come to nothing (0 = any number), within ms
--      5 now, ms ('' = Redis TIME)  6 how long the record of the hold outlives its deadline, ms  7… seat ordinals
-- Returns {'HELD', fence, deadline ms, 1 where it was held before, else 0} | {'TAKEN', ordinal…} | {'LIMIT', seats the visitor has}
--       | {'COOL_DOWN', ms to wait} (too many holds of the visitor came to nothing)
--       | {'NO_SUCH_SEAT', ordinal} | {'ENDED'} (a replay of a hold that has ended) | {'OTHER_SEATS'} (the id is of a hold of
--       others) | {'NOT_LOADED'}
local REAPED_PER_CALL = 4
local HOLD = KEYS[7]
local hold_id, visitor, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local limit, budget, window = string.match(ARGV[4], '^(%d+),(%d+),(%d+)$')
local now, retention = now_millis(ARGV[5]), tonumber(ARGV[6])
local wanted = #ARGV - 6

local function is_for(listed)
  local asked, seats = {}, 0
  for i = 7, #ARGV do asked[ARGV[i]] = true end
  for ordinal in string.gmatch(listed, '%d+') do
    if not asked[ordinal] then return false end
    seats = seats + 1
  end
  return seats == wanted
end

local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats')
if known[1] then
  if not is_for(known[4]) then return {'OTHER_SEATS'} end
  local is_open = known[1] == 'held' or known[1] == 'ordered'
  if not is_open or tonumber(known[3]) <= now then return {'ENDED'} end
  return {'HELD', tonumber(known[2]), tonumber(known[3]), 1}
end
local capacity = redis.call('STRLEN', SEATS)
if capacity == 0 then return {'NOT_LOADED'} end

local freed = reap_expired(now, REAPED_PER_CALL)
local function refuse(...)
  append_change('A', freed)
  return {...}
end

local has = tonumber(redis.call('HGET', VISITORS, visitor) or '0')
if has + wanted > tonumber(limit) then return refuse('LIMIT', has) end
local taken = {}
for i = 7, #ARGV do
  local ordinal = tonumber(ARGV[i])
  if ordinal >= capacity then return refuse('NO_SUCH_SEAT', ordinal) end
  if redis.call('GETRANGE', SEATS, ordinal, ordinal) ~= 'A' then taken[#taken + 1] = ordinal end
end
if #taken > 0 then return refuse('TAKEN', unpack(taken)) end
local wait = cool_down(visitor, now, tonumber(budget), tonumber(window))
if wait > 0 then return refuse('COOL_DOWN', wait) end

local held = {}
for i = 7, #ARGV do
  redis.call('SETRANGE', SEATS, ARGV[i], 'H')
  redis.call('HSET', OWNERS, ARGV[i], hold_id)
  held[#held + 1] = ARGV[i]
end
-- A seat that was freed and taken in one call is only taken for those who watch.
local still_free, is_held = {}, {}
for _, ordinal in ipairs(held) do is_held[ordinal] = true end
for _, ordinal in ipairs(freed) do
  if not is_held[ordinal] then still_free[#still_free + 1] = ordinal end
end
local fence = append_change('A', still_free, 'H', held)
local deadline = now + ttl
redis.call('HSET', HOLD, 'state', 'held', 'visitor', visitor, 'seats', table.concat(held, ','), 'fence', fence, 'placed', now,
  'deadline', deadline)
redis.call('PEXPIRE', HOLD, ttl + retention)
redis.call('ZADD', DEADLINES, deadline, hold_id)
count_for_visitor(visitor, wanted)
return {'HELD', fence, deadline, 0}
