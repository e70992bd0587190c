-- Puts the seats of an event back that this Redis has lost, as PostgreSQL knows them. What is there stays as it is. Of holds that
-- are sold only their seats come back here, see record_sales: there may be tens of thousands.
-- KEYS 1-6 see prelude
-- ARGV 1 epoch  2 now, ms ('' = Redis TIME)  3 time for a checkout, ms  4 retention of a record, ms  5 one letter a seat
--      6… five of each hold: hold id, visitor, state ('ordered' or 'sold'), fence, ordinals with commas
-- Returns {'LOADED', seq} | {'PRESENT', seq} | {'OUTDATED', epoch of this Redis}
local FIELDS_A_CALL = 1000
local now, checkout, retention = now_millis(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

local seq = tonumber(redis.call('GET', SEQ) or '0')
if is_loaded() then return {'PRESENT', seq} end
local first = first_of(tonumber(ARGV[1]))
if first <= seq then return {'OUTDATED', math.floor(seq / first_of(1))} end

-- Writes a hash many fields at a time: a call for each of 50,000 seats would keep everybody else waiting.
local function write(key, fields, least)
  if #fields >= least and #fields > 0 then
    redis.call('HSET', key, unpack(fields))
    return {}
  end
  return fields
end

local function record_order(id, visitor, fence, ordinals)
  local deadline = now + checkout
  redis.call('HSET', HOLD_PREFIX .. id, 'state', 'ordered', 'visitor', visitor, 'seats', ordinals, 'fence', fence, 'deadline', deadline, 'stage', 2)
  redis.call('PEXPIRE', HOLD_PREFIX .. id, checkout + retention)
  redis.call('ZADD', DEADLINES, deadline, id)
end

redis.call('DEL', OWNERS, DEADLINES, VISITORS, CHANGES, EVENT .. 'layout')
redis.call('SET', SEATS, ARGV[5])
redis.call('SET', SEQ, digits(first))
local owners, seats_of = {}, {}
for i = 6, #ARGV, 5 do
  local id, visitor, state, fence, ordinals = unpack(ARGV, i, i + 4)
  for ordinal in string.gmatch(ordinals, '%d+') do
    owners[#owners + 1] = ordinal
    owners[#owners + 1] = id
    seats_of[visitor] = (seats_of[visitor] or 0) + 1
  end
  owners = write(OWNERS, owners, FIELDS_A_CALL)
  if state == 'ordered' then record_order(id, visitor, fence, ordinals) end
end
write(OWNERS, owners, 1)
local visitors = {}
for visitor, seats in pairs(seats_of) do
  visitors[#visitors + 1] = visitor
  visitors[#visitors + 1] = seats
  visitors = write(VISITORS, visitors, FIELDS_A_CALL)
end
write(VISITORS, visitors, 1)
return {'LOADED', first}
