-- Puts the units of a take back on sale, held or sold. A take that comes later than its end takes nothing.
-- KEYS 1-3 see prelude
-- ARGV 1 take  2 how long its end is remembered, ms
-- Returns {units put back}
local take, remembered = ARGV[1], ARGV[2]

redis.call('SET', GONE_PREFIX .. take, 1, 'PX', remembered)
local units = redis.call('HGET', TAKES, take)
if not units then return {0} end
redis.call('HDEL', TAKES, take)
local was_held = redis.call('ZREM', DEADLINES, take) == 1
local from = was_held and 'held' or 'sold'
if not back_to_kept(take, tonumber(units), from) then put_back(tonumber(units), from) end
return {tonumber(units)}
