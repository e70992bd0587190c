-- How the seats of allocations stand, and how often their codes are used.
-- KEYS 1-6 see prelude
-- Returns {{four of each allocation: number, blocked, held, sold…}, {two of each code: number, seats and units…}} | {'NOT_LOADED'}
if not is_loaded() then return {'NOT_LOADED'} end
local letters, allocated = redis.call('GET', SEATS), redis.call('GET', EVENT .. 'allocated') or ''
local numbers, of, reply = {}, {}, {}
-- The next seat of any allocation: the first byte that is not zero, and its pair.
local at = string.find(allocated, '[^%z]')
while at do
  local ordinal = math.floor((at - 1) / 2)
  local number, letter = struct.unpack('>I2', allocated, 2 * ordinal + 1), string.sub(letters, ordinal + 1, ordinal + 1)
  if not of[number] then
    of[number] = {B = 0, H = 0, S = 0}
    numbers[#numbers + 1] = number
  end
  of[number][letter] = (of[number][letter] or 0) + 1
  at = string.find(allocated, '[^%z]', 2 * ordinal + 3)
end
for _, number in ipairs(numbers) do
  for _, figure in ipairs({number, of[number].B, of[number].H, of[number].S}) do reply[#reply + 1] = figure end
end
local uses, flat = redis.call('HGETALL', EVENT .. 'uses'), {}
for i = 1, #uses do flat[i] = tonumber(uses[i]) end
return {reply, flat}
