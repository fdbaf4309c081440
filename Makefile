# Cospeak. Bare `make` lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Threads would change sums in their last digit; the telemetry of the tools stays off.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export PYTHONHASHSEED := 0
export DVC_NO_ANALYTICS := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help run app test check bench bench-calibration screenshots lint lock format setup

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Cospeak needs Python 3.11; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up (once; some minutes) ..."
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY) ## rebuild everything that is not up to date, then say what was found
	@$(BIN)/dvc repro
	@$(BIN)/python -m pipeline.summary

app: $(READY) ## open the dashboard on this machine only
	@$(BIN)/python -m streamlit run dashboard/app.py

test: $(READY) ## run every test
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: lint test ## format, lint, types, import contracts, generated docs, then the tests

lint: $(READY) ## all of check but the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/docs.py --check

format: $(READY) ## put code and generated docs in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python scripts/docs.py

bench: $(READY) ## measure speed; a small run of the calibration
	@for bench in benchmarks/bench_*.py; do \
	  case $$bench in *calibration*) quick=--quick;; *) quick=;; esac; \
	  $(BIN)/python $$bench $$quick || exit 1; done

bench-calibration: $(READY) ## simulate how often the tests are right; writes docs/calibration.md (some minutes of two idle cores)
	@$(BIN)/python benchmarks/bench_calibration.py

screenshots: $(READY) ## take the pictures of the documentation (needs Chromium)
	@$(BIN)/python scripts/screenshots.py

lock: ## pin every version anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --upgrade -o requirements.lock
