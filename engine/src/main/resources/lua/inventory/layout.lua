-- Names for the layout of the venue, which load_layout writes. Comes between the prelude and the scripts that need it.
local LAYOUT_VERSION = '2'
-- A block: first ordinal, seats, quality of its best seat, its first neighbour (from 0), how many it has. A neighbour: block, shift.
local BLOCK, BLOCK_BYTES = '>I4BBI4I2', 12
local NEIGHBOUR, NEIGHBOUR_BYTES = '>I4i4', 8

local function has_layout()
  return redis.call('HGET', EVENT .. 'layout', 'version') == LAYOUT_VERSION
end

-- A block by its number, from 1: first ordinal, seats, quality, first neighbour, neighbours.
local function read_block(number)
  return struct.unpack(BLOCK, redis.call('GETRANGE', EVENT .. 'blocks', (number - 1) * BLOCK_BYTES, number * BLOCK_BYTES - 1))
end

