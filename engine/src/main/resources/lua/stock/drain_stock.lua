-- Moves all that is left out of this sub-bucket, for the collector to receive. Again moves what came back since.
-- KEYS 1-3 see prelude
-- ARGV 1 now, ms ('' = Redis TIME)
-- Returns {'DRAINED', epoch, all that was ever moved out, all that ever came back} | {'NOT_LOADED'}
local REAPED_PER_CALL = 1000
local now = now_millis(ARGV[1])

local epoch = redis.call('HGET', STOCK, 'epoch')
if not epoch then return {'NOT_LOADED'} end
reap_expired(now, REAPED_PER_CALL)
local left = number_of('left')
add('moved', left)
add('left', -left)
return {'DRAINED', tonumber(epoch), number_of('moved'), number_of('freed')}
