-- What was held is sold: it lapses no more. Again changes nothing.
-- KEYS 1-3 see prelude
-- ARGV 1 take
-- Returns {1 where the take is there, else 0}
local take = ARGV[1]

local units = redis.call('HGET', TAKES, take)
if not units then return {0} end
if redis.call('ZREM', DEADLINES, take) == 1 then
  add('held', -tonumber(units))
  add('sold', tonumber(units))
end
return {1}
