-- Ends a hold of stock, for its visitor while it is not being bought, or for the checkout. The caller then gives the take back,
-- which the answer names as often as it is asked.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 'visitor' or 'checkout'  4 how long the record is kept, ms
--      5 now, ms ('' = Redis TIME)
-- Returns {'RELEASED', take, items, sub-buckets} | {'NOT_FOUND'} | {'NOT_YOURS'} | {'ORDERED'} (being bought, or sold)
--       | {'NOT_LOADED'} (to the checkout, whose units must not come back with the event)
local HOLD = KEYS[7]
local hold_id, visitor, by, retention = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local hold = redis.call('HMGET', HOLD, 'state', 'visitor', 'units', 'take', 'items', 'buckets', 'placed', 'deadline')
if by == 'checkout' and not is_loaded() then return {'NOT_LOADED'} end
if not hold[1] then return {'NOT_FOUND'} end
if by == 'visitor' then
  if hold[2] ~= visitor then return {'NOT_YOURS'} end
  if hold[1] == 'ordered' or hold[1] == 'sold' then return {'ORDERED'} end
end
if hold[1] ~= 'lapsed' and hold[1] ~= 'released' then
  count_units(hold[2], -tonumber(hold[3]))
  close_units(HOLD)
  if by == 'visitor' then
    local now = now_millis(ARGV[5])
    remember_fruitless({ [visitor] = share_of_a_lapse(now, hold[7], hold[8]) }, now)
  end
end
redis.call('ZREM', DEADLINES, hold_id)
redis.call('HSET', HOLD, 'state', 'released')
redis.call('PEXPIRE', HOLD, retention)
return {'RELEASED', hold[4], hold[5], hold[6]}
