-- A snapshot: the state of every seat and the sequence number it belongs to.
-- KEYS 1-6 see prelude
-- Returns {seq, letters} with '' for letters where the event is not loaded
return {tonumber(redis.call('GET', SEQ) or '0'), redis.call('GET', SEATS) or ''}
