-- What this sub-bucket has, after it has ended lapsed takes: to read is to bring them back.
-- KEYS 1-3 see prelude
-- ARGV 1 now, ms ('' = Redis TIME)
-- Returns {'STOCK', epoch, left, held, sold, moved out, received} | {'NOT_LOADED'}
local REAPED_PER_CALL = 1000

if redis.call('EXISTS', STOCK) == 0 then return {'NOT_LOADED'} end
reap_expired(now_millis(ARGV[1]), REAPED_PER_CALL)
local fields = redis.call('HGETALL', STOCK)
local received = 0
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 9) == 'received:' then received = received + tonumber(fields[i + 1]) end
end
return {'STOCK', number_of('epoch'), number_of('left'), number_of('held'), number_of('sold'), number_of('moved'), received}
