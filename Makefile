# The commands of the project. What has been installed is remembered in .venv, so that only
# the first run takes minutes and needs a network.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help install app test lint format docs lock train benchmark clean

help:  ## Show these commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/'

install: $(VENV)/packages.stamp  ## Set everything up: Python packages, then LanguageTool
	@$(BIN)/relation setup

app: install  ## Start the application in the browser
	@$(BIN)/relation app

test: install lint  ## Run all the checks of the code, then all the tests
	@$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

lint: $(VENV)/tools.stamp  ## Check format, style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/tools.stamp  ## Format the code and mend its style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(VENV)/packages.stamp  ## Write the lists of rules, templates and scenarios in docs/ anew
	@$(BIN)/python -m relation.documents

lock: $(VENV)/tools.stamp  ## Pin the newest versions that pyproject.toml allows
	$(LOCK) --upgrade --extra build --output-file requirements.lock
	$(LOCK) --upgrade --extra build --extra dev --constraints requirements.lock \
		--output-file requirements-dev.lock
	$(LOCK) --upgrade --extra build --extra postgresql --extra shared \
		--constraints requirements.lock --output-file deploy/requirements.lock

train: $(VENV)/tools.stamp  ## Train the second reader and the level anew from data/
	@$(BIN)/python -m relation.train
	@$(BIN)/python -m relation.level.train

benchmark: install $(VENV)/tools.stamp  ## Measure quality and speed
	@for file in benchmarks/[a-z]*.py; do $(BIN)/python -m $$(echo $${file%.py} | tr / .) || exit 1; done

clean:  ## Remove what was installed here (LanguageTool stays where relation setup put it)
	rm -rf $(VENV) relation.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/packages.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is `$(PYTHON) --version 2>&1`."; \
		echo "Install it, then name it: make install PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/tools.stamp: requirements-dev.lock $(VENV)/packages.stamp
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@
