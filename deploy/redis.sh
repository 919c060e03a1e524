#!/bin/sh
# Runs redis-server with the password in the URL used by the processes; with the argument `ping`, pings it.
set -eu
url=$(cat "${SECRETS_DIR:-/run/secrets}/redis-url")
password=${url#redis://:}
password=${password%%@*}

if [ "${1:-}" = ping ]; then
  [ "$(REDISCLI_AUTH="$password" redis-cli ping)" = PONG ]
  exit
fi

# Through standard input, so that the password does not appear in the process list. Jobs must never be evicted.
exec redis-server - <<CONFIG
requirepass $password
maxmemory-policy noeviction
appendonly yes
appendfsync everysec
dir ${REDIS_DIR:-/data}
port ${REDIS_PORT:-6379}
CONFIG
