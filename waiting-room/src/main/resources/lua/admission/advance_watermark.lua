-- Calls the next places, as the rate and the free slots allow. Any number of callers may run it at any time: credit
-- derives from the time since the last run, so more runs call nobody more. A place that is called takes as much of a turn and of a
-- slot as it is likely to come, by what the last ones did; a pass takes the whole of both.
-- KEYS 1 {q:id}:admission  hash    watermark, credit, owed, at, open, clock, version, noShows, bucket, seen, rush, showUp, came0..7, missed
--      2 {q:id}:called     zset    position -> end of its show-up window on the open clock, ms
--      3 {q:id}:active     zset    pass id -> expiry, ms
--      4 {q:id}:returned   zset    position -> position: came after their window and found no free slot
--      5 {q:id}:tickets    string  22 bytes a place
--      6 {q:id}:control    hash    rate, base, soldOut: what the controller chose, see choose_rate
--      7.. the queue's other keys, kept alive with these
-- ARGV 1 now, ms; empty = Redis TIME
--      2 1 = open (drawn, not paused, not closed), 0 = only report
--      3 version of the onsale; a run that knows less than an earlier one only reports
--      4 admissions per minute
--      5 slots: passes alive, and places called as far as they are likely to come, together
--      6 show-up window, ms
--      7 when the queue's keys may go, ms
--      8 how: CALL by rate and slots; PASS everybody at once; STANDBY everybody at once unless there is a rush
--      9 STANDBY: what the bucket of arrivals holds, and loses a minute; an overflow is a rush, and so are full slots
--      10 no position from this one on is called; empty = all are
--      11 and 12 lowest and highest rate that the controller may choose; empty = the rate is fixed
-- Returns {joined, watermark, active, called, noShows, 1 = everybody is let through, rate in force}
-- The open clock stands still during a pause, so nobody's window runs out meanwhile and no credit piles up.
local admission_key, called_key, active_key, returned_key, tickets_key, control_key = unpack(KEYS, 1, 6)
local now, open, version = tonumber(ARGV[1]), ARGV[2] == '1', tonumber(ARGV[3])
local per_minute, slots, show_up, keys_expire_at = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]
local way, bucket_size, last = ARGV[8], tonumber(ARGV[9]), tonumber(ARGV[10])
local lowest, highest = tonumber(ARGV[11]), tonumber(ARGV[12])
local WIDTH, CHUNK, DOUBT, REMEMBERED = 22, 1000, 10, 1000
local AGES = {1 / 32, 2 / 32, 3 / 32, 4 / 32, 6 / 32, 8 / 32, 16 / 32, 1} -- parts of the time to show up; as in issue_pass

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local state = redis.call('HMGET', admission_key, 'watermark', 'credit', 'at', 'open', 'clock', 'version', 'noShows', 'bucket', 'seen', 'rush')
local watermark = tonumber(state[1]) or 0
local credit = tonumber(state[2]) or 1 -- the first place is called at once
local at = tonumber(state[3]) or now
local was_open = state[4] == '1'
local clock = tonumber(state[5]) or 0
local is_current = version >= (tonumber(state[6]) or 0)
local no_shows = tonumber(state[7]) or 0
local joined = math.floor(redis.call('STRLEN', tickets_key) / WIDTH)
local callable = math.min(joined, last or joined)
local bucket, seen, rush = tonumber(state[8]) or 0, tonumber(state[9]) or joined, state[10] == '1'
redis.call('ZREMRANGEBYSCORE', active_key, '-inf', now)
local active = redis.call('ZCARD', active_key)

local chosen = redis.call('HMGET', control_key, 'rate', 'base', 'soldOut')
if chosen[3] == '1' then
  per_minute = 0
elseif lowest and tonumber(chosen[2]) == per_minute then
  per_minute = math.max(lowest, math.min(highest, tonumber(chosen[1])))
end

-- A life table: of those called, how many came at which age, and how many never did. Doubt is decided in favour of their
-- coming: as if so many had come, fewer the longer it is since they were called.
local table_state = redis.call('HMGET', admission_key, 'missed', 'came0', 'came1', 'came2', 'came3', 'came4', 'came5', 'came6', 'came7')
local missed, came, likely = tonumber(table_state[1]) or 0, {}, {}
local comers = 0
for age = #AGES, 1, -1 do
  came[age] = tonumber(table_state[age + 1]) or 0
  comers = comers + came[age]
  likely[age] = (comers + DOUBT / age) / (comers + missed + DOUBT / age)
