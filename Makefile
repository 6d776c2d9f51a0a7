# Two commands: `make demo` sets up and shows Sayso at work, `make test` sets up and runs all tests.
# Everything lands in .venv; nothing outside this folder is touched.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: help demo test test-long lint types check reference pictures lock bench clean

help: ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The package is installed in place, so that an edit is seen at once; its lock file is the only list of versions.
$(VENV)/.demo: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## set up, read the sample reports, show what was found
	@$(BIN)/sayso demo

test: $(VENV)/.dev ## set up and run all tests (minutes)
	$(BIN)/python -m pytest -m "not long" -n 2 --dist loadfile

test-long: $(VENV)/.dev ## the longer campaigns too (an hour)
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev ## style
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev ## strict type check
	$(BIN)/mypy

check: lint types test ## all that a commit must pass

bench: $(VENV)/.dev ## quality on the development corpora, where they are at hand
	$(BIN)/sayso bench times && $(BIN)/sayso bench places

reference: $(VENV)/.dev ## write the reference pages that are made from code
	$(BIN)/python docs/build_reference.py

pictures: $(VENV)/.dev ## draw the pictures of the README anew
	$(BIN)/python docs/build_pictures.py

lock: ## write both lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url -o requirements.lock
	uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url -o requirements-dev.lock

clean: ## remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
