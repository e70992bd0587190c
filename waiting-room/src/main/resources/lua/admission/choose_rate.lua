-- Takes a decision about the rate: one in an interval, of whoever comes first. Without a decision it only looks.
-- KEYS 1 {q:id}:control  hash  step, at, version, rate, base, soldOut, memory
--      2 {q:id}:history  list  what each decision saw and chose, JSON, the oldest first
-- ARGV 1 now, ms; empty = Redis TIME
--      2 interval, ms
--      3 step that the decision was made from; empty = only look
--      4 version of the onsale; who knows less than an earlier decision takes none
--      5 rate per minute   6 rate of the admin's that it began from   7 1 = sold out: nobody is called
--      8 what the next decision has to know   9 the decision for the history
--      10 most entries of the history   11 when the queue's keys may go, ms
-- Returns {1 = a decision is due, or was taken; 0 = not, step, memory or ''}
local control_key, history_key = KEYS[1], KEYS[2]
local now, interval, seen_step, version = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local state = redis.call('HMGET', control_key, 'step', 'at', 'version', 'memory')
local step = tonumber(state[1]) or 0
local at = tonumber(state[2])
local is_due = (not at or now - at >= interval) and version >= (tonumber(state[3]) or 0)
if seen_step == '' or not is_due or tonumber(seen_step) ~= step then
  return {is_due and seen_step == '' and 1 or 0, step, state[4] or ''}
end

redis.call('HSET', control_key, 'step', step + 1, 'at', now, 'version', version, 'rate', ARGV[5], 'base', ARGV[6],
  'soldOut', ARGV[7], 'memory', ARGV[8])
redis.call('RPUSH', history_key, ARGV[9])
redis.call('LTRIM', history_key, -tonumber(ARGV[10]), -1)
for _, key in ipairs(KEYS) do
  redis.call('PEXPIREAT', key, ARGV[11])
end
return {1, step + 1, ARGV[8]}
