-- What changed after a sequence number.
-- KEYS 1-6 see prelude
-- ARGV 1 sequence number  2 most entries to return
-- Returns {seq of the event now, {entry id, {letter, ordinals, …}}…}
local after, most = ARGV[1], ARGV[2]

return {tonumber(redis.call('GET', SEQ) or '0'), unpack(redis.call('XRANGE', CHANGES, '(' .. after .. '-0', '+', 'COUNT', most))}
