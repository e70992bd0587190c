-- Gives seats the state that PostgreSQL knows of, and only where each is still as the reconciler saw it.
-- KEYS 1-6 see prelude
-- ARGV 1 now, ms ('' = Redis TIME)  2 time for a checkout, ms  3 retention of a record, ms
--      4… seven of each seat: ordinal, letter seen, owner seen ('' = none), letter to have ('A', 'H' or 'S'), hold to have it ('' for 'A'),
--      its visitor, its ordinals with commas
-- Returns {1 for each seat that was repaired, else 0…}
local now, checkout, retention = now_millis(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local changed = {A = {}, H = {}, S = {}}

local function is_as_seen(ordinal, letter, owner)
  return redis.call('GETRANGE', SEATS, ordinal, ordinal) == letter and (redis.call('HGET', OWNERS, ordinal) or '') == owner
end

-- A sale that is taken back is marked, so that a late confirmation of it does not take the seat again.
local function take_from(owner, ordinal, letter)
  local visitor = redis.call('HGET', HOLD_PREFIX .. owner, 'visitor')
  if visitor then count_for_visitor(visitor, -1) end
  if visitor and letter == 'S' then redis.call('HSET', HOLD_PREFIX .. owner, 'state', 'released') end
  redis.call('HDEL', OWNERS, ordinal)
end

local function give_to(id, visitor, ordinal)
  redis.call('HSET', OWNERS, ordinal, id)
  count_for_visitor(visitor, 1)
end

local function record(id, visitor, letter, ordinals)
  local key = HOLD_PREFIX .. id
  redis.call('HSET', key, 'state', letter == 'S' and 'sold' or 'ordered', 'visitor', visitor, 'seats', ordinals, 'stage', 2)
  redis.call('PEXPIRE', key, checkout + retention)
  if letter == 'S' then
    redis.call('ZREM', DEADLINES, id)
  elseif not redis.call('ZSCORE', DEADLINES, id) then
    redis.call('HSET', key, 'deadline', now + checkout)
    redis.call('ZADD', DEADLINES, now + checkout, id)
  end
end

local repaired = {}
for i = 4, #ARGV, 7 do
  local ordinal, letter, owner, wanted, id, visitor, ordinals = unpack(ARGV, i, i + 6)
  local done = is_as_seen(ordinal, letter, owner)
  if done then
    if owner ~= '' and owner ~= id then take_from(owner, ordinal, letter) end
    if id ~= '' and owner ~= id then give_to(id, visitor, ordinal) end
    if id ~= '' then record(id, visitor, wanted, ordinals) end
    if wanted == 'A' then put_on_sale(ordinal) else redis.call('SETRANGE', SEATS, ordinal, wanted) end
    if letter ~= wanted then table.insert(changed[wanted], ordinal) end
  end
  repaired[#repaired + 1] = done and 1 or 0
end
append_change('A', changed.A, 'H', changed.H, 'S', changed.S)
return repaired
