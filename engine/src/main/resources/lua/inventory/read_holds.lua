-- Live holds by deadline, the next to lapse first, and what has to be known of each. Ends nothing.
-- KEYS 1-6 see prelude
-- ARGV 1 deadline to begin at, ms  2 hold id to begin after among those of that deadline ('' = with the first)
--      3 most holds to return  4 now, ms ('' = Redis TIME)
-- Returns {now ms, seq, {hold id, deadline ms, state, visitor, ordinals with commas, fence, items}…}; '' and 0 where the record is gone
local from, after, most, now = ARGV[1], ARGV[2], tonumber(ARGV[3]), now_millis(ARGV[4])

-- Holds of one deadline are ordered by id: those that an earlier page has shown stand first.
local of_that_deadline = after == '' and 0 or redis.call('ZCOUNT', DEADLINES, from, from)
local listed = redis.call('ZRANGE', DEADLINES, from, '+inf', 'BYSCORE', 'LIMIT', 0, of_that_deadline + most, 'WITHSCORES')
local holds = {}
for i = 1, #listed, 2 do
  local id, deadline = listed[i], listed[i + 1]
  local shown = deadline == from and id <= after
  if not shown and #holds < most then
    local hold = redis.call('HMGET', HOLD_PREFIX .. id, 'state', 'visitor', 'seats', 'fence', 'items')
    holds[#holds + 1] = {id, tonumber(deadline), hold[1] or '', hold[2] or '', hold[3] or '', tonumber(hold[4] or '0'), hold[5] or ''}
  end
end
return {now, tonumber(redis.call('GET', SEQ) or '0'), unpack(holds)}
