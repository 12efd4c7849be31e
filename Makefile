# Needs python3 (3.11 or newer) with venv and pip, and make. Everything else is installed into .venv.
# PYTHON=python3.12 chooses another interpreter; RAW=, OUT= and BENCH= are folders, also with blanks or ~ in them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RAW ?= raw
OUT ?= extracted
BENCH ?= raw
export RAW OUT BENCH

# make does not expand ~ and would split a path at its blanks: the shell does both from the environment.
home = $${$(1)/\#\~\//$$HOME/}
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help install extract serve check diff test test-all test-browser coverage lint schema lock samples golden messages bench bench-scale load fuzz fuzz-designs fuzz-wrapped audit clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

install: $(VENV)/.installed ## Make the virtual environment and install into it

extract: $(VENV)/.installed ## Read the PDFs under RAW (default raw) into OUT (default extracted); OCR=1 reads scans
	@$(if $(OCR),$(BIN)/python -c 'import numpy; import PIL' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ocr]')
	@$(BIN)/kompass extract "$(call home,RAW)" --out "$(call home,OUT)" $(if $(OCR),--ocr)

serve: $(VENV)/.installed ## Browse the database in OUT with Datasette
	@$(BIN)/kompass serve "$(call home,OUT)" --raw "$(call home,RAW)"

check: $(VENV)/.installed ## Print what does not add up; exit code 1 if there are errors
	@$(BIN)/kompass check "$(call home,OUT)"

diff: $(VENV)/.installed ## Say what the last run changed in OUT; exit code 1 if anything
	@$(BIN)/kompass diff "$(call home,OUT)"

test: $(VENV)/.tested ## Run the tests but the slow ones
	@$(BIN)/python -m pytest -n auto -m "not slow"

test-all: $(VENV)/.tested ## Run all tests but those in a browser
	@$(BIN)/python -m pytest -n auto

coverage: $(VENV)/.tested ## Run the quick tests and list the lines that none of them runs; exit code 2 below the floor
	@$(BIN)/python -m pytest -n auto -m "not slow" --cov

test-browser: $(VENV)/.browsing ## Run the tests that drive a real browser; installs Chromium if it is missing
	@$(BIN)/python -m pytest tests/browser

lint: $(VENV)/.tested ## Run ruff, mypy (over the tests too) and the check of who imports whom
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check .
	@$(BIN)/mypy schemas parsers pipeline tests
	@$(BIN)/lint-imports --no-logo

schema: $(VENV)/.installed ## Renew schemas/report.schema.json from the model
	@$(BIN)/python -m schemas.json_schema

lock: $(VENV)/.tested ## Renew requirements.lock from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.7,<1'
	@$(BIN)/uv pip compile pyproject.toml --all-extras --group test --group lint --group browser \
		--universal --python-version 3.11 --no-annotate --no-header --quiet --upgrade -o requirements.lock

samples: $(VENV)/.tested ## Make the sample PDFs in raw/ anew
	@$(BIN)/python -m tests.reports raw

golden: $(VENV)/.tested ## Renew tests/golden from the samples; look at the diff before committing it
	@$(BIN)/python -m tests.reports.golden

bench: $(VENV)/.tested ## Measure speed and memory on the PDFs under BENCH (default raw)
	@$(BIN)/python tests/bench/bench.py "$(call home,BENCH)" $(BENCH_OPTIONS)

bench-scale: $(VENV)/.tested ## Measure how a run grows over FILES (default 10000) made-up reports; exit code 1 if a limit is missed
	@$(BIN)/python tests/bench/scale.py --files $(or $(FILES),10000)

fuzz-designs: $(VENV)/.tested ## Read DESIGNS (default 300) reports in random designs; exit code 1 if a wrong figure is silent
	@$(BIN)/python -m tests.designs --count $(or $(DESIGNS),300)

fuzz-wrapped: $(VENV)/.tested ## Read WRAPPED (default 300) reports in random files; exit code 1 if the file made a figure wrong in silence
	@$(BIN)/python -m tests.wrapped --count $(or $(WRAPPED),300)

messages: $(VENV)/.tested ## Renew the catalogue of the site's texts after they changed; then translate what is new in it
	@$(BIN)/python -m tests.messages

load: $(VENV)/.tested ## Measure the site's pages at 1, 10 and 20 connections on 240 and 1,000 made-up reports
	@$(BIN)/python -m tests.load.load $(LOAD_OPTIONS)

fuzz: $(VENV)/.tested ## Feed damaged and hostile PDFs for FUZZ_MINUTES (default 10)
	@$(BIN)/python -m tests.fuzz.fuzz --minutes $(or $(FUZZ_MINUTES),10)
	@$(BIN)/python -m tests.fuzz.losses --count $(or $(FUZZ_LOSSES),200)

audit: $(VENV)/.installed ## Look for known vulnerabilities in what is installed
	@$(BIN)/python tests/audit.py

clean: ## Remove the virtual environment and caches; results stay
	rm -rf $(VENV) .pytest_cache .hypothesis .mypy_cache .ruff_cache *.egg-info

# A virtual environment that was moved, or whose interpreter is gone, is made anew.
ifneq ($(shell cat $(VENV)/.made 2>/dev/null && $(BIN)/python -c '' 2>&1),$(CURDIR))
$(shell rm -f $(VENV)/.made)
endif

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	@$(PYTHON) -m venv --clear $(VENV)
	@echo "$(CURDIR)" > $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml requirements.lock
	@echo "Installing into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --group test --group lint
	@touch $@

$(VENV)/.browsing: $(VENV)/.tested pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --group browser
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
		echo "Installing Chromium"; \
		if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium >/dev/null; }
	@touch $@
