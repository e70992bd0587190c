-- Finds the best seats together, for best_available. Changes no seat; lowers bounds that prove too high.
-- A choice is better by, in this order: the class of its mean quality, single seats that it leaves beside itself, its quality, its
-- ordinals as they would be sorted. Blocks stand by quality, so a search ends where no further block can be better by more than a
-- little a seat: to look for that little would cost more than all the rest.
local EQUAL_QUALITY, A_LITTLE = 16, 4
local MOST_SEATS = 2 ^ 32
local LAYOUT, BLOCKS, NEIGHBOURS, QUALITY, RUNS =
  EVENT .. 'layout', EVENT .. 'blocks', EVENT .. 'neighbours', EVENT .. 'quality', EVENT .. 'runs'
-- Only the bounds are read as a whole, and for two rows the layout: to copy all seats would cost more than most searches. It is worth
-- it where many blocks have to be looked at, as after many holds without a search.
local MANY_TO_READ, MANY_TO_WRITE = 48, 64
local CHUNK = 4000
local runs, seat_states, block_entries, neighbour_entries
local read = 0
-- Where seats of an allocation are searched: its number in two bytes, and that of every seat.
local searched, allocated
local blocks, lowered, lowerings = {}, {}, 0

local function bound(number)
  return lowered[number] or string.byte(runs, number) - RUN_ZERO
end

local function lower(number, longest)
  lowered[number], lowerings = longest, lowerings + 1
end

local function entry(number)
  if not block_entries then return read_block(number) end
  return struct.unpack(BLOCK, block_entries, (number - 1) * BLOCK_BYTES + 1)
end

-- What is free of the allocation as if it were available, and all else as if it were held.
local function of_allocation(first, states)
  local own = {}
  for i = 1, #states do
    local at = 2 * (first + i) - 1
    own[i] = string.sub(states, i, i) == 'B' and string.sub(allocated, at, at + 1) == searched and 'A' or 'H'
  end
  return table.concat(own)
end

local function all_states_of(first, seats)
  read = read + 1
  if read > MANY_TO_READ and not seat_states then seat_states, block_entries = unpack(redis.call('MGET', SEATS, BLOCKS)) end
  if seat_states then return string.sub(seat_states, first + 1, first + seats) end
  return redis.call('GETRANGE', SEATS, first, first + seats - 1)
end

local function states_of(first, seats)
  local states = all_states_of(first, seats)
  return searched and of_allocation(first, states) or states
end

-- A block that has such a run; nil where it has none, and then its bound is lowered.
local function block_with(number, run)
  local block = blocks[number]
  if block then return string.find(block.states, run, 1, true) and block end
  local first, seats = entry(number)
  local states = states_of(first, seats)
  if string.find(states, run, 1, true) then
    blocks[number] = {number = number, first = first, seats = seats, states = states, places = {}}
    return blocks[number]
  end
  local longest, from, to = 0, string.find(states, 'A+')
  while from do
    longest = math.max(longest, to - from + 1)
    from, to = string.find(states, 'A+', to + 1)
  end
  lower(number, longest)
end

-- Numbers first to last, or those of them that are listed: a function from a length to an iterator over the numbers of blocks that
-- may have such a run, the best first.
local function candidates(first, last, listed)
  local own = not listed and string.sub(runs, first, last)
  return function(length)
    local at, i = 0, 0
    local long_enough = '[' .. string.char(RUN_ZERO + math.min(length, LONGEST_RUN)) .. '-\255]'
    return function()
      if listed then
        repeat
          i = i + 1
          at = listed[i]
        until not at or (at >= first and at <= last and bound(at) >= length)
        return at
      end
      repeat
        at = string.find(own, long_enough, at + 1)
      until not at or bound(at + first - 1) >= length
      return at and at + first - 1
    end
  end
end

local function class_of(sum, seats)
  return math.floor(sum / (EQUAL_QUALITY * seats))
end

-- low is the lowest ordinal; rest orders choices of the same low.
local function beats(found, class, singles, sum, low, rest)
  if not found then return true end
  if class ~= found.class then return class < found.class end
  if singles ~= found.singles then return singles < found.singles end
  if sum ~= found.sum then return sum < found.sum end
  if low ~= found.low then return low < found.low end
  return rest < found.rest
end

-- Where the sum is the best that there can still be.
local function cannot_beat(found, sum, seats)
  if not found then return false end
  local class = class_of(sum, seats)
  return class > found.class or (class == found.class and found.singles == 0 and sum + A_LITTLE * seats > found.sum)
end

local function quality_of(block)
  block.quality = block.quality or {string.byte(redis.call('GETRANGE', QUALITY, block.first, block.first + block.seats - 1), 1, -1)}
  return block.quality
end

