-- Holds seats for a visitor, all of them or none. The same hold id again changes nothing and answers the same.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time to live, ms  4 of the visitor, see visitor_terms  5 now, ms ('' = Redis TIME)
--      6 how long the record of the hold outlives its deadline, ms  7 'allow', 'warn' or 'refuse' to leave a single seat. The latter two
--      want layout and single_seats before this file
--      8… seat ordinals
-- Returns {'HELD', fence, deadline ms, 1 where it was held before, else 0, single seats that it leaves and 'warn' asks for…}
--       | {'TAKEN', ordinal…} | {'LIMIT', seats and units the visitor has} | {'SINGLE', single seats that it would leave…}
--       | {'COOL_DOWN', ms to wait} (too many holds of the visitor came to nothing)
--       | {'WRONG_CODE'} | {'TOO_MANY_CODES', ms to wait} | {'CODE_SPENT', seats it still opens} (see codes)
--       | {'NO_SUCH_SEAT', ordinal} | {'ENDED'} (a replay of a hold that has ended) | {'OTHER_SEATS'} (the id is of a hold of
--       others) | {'NOT_LOADED'} | {'NO_LAYOUT'} (load it and call again)
local REAPED_PER_CALL = 4
local FIRST_SEAT = 8
local HOLD = KEYS[7]
local hold_id, visitor, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local limit, budget, window, shown = visitor_terms(ARGV[4])
local now, retention, orphans = now_millis(ARGV[5]), tonumber(ARGV[6]), ARGV[7]
local wanted = #ARGV - FIRST_SEAT + 1

local function is_for(listed)
  local asked, seats = {}, 0
  for i = FIRST_SEAT, #ARGV do asked[ARGV[i]] = true end
  for ordinal in string.gmatch(listed, '%d+') do
    if not asked[ordinal] then return false end
    seats = seats + 1
  end
  return seats == wanted
end
local function numbers(listed)
  local all = {}
  for number in string.gmatch(listed, '%d+') do all[#all + 1] = tonumber(number) end
  return unpack(all)
end

local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats', 'singles')
if known[1] then
  if not is_for(known[4]) then return {'OTHER_SEATS'} end
  local is_open = known[1] == 'held' or known[1] == 'ordered'
  if not is_open or tonumber(known[3]) <= now then return {'ENDED'} end
  return {'HELD', tonumber(known[2]), tonumber(known[3]), 1, numbers(known[5] or '')}
end
local capacity = redis.call('STRLEN', SEATS)
if capacity == 0 then return {'NOT_LOADED'} end
if orphans ~= 'allow' and not has_layout() then return {'NO_LAYOUT'} end

local freed = reap_expired(now, REAPED_PER_CALL)
local function refuse(...)
  append_change('A', freed)
  return {...}
end

local code, wrong
if shown ~= '' then
  code, wrong = read_code(shown, visitor, now)
  if wrong then return refuse(unpack(wrong)) end
end
local has = has_in_all(visitor)
if has + wanted > limit then return refuse('LIMIT', has) end
local taken, held, opened = {}, {}, {}
for i = FIRST_SEAT, #ARGV do
  local ordinal = tonumber(ARGV[i])
  if ordinal >= capacity then return refuse('NO_SUCH_SEAT', ordinal) end
  if redis.call('GETRANGE', SEATS, ordinal, ordinal) ~= 'A' then
    if code and opens(code, ordinal) then opened[#opened + 1] = ARGV[i] else taken[#taken + 1] = ordinal end
  end
  held[#held + 1] = ARGV[i]
end
if #taken > 0 then return refuse('TAKEN', unpack(taken)) end
if code and #opened > uses_left(code) then return refuse('CODE_SPENT', uses_left(code)) end
local wait = cool_down(visitor, now, budget, window)
if wait > 0 then return refuse('COOL_DOWN', wait) end

local singles = orphans == 'allow' and {} or single_seats(held)
if #singles > 0 and orphans == 'refuse' then return refuse('SINGLE', unpack(singles)) end
local remembered = #singles > 0 and {'singles', table.concat(singles, ',')} or {}
if #opened > 0 then use_code(code, opened, remembered) end
local fence, deadline = hold_seats(hold_id, visitor, held, freed, now, ttl, retention, unpack(remembered))
return {'HELD', fence, deadline, 0, unpack(singles)}
