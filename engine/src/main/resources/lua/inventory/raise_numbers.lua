-- Lets the event's numbers go on in a new epoch where this Redis has gone back behind one that it had given out, so that none is
-- given again from here on. Once for an epoch, however many noticed.
-- KEYS 1-6 see prelude
-- ARGV 1 epoch in which it went back  2 new epoch
-- Returns {'RAISED', seq} | {'FINE', seq} (another has raised them) | {'NOT_LOADED'}
local went_back_in, epoch = tonumber(ARGV[1]), tonumber(ARGV[2])

if not is_loaded() then return {'NOT_LOADED'} end
local seq = tonumber(redis.call('GET', SEQ) or '0')
if math.floor(seq / first_of(1)) > went_back_in then return {'FINE', seq} end
redis.call('SET', SEQ, digits(first_of(epoch)))
return {'RAISED', first_of(epoch)}
