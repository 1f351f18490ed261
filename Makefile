# make          set up what is needed and clean the seeds into out/
# make test     run the tests            make lint    check style and types
# make bench    measure                  make clean   remove all that make made
#
# Another interpreter: make PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

PACKAGE := $(shell find pipeline -type f ! -name '*.pyc')
SEEDS := $(wildcard seeds/*)

.DELETE_ON_ERROR:
.PHONY: all test lint format bench clean

all: out/manifest.jsonl
	@echo "Look into out/: the clean text is in *.txt, what was done to each document in manifest.jsonl."

out/manifest.jsonl: $(VENV)/installed $(PACKAGE) $(SEEDS)
	@$(BIN)/hanwash run seeds --out out

# The stamps say what is installed, so that a second make finds it done. pip installs the checkout
# itself (-e): a change of the package needs no new installation.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing hanwash into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing what tests and checks need ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
		echo "hanwash needs Python 3.10 or newer as $(PYTHON); name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(VENV)/installed-dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

$(VENV)/installed-bench: $(VENV)/installed
	@echo "Installing texts and rivals to measure with ..."
	@if $(PIP) --editable '.[bench]'; then touch $@; else echo "They cannot be had: measuring with what is there."; fi

bench: $(VENV)/installed-bench
	@for script in benchmarks/*.py; do echo "$$script"; $(BIN)/python "$$script" || exit 1; done

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find out -mindepth 1 ! -name .gitkeep -delete
	find pipeline tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
