-- Writes the hold of an accepted order of stock down again, of which this Redis has lost all: as one that is being bought, with the
-- time of a checkout. The caller then loads its take with the stock. A hold that is known stays as it is. Again changes nothing.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time for the checkout, ms  4 now, ms ('' = Redis TIME)  5 retention of the record, ms
--      6 take  7 units  8 items: sku:quantity with commas  9 the sub-bucket of each item  10 fence
-- Returns {'KEPT'} (now or before, with this take) | {'KNOWN'} | {'NOT_LOADED'}
local SAGA_HAS_BEGUN = 2
local HOLD = KEYS[7]
local hold_id, visitor, checkout = ARGV[1], ARGV[2], tonumber(ARGV[3])
local now, retention = now_millis(ARGV[4]), tonumber(ARGV[5])
local take, units, items, buckets, fence = ARGV[6], tonumber(ARGV[7]), ARGV[8], ARGV[9], ARGV[10]

if not is_loaded() then return {'NOT_LOADED'} end
local known = redis.call('HMGET', HOLD, 'state', 'take')
if known[1] then return {known[1] == 'ordered' and known[2] == take and 'KEPT' or 'KNOWN'} end
local deadline = now + checkout
redis.call('HSET', HOLD, 'state', 'ordered', 'visitor', visitor, 'seats', '', 'fence', fence, 'placed', now, 'deadline', deadline,
  'stage', SAGA_HAS_BEGUN, 'take', take, 'units', units, 'items', items, 'buckets', buckets)
redis.call('PEXPIRE', HOLD, checkout + retention)
redis.call('ZADD', DEADLINES, deadline, hold_id)
count_units(visitor, units)
return {'KEPT'}
