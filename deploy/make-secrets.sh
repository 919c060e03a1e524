#!/bin/sh
# Generates a password for each login and writes the files used by docker-compose.yml to secrets/. Existing files are not
# changed. The files themselves are readable by everyone, because containers read them as other users, but only the owner
# can enter the folder.
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets

draw() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
keep() {
  if [ -e "secrets/$1" ]; then
    echo "kept secrets/$1"
  else
    printf '%s\n' "$2" >"secrets/$1"
    chmod 444 "secrets/$1"
    echo "made secrets/$1"
  fi
}

keep postgres-password "$(draw)"
keep database-owner-url "postgres://causeway_owner:$(draw)@postgres:5432/causeway"
keep database-url "postgres://causeway_app:$(draw)@postgres:5432/causeway"
keep database-portal-url "postgres://causeway_portal:$(draw)@postgres:5432/causeway"
keep redis-url "redis://:$(draw)@redis:6379"
