# One word for each intention. CI calls the same words.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run build test e2e check release-check fix bench docs messages lock
.DELETE_ON_ERROR:
.NOTPARALLEL:

help:
	@echo "make run       set everything up and start the site at http://127.0.0.1:8000 (PORT=8010 make run: another port)"
	@echo "make build     set everything up and start nothing (for a server; docs/operations.md)"
	@echo "make test      set everything up and run all tests, on SQLite and on PostgreSQL with Redis"
	@echo "make e2e       only the browser tests, on SQLite"
	@echo "make check     lint, import law, types, migrations, production settings, Dockerfile, compose, generated docs"
	@echo "make release-check  fail while a word of the interface is missing in Tajik or Russian"
	@echo "make fix       let ruff mend what it can, and djhtml indent the templates"
	@echo "make bench     measure how fast the site is and write docs/performance.md (QUICK=1: two minutes, prints only)"
	@echo "make docs      write what is generated in docs/"
	@echo "make messages  collect the strings of the interface into locale/ and docs/translation-review.csv"
	@echo "make lock      pin all packages anew from requirements*.in"

run: build
	@exec $(BIN)/python deploy/run.py

build: .venv/.stamp static/dist/.stamp
	@deploy/system deploy/apt.txt

test: .venv/.stamp-dev static/dist/.stamp
	@deploy/system deploy/apt.txt deploy/apt-test.txt
	@$(BIN)/python deploy/messages.py
	@exec $(BIN)/python deploy/test.py $(ARGS)

e2e: .venv/.stamp-dev static/dist/.stamp
	@deploy/system deploy/apt.txt deploy/apt-test.txt
	@$(BIN)/python deploy/messages.py
	@exec $(BIN)/python deploy/test.py --browser $(ARGS)

# What production would set; the values are invented, the key is new each time, nothing is connected to.
PRODUCTION = IIWG_PRODUCTION=1 IIWG_HOSTS=iiwg.example.org IIWG_BASE_URL=https://iiwg.example.org \
	DATABASE_URL=postgres://iiwg:none@127.0.0.1:1/iiwg REDIS_URL=redis://127.0.0.1:1/0 \
	EMAIL_URL=smtp://mail.example.org:587?tls=1 \
	IIWG_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')

check: export IIWG_VAR := $(CURDIR)/.venv/state
check: .venv/.stamp-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py check
	@echo "manage.py check --deploy, with production settings"
	@$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py generate_docs --check
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/python manage.py words

release-check: export IIWG_VAR := $(CURDIR)/.venv/state
release-check: .venv/.stamp-dev
	$(BIN)/python manage.py words --release

fix: .venv/.stamp-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djhtml --tabwidth 2 templates

bench: .venv/.stamp-dev static/dist/.stamp
	@deploy/system deploy/apt.txt deploy/apt-test.txt
	@$(BIN)/python deploy/messages.py
	@exec $(BIN)/python -m benchmarks $(if $(QUICK),--quick)

docs: export IIWG_VAR := $(CURDIR)/.venv/state
docs: .venv/.stamp-dev
	$(BIN)/python manage.py generate_docs

messages: export IIWG_VAR := $(CURDIR)/.venv/state
messages: .venv/.stamp-dev
	$(BIN)/python manage.py words --collect

lock: .venv/.stamp
	@test -n "$(UV)" || $(BIN)/python -m pip install --quiet uv
	@for name in requirements requirements-dev requirements-node; do \
		$(or $(UV),$(BIN)/uv) pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
			--no-emit-index-url --no-emit-find-links --python-version 3.11 $$name.in -o $$name.lock || exit 1; \
	done

# The virtual environment: plain pip, or uv where it is installed already.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; choose one: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "The virtual environment was not made. Install, as root:  apt-get install python3-venv"; exit 1; }

INSTALL = $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)

.venv/.stamp: requirements.lock | .venv/bin/python
	@echo "Installing Python packages"
	@$(INSTALL) --require-hashes -r $<
	@touch $@

.venv/.stamp-dev: requirements-dev.lock requirements.lock | .venv/bin/python
	@echo "Installing Python packages, with those of the tests"
	@$(INSTALL) --require-hashes -r $<
	@touch .venv/.stamp $@

static/dist/.stamp: package.json package-lock.json static/build.mjs static/icons.txt $(wildcard static/scss/*) | .venv/.stamp
	@echo "Building stylesheet, icons and fonts"
	@deploy/assets
