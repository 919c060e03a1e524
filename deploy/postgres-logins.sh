#!/bin/bash
# Creates the three logins of a new database, each with the password in the URL used by its processes. `migrate` grants
# their privileges. Run it once as superuser; running it again updates the passwords.
set -euo pipefail
secrets=${SECRETS_DIR:-/run/secrets}

password_of() { # FILE LOGIN
  local url
  url=$(<"$secrets/$1")
  if [[ ! $url =~ ^postgres(ql)?://$2:([A-Za-z0-9._~-]{16,})@ ]]; then
    echo "$1 must name the login $2 and a password of at least 16 letters, digits, dots, dashes, underscores or tildes." >&2
    exit 1
  fi
  echo "${BASH_REMATCH[2]}"
}

owner=$(password_of database-owner-url causeway_owner)
app=$(password_of database-url causeway_app)
portal=$(password_of database-portal-url causeway_portal)

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname="$POSTGRES_DB" <<SQL
\set owner '$owner'
\set app '$app'
\set portal '$portal'
\set database '$POSTGRES_DB'
SELECT format('CREATE ROLE %I', login) FROM unnest(ARRAY['causeway_owner', 'causeway_app', 'causeway_portal']) AS login
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) \gexec
ALTER ROLE causeway_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD :'owner';
ALTER ROLE causeway_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD :'app';
ALTER ROLE causeway_portal LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT PASSWORD :'portal';
ALTER DATABASE :"database" OWNER TO causeway_owner;
REVOKE ALL ON DATABASE postgres, template1, :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO causeway_app;
GRANT CONNECT ON DATABASE :"database" TO causeway_portal;
SQL
