#!/bin/sh
# Draws a password for each login and writes the files that docker-compose.yml names to secrets/. It changes none that is
# there. The files are readable to every user of the machine who can enter the folder, and only its owner can: containers
# read them as other users.
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
