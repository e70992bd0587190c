-- Puts seats of a hold back on sale. A visitor may release a hold that is not being bought; the checkout, which
-- names the seats itself, may also put back sold ones. Again changes nothing.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 'visitor' or 'checkout'  4 ordinals with commas ('' = those of the hold)
--      5 now, ms ('' = Redis TIME)
-- Returns {'RELEASED', seats freed} | {'NOT_FOUND'} | {'NOT_YOURS'} | {'ORDERED'} (being bought, or sold)
--       | {'STOCK'} (a hold of stock: see release_stock_hold)
--       | {'NOT_LOADED'} (to the checkout, whose seats must not come back with the event)
local HOLD = KEYS[7]
local hold_id, visitor, by, ordinals = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

local hold = redis.call('HMGET', HOLD, 'state', 'visitor', 'seats', 'placed', 'deadline')
if redis.call('HEXISTS', HOLD, 'take') == 1 then return {'STOCK'} end
if by == 'visitor' then
  if not hold[1] then return {'NOT_FOUND'} end
  if hold[2] ~= visitor then return {'NOT_YOURS'} end
  if hold[1] == 'ordered' or hold[1] == 'sold' then return {'ORDERED'} end
elseif not is_loaded() then
  return {'NOT_LOADED'}
end
local seats = {}
add_ordinals(seats, ordinals ~= '' and ordinals or hold[3] or '')
local freed = free_seats(seats, { [hold_id] = visitor })
append_change('A', freed)
if by == 'visitor' and #freed > 0 then
  local now = now_millis(ARGV[5])
  remember_fruitless({ [visitor] = share_of_a_lapse(now, hold[4], hold[5]) }, now)
end
redis.call('ZREM', DEADLINES, hold_id)
if hold[1] then redis.call('HSET', HOLD, 'state', 'released') end
return {'RELEASED', #freed}