end
likely[1] = math.max(likely[1], 0.5) -- never more than two for one

local function expected_to_come()
  local expected = 0
  local youngest = '+inf'
  for age = 1, #AGES do
    local oldest = clock + show_up - show_up * AGES[age]
    local until_age = age == #AGES and '-inf' or string.format('(%.17g', oldest)
    expected = expected + likely[age] * redis.call('ZCOUNT', called_key, until_age, youngest)
    youngest = string.format('%.17g', oldest)
  end
  return expected
end
local owed = tonumber(redis.call('HGET', admission_key, 'owed')) or redis.call('ZCARD', called_key)

local function call_places(positions)
  for first = 1, #positions, CHUNK do
    local members = {}
    for i = first, math.min(first + CHUNK - 1, #positions) do
      members[#members + 1] = clock + show_up
      members[#members + 1] = positions[i]
    end
    redis.call('ZADD', called_key, unpack(members))
  end
  credit = credit - #positions * likely[1]
  owed = owed + #positions * likely[1]
end

-- A rush ends when nobody waits any more and the bucket does not overflow, which forgets what is beyond two minutes' worth. Who
-- waits since before the last run is a rush too: a queue is not let through because the mode was switched.
local function weigh_arrivals()
  local arrived = math.max(0, joined - seen)
  bucket = math.max(0, bucket - math.max(0, now - at) * bucket_size / 60000) + arrived
  bucket = math.min(bucket, 2 * bucket_size)
  local waiting = callable - watermark
  local nobody_waits = waiting <= 0 and redis.call('ZCARD', returned_key) == 0
  rush = bucket > bucket_size or active >= slots or waiting > arrived or (rush and not nobody_waits)
end

if is_current and way == 'STANDBY' then
  weigh_arrivals()
end
local through = way == 'PASS' or (way == 'STANDBY' and not rush and per_minute > 0)

-- Everybody called at once has no slot that is kept: they count as not come until they do.
local function let_through()
  credit = 1
  no_shows = no_shows + math.max(0, callable - watermark)
  watermark = math.max(watermark, callable)
end

if is_current and open then
  local elapsed = was_open and math.max(0, now - at) or 0
  clock = clock + elapsed
  local burst = math.max(1, per_minute / 60)
  local before = expected_to_come()
  credit = math.min(credit + owed - before + elapsed * per_minute / 60000, burst)
  local lapsed = redis.call('ZREMRANGEBYSCORE', called_key, '-inf', clock)
  no_shows = no_shows + lapsed
  owed = expected_to_come()
  credit = credit + before - owed
  missed = missed + lapsed
  if through then
    let_through()
  end
  local turns = per_minute == 0 and 0 or math.max(0, math.floor(math.min(credit, slots - active - owed) / likely[1]))

  local again = {}
  if turns > 0 then
    local popped = redis.call('ZPOPMIN', returned_key, turns)
    for i = 1, #popped, 2 do
      again[#again + 1] = popped[i]
    end
  end
  call_places(again)
  no_shows = no_shows - #again

  local fresh = {}
  for position = watermark, math.min(watermark + turns - #again, callable) - 1 do
    fresh[#fresh + 1] = position
  end
  call_places(fresh)
  watermark = watermark + #fresh
end

if is_current then
  redis.call('HSET', admission_key, 'watermark', watermark, 'credit', string.format('%.17g', credit), 'at', math.max(at, now),
    'open', open and 1 or 0, 'clock', clock, 'version', version, 'noShows', no_shows,
    'bucket', string.format('%.17g', bucket), 'seen', joined, 'rush', rush and 1 or 0,
    'owed', string.format('%.17g', owed), 'showUp', show_up, 'missed', missed)
  if comers + missed > REMEMBERED then
    for age = 1, #AGES do
      redis.call('HSET', admission_key, 'came' .. (age - 1), math.floor(came[age] / 2))
    end
    redis.call('HSET', admission_key, 'missed', math.floor(missed / 2))
  end
end
for _, key in ipairs(KEYS) do
  redis.call('PEXPIREAT', key, keys_expire_at)
end
return {joined, watermark, active, redis.call('ZCARD', called_key), no_shows, through and open and 1 or 0, per_minute}
