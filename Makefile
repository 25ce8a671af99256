# The two commands of the README, and the others that builders need. `make help` lists them.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types layers tests docs bench lock train clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: $(VENV)/runtime ## Set everything up and run the invented case, from documents to draft claims
	$(BIN)/answerable demo

test: $(VENV)/dev ## Set everything up and pass the tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/dev format lint types layers tests ## Format, lint, types, import rules and tests

format: $(VENV)/dev
	$(BIN)/ruff format --check .

lint: $(VENV)/dev
	$(BIN)/ruff check .

types: $(VENV)/dev
	$(BIN)/mypy

layers: $(VENV)/dev
	$(BIN)/lint-imports

tests: test

docs: $(VENV)/dev ## Write the generated pages of docs/reference anew
	$(BIN)/python -m docs.generate

bench: $(VENV)/dev ## Run every benchmark (long; each is also one command, see bench/README.md)
	$(BIN)/python -m bench

train: $(VENV)/dev ## Make the bundled model anew from the annotated reports beside the checkout
	$(BIN)/python -m training.crf

lock: ## Lock the dependencies of pyproject.toml anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements/runtime.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 pyproject.toml --group dev -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11 --group build -o requirements/build.txt

clean: ## Remove what was set up and made here
	rm -rf $(VENV) build dist demo-casebook bench/results .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Answerable needs Python 3.11 or newer: set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/runtime: requirements/build.txt requirements/runtime.txt pyproject.toml | $(VENV)/made
	$(PIP) install --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/runtime
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@
