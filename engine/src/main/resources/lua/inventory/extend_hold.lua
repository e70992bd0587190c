-- Marks a live hold as being bought and gives the checkout time: from here on its owner cannot release it. Each stage of the
-- checkout gives time once.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 visitor  3 time for the checkout, ms  4 now, ms ('' = Redis TIME)  5 retention of the record, ms
--      6 stage: 1 = its order is being accepted, 2 = its order's saga has begun
-- Returns {'EXTENDED', deadline ms, number of the access code that it was placed with ('' = none), seats and units for which it was used,
--       SKUs of these with commas} | {'SOLD'} (it was bought already) | {'LAPSED'} (also where there never was such a hold)
--       | {'NOT_LOADED'}
local HOLD = KEYS[7]
local hold_id, visitor, checkout = ARGV[1], ARGV[2], tonumber(ARGV[3])
local now, retention, stage = now_millis(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])

if not is_loaded() then return {'NOT_LOADED'} end
local hold = redis.call('HMGET', HOLD, 'state', 'visitor', 'deadline', 'stage', 'code', 'coded', 'codedItems')
if hold[1] == 'sold' and hold[2] == visitor then return {'SOLD'} end
if (hold[1] ~= 'held' and hold[1] ~= 'ordered') or hold[2] ~= visitor or tonumber(hold[3]) <= now then return {'LAPSED'} end
local reached = tonumber(hold[4] or (hold[1] == 'ordered' and 2 or 0))
local deadline = math.max(tonumber(hold[3]), reached < stage and now + checkout or 0)
redis.call('HSET', HOLD, 'state', 'ordered', 'deadline', deadline, 'stage', math.max(reached, stage))
redis.call('PEXPIRE', HOLD, deadline - now + retention)
redis.call('ZADD', DEADLINES, deadline, hold_id)
return {'EXTENDED', deadline, hold[5] or '', tonumber(hold[6] or '0'), hold[7] or ''}
