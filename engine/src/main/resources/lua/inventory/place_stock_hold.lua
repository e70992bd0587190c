-- Writes down a hold of stock that was taken before, unless the visitor would have more than the event allows. The same hold
-- id again changes nothing and answers the same; of several takes for one id the first is the hold's.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time to live, ms  4 of the visitor, see visitor_terms  5 now, ms ('' = Redis TIME)
--      6 how long the record of the hold outlives its deadline, ms  7 take ('' = only say what the id stands for)
--      8 units  9 items: sku:quantity with commas  10 the sub-bucket of each item  11 units that an access code opened  12 their SKUs, with commas
--      With a code codes stands before this file.
-- Returns {'HELD', fence, deadline ms, 1 where it was held before, else 0, take} | {'LIMIT', what the visitor has} | {'UNKNOWN'} | {'NOT_LOADED'}
--       | {'COOL_DOWN', ms to wait} (too many holds of the visitor came to nothing)
--       | {'WRONG_CODE'} | {'TOO_MANY_CODES', ms to wait} | {'CODE_SPENT', units it still opens} (see codes)
--       | {'ENDED'} (a replay of a hold that has ended) | {'OTHER_SEATS'} (the id is of a hold of others)
local REAPED_PER_CALL = 4
local HOLD = KEYS[7]
local FENCE = EVENT .. 'fence'
local hold_id, visitor, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local limit, budget, window, shown = visitor_terms(ARGV[4])
local now, retention = now_millis(ARGV[5]), tonumber(ARGV[6])
local take, units, items, buckets = ARGV[7], tonumber(ARGV[8]), ARGV[9], ARGV[10]
local coded, coded_items = tonumber(ARGV[11]), ARGV[12]

local known = redis.call('HMGET', HOLD, 'state', 'fence', 'deadline', 'items', 'take')
if known[1] then
  if known[4] ~= items then return {'OTHER_SEATS'} end
  local is_open = known[1] == 'held' or known[1] == 'ordered'
  if not is_open or tonumber(known[3]) <= now then return {'ENDED'} end
  return {'HELD', tonumber(known[2]), tonumber(known[3]), 1, known[5]}
end
if take == '' then return {'UNKNOWN'} end
-- A load of the stock forgets takes that no record names: none is written down before it is over.
if not is_loaded() or redis.call('EXISTS', EVENT .. 'stock') == 0 then return {'NOT_LOADED'} end

append_change('A', (reap_expired(now, REAPED_PER_CALL)))
local code, wrong
if shown ~= '' then
  code, wrong = read_code(shown, visitor, now)
  if wrong then return wrong end
  if coded > uses_left(code) then return {'CODE_SPENT', uses_left(code)} end
end
local has = has_in_all(visitor)
if has + units > limit then return {'LIMIT', has} end
local wait = cool_down(visitor, now, budget, window)
if wait > 0 then return {'COOL_DOWN', wait} end
-- Above the number of the last change too: that begins anew, and higher, where Redis has lost both.
local fence = math.max(tonumber(redis.call('GET', FENCE) or '0'), tonumber(redis.call('GET', SEQ) or '0')) + 1
redis.call('SET', FENCE, digits(fence))
local deadline = now + ttl
redis.call('HSET', HOLD, 'state', 'held', 'visitor', visitor, 'seats', '', 'fence', digits(fence), 'placed', now, 'deadline', deadline,
  'take', take, 'units', units, 'items', items, 'buckets', buckets)
redis.call('PEXPIRE', HOLD, ttl + retention)
redis.call('ZADD', DEADLINES, deadline, hold_id)
if code and coded > 0 then
  redis.call('HSET', HOLD, 'code', code.number, 'coded', coded, 'codedItems', coded_items)
  redis.call('HINCRBY', EVENT .. 'uses', code.number, coded)
end
count_units(visitor, units)
return {'HELD', fence, deadline, 0, take}
