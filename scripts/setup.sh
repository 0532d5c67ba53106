#!/bin/sh
# Makes the virtual environment $1 from the pinned requirements $2 and installs this project into it.
# Takes uv when it is there and falls back to pip, so that Python and make are all a machine needs.
# The pins name everything, so nothing is resolved (--no-deps; some versions of pip trip over extras named twice).
# Does nothing when the environment is newer than everything it was made from.
set -eu
venv=$1
pins=$2
stamp=$venv/.made-from-pins
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "variorum needs Python 3.11 or newer; '$python' is $("$python" --version 2>&1). Say which to take: make PYTHON=/path/to/python3.12 …" >&2
    exit 2
}
if [ -e "$stamp" ] && [ -z "$(find "$pins" pyproject.toml scripts/setup.sh -newer "$stamp")" ]; then
    exit 0
fi
echo "setting up $venv from $pins (a minute the first time)" >&2
if command -v uv >/dev/null 2>&1; then
    uv venv --quiet --allow-existing --python "$python" "$venv"
    VIRTUAL_ENV=$venv uv pip install --quiet --no-deps --require-hashes --requirement "$pins"
    VIRTUAL_ENV=$venv uv pip install --quiet --no-deps --editable .
    # pip compiles what it installs; without it every command compiles all that it imports (two seconds) where Python may not keep
    # bytecode. Files of other libraries that are no Python of this version are passed over.
    "$venv/bin/python" -m compileall -q "$venv"/lib/python3*/site-packages src >/dev/null 2>&1 || true
else
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --requirement "$pins"
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --editable .
fi
touch "$stamp"
