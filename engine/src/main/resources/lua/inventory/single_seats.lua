-- The single seats that a pick leaves without need. Where as many seats of the same free run can be taken so that no single one is
-- left, a seat that is left alone between taken ones, or at the end of its block, is one of them. That is so unless the pick takes
-- all seats of the run but one: then one stays alone whichever are taken.
-- ordinals are free; returns ordinals, ascending.
local function single_seats(ordinals)
  local picked, looked_at, singles = {}, {}, {}
  for _, ordinal in ipairs(ordinals) do picked[tonumber(ordinal)] = true end
  local function look_at(number)
    local first, seats = read_block(number)
    local states = redis.call('GETRANGE', SEATS, first, first + seats - 1)
    for from, to in string.gmatch(states, '()A+()') do
      local alone, taken, since = {}, 0, first + from - 2
      for at = first + from - 1, first + to - 1 do
        if at == first + to - 1 or picked[at] then
          if at - since == 2 then alone[#alone + 1] = at - 1 end
          if at < first + to - 1 then taken = taken + 1 end
          since = at
        end
      end
      if taken > 0 and to - from - taken > 1 then
        for _, ordinal in ipairs(alone) do singles[#singles + 1] = ordinal end
      end
    end
  end
  for _, ordinal in ipairs(ordinals) do
    local number = block_of(ordinal)
    if not looked_at[number] then
      looked_at[number] = true
      look_at(number)
    end
  end
  table.sort(singles)
  return singles
end

