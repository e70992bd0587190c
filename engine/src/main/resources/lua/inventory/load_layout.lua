-- Puts the layout of an event's venue beside its seats, once: what is already there stays. What it says of free runs holds whatever
-- the seats are.
-- KEYS 1-6 see prelude
-- ARGV 1 blocks, a JSON list of six numbers each: first ordinal, seats, category, section, quality of its best seat, neighbours;
--        by category and then by quality, and each seat in one  2 their neighbours, a JSON list of two numbers each: block, from 0,
--        and shift  3 quality, a JSON list of one number a seat  4 a letter a category, 'a' where it is accessible
-- Returns {'LOADED'} | {'PRESENT'}
local CHUNK = 4000
if has_layout() then return {'PRESENT'} end
local blocks, neighbours, quality = cjson.decode(ARGV[1]), cjson.decode(ARGV[2]), cjson.decode(ARGV[3])

local entries, bounds, of_seats, of_section, of_category, linked = {}, {}, {}, {}, {}, 0
for at = 1, #blocks, 6 do
  local first, seats, category, section, best, links = unpack(blocks, at, at + 5)
  local number = #entries + 1
  entries[number] = struct.pack(BLOCK, first, seats, best, linked, links)
  bounds[number] = string.char(RUN_ZERO + math.min(seats, LONGEST_RUN))
  of_seats[first] = string.rep(struct.pack('>I3B', number, seats), seats)
  of_section[section] = (of_section[section] and of_section[section] .. ',' or '') .. number
  of_category[category] = of_category[category] or {number, number}
  of_category[category][2] = number
  linked = linked + links
end
for i = 1, #neighbours, 2 do neighbours[(i + 1) / 2] = struct.pack(NEIGHBOUR, neighbours[i] + 1, neighbours[i + 1]) end

local by_ordinal, ordinal = {}, 0
while of_seats[ordinal] do
  by_ordinal[#by_ordinal + 1] = of_seats[ordinal]
  ordinal = ordinal + #of_seats[ordinal] / 4
end
local bytes = {}
for from = 1, #quality, CHUNK do bytes[#bytes + 1] = string.char(unpack(quality, from, math.min(from + CHUNK - 1, #quality))) end

redis.call('DEL', EVENT .. 'layout')
redis.call('SET', EVENT .. 'blocks', table.concat(entries))
redis.call('SET', EVENT .. 'neighbours', table.concat(neighbours, '', 1, linked))
redis.call('SET', EVENT .. 'blockof', table.concat(by_ordinal))
redis.call('SET', EVENT .. 'quality', table.concat(bytes))
redis.call('SET', EVENT .. 'runs', table.concat(bounds))
local ranges = {}
for category = 0, #ARGV[4] - 1 do
  local range = of_category[category]
  if range then ranges[#ranges + 1] = category .. ' ' .. range[1] .. ' ' .. range[2] .. ' ' .. string.sub(ARGV[4], category + 1, category + 1) end
end
redis.call('HSET', EVENT .. 'layout', 'version', LAYOUT_VERSION, 'categories', table.concat(ranges, ','))
for section, numbers in pairs(of_section) do redis.call('HSET', EVENT .. 'layout', 's' .. section, numbers) end
return {'LOADED'}
