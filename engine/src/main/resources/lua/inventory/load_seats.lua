-- Puts an event's seats on sale, once: what is already there stays as it is. A layout that outlived other seats is forgotten.
-- KEYS 1-6 see prelude
-- ARGV 1 one letter a seat, by ordinal
-- Returns {'LOADED', seats} | {'PRESENT', seats}
local states = ARGV[1]

if redis.call('SET', SEATS, states, 'NX') then
  redis.call('DEL', EVENT .. 'layout')
  return {'LOADED', #states}
end
return {'PRESENT', redis.call('STRLEN', SEATS)}
