-- Turns a hold of stock into a sale of a take: of its own, or of a new one where its own has lapsed. The caller then settles
-- that take. The record of a sale stays until the sale is put back. Again changes nothing.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 take that the hold is known to have ('' = none, '*' = whichever)  4 take to be sold  5 units
--      6 items: sku:quantity with commas  7 the sub-bucket of each item
-- Returns {'SOLD'} | {'RELEASED'} (put back before) | {'OTHER_TAKE'} (it has another by now) | {'NOT_LOADED'}
local HOLD = KEYS[7]
local hold_id, visitor, expected, take = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local units, items, buckets = tonumber(ARGV[5]), ARGV[6], ARGV[7]

if not is_loaded() then return {'NOT_LOADED'} end
local hold = redis.call('HMGET', HOLD, 'state', 'take')
if hold[1] == 'released' then return {'RELEASED'} end
local has = hold[2] or ''
if has ~= take and has ~= expected and expected ~= '*' then return {'OTHER_TAKE'} end
local is_counted = hold[1] and hold[1] ~= 'lapsed'
if not is_counted then count_units(visitor, units) end
local used = redis.call('HMGET', HOLD, 'code', 'coded')
if used[1] and take ~= has and expected ~= '*' then
  -- Another take is of general stock, unless it stands for the lost one.
  if is_counted then close_units(HOLD) end
  redis.call('HDEL', HOLD, 'code', 'coded', 'codedItems')
elseif used[1] and not is_counted then
  redis.call('HINCRBY', EVENT .. 'uses', used[1], used[2])
end
redis.call('ZREM', DEADLINES, hold_id)
redis.call('HSET', HOLD, 'state', 'sold', 'visitor', visitor, 'seats', '', 'take', take, 'units', units, 'items', items, 'buckets', buckets)
redis.call('PERSIST', HOLD)
return {'SOLD'}
