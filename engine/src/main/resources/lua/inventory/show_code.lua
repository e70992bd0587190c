-- What an access code opens. A wrong one counts as it does where it is used.
-- KEYS 1-6 see prelude
-- ARGV 1 visitor  2 digest of the code  3 now, ms ('' = Redis TIME)
-- Returns {'OPENS', number of the allocation, seats and units it may still be used for (-1 = any number), expiry ms (0 = none)}
--       | {'WRONG_CODE'} | {'TOO_MANY_CODES', ms to wait} | {'NOT_LOADED'}
if not is_loaded() then return {'NOT_LOADED'} end
local code, wrong = read_code(ARGV[2], ARGV[1], now_millis(ARGV[3]))
if wrong then return wrong end
return {'OPENS', code.allocation, code.limit == 0 and -1 or uses_left(code), code.expires}
