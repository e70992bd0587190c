-- Keeps a one-time code for a visitor; an earlier one is void from then on.
-- KEYS 1 {i:<visitor>}:code  hash, TTL  code, person, left
-- ARGV 1 keyed digest of the code   2 digest of the address   3 wrong tries that it allows   4 its life, ms
-- Returns {1}
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'code', ARGV[1], 'person', ARGV[2], 'left', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {1}
