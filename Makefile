# One command per job; every target sets up what it needs in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Wheels alone: installing runs nothing of what was fetched.
FETCH := $(PIP) --require-hashes --only-binary :all: --requirement
ENCODER := $(VENV)/.encoder
CLUSTER := $(VENV)/.cluster
FUZZ := $(VENV)/.fuzz
MAIL := $(VENV)/.mail
LOCKER := $(VENV)/.locks
# PyTorch without the parts for graphics cards, which take gigabytes.
TORCH_LINKS ?= https://download.pytorch.org/whl/cpu/torch/
SHARED ?= ../shared
MAILS ?= 1000 10000
SECONDS ?= 3600
UPGRADE ?=

# Each lock, with the extras of pyproject.toml that it is for.
EXTRAS_run := postgresql pst
EXTRAS_dev := dev postgresql pst train bench
EXTRAS_encoder := encoder
EXTRAS_cluster := ray cluster-tests
EXTRAS_fuzz := fuzz
EXTRAS_mail := mail-bench
EXTRAS_locks := locks
LOCKS := run dev encoder cluster fuzz mail locks

.PHONY: setup encoder lock demo test lint types check fix evaluate annotated bench kills faults growth same speed instructions page screenshots formulas fuzz bombs ray audit licences clean

setup: $(READY)

encoder: $(ENCODER)

# What is not in a lock, or differs from it by a byte, is not installed.
$(READY): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(FETCH) requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(ENCODER): ALSO := --find-links $(TORCH_LINKS)
# The one package that comes as source only is built by the setuptools of the lock.
$(MAIL): ALSO := --no-binary quotequail --no-build-isolation

$(ENCODER) $(CLUSTER) $(FUZZ) $(MAIL) $(LOCKER): $(VENV)/.%: requirements/%.txt $(READY)
	$(FETCH) $< $(ALSO)
	touch $@

# All locks anew from pyproject.toml, versions as they were; the newest with UPGRADE=--upgrade.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--no-annotate --custom-compile-command 'make lock' --find-links $(TORCH_LINKS)

lock: $(LOCKS:%=lock-%)

lock-constraints: $(LOCKER)
	$(COMPILE) $(UPGRADE) --all-extras --output-file constraints.txt

$(LOCKS:%=lock-%): lock-%: lock-constraints
	$(COMPILE) --generate-hashes $(EXTRAS_$*:%=--extra %) --constraint constraints.txt --output-file requirements/$*.txt

demo: $(READY)
	$(BIN)/keyroles run corpora/demo/notes --seller corpora/demo/seller.toml \
		--accounts corpora/demo/accounts.csv --out out/demo --show

test: $(READY)
	$(BIN)/python -m pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: lint types test

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Every measure in one table, also beside a transformer, which it installs (some minutes).
evaluate: $(ENCODER)
	OMP_NUM_THREADS=1 $(BIN)/python bench/evaluate.py --public $(SHARED)/public

# The whole way over the annotated documents, each as an account of its own (some minutes).
annotated: $(READY)
	$(BIN)/python bench/annotated.py

# Mail splitting and odd files beside other libraries, on cases read from $(SHARED)/mail.
bench: $(MAIL)
	$(BIN)/python bench/mail.py --cases $(SHARED)/mail

# Mails a second beside an afternoon's pipeline with the same weights, and the bound (a minute).
speed: $(ENCODER)
	PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python bench/throughput.py

# Instructions of one mail and of fifty beside the committed ones; none may grow by a tenth (minutes).
instructions: $(READY)
	PYTHONPATH=. $(BIN)/python bench/instructions.py

# Runs killed at random moments, sixty on each database, must end as if nothing had been.
kills: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.store.kills --kills 60
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.store.kills --kills 60 --server

# The same bytes in any order, with any number of processes, on SQLite and PostgreSQL (minutes).
same: $(READY)
	PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python bench/same.py 200

# Full disks, lost stores, damaged models, signals: what was done to a run, and what came out (a minute).
faults: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.faults

# Runs over a Ray cluster of several nodes, from files and from S3; workers and nodes die meanwhile.
ray: $(CLUSTER)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest tests/batch tests/test_urls.py

# Time and memory of runs over ever more mails (half an hour for MAILS="1000 10000 100000").
growth: $(READY)
	PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python bench/growth.py $(MAILS) --jobs 2

# Account pages as Chromium sees them: size, time, console, requests, axe-core, quotes (a minute).
page: $(READY)
	PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python bench/page.py

# The two pictures of the demo's pages in docs/pictures, taken anew.
screenshots: $(READY)
	PYTHONPATH=. OMP_NUM_THREADS=1 $(BIN)/python bench/screenshots.py

# Any text in any field of every CRM's files comes back and is no formula (some minutes).
formulas: $(READY)
	$(BIN)/python -m tests.export.crm.formulas --cases 10000

# Every reader under a coverage-guided fuzzer, an equal share of SECONDS each (Linux).
fuzz: $(FUZZ)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.fuzz --seconds $(SECONDS) --out out/fuzz

# All bombs at full size, also those of more than three seconds, and text that patterns are slow on.
bombs: $(READY)
	BOMBS=all GROWTH=all OMP_NUM_THREADS=1 $(BIN)/python -m pytest tests/ingest/test_bombs.py tests/test_growth.py

# The licences of all packages of every lock, which it installs first (some minutes).
licences: $(ENCODER) $(CLUSTER) $(FUZZ) $(MAIL) $(LOCKER)
	$(BIN)/python bench/licences.py

# Known weaknesses of all packages of every lock, asked of PyPI's advisories.
audit: $(LOCKER)
	$(BIN)/python bench/audit.py

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
