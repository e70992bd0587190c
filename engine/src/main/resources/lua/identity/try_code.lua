-- Tries a one-time code. A right one may be tried again while it lives, by the same visitor: its first answer may have been lost.
-- KEYS 1 {i:<visitor>}:code  hash, TTL  code: keyed digest; person: digest of the address; left: wrong tries that are left
-- ARGV 1 keyed digest of the code that was given: nobody who lacks the key can steer how far a comparison gets
-- Returns {'RIGHT', person}, {'WRONG', tries left} or {'NONE', 0}
local key, given = KEYS[1], ARGV[1]
local code, person, left = unpack(redis.call('HMGET', key, 'code', 'person', 'left'))
if not code or tonumber(left) <= 0 then
  return {'NONE', 0}
end
if code == given then
  return {'RIGHT', person}
end
return {'WRONG', redis.call('HINCRBY', key, 'left', -1)}
