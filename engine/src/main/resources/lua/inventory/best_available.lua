-- Finds the best seats that are free and holds them for a visitor. The same hold id again changes nothing and answers the same.
-- All of one category: neighbours in one block; else in two adjacent rows, the smaller part as large as can be; else the fewest
-- groups. Which of several is the best: see seat_search. With an access code among the seats of its allocation, and no others.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time to live, ms  4 of the visitor, see visitor_terms  5 now, ms ('' = Redis TIME)
--      6 how long the record of the hold outlives its deadline, ms  7 how many seats  8 index of their category ('' = any)
--      9 indexes of their sections, with commas ('' = any)  10 'a' for accessible seats, 'o' for others
-- Returns {'HELD', fence, deadline ms, 1 where it was held before, else 0, ordinal…} | {'TOO_FEW', the most that could be had}
--       | {'LIMIT', seats and units the visitor has} | {'COOL_DOWN', ms to wait} | {'ENDED'} (a replay of a hold that has ended) | {'OTHER_SEATS'} (the id is of a hold
--       that asked for something else) | {'WRONG_CODE'} | {'TOO_MANY_CODES', ms to wait} | {'CODE_SPENT', seats it still opens} (see codes)
--       | {'NOT_LOADED'} | {'NO_LAYOUT'} (load it and call again)
local REAPED_PER_CALL = 4
local HOLD = KEYS[7]
local hold_id, visitor, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local limit, budget, window, shown = visitor_terms(ARGV[4])
local now, retention, seats = now_millis(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local asked = table.concat(ARGV, ' ', 7, 10)

local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'seats', 'asked')
if known[1] then
  if known[5] ~= asked then return {'OTHER_SEATS'} end
  local is_open = known[1] == 'held' or known[1] == 'ordered'
  if not is_open or tonumber(known[3]) <= now then return {'ENDED'} end
  local reply = {'HELD', tonumber(known[2]), tonumber(known[3]), 1}
  for ordinal in string.gmatch(known[4], '%d+') do reply[#reply + 1] = tonumber(ordinal) end
  return reply
end
if redis.call('EXISTS', SEATS) == 0 then return {'NOT_LOADED'} end
if not has_layout() then return {'NO_LAYOUT'} end

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
if has + seats > limit then return refuse('LIMIT', has) end
local wait = cool_down(visitor, now, budget, window)
if wait > 0 then return refuse('COOL_DOWN', wait) end

if code and seats > uses_left(code) then return refuse('CODE_SPENT', uses_left(code)) end

local parts, most = search(seats, ARGV[8], ARGV[9], ARGV[10], code and code.allocation)
if not parts then return refuse('TOO_FEW', most) end

local ordinals = {}
for _, part in ipairs(parts) do
  for ordinal = part[2], part[2] + part[3] - 1 do ordinals[#ordinals + 1] = tostring(ordinal) end
end
local remembered = {'asked', asked}
if code then use_code(code, ordinals, remembered) end
local fence, deadline = hold_seats(hold_id, visitor, ordinals, freed, now, ttl, retention, unpack(remembered))
local reply = {'HELD', fence, deadline, 0}
for _, ordinal in ipairs(ordinals) do reply[#reply + 1] = tonumber(ordinal) end
return reply
