# `make run` opens the reader on the sample articles; `make test` checks everything. Both create the environment first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test coverage gold check-slow slow lowest lint format types contracts catalogues pages clean

run: $(VENV)/.installed
	$(BIN)/mou-tui

test: $(VENV)/.installed lint types contracts
	$(BIN)/python tools/catalogues.py compile
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow"

# Which lines and branches no test runs through; children and the program in a pty are not looked into.
coverage: $(VENV)/.installed
	$(BIN)/python -m coverage run -m pytest -m "not slow"
	$(BIN)/python -m coverage report

# The extractor's score on every annotated set that is at hand; tests/cases always is.
gold: $(VENV)/.installed
	$(BIN)/python tools/gold.py

check-slow: slow lowest

slow: $(VENV)/.installed
	tools/install_consumers.sh
	# Where these cannot be had the checks that need them are skipped.
	-$(BIN)/python -m pip install --quiet -e ".[data,consumers]" -c tools/constraints.txt
	$(BIN)/pytest -n 2 --dist loadgroup -m slow
	# Ten times as many examples of each property, and inputs of full length.
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n 2 --dist loadgroup -m "not slow" tests/properties $$(grep -rlE "import (given|examples|THOROUGH)" tests/unit)
	# The reader on Textual's own compositor, driver and timers, as a new Textual is tried first.
	MOU_TUI_PLAIN_TEXTUAL=1 $(BIN)/pytest -n 2 --dist loadgroup -m "not slow" tests/app

# All but the reader on the oldest versions that pyproject.toml allows.
lowest: $(VENV)/.installed
	tools/lowest_bounds.sh

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.installed
	$(BIN)/mypy

contracts: $(VENV)/.installed
	$(BIN)/lint-imports

# Collect the strings of the sources into the catalogues, for translators.
catalogues: $(VENV)/.installed
	$(BIN)/python tools/catalogues.py update

# Make the docs pages that the code defines (settings, keys).
pages: $(VENV)/.installed
	$(BIN)/python tools/pages.py

$(VENV)/.installed: pyproject.toml hatch_build.py tools/constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e ".[dev]" -c tools/constraints.txt
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
