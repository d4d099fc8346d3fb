# Everything a newcomer needs: `make serve` and `make test`. Both set up what they use; nothing is installed by hand.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
MINUTES ?= 5
FAMILIES ?= 100000
BIN := .venv/bin
# A browser waits a good part of the time, for what it shows and for the next move: another test can run meanwhile.
AT_ONCE := $(shell expr $$(nproc) + 2)
# Material and MkDocs print an advertisement for their successors at each run; the pins in pyproject.toml are our answer.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
# Some containers forbid Python to keep what it has compiled; every start would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup site serve test test-fast lint readability screenshots bench fuzz sameness audit lock schema clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: .venv/ready node_modules/ready ## Install the locked Python and npm packages, and browsers where there are none
	@./tools/ensure-browsers

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' || { \
		echo "Python 3.13 is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Say which to use: make PYTHON=/path/to/python3.13 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Spark alone has 400 MB, and nobody needs it to build a site.
.venv/peers: requirements-peers.lock .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r requirements-peers.lock
	@touch $@

node_modules/ready: package.json package-lock.json
	npm ci --no-fund --no-audit --loglevel=error
	@touch $@

site: .venv/ready node_modules/ready ## Check the policies and build the whole site into site/
	$(BIN)/local-offer check
	$(BIN)/local-offer site

serve: .venv/ready node_modules/ready ## Build the site, serve it on 127.0.0.1 and rebuild when a file changes (PORT=8000)
	$(BIN)/local-offer serve --port $(PORT)

test: setup .venv/peers lint ## Pass every test, in a real browser too
	$(BIN)/pytest -n $(AT_ONCE) --dist loadfile --no-loadscope-reorder

test-fast: .venv/ready node_modules/ready ## Pass the quick tests: without a browser and without building whole sites
	$(BIN)/pytest -n $(shell nproc) --dist loadfile --no-loadscope-reorder --ignore tests/browser -m "not thorough"

lint: .venv/ready node_modules/ready ## Check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	node_modules/.bin/biome ci --error-on-warnings
	node_modules/.bin/tsc --project overrides/assets/tsconfig.json

readability: site ## Say how hard each page is to read, and which sentences are the hardest
	$(BIN)/local-offer readability

screenshots: .venv/ready node_modules/ready ## Take the pictures in the docs anew
	$(BIN)/python -m tests.screenshots

bench: setup .venv/peers ## Measure against the budgets and print the table
	$(BIN)/python -m tests.bench

fuzz: .venv/ready node_modules/ready ## Put in what could do harm, new each time, and count what holds (MINUTES=5)
	$(BIN)/python -m tests.hostile --minutes $(MINUTES)

sameness: .venv/ready node_modules/ready ## Compare random families in CPython, Chromium and SQL, byte for byte (FAMILIES=100000)
	$(BIN)/python -m tests.sameness --families $(FAMILIES)

audit: .venv/ready node_modules/ready ## Look for known vulnerabilities and licences, and write bills of materials
	$(BIN)/python -m tests.audit

lock: ## Renew the locked versions of every package
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra dev \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra peers -c requirements.lock \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements-peers.lock pyproject.toml
	npm update --package-lock-only --no-fund --no-audit

schema: .venv/ready ## Write what is made from the models: the schemas of policies/, and the types of a result
	$(BIN)/local-offer schema

clean: ## Remove what was built and installed here, and nothing else
	@if [ -x $(BIN)/local-offer ]; then $(BIN)/local-offer clean; elif [ -e site ] || [ -e build ]; then \
		echo "Only local-offer can tell what in site/ and build/ is ours: make setup clean"; exit 1; fi
	@for folder in .venv node_modules; do if [ -f $$folder/ready ]; then rm -rf $$folder; fi; done
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis
