-- Puts back which seats belong to allocations, and what access codes open, before the seats of an event that this Redis has lost.
-- What is there stays as it is.
-- KEYS 1-6 see prelude
-- ARGV 1… four of each: 'seats', allocation, ordinals with commas, '' | 'code', digest, number, 'allocation,limit,expiry ms'
--      | 'opened', number of the code, ordinals with commas, '' | 'uses', number of the code, seats and units, ''
-- Returns {'LOADED'} | {'PRESENT'}
if is_loaded() then return {'PRESENT'} end
local CODES, USES, OPENED, ALLOCATED = EVENT .. 'codes', EVENT .. 'uses', EVENT .. 'opened', EVENT .. 'allocated'
redis.call('DEL', CODES, USES, OPENED, ALLOCATED)

local of_seat, last = {}, -1
for i = 1, #ARGV, 4 do
  local kind, one, two, three = unpack(ARGV, i, i + 3)
  if kind == 'code' then
    redis.call('HSET', CODES, one, two, two, three)
  elseif kind == 'uses' then
    redis.call('HSET', USES, one, two)
  elseif kind == 'opened' then
    for ordinal in string.gmatch(two, '%d+') do redis.call('HSET', OPENED, ordinal, one) end
  else
    local number = struct.pack('>I2', tonumber(one))
    for ordinal in string.gmatch(two, '%d+') do
      of_seat[tonumber(ordinal)] = number
      last = math.max(last, tonumber(ordinal))
    end
  end
end
local entries = {}
for ordinal = 0, last do entries[ordinal + 1] = of_seat[ordinal] or '\0\0' end
if last >= 0 then redis.call('SET', ALLOCATED, table.concat(entries)) end
return {'LOADED'}
