# Everyday commands; `make help` lists them. Needs python3.11, make and git, nothing else.
# Programs of the virtual environment are run as modules, so that a moved clone still works.

PYTHON ?= python3.11
VENV := .venv
PEERS := .venv-peers
RUN := $(VENV)/bin/python
PORT ?= 8000
SERVE ?= yes
ARGS ?=
# Seconds by the clock that a public library gets per method and table.
PATIENCE ?= 120

PO := $(wildcard factcheck/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)

# The demo is the same everywhere: SQLite beside manage.py, no broker, whatever the shell exports for tests.
DEMO := env -u DATABASE_URL -u REDIS_URL -u ALLOWED_HOSTS -u HTTPS $(RUN) manage.py

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test test-all lint format bench bench-consensus bench-scale bench-fit bench-page bench-lists bench-review lock messages

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.dev $(MO) ## the virtual environment with all that tests and lint need

demo: $(VENV)/.core $(MO) ## the main job on seeds/, then the workbench on 127.0.0.1:8000 (SERVE=no stops before)
	@$(DEMO) migrate --verbosity 0
	@$(DEMO) demo
ifneq ($(SERVE),no)
	@echo "The workbench is at http://127.0.0.1:$(PORT)/ (stop it with Ctrl-C)."
	@DEBUG=1 $(DEMO) runserver --noreload 127.0.0.1:$(PORT)
endif

test: setup ## the suite on SQLite, and on PostgreSQL + Redis (ARGS are handed to pytest)
	@$(RUN) -m tests.run $(ARGS)

test-all: setup ## the same with the long tests
	@$(RUN) -m tests.run --slow $(ARGS)

lint: setup ## ruff, mypy, and Django's own checks
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) manage.py makemigrations --check --dry-run
	$(RUN) manage.py check --fail-level WARNING

format: setup ## let ruff put the code in order
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

bench: setup ## how long the usual work takes on this machine
	@$(RUN) -m tests.bench.run

bench-consensus: setup ## the engine on simulated events; with TRUTH=FOLDER fuse beside public libraries (PATIENCE=SECONDS each)
ifdef TRUTH
	@$(MAKE) --no-print-directory $(PEERS)/.made
	@$(RUN) -m tests.bench.consensus.compare $(TRUTH) --peers $(abspath $(PEERS))/bin/python --patience $(PATIENCE)
else
	@$(RUN) -m tests.bench.consensus.simulated
endif

bench-scale: setup $(PEERS)/.made ## a million and ten million claims: seconds beside a public library, growth, memory
	@$(RUN) -m tests.bench.consensus.scale --peers $(abspath $(PEERS))/bin/python

bench-fit: setup ## learning a Fit from 2,000 and 20,000 events: the first, with nothing changed, after a few edits
	@$(RUN) -m tests.bench.fit

bench-page: setup ## the article page with 1, 100 and 1,000 claims, beside a bare Django view
	@$(RUN) -m tests.bench.page

bench-lists: setup ## the lists with 10 thousand and a million claims, on the server of DATABASE_URL (else SQLite)
	@$(RUN) -m tests.bench.lists

bench-review: setup ## keys and clicks of a practised reviewer on ARTICLE=FILE (METADATA=FILE), in a real browser
	@$(RUN) -m tests.bench.review $(ARTICLE) $(if $(METADATA),--metadata $(METADATA))

# The libraries that fuse is compared with, away from our own: they want other versions, and one names too many needs.
$(PEERS)/.made: requirements-peers.txt tests/bench/consensus/truthdiscovery.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-peers.txt
	$(PEERS)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/bench/consensus/truthdiscovery.txt
	@touch $@

lock: setup ## pin requirements anew after a change in pyproject.toml
	$(RUN) -m piptools compile --quiet --output-file requirements.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --constraint requirements.txt \
		--extra llm --extra test --extra lint --extra lock --output-file requirements-dev.txt pyproject.toml
	$(RUN) -m piptools compile --quiet --output-file requirements-peers.txt tests/bench/consensus/peers.in

messages: setup ## gather the texts to translate (needs gettext), then compile them
	$(RUN) manage.py makemessages --locale fr --no-wrap --add-location file \
		--ignore .venv --ignore tests --ignore seeds
	@$(MAKE) --no-print-directory setup

# A stamp is touched when its step is done, so that a second run does nothing and an interrupted one starts over.
$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.core: $(VENV)/.made requirements.txt
	$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements-dev.txt
	$(RUN) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Compiled by Babel, which is a requirement of the workbench, so that a fresh machine needs no gettext.
%.mo: %.po | $(VENV)/.core
	@$(RUN) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
