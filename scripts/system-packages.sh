#!/bin/sh
# What the browser tests, the PostgreSQL tests and the tests of tables in R need from the system, and what followthemoney is compiled
# with, where apt can give it. Does nothing where all is there. Exits 1, saying so, where something is missing and cannot be installed: those tests then skip.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || missing="$missing chromium"
ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v Rscript >/dev/null 2>&1 || missing="$missing r-base-core"
command -v c++ >/dev/null 2>&1 || missing="$missing g++"
command -v pkg-config >/dev/null 2>&1 && pkg-config --exists icu-i18n || missing="$missing pkg-config libicu-dev"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "system-packages: not installed:$missing (needs root and apt-get); the tests that need them will skip" >&2
    exit 1
fi
echo "system-packages: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 - one word a package
apt-get -qq update >/dev/null && apt-get -qq install -y --no-install-recommends $missing >/dev/null || {
    echo "system-packages: apt-get could not install$missing; the tests that need them will skip" >&2
    exit 1
}
