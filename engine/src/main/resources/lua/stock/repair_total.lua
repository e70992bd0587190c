-- Sets right how much there is of a SKU, in one of its sub-buckets. What a sub-bucket has, holds, has sold and has moved out, less
-- what it has received, is as much as it was loaded with, whatever is bought: where it is no longer what was seen, that was done.
-- KEYS 1-3 see prelude
-- ARGV 1 epoch seen  2 what was seen  3 units to add, may be below 0
-- Returns {1 where it was done, else 0}
local fields = redis.call('HGETALL', STOCK)
local has, epoch = 0, nil
for i = 1, #fields, 2 do
  local field, value = fields[i], tonumber(fields[i + 1])
  if field == 'epoch' then epoch = fields[i + 1] end
  if field == 'left' or field == 'held' or field == 'sold' or field == 'moved' then has = has + value end
  if string.sub(field, 1, 9) == 'received:' then has = has - value end
end
if epoch ~= ARGV[1] or has ~= tonumber(ARGV[2]) then return {0} end
add('left', tonumber(ARGV[3]))
return {1}
