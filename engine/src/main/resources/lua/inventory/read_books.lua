-- A part of the event's books, at one moment: seats, whose they are, and what is known of those holds. Changes nothing.
-- KEYS 1-6 see prelude
-- ARGV 1 first ordinal  2 most seats to read
-- Returns {seq, seats of the event (-1 where it is not loaded), letters, {hold id of each, '' where it has none}, {hold id, state, visitor, deadline…},
--         {allocation of each, 0 where it has none}}: four of each hold; state and visitor are '' where there is no record, the deadline is -1 where it has none to meet
local from, most = tonumber(ARGV[1]), tonumber(ARGV[2])

local capacity = is_loaded() and redis.call('STRLEN', SEATS) or -1
local last = math.min(from + most, capacity) - 1
local seq = tonumber(redis.call('GET', SEQ) or '0')
if last < from then return {seq, capacity, '', {}, {}, {}} end

local ordinals = {}
for ordinal = from, last do ordinals[#ordinals + 1] = ordinal end
local owners, holds, seen = redis.call('HMGET', OWNERS, unpack(ordinals)), {}, {}
for i, id in ipairs(owners) do
  owners[i] = id or ''
  if id and not seen[id] then
    seen[id] = true
    local record = redis.call('HMGET', HOLD_PREFIX .. id, 'state', 'visitor')
    local deadline = tonumber(redis.call('ZSCORE', DEADLINES, id) or -1)
    for _, value in ipairs({id, record[1] or '', record[2] or '', deadline}) do holds[#holds + 1] = value end
  end
end
local allocations = {}
for i, ordinal in ipairs(ordinals) do allocations[i] = allocation_of(ordinal) end
return {seq, capacity, redis.call('GETRANGE', SEATS, from, last), owners, holds, allocations}
