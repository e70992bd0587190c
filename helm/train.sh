#!/bin/sh
# Starts Onrush once with PostgreSQL and Redis of this machine, asks for a few pages, stops it, and leaves the JVM's memory of
# it (JEP 483) in the file that is named. Kafka is not needed for it: an absent broker stops nobody. Runs while the image is built.
set -eu
cache=$1
work=$(mktemp -d)
port=18080

# PostgreSQL refuses to run as root.
chown postgres "$work"
set -- /usr/lib/postgresql/*/bin
postgres=$1
as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"; }
as_postgres "$postgres/initdb" -A trust -U onrush -D "$work/postgresql" > "$work/initdb.log"
as_postgres "$postgres/pg_ctl" -D "$work/postgresql" -w -l "$work/postgresql.log" \
  -o "-p 15432 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work" start
as_postgres "$postgres/createdb" -h 127.0.0.1 -p 15432 -U onrush onrush
redis-server --bind 127.0.0.1 --port 16379 --save '' --dir "$work" --daemonize yes --pidfile "$work/redis.pid" > "$work/redis.log"

# The options of the chart: a cache is of use only where the garbage collector is the same.
JAVA_TOOL_OPTIONS="-XX:+UseG1GC" \
ONRUSH_SECRET=of-a-training-run-that-is-over-now ONRUSH_ADMIN_PASSWORD=training \
SPRING_R2DBC_URL=r2dbc:postgresql://127.0.0.1:15432/onrush SPRING_R2DBC_USERNAME=onrush SPRING_R2DBC_PASSWORD=none \
SPRING_DATA_REDIS_HOST=127.0.0.1 SPRING_DATA_REDIS_PORT=16379 ONRUSH_KAFKA_BOOTSTRAPSERVERS=127.0.0.1:19092 \
ONRUSH_CHECKOUTSAGA_PAYMENT_APIKEY=training ONRUSH_CHECKOUTSAGA_SIMULATEDPROVIDER_ENABLED=true SERVER_PORT=$port \
java -XX:AOTCacheOutput="$cache" -jar /app/onrush.jar > "$work/onrush.log" 2>&1 &
onrush=$!

tries=0
until curl -fs -o /dev/null "http://127.0.0.1:$port/api/v1/time"; do
  tries=$((tries + 1))
  if [ $tries -gt 120 ] || ! kill -0 $onrush; then
    cat "$work/onrush.log"
    exit 1
  fi
  sleep 1
done
for path in / /api/v1/events /api/v1/time /orders /admin/sign-in; do
  curl -fsS -o /dev/null "http://127.0.0.1:$port$path"
done
curl -fsS -o /dev/null -X POST "http://127.0.0.1:$port/api/v1/visitors"

# The cache is written as the JVM ends; that it ends by a signal is as it should be.
kill "$onrush"
wait "$onrush" || true
kill "$(cat "$work/redis.pid")"
as_postgres "$postgres/pg_ctl" -D "$work/postgresql" -m fast stop
rm -rf "$work"
test -s "$cache"
