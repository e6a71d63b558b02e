# Everything one does with the bank. Each target sets up what it needs, from nothing.

PYTHON ?= python3
ENGINE ?= mkdocs
BIN := .venv/bin
NODE := requirements/node/node_modules
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help site serve test fuzz check format lock bench audit deploy-dry-run clean
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

site: .venv/.site ## Build the site into site/; the old one stays until the new one is whole
	$(BIN)/casebank build --engine $(ENGINE)

serve: .venv/.site ## Show the site while you write, at http://127.0.0.1:8000/samskapingsbanken/
	$(BIN)/mkdocs serve

test: .venv/.dev ## Run all tests, in the browser too
	scripts/ensure-chromium
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadscope

fuzz: .venv/.dev ## Try 20,000 generated files on the reader and the rules
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/test_properties.py -k any_bytes_give --hypothesis-show-statistics

check: .venv/.dev ## Check format, lint, types and content
	$(BIN)/ruff format --check hooks scripts tests
	$(BIN)/ruff check hooks scripts tests
	$(BIN)/mypy
	$(BIN)/casebank check

format: .venv/.dev ## Put the code in the common format
	$(BIN)/ruff format hooks scripts tests
	$(BIN)/ruff check --fix hooks scripts tests

bench: .venv/.bench ## Measure builds of up to 10,000 cases beside other engines; takes half an hour
	$(BIN)/python scripts/bench.py --readme --json bench.json

audit: .venv/.audit $(NODE)/.package-lock.json site ## Run the slower outside tools over the built site
	scripts/audit

deploy-dry-run: ## Do in a fresh clone what the deployment does, without deploying
	scripts/deploy-dry-run

lock: .venv/.dev ## Renew the pinned versions in requirements/
	scripts/lock

clean: ## Remove the site and all that was installed
	rm -rf .venv $(NODE) .cache site .site.new .site.new.aside .site.old .site.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu, install python3-venv first."; rm -rf .venv; exit 1; }

.venv/.site: requirements/site.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/site.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.lock .venv/.site
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

.venv/.audit: requirements/audit.lock .venv/.dev
	$(PIP) install --require-hashes -r requirements/audit.lock
	@touch $@

.venv/.bench: requirements/bench.lock .venv/.dev
	$(PIP) install --require-hashes -r requirements/bench.lock
	@touch $@

$(NODE)/.package-lock.json: requirements/node/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or newer."; exit 1; }
	npm ci --prefix requirements/node --ignore-scripts --no-fund --no-audit
	@touch $@
