-- Gives seats to the allocations that PostgreSQL has them in, or takes them out of one, where each is still as the reconciler saw it. Held and
-- sold ones stay with their holders, and follow when they come back.
-- KEYS 1-6 see prelude
-- ARGV 1… four of each seat: ordinal, letter seen, allocation seen, allocation to have (0 = none)
-- Returns {1 for each seat that was repaired, else 0…}
local repaired, given, freed = {}, {}, {}
for i = 1, #ARGV, 4 do
  local ordinal, letter, seen, wanted = unpack(ARGV, i, i + 3)
  local done = redis.call('GETRANGE', SEATS, ordinal, ordinal) == letter and allocation_of(ordinal) == tonumber(seen)
  if done then
    if seen ~= wanted then close_seat(ordinal) end
    redis.call('SETRANGE', EVENT .. 'allocated', 2 * ordinal, struct.pack('>I2', tonumber(wanted)))
    if letter == 'A' and wanted ~= '0' then
      redis.call('SETRANGE', SEATS, ordinal, 'B')
      given[#given + 1] = ordinal
    elseif letter == 'B' and wanted == '0' then
      put_on_sale(ordinal)
      freed[#freed + 1] = ordinal
    end
  end
  repaired[#repaired + 1] = done and 1 or 0
end
append_change('A', freed, 'B', given)
return repaired
