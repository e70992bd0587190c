-- Ends the sale of a take that no claim of PostgreSQL stands for, unless it is the take of a hold that has claims. The caller then
-- gives the take back. A hold that has another take by now keeps it.
-- KEYS 1-6 see prelude  7 hold:<id>
-- ARGV 1 hold id  2 take  3 1 where the hold has claims, else 0  4 how long the record is kept, ms
-- Returns {1 where the take is to be given back, else 0}
local HOLD = KEYS[7]
local hold_id, take, has_claims, retention = ARGV[1], ARGV[2], ARGV[3] == '1', ARGV[4]

if not is_loaded() then return {0} end
local hold = redis.call('HMGET', HOLD, 'take', 'state', 'visitor', 'units')
if hold[1] ~= take then return {1} end
if has_claims then return {0} end
if hold[2] ~= 'lapsed' and hold[2] ~= 'released' then
  count_units(hold[3], -tonumber(hold[4]))
  close_units(HOLD)
end
redis.call('ZREM', DEADLINES, hold_id)
redis.call('HSET', HOLD, 'state', 'released')
redis.call('PEXPIRE', HOLD, retention)
return {1}
