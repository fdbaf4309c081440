# Cospeak. Bare `make` lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORES := $(shell getconf _NPROCESSORS_ONLN)
# Tests of pages wait for the browser: a worker more than cores. Each loads the models and may start a
# Chromium.
WORKERS := $(shell echo $$(( $(CORES) + 1 )))
# No browser, no page, no run of the pipeline, no simulation.
FAST := $(addprefix tests/,config publish stats tables terms text wording \
  ingest/talk ingest/prose linguistics/participants test_architecture.py test_docs.py)
READY := $(VENV)/ready

# Threads would change sums in their last digit; the telemetry of the tools stays off.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export PYTHONHASHSEED := 0
export DVC_NO_ANALYTICS := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)
# What is imported is compiled once and kept: setup compiles nothing in advance.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run app test test-fast check bench bench-calibration bench-correction bench-scale sample screenshots lint lock format setup bench-topics bench-reading-files validation-sample review-names qdpx lexicon-draft sample-codings power report translations audit licences

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Cospeak needs Python 3.11; name it with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up (once; some minutes) ..."
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip check --quiet --disable-pip-version-check
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY) ## rebuild what is not up to date, say what was found (VERBOSE=1 tells more)
	@$(BIN)/python -m pipeline.run $(if $(VERBOSE),--verbose)

app: $(READY) ## open the dashboard on this machine only
	@$(BIN)/python -m streamlit run dashboard/app.py

test: $(READY) ## run every test
	@$(BIN)/python -m pytest -p tests.workers --workers $(WORKERS) tests

test-fast: $(READY) ## the tests that answer within a minute
	@$(BIN)/python -m pytest -p tests.workers --workers $(CORES) $(FAST)

check: lint audit test ## format, lint, types, import contracts, generated docs, security, then the tests

lint: $(READY) ## all of check but the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/docs.py --check
	@$(BIN)/python scripts/translations.py --check
	@$(BIN)/codespell .

audit: $(READY) ## insecure code, and dependencies with known vulnerabilities (where a service answers)
	@$(BIN)/python scripts/audit.py

licences: $(READY) ## every installed package with its version and licence
	@$(BIN)/pip-licenses --order=license --ignore-packages cospeak

format: $(READY) ## put code and generated docs in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python scripts/docs.py

bench: $(READY) ## measure speed; a small run of the calibration
	@for bench in benchmarks/bench_*.py; do \
	  case $$bench in *calibration*) quick=--quick;; *topic_sample*) quick="--corpora 1 --documents 60";; *topics*|*reading_files*|*correction*|*unlike*|*scale*|*strangers*|*peers*) continue;; *) quick=;; esac; \
	  $(BIN)/python -m benchmarks.$$(basename $$bench .py) $$quick || exit 1; done

bench-calibration: $(READY) ## simulate how often the tests are right; writes docs/calibration.md and docs/calibration-unlike.md (some hours of two cores)
	@$(BIN)/python benchmarks/bench_calibration.py
	@$(BIN)/python -m benchmarks.bench_unlike

sample: ## make the demonstration corpus from its sources (needs uv, and pandoc and more: see scripts/build_sample.py)
	@uv venv --quiet --clear --python $(PYTHON) .venv-sample
	@uv pip install --quiet --python .venv-sample --group sample
	@.venv-sample/bin/python scripts/build_sample.py
bench-reading-files: $(READY) ## how well strangers' files are read: roles, speakers, sentences by layout (ten minutes)
	@$(BIN)/python -m benchmarks.bench_reading_files open

bench-scale: $(READY) ## what stages cost: made corpora of growing size, one more interview, bare spaCy (half an hour)
	@$(BIN)/python -m benchmarks.bench_scale
	@$(BIN)/python -m benchmarks.bench_scale --sample --last exports
	@$(BIN)/python -m benchmarks.bench_scale --annotation
	@$(BIN)/python benchmarks/bench_topics.py --two nmf_consensus

bench-correction: $(READY) ## are gaps right that judged passages correct; what n is needed (five minutes)
	@$(BIN)/python -m benchmarks.bench_correction

bench-topics: $(READY) ## compare topic methods; writes docs/topics.md (a quarter of an hour)
	@$(BIN)/python benchmarks/bench_topics.py

validation-sample: $(READY) ## write what people are asked about the topics, into data/validation
	@$(BIN)/python -m scripts.validation_sample

qdpx: $(READY) ## write the corpus as a REFI-QDA project for other programs (whole texts), the lexicon as a codebook
	@$(BIN)/python -m scripts.export_qdpx

lexicon-draft: $(READY) ## make a draft of a lexicon from a codebook (CODEBOOK=codes.qdc)
	@$(BIN)/python -m scripts.lexicon_draft $(if $(CODEBOOK),"$(CODEBOOK)")

sample-codings: $(READY) ## write the coders' project of the demonstration corpus from its codings.csv
	@$(BIN)/python -m scripts.sample_codings

review-names: $(READY) ## look at what was taken for a name before you trust the first run
	@$(BIN)/python -m scripts.review_names

report: $(READY) ## write the report as HTML and Word below data/report (COSPEAK_LANGUAGE=nb for Norwegian)
	@$(BIN)/python -m dashboard.report

power: $(READY) ## how likely a gap is named in a study of such a size (ASK="--help" lists what can be asked)
	@$(BIN)/python -m pipeline.publish.planning $(ASK)

screenshots: $(READY) ## take the pictures of the documentation (needs Chromium)
	@$(BIN)/python scripts/screenshots.py

translations: $(READY) ## collect the texts of the dashboard for its other languages
	@$(BIN)/python scripts/translations.py

lock: ## pin every version anew (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --upgrade -o requirements.lock
