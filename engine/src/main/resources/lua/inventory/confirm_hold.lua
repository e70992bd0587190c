-- Turns a hold into a sale. Where the hold has lapsed its seats are taken again if all of them are still free, those that it was given for
-- an access code if the code still opens them. Wants codes before this file.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 now, ms ('' = Redis TIME)  4 retention of the record, ms  5… seat ordinals
-- Returns {'CONFIRMED', seq} | {'LOST', ordinal…} | {'NOT_LOADED'}
local REAPED_PER_CALL = 64
local HOLD = KEYS[7]
local hold_id, visitor, now, retention = ARGV[1], ARGV[2], now_millis(ARGV[3]), tonumber(ARGV[4])

if not is_loaded() then return {'NOT_LOADED'} end
-- The checkout has given the seats back: this is the late call of a process whose saga another one has ended.
if redis.call('HGET', HOLD, 'state') == 'released' then
  local all = {}
  for i = 5, #ARGV do all[#all + 1] = tonumber(ARGV[i]) end
  return {'LOST', unpack(all)}
end
local code = code_by_number(redis.call('HGET', HOLD, 'code'))
local function seats_not_ours()
  local free, lost, opened = {}, {}, {}
  local left = code and uses_left(code) or 0
  for i = 5, #ARGV do
    if redis.call('HGET', OWNERS, ARGV[i]) ~= hold_id then
      local state = redis.call('GETRANGE', SEATS, ARGV[i], ARGV[i])
      local opens_it = state == 'B' and #opened < left and opens(code, ARGV[i])
      if opens_it then opened[#opened + 1] = ARGV[i] end
      local list = (state == 'A' or opens_it) and free or lost
      list[#list + 1] = tonumber(ARGV[i])
    end
  end
  return free, lost, opened
end

local free, lost, opened = seats_not_ours()
local freed = {}
if #lost > 0 then
  freed = reap_expired(now, REAPED_PER_CALL)
  free, lost, opened = seats_not_ours()
end
if #lost > 0 then
  append_change('A', freed)
  return {'LOST', unpack(lost)}
end

if #opened > 0 then use_code(code, opened, {}) end
local sold, is_sold = {}, {}
for i = 5, #ARGV do
  is_sold[ARGV[i]] = true
  if redis.call('GETRANGE', SEATS, ARGV[i], ARGV[i]) ~= 'S' then
    redis.call('SETRANGE', SEATS, ARGV[i], 'S')
    redis.call('HSET', OWNERS, ARGV[i], hold_id)
    sold[#sold + 1] = ARGV[i]
  end
end
if #free > 0 then count_for_visitor(visitor, #free) end
local still_free = {}
for _, ordinal in ipairs(freed) do
  if not is_sold[ordinal] then still_free[#still_free + 1] = ordinal end
end
local seq = append_change('A', still_free, 'S', sold)
redis.call('ZREM', DEADLINES, hold_id)
redis.call('HSET', HOLD, 'state', 'sold', 'visitor', visitor, 'seats', table.concat(ARGV, ',', 5))
redis.call('PEXPIRE', HOLD, retention)
return {'CONFIRMED', seq}
