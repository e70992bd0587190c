-- Prepended to every script of this folder: names for the event's keys and the steps that several scripts share.
-- KEYS 1 seats  2 owners  3 deadlines  4 visitors  5 seq  6 changes   (all of one event, so of one slot)
local SEATS, OWNERS, DEADLINES, VISITORS, SEQ, CHANGES = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local EVENT = string.sub(OWNERS, 1, -#"owners" - 1)
local UNITS = EVENT .. 'units'
local HOLD_PREFIX = EVENT .. 'hold:'
local FRUITLESS = EVENT .. 'fruitless'
-- In runs, which load_layout writes: 1 byte a block, how long its longest free run can be. An upper bound: taking seats leaves it,
-- freeing one raises it, a search that finds less lowers it.
local RUN_ZERO, LONGEST_RUN = 128, 127
local MANY_SEATS, SPARSE = 8, 256
local KEPT_CHANGES = 20000
local KEPT_FRUITLESS, BYTES_A_TIME, FRUITLESS_MILLIS, A_LAPSE_COUNTS = 200, 8, 86400000, 5

-- Milliseconds: what a test passes, else the clock of this Redis.
local function now_millis(given)
  if given ~= '' then return tonumber(given) end
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- False where this Redis has lost the event, or never had it.
local function is_loaded() return redis.call('EXISTS', SEATS) == 1 end

-- Where the numbers of an epoch begin. Numbers stay below 2^53 and are written without an exponent.
local function first_of(epoch) return epoch * 4294967296 end
local function digits(number) return string.format('%.0f', number) end

local function count_for_visitor(visitor, seats)
  if redis.call('HINCRBY', VISITORS, visitor, seats) <= 0 then redis.call('HDEL', VISITORS, visitor) end
end

-- Units of stock are counted apart: seats are set right by whose they are, units are not.
local function count_units(visitor, units)
  if redis.call('HINCRBY', UNITS, visitor, units) <= 0 then redis.call('HDEL', UNITS, visitor) end
end

-- Gives the uses of a hold of stock back to its access code, if it has one.
local function close_units(hold)
  local used = redis.call('HMGET', hold, 'code', 'coded')
  if used[1] then redis.call('HINCRBY', EVENT .. 'uses', used[1], -tonumber(used[2])) end
end

-- Seats and units that the visitor holds and has bought.
local function has_in_all(visitor)
  return tonumber(redis.call('HGET', VISITORS, visitor) or '0') + tonumber(redis.call('HGET', UNITS, visitor) or '0')
end

-- Seats that came back in this call, to an allocation and not to general sale.
local kept_back = {}

-- One entry of the change stream: pairs of a state letter and the ordinals that now have it. Of those that came back it is told
-- which are available and which are blocked. Returns its sequence number.
local function append_change(...)
  local fields = {}
  local function tell(letter, ordinals)
    if #ordinals == 0 then return end
    fields[#fields + 1] = letter
    fields[#fields + 1] = table.concat(ordinals, ',')
  end
  for i = 1, select('#', ...), 2 do
    local letter, ordinals = select(i, ...)
    if letter == 'A' and next(kept_back) then
      local available, blocked = {}, {}
      for _, ordinal in ipairs(ordinals) do table.insert(kept_back[ordinal] and blocked or available, ordinal) end
      tell('A', available)
      tell('B', blocked)
    else
      tell(letter, ordinals)
    end
  end
  if #fields == 0 then return tonumber(redis.call('GET', SEQ) or '0') end
  local seq = redis.call('INCR', SEQ)
  redis.call('XADD', CHANGES, 'MAXLEN', '~', KEPT_CHANGES, digits(seq) .. '-0', unpack(fields))
  return seq
end

-- The number of the seat's block and how many seats it has; nil where no layout is loaded.
local function block_of(ordinal)
  local entry = redis.call('GETRANGE', EVENT .. 'blockof', 4 * ordinal, 4 * ordinal + 3)
  if entry ~= '' then return struct.unpack('>I3B', entry) end
end

-- The number of the allocation that the seat belongs to, 0 where to none: two bytes a seat, and none where there are no allocations.
local function allocation_of(ordinal)
  local entry = redis.call('GETRANGE', EVENT .. 'allocated', 2 * ordinal, 2 * ordinal + 1)
  return entry ~= '' and struct.unpack('>I2', entry) or 0
end

-- Gives a use back to the access code that the seat was held with, if it was with one.
local function close_seat(ordinal)
  local code = redis.call('HGET', EVENT .. 'opened', ordinal)
  if not code then return end
  redis.call('HDEL', EVENT .. 'opened', ordinal)
  redis.call('HINCRBY', EVENT .. 'uses', code, -1)
end

-- What runs has of a block that may be free as a whole, for all that is known.
local function whole_run(seats) return string.char(RUN_ZERO + math.min(seats, LONGEST_RUN)) end

-- Raised once for neighbours that come one after another.
local raised
local function raise_run(block, seats)
  if block == raised then return end
  raised = block
  redis.call('SETRANGE', EVENT .. 'runs', block - 1, whole_run(seats))
end

-- Every step that gives a seat back takes this one or put_all_on_sale: it is available again, or where it belongs to an allocation blocked.
local function put_on_sale(ordinal)
  if allocation_of(ordinal) > 0 then
    redis.call('SETRANGE', SEATS, ordinal, 'B')
    close_seat(ordinal)
    kept_back[ordinal] = true
    return
  end
  redis.call('SETRANGE', SEATS, ordinal, 'A')
  raise_run(block_of(ordinal))
end

-- Raises the runs of the blocks of several seats in ascending order. Where they are many the keys are read and written as a whole.
local function raise_runs(ordinals)
  local first, last = tonumber(ordinals[1]), tonumber(ordinals[#ordinals])
  if #ordinals < MANY_SEATS or last - first > SPARSE * #ordinals then
    for _, ordinal in ipairs(ordinals) do raise_run(block_of(ordinal)) end
    return
  end
  local entries = redis.call('GETRANGE', EVENT .. 'blockof', 4 * first, 4 * last + 3)
  if entries == '' then return end
  local runs, low, high = {}, math.huge, 0
  for _, ordinal in ipairs(ordinals) do
    local block, seats = struct.unpack('>I3B', entries, 4 * (ordinal - first) + 1)
    runs[block], low, high = whole_run(seats), math.min(low, block), math.max(high, block)
  end
  local known = redis.call('GETRANGE', EVENT .. 'runs', low - 1, high - 1)
  for block = low, high do runs[block] = runs[block] or string.sub(known, block - low + 1, block - low + 1) end
  redis.call('SETRANGE', EVENT .. 'runs', low - 1, table.concat(runs, '', low, high))
end

-- The same for several in ascending order: neighbours are one write, for the call costs more than the command.
local function put_all_on_sale(ordinals)
  if redis.call('EXISTS', EVENT .. 'allocated') == 1 then
    for _, ordinal in ipairs(ordinals) do put_on_sale(ordinal) end
    return
  end
  local at = 1
  while at <= #ordinals do
    local first, length = tonumber(ordinals[at]), 1
    while tonumber(ordinals[at + length]) == first + length do length = length + 1 end
    redis.call('SETRANGE', SEATS, first, string.rep('A', length))
    at = at + length
  end
  raise_runs(ordinals)
end

-- Calls a command with any number of arguments: Lua passes some thousands on at once.
local function in_parts(arguments, call)
  for from = 1, #arguments, 4000 do call(unpack(arguments, from, math.min(from + 3999, #arguments))) end
end

-- Counts seats off, of several visitors at once.
local function count_off(seats_of)
  local visitors, left, without = {}, {}, {}
  for visitor in pairs(seats_of) do visitors[#visitors + 1] = visitor end
  for i, seats in ipairs(#visitors > 0 and redis.call('HMGET', VISITORS, unpack(visitors)) or {}) do
    local visitor, rest = visitors[i], tonumber(seats or 0) - seats_of[visitors[i]]
    if rest <= 0 then without[#without + 1] = visitor else left[#left + 1], left[#left + 2] = visitor, rest end
  end
  if #left > 0 then redis.call('HSET', VISITORS, unpack(left)) end
  if #without > 0 then redis.call('HDEL', VISITORS, unpack(without)) end
end

-- Ordinals with commas, added to a set: number → text.
local function add_ordinals(set, ordinals)
  for ordinal in string.gmatch(ordinals, '%d+') do set[tonumber(ordinal)] = ordinal end
end

-- Frees those of the seats, a set, that belong to one of the holds, hold id → visitor. Tells which they were, in ascending order.
local function free_seats(set, visitor_of)
  local ordinals, owners, freed, seats_of = {}, {}, {}, {}
  for ordinal in pairs(set) do ordinals[#ordinals + 1] = ordinal end
  table.sort(ordinals)
  for i, ordinal in ipairs(ordinals) do ordinals[i] = set[ordinal] end
  in_parts(ordinals, function(...)
    for _, owner in ipairs(redis.call('HMGET', OWNERS, ...)) do owners[#owners + 1] = owner end
  end)
  for i, ordinal in ipairs(ordinals) do
    local visitor = visitor_of[owners[i]]
    if visitor then
      freed[#freed + 1] = ordinal
      seats_of[visitor] = (seats_of[visitor] or 0) + 1
    end
  end
  if #freed == 0 then return freed end
  put_all_on_sale(freed)
  in_parts(freed, function(...) redis.call('HDEL', OWNERS, ...) end)
  count_off(seats_of)
  return freed
end

-- Remembers that holds of visitors came to nothing, visitor → how often; the latest stands first.
local function remember_fruitless(times_of, now)
  local visitors, fields, time = {}, {}, struct.pack('>d', now)
  for visitor in pairs(times_of) do visitors[#visitors + 1] = visitor end
  if #visitors == 0 then return end
  for i, earlier in ipairs(redis.call('HMGET', FRUITLESS, unpack(visitors))) do
    local all = string.rep(time, times_of[visitors[i]]) .. (earlier or '')
    fields[2 * i - 1], fields[2 * i] = visitors[i], string.sub(all, 1, KEPT_FRUITLESS * BYTES_A_TIME)
  end
  redis.call('HSET', FRUITLESS, unpack(fields))
  redis.call('PEXPIRE', FRUITLESS, FRUITLESS_MILLIS)
end

-- A hold that is given back counts by the part of its time for which it kept seats from others, at least once.
local function share_of_a_lapse(now, placed, deadline)
  if not placed then return 1 end
  local part = (now - placed) / (deadline - placed)
  return math.max(1, math.min(A_LAPSE_COUNTS, math.ceil(A_LAPSE_COUNTS * part)))
end

-- How long the visitor has to wait before the next hold, ms: until fewer than the budget have come to nothing within the window.
local function cool_down(visitor, now, budget, window)
  if budget == 0 then return 0 end
  local times, at = redis.call('HGET', FRUITLESS, visitor) or '', (budget - 1) * BYTES_A_TIME + 1
  return #times > at and math.max(0, struct.unpack('>d', times, at) + window - now) or 0
end

-- What a visitor may do, of three numbers with commas: seats to have at the most, holds that may come to nothing (0 = any number), within ms;
-- and after a fourth comma the digest of the access code that was shown, where one was: scripts that are given one want codes before them.
local function visitor_terms(text)
  local limit, budget, window, code = string.match(text, '^(%d+),(%d+),(%d+),?(%x*)$')
  return tonumber(limit), tonumber(budget), tonumber(window), code
end

-- Ends up to limit holds whose deadline has come. Returns the freed ordinals and how many holds ended.
local function reap_expired(now, limit)
  local lapsed = redis.call('ZRANGE', DEADLINES, '-inf', now, 'BYSCORE', 'LIMIT', 0, limit)
  if #lapsed == 0 then return lapsed, 0 end
  local seats, visitor_of, times_of = {}, {}, {}
  for _, hold_id in ipairs(lapsed) do
    local record = HOLD_PREFIX .. hold_id
    local hold = redis.call('HMGET', record, 'visitor', 'seats', 'state', 'units')
    local visitor = hold[1]
    if visitor then
      -- Stock comes back by itself, where it lies: its takes have deadlines of their own.
      if hold[4] then
        count_units(visitor, -tonumber(hold[4]))
        close_units(record)
      end
      visitor_of[hold_id] = visitor
      add_ordinals(seats, hold[2])
      if hold[3] == 'held' then times_of[visitor] = (times_of[visitor] or 0) + A_LAPSE_COUNTS end
      redis.call('HSET', record, 'state', 'lapsed')
    end
  end
  local freed = free_seats(seats, visitor_of)
  remember_fruitless(times_of, now)
  redis.call('ZREM', DEADLINES, unpack(lapsed))
  return freed, #lapsed
end

-- Holds seats that are free and writes it down: owners, change, record (with further fields and their values), deadline, count.
-- A seat that was freed and taken in one call is only taken for those who watch. Neighbours are one write, for the call costs more than
-- the command. Returns fence and deadline.
local function hold_seats(hold_id, visitor, ordinals, freed, now, ttl, retention, ...)
  local still_free, is_held, owners = {}, {}, {}
  local from, length = ordinals[1], 0
  for i, ordinal in ipairs(ordinals) do
    owners[2 * i - 1], owners[2 * i] = ordinal, hold_id
    is_held[ordinal] = true
    if tonumber(ordinal) ~= from + length then
      redis.call('SETRANGE', SEATS, from, string.rep('H', length))
      from, length = ordinal, 0
    end
    length = length + 1
  end
  redis.call('SETRANGE', SEATS, from, string.rep('H', length))
  redis.call('HSET', OWNERS, unpack(owners))
  for _, ordinal in ipairs(freed) do
    if not is_held[ordinal] then still_free[#still_free + 1] = ordinal end
  end
  local fence, deadline = append_change('A', still_free, 'H', ordinals), now + ttl
  redis.call('HSET', HOLD_PREFIX .. hold_id, 'state', 'held', 'visitor', visitor, 'seats', table.concat(ordinals, ','),
    'fence', fence, 'placed', now, 'deadline', deadline, ...)
  redis.call('PEXPIRE', HOLD_PREFIX .. hold_id, ttl + retention)
  redis.call('ZADD', DEADLINES, deadline, hold_id)
  count_for_visitor(visitor, #ordinals)
  return fence, deadline
end

