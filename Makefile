# Everything a newcomer or CI runs. Each target sets up what it needs by itself: Python 3.11+ and make are enough.
PYTHON ?= python3
DEV := .venv
DEMO := .venv-demo
BENCH := .venv-bench
READERS := .venv-readers
RAY := .venv-ray
ENGINES := .venv-engines
MONEY := .venv-followthemoney
SITE := .venv-site
BIN := $(DEV)/bin

.PHONY: help demo test lint gates held-out fit bench pictures lock setup test-postgres test-models test-readers test-ray test-engines test-wheel histories fuzz site bill clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## the development environment, from hash-pinned requirements
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(DEV) requirements/dev.txt

demo: ## a dossier of the bundled sample: prints a summary and writes ./dossier.html
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(DEMO) requirements/run.txt
	@$(DEMO)/bin/variorum demo

test: setup ## the whole test suite
	@$(BIN)/python -m pytest

lint: setup ## style, types, and the one direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gates: setup ## quality on ../shared against the pinned floors (skips, saying so, where it is absent)
	@$(BIN)/python -m pytest evaluation

held-out: setup ## what collation finds in each event of ../shared, by models that have not seen it: prints the table
	@$(BIN)/python -m evaluation.fit_collate

fit: setup ## the model of statements fitted again with editors' decisions: make fit ROWS=rows.jsonl [WRITE=1], by hand only
	@$(BIN)/python -m evaluation.fit_rows $(ROWS) $(if $(WRITE),--write)

bench: ## speed and memory, beside other tools; prints tables
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(BENCH) requirements/bench.txt
	@$(BENCH)/bin/python -m benchmarks

test-postgres: setup ## the store's contract tests on a real PostgreSQL server
	@sh scripts/test-postgres.sh $(BIN)/python

test-models: setup ## the path to a language model, with a real server and real weights (220 MB, put into .models)
	@sh scripts/test-models.sh $(BIN)/python

test-readers: setup ## what we write, read by programs that need an environment of their own (pywb, teiphy, followthemoney)
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(READERS) requirements/readers.txt
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(MONEY) requirements/followthemoney.txt || echo "followthemoney could not be compiled here: its test skips"
	@$(BIN)/python -m pytest tests/publish/formats/test_apparatus.py tests/publish/formats/test_money.py

test-ray: ## a thousand reports on Ray: the bytes of the pool (100 MB the first time)
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(RAY) requirements/ray.txt
	@$(RAY)/bin/python -m pytest tests/archive/engines/test_thousand.py -k ray -p no:cacheprovider

test-engines: ## an archive on Ray and Spark, the same to the byte, and killed on the way (700 MB, and Java 17, the first time; minutes)
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(ENGINES) requirements/engines.txt
	@command -v java >/dev/null || { apt-get -qq update && apt-get -qq install -y --no-install-recommends openjdk-17-jre-headless; } >/dev/null
	@VARIORUM_KILLS=100 $(ENGINES)/bin/python -m pytest tests/archive/engines tests/archive/test_resuming.py -p no:cacheprovider

site: ## the documents as a site in build/site; a link or an anchor that leads nowhere is an error
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(SITE) requirements/site.txt
	@$(SITE)/bin/python scripts/site.py

bill: ## what the default install brings, and under which licences, into dist/ (CycloneDX)
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(SITE) requirements/site.txt
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(DEMO) requirements/run.txt
	@$(SITE)/bin/python scripts/bill.py $(DEMO)/bin/python

test-wheel: ## the wheel installed by plain pip into fresh environments, without extras and with all, and the demo run
	@PYTHON=$(PYTHON) sh scripts/test-wheel.sh

pictures: setup ## the screenshots in the docs, from the real pages
	@$(BIN)/python scripts/pictures.py
	@$(BIN)/python -m tests.web.pictures docs/pictures

histories: setup ## what lasts of 200 random histories of a desk: keys, addresses, events, decisions (about half an hour)
	@$(BIN)/python -W ignore -m tests.desk.histories 200

fuzz: setup ## 100,000 odd inputs at every door, counted (half an hour; goes on where it was ended)
	@$(BIN)/python scripts/fuzz.py --inputs 100000 --keep .fuzz

lock: ## pin again, with hashes, after a change of dependencies (needs uv)
	@sh scripts/lock.sh

clean:
	rm -rf .models $(DEV) $(DEMO) $(BENCH) $(READERS) $(RAY) $(ENGINES) $(MONEY) $(SITE) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
