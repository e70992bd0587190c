-- Access codes: what each opens, and how often. Comes between the prelude and the scripts that need it. A code is known by the digest of
-- its text; `codes` has digest → number and number → allocation, limit, expiry; `uses` number → seats and units that are held and
-- bought with it; `opened` seat → number. Whoever shows a wrong one is counted: a guess must not be free.
local WRONG_PREFIX = EVENT .. 'wrong:'
local MOST_WRONG, WRONG_MILLIS = 10, 600000

-- Nil where there is no such code.
local function code_by_number(number)
  local terms = number and redis.call('HGET', EVENT .. 'codes', number)
  if not terms then return nil end
  local allocation, limit, expires = string.match(terms, '^(%d+),(%d+),(%d+)$')
  return {number = number, allocation = tonumber(allocation), limit = tonumber(limit), expires = tonumber(expires)}
end

-- The code that was shown, or nil and the refusal: {'TOO_MANY_CODES', ms to wait} after ten wrong ones in ten minutes, {'WRONG_CODE'} for one that
-- is unknown or no longer valid.
local function read_code(digest, visitor, now)
  local tries = WRONG_PREFIX .. visitor
  if tonumber(redis.call('GET', tries) or '0') >= MOST_WRONG then return nil, {'TOO_MANY_CODES', math.max(1, redis.call('PTTL', tries))} end
  local code = code_by_number(redis.call('HGET', EVENT .. 'codes', digest))
  if code and (code.expires == 0 or code.expires > now) then return code end
  if redis.call('INCR', tries) == 1 then redis.call('PEXPIRE', tries, WRONG_MILLIS) end
  return nil, {'WRONG_CODE'}
end

-- Seats and units that it may still be used for; a limit of 0 is none.
local function uses_left(code)
  if code.limit == 0 then return math.huge end
  return math.max(0, code.limit - tonumber(redis.call('HGET', EVENT .. 'uses', code.number) or '0'))
end

local function opens(code, ordinal)
  return redis.call('GETRANGE', SEATS, ordinal, ordinal) == 'B' and allocation_of(ordinal) == code.allocation
end

-- Counts seats that are held with the code, and adds to the fields of the hold's record which code it was and for how many.
local function use_code(code, ordinals, fields)
  for _, ordinal in ipairs(ordinals) do redis.call('HSET', EVENT .. 'opened', ordinal, code.number) end
  redis.call('HINCRBY', EVENT .. 'uses', code.number, #ordinals)
  fields[#fields + 1] = 'code'
  fields[#fields + 1] = code.number
  fields[#fields + 1] = 'coded'
  fields[#fields + 1] = #ordinals
end

