# `make run` and `make test` are all the set-up there is. Plain `make` tells the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
# Compiled modules are kept, whatever the environment says: everything that starts does so in half the time.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
PORT ?= 8000
MINUTES ?= 10
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# A stamp carries the hash of what was installed: changed requirements are installed again, nothing else is.
BASE := $(VENV)/.base-$(shell cat requirements/base.txt pyproject.toml | sha256sum | cut -c1-16)
TOOLS := $(VENV)/.tools-$(shell cat requirements/test.txt requirements/base.txt pyproject.toml | sha256sum | cut -c1-16)
SOURCES := src tests bench conftest.py manage.py
# What checks do not read from the environment they do not write to the data folder either.
QUIET := BEPROVAD_DATA=build/check DJANGO_SETTINGS_MODULE=beprovad.config.settings

.PHONY: help install tools run test test-fast check bench soak fmt messages notes-score lock

help: ## Show this
	@echo "Beprövad"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s  %s\n", $$1, $$2 }'
	@echo
	@echo "  PORT=9000 make run     another port than 8000"
	@echo "  MINUTES=2 make soak    another time than ten minutes"
	@echo "  BEPROVAD_DATA=folder   another data folder than ./data (docs/howto/settings.md)"

install: $(BASE) ## Install what the product runs on, into .venv
	@$(BIN)/python -m beprovad.config.messages compile

$(BASE):
	@echo "Installing into $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv is missing. On Debian: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 2; }
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@rm -f $(VENV)/.base-* && touch $@

tools: $(TOOLS)

$(TOOLS): $(BASE)
	@echo "Installing what tests and checks need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@rm -f $(VENV)/.tools-* && touch $@

run: export BEPROVAD_DEMO := 1
run: install ## Serve the fictional region at http://127.0.0.1:8000 (PORT=… for another port)
	@$(BIN)/beprovad migrate
	@$(BIN)/beprovad demo --if-empty
	@$(BIN)/beprovad static
	@exec $(BIN)/beprovad serve --port $(PORT)

test: install tools ## Run the whole suite, on SQLite and on a PostgreSQL of its own
	@$(BIN)/python tests/run.py all

test-fast: install tools ## Run what one runs while coding: no browser, no faults, nothing slow, under a minute
	@$(BIN)/python tests/run.py fast

check: install tools ## Lint, types, imports between rooms, templates, translations
	@$(BIN)/ruff check $(wildcard $(SOURCES))
	@$(BIN)/ruff format --check --quiet $(wildcard $(SOURCES)) || { echo "make fmt mends the format."; exit 1; }
	@$(QUIET) $(BIN)/mypy src
	@$(BIN)/lint-imports --no-cache > build-imports.log 2>&1 || { cat build-imports.log; rm -f build-imports.log; exit 1; }; rm -f build-imports.log
	@git ls-files -z '*.html' | xargs -0 --no-run-if-empty $(BIN)/djade --check --target-version 5.2
	@$(BIN)/python -m beprovad.config.messages missing

bench: install tools ## Measure what we promise about speed; one JSON line each
	@for program in bench/*.py; do echo "$$program" >&2; $(BIN)/python $$program; done

soak: install tools ## Let 500 phones come to a round, answer and leave: memory stays flat, no receipt is untrue
	@MINUTES=$(MINUTES) $(BIN)/python -m bench.livebench.soak

fmt: install tools ## Format code and templates
	@$(BIN)/ruff check --quiet --fix $(wildcard $(SOURCES)) || true
	@$(BIN)/ruff format --quiet $(wildcard $(SOURCES))
	@git ls-files -z '*.html' | xargs -0 --no-run-if-empty $(BIN)/djade --target-version 5.2 || true

messages: install ## Gather the texts to translate into locale/en, and compile them
	@$(BIN)/python -m beprovad.config.messages extract
	@$(BIN)/python -m beprovad.config.messages compile

notes-score: install tools ## Score the notes reader on the invented notes, tuned and held out
	@$(BIN)/python tests/notes/score.py

lock: tools ## Pin the requirements anew, with hashes
	@cd requirements && for name in base test; do ../$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
		--strip-extras --no-header --no-annotate --no-emit-options --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links -o $$name.txt $$name.in build.in; done
