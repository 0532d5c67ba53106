#!/bin/sh
# Runs the store's, the desk's and its screens' contract tests on a real PostgreSQL server, started for the purpose from the
# distribution's package and thrown away afterwards. Usage: sh scripts/test-postgres.sh [PYTHON] [PYTEST ARGUMENTS…]
set -eu
python=${1:-.venv/bin/python}
[ $# -gt 0 ] && shift

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ] && command -v pg_ctl >/dev/null 2>&1; then bin=$(dirname "$(command -v pg_ctl)"); fi
if [ -z "$bin" ] && command -v pg_config >/dev/null 2>&1; then bin=$(pg_config --bindir); fi
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
    echo "test-postgres: there is no PostgreSQL server here (initdb was not found)." >&2
    echo "  Debian, Ubuntu: apt-get install postgresql    Fedora: dnf install postgresql-server    macOS: brew install postgresql" >&2
    exit 2
fi

place=$(mktemp -d "${TMPDIR:-/tmp}/variorum-pg.XXXXXX")
# The server refuses to run as root: there it runs as the user that its package made.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$place"
    as() { setpriv --reuid postgres --regid postgres --clear-groups "$@"; }
    role=postgres
else
    as() { "$@"; }
    role=$(id -un)
fi
stop() {
    as "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap stop EXIT
trap 'exit 130' INT TERM

as env HOME="$place" "$bin/initdb" -D "$place/data" -A trust -E UTF8 --locale=C.UTF-8 >"$place.log" 2>&1 || { cat "$place.log" >&2; exit 1; }
rm -f "$place.log"
# No network: a socket in our own folder. fsync off: the data live for a minute, and a killed test is a failed test.
as "$bin/pg_ctl" -D "$place/data" -l "$place/log" -w -o "-c listen_addresses='' -c unix_socket_directories='$place' -c fsync=off" start >/dev/null \
    || { cat "$place/log" >&2; exit 1; }

export VARIORUM_TEST_POSTGRES="postgresql://$role@/postgres?host=$place"
"$python" -m pytest -m postgres tests/store tests/desk tests/web tests/agents "$@"
# Given arguments choose among those above; else a browser looks at some screens, too.
[ $# -gt 0 ] || VARIORUM_BROWSE_POSTGRES=1 "$python" -m pytest -m browser \
    tests/web/test_together.py tests/web/test_team.py tests/web/test_review.py tests/web/test_over_time.py
