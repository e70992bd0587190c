-- Gives seats to an allocation, or gives its seats back to general sale. Seats that are held or sold are never taken from their holders: they are
-- not given to an allocation, and those of an allocation that ends are available once they come back. Again changes nothing.
-- KEYS 1-6 see prelude
-- ARGV 1 'give' or 'release'  2 number of the allocation  3… seat ordinals
-- Returns {'DONE', two of each seat that was not given: ordinal, its letter…} | {'NOT_LOADED'}
local ALLOCATED = EVENT .. 'allocated'
local what, allocation = ARGV[1], tonumber(ARGV[2])
if not is_loaded() then return {'NOT_LOADED'} end

local reply, given, freed = {'DONE'}, {}, {}
local function give(ordinal, state, belongs_to)
  if belongs_to == allocation then return end
  if state ~= 'A' then
    reply[#reply + 1] = tonumber(ordinal)
    reply[#reply + 1] = state
    return
  end
  redis.call('SETRANGE', ALLOCATED, 2 * ordinal, struct.pack('>I2', allocation))
  redis.call('SETRANGE', SEATS, ordinal, 'B')
  given[#given + 1] = ordinal
end

local function release(ordinal, state, belongs_to)
  if belongs_to ~= allocation then return end
  redis.call('SETRANGE', ALLOCATED, 2 * ordinal, '\0\0')
  close_seat(ordinal)
  if state ~= 'B' then return end
  put_on_sale(ordinal)
  freed[#freed + 1] = ordinal
end

for i = 3, #ARGV do
  local ordinal = ARGV[i]
  local change = what == 'give' and give or release
  change(ordinal, redis.call('GETRANGE', SEATS, ordinal, ordinal), allocation_of(ordinal))
end
append_change('A', freed, 'B', given)
return reply