-- Every place for so many free neighbours in a block, ascending: first ordinals, sums of quality, single seats left beside each.
local function find_places(block, seats)
  local firsts, sums, singles = {}, {}, {}
  for from, to in string.gmatch(block.states, '()A+()') do
    if to - from >= seats then
      local quality = quality_of(block)
      local sum = 0
      for i = from, from + seats - 1 do sum = sum + quality[i] end
      for at = from, to - seats do
        if at > from then sum = sum + quality[at + seats - 1] - quality[at - 1] end
        firsts[#firsts + 1] = block.first + at - 1
        sums[#sums + 1] = sum
        singles[#singles + 1] = (at - from == 1 and 1 or 0) + (to - seats - at == 1 and 1 or 0)
      end
    end
  end
  return {firsts, sums, singles}
end

local function places(block, seats)
  if not block.places[seats] then block.places[seats] = find_places(block, seats) end
  return unpack(block.places[seats])
end

-- The best place in a block where it beats what was found, else what was found.
local function best_in_block(found, block, seats)
  local quality, unit, floor = quality_of(block), EQUAL_QUALITY * seats, math.floor
  local class, singles, sum, first = math.huge, 0, 0, nil
  if found then class, singles, sum = found.class, found.singles, found.sum end
  for from, to in string.gmatch(block.states, '()A+()') do
    if to - from >= seats then
      local of_place = 0
      for i = from, from + seats - 1 do of_place = of_place + quality[i] end
      for at = from, to - seats do
        if at > from then of_place = of_place + quality[at + seats - 1] - quality[at - 1] end
        local its_class = floor(of_place / unit)
        if its_class <= class then
          local alone = (at - from == 1 and 1 or 0) + (to - seats - at == 1 and 1 or 0)
          if its_class < class or alone < singles or (alone == singles
              and (of_place < sum or (of_place == sum and block.first + at - 1 < (first or found.low)))) then
            class, singles, sum, first = its_class, alone, of_place, block.first + at - 1
          end
        end
      end
    end
  end
  if not first then return found end
  return {class = class, singles = singles, sum = sum, low = first, rest = 0, parts = {{block, first, seats}}}
end

local function best_together(found, seats, numbers_with)
  local run = string.rep('A', seats)
  for number in numbers_with(seats) do
    local _, _, quality = entry(number)
    if cannot_beat(found, quality * seats, seats) then break end
    local block = block_with(number, run)
    if block then found = best_in_block(found, block, seats) end
  end
  return found
end

-- Whether a free run for so many seats of a block is before or behind one for so many of its neighbour: most of them are not, and that is
-- seen without looking at quality.
local function runs_meet(block, seats, other, others, shift)
  local behind = shift + block.first - other.first
  for from, to in string.gmatch(block.states, '()A+()') do
    if to - from >= seats then
      for other_from, other_to in string.gmatch(other.states, '()A+()') do
        if other_to - other_from >= others and other_from < to + behind and from + behind < other_to then return true end
      end
    end
  end
  return false
end

-- So many seats of a block and so many of its neighbour, some of them directly before or behind each other.
local function best_of_two(found, block, seats, other, others, shift)
  local firsts, sums, singles = places(block, seats)
  local other_firsts, other_sums, other_singles = places(other, others)
  for i = 1, #firsts do
    local behind = firsts[i] + shift
    for j = 1, #other_firsts do
      if other_firsts[j] >= behind + seats then break end
      if behind < other_firsts[j] + others then
        local sum, alone = sums[i] + other_sums[j], singles[i] + other_singles[j]
        local class = class_of(sum, seats + others)
        local low, rest = firsts[i], other_firsts[j] - seats * MOST_SEATS
        if other_firsts[j] < low then low, rest = other_firsts[j], firsts[i] - others * MOST_SEATS end
        if beats(found, class, alone, sum, low, rest) then
          found = {class = class, singles = alone, sum = sum, low = low, rest = rest,
            parts = {{block, firsts[i], seats}, {other, other_firsts[j], others}}}
        end
      end
    end
  end
  return found
end

-- Two adjacent rows, so many of the seats in the smaller part. Blocks stand by quality: what follows has a larger part that is no
-- better than this block, and a smaller one that is no better than the first block of all.
local function best_in_two_rows(found, seats, smaller, numbers_with, best_quality)
  local larger = seats - smaller
  local run, other_run = string.rep('A', larger), string.rep('A', smaller)
  for number in numbers_with(larger) do
    local _, _, quality, first_neighbour, neighbours = entry(number)
    if cannot_beat(found, quality * larger + best_quality * smaller, seats) then break end
    for i = first_neighbour, first_neighbour + neighbours - 1 do
      local neighbour, shift = struct.unpack(NEIGHBOUR, neighbour_entries, i * NEIGHBOUR_BYTES + 1)
      if bound(neighbour) >= smaller and (larger > smaller or neighbour > number) then
        local block, other = block_with(number, run), block_with(neighbour, other_run)
        if block and other and runs_meet(block, larger, other, smaller, shift) then
          found = best_of_two(found, block, larger, other, smaller, shift)
        end
      end
    end
  end
  return found
end

-- The longest runs first, each the best of its length, until there are enough. Nil and how many there are where that is too few.
local function fewest_groups(seats, numbers_with)
  local parts, sum, missing, length = {}, 0, seats, seats - 1
  while missing > 0 do
    length = math.min(length, missing)
    if length == 0 then return nil, seats - missing end
    local found = best_together(nil, length, numbers_with)
    if found then
      local block, first = unpack(found.parts[1])
      local from = first - block.first
      block.states = string.sub(block.states, 1, from) .. string.rep('H', length) .. string.sub(block.states, from + length + 1)
      block.places = {}
      parts[#parts + 1] = found.parts[1]
      sum, missing = sum + found.sum, missing - length
    else
      length = length - 1
    end
  end
  return {parts = parts, class = class_of(sum, seats), singles = 0, sum = sum, low = 0, rest = 0}, seats
end

-- The categories that were asked for and have such seats, as candidates. '' = any category, any section.
local function candidates_by_category(category, sections, accessible)
  local listed = sections ~= '' and {} or nil
  for section in string.gmatch(sections, '%d+') do
    for number in string.gmatch(redis.call('HGET', LAYOUT, 's' .. section) or '', '%d+') do listed[#listed + 1] = tonumber(number) end
  end
  if listed then table.sort(listed) end
  local all = {}
  for index, first, last, kind in string.gmatch(redis.call('HGET', LAYOUT, 'categories'), '(%d+) (%d+) (%d+) (%a)') do
    if kind == accessible and (category == '' or category == index) then
      all[#all + 1] = {numbers_with = candidates(tonumber(first), tonumber(last), listed), first = tonumber(first)}
    end
  end
  return all
end

local function best_of_groups(seats, categories)
  local found, most = nil, 0
  for _, category in ipairs(categories) do
    local groups, left = fewest_groups(seats, category.numbers_with)
    most = math.max(most, left)
    if groups and (not found or #groups.parts < #found.parts
        or (#groups.parts == #found.parts and beats(found, groups.class, 0, groups.sum, 0, 0))) then found = groups end
  end
  return found, most
end

local function write_bounds()
  if lowerings <= MANY_TO_WRITE then
    for number, longest in pairs(lowered) do redis.call('SETRANGE', RUNS, number - 1, string.char(RUN_ZERO + longest)) end
    return
  end
  local pieces = {}
  for from = 1, #runs, CHUNK do
    local bytes = {string.byte(runs, from, math.min(from + CHUNK - 1, #runs))}
    for i = 1, #bytes do
      if lowered[from + i - 1] then bytes[i] = RUN_ZERO + lowered[from + i - 1] end
    end
    pieces[#pieces + 1] = string.char(unpack(bytes))
  end
  redis.call('SET', RUNS, table.concat(pieces))
end

-- Bounds for the seats of an allocation: blocks that have none of them are passed over.
local function bounds_of_allocation()
  local bounds, at = {}, 1
  for number = 1, #runs do bounds[number] = string.char(RUN_ZERO) end
  while true do
    at = string.find(allocated, searched, at, true)
    if not at then return table.concat(bounds) end
    if at % 2 == 0 then
      at = at + 1
    else
      local number = block_of((at - 1) / 2)
      local first, seats = read_block(number)
      bounds[number] = string.char(RUN_ZERO + math.min(seats, LONGEST_RUN))
      at = 2 * (first + seats) + 1
    end
  end
end

-- The best choice of so many seats: its parts, {block, first ordinal, seats} each. Or nil and the most that one could have.
-- Of an allocation where its number is given.
local function search(seats, category, sections, accessible, allocation)
  runs = redis.call('GET', RUNS)
  if allocation then
    searched, allocated = struct.pack('>I2', allocation), redis.call('GET', EVENT .. 'allocated') or ''
    runs = bounds_of_allocation()
  end
  local categories = candidates_by_category(category, sections, accessible)
  local found, most
  for _, each in ipairs(categories) do found = best_together(found, seats, each.numbers_with) end
  if not found then block_entries, neighbour_entries = unpack(redis.call('MGET', BLOCKS, NEIGHBOURS)) end
  local smaller = math.floor(seats / 2)
  while not found and smaller > 0 do
    for _, each in ipairs(categories) do
      local _, _, best_quality = entry(each.first)
      found = best_in_two_rows(found, seats, smaller, each.numbers_with, best_quality)
    end
    smaller = smaller - 1
  end
  if not found then found, most = best_of_groups(seats, categories) end
  if not searched then write_bounds() end
  return found and found.parts, most
end

