#!/bin/sh
# What somebody gets who installs the wheel with the pip that comes with their Python, and no pins of ours: into a fresh
# environment without extras, and into another with all of them. Each then runs the demo, the second a desk too.
# About two minutes; nothing stays behind.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
place=$(mktemp -d "${TMPDIR:-/tmp}/variorum-wheel.XXXXXX")
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
export PIP_DISABLE_PIP_VERSION_CHECK=1

fresh() { # an environment called $1, with whatever pip the Python brings
    "$python" -m venv "$place/$1"
    "$place/$1/bin/python" -m pip --version | sed "s/ from.*//; s/^/$1: /"
}
demo() { # the demo, from a folder that is not this one, must say how many sources there are and write a page
    mkdir "$place/run-$1"
    (cd "$place/run-$1" && "$place/$1/bin/variorum" demo >said.txt 2>&1 && grep -q "independent sources" said.txt && test -s dossier.html) || {
        echo "test-wheel: the demo fails in the environment “$1”:" >&2
        tail -n 5 "$place/run-$1/said.txt" >&2
        exit 1
    }
}

fresh bare
"$place/bare/bin/python" -m pip wheel -qq --no-deps --wheel-dir "$place/wheel" .
wheel=$(ls "$place"/wheel/variorum-*.whl)
"$place/bare/bin/python" -m pip install -qq "$wheel"
demo bare

fresh all
"$place/all/bin/python" -m pip install -qq "$wheel[all]"
demo all
(
    cd "$place/run-all"
    variorum=$place/all/bin/variorum
    "$variorum" demo --files reports >/dev/null
    "$variorum" desk init >/dev/null
    "$variorum" desk add reports | grep "8 new reports" >/dev/null
) || { echo "test-wheel: the desk fails where all extras are installed" >&2; exit 1; }
echo "test-wheel: the wheel installs and runs, without extras and with all"
