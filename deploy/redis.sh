#!/bin/sh
# Runs redis-server with the password of the URL that the processes are given; with the argument `ping` asks it.
set -eu
url=$(cat "${SECRETS_DIR:-/run/secrets}/redis-url")
password=${url#redis://:}
password=${password%%@*}

if [ "${1:-}" = ping ]; then
  [ "$(REDISCLI_AUTH="$password" redis-cli ping)" = PONG ]
  exit
fi

# By standard input, so that the password stands in no list of processes. Jobs must never be evicted.
exec redis-server - <<CONFIG
requirepass $password
maxmemory-policy noeviction
appendonly yes
appendfsync everysec
dir ${REDIS_DIR:-/data}
port ${REDIS_PORT:-6379}
CONFIG
