-- Takes back one that was counted and did not happen. A window that is over has nothing to take back.
-- KEYS 1 {i:...}:<what>  string, TTL  how often so far
-- Returns {how often now}. A replay takes back twice, which errs on the generous side by one
local key = KEYS[1]
if (tonumber(redis.call('GET', key)) or 0) <= 0 then
  return {0}
end
return {redis.call('DECR', key)}
