# make run     start formsvc on this computer; nothing but make and Python 3.11 or newer need be there
# make test    the tests, with a browser and LibreOffice
# make check   style, types and the direction of imports
# make prove   the comparison of sources on 200 generated reports; the tests do 40
# make bench   how long pages take, Word files beside docxtpl and others (ARGS=--quick), and advice on wording
# make bench-batch  how fast "formsvc batch" makes reports, in how much memory (ARGS="10000 2": records, workers)
# make strings  write the catalogue of the words on the pages anew, for translators
# make lock    write the lock files anew from pyproject.toml (ARGS=--upgrade for newer versions)
# make clean   remove what the others made; records are kept elsewhere and stay
#
# make run PORT=5001 DATA=folder ARGS="any other option of formsvc serve"

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"
RIVALS := tests/benchmarks/rivals/requirements

.DELETE_ON_ERROR:
.PHONY: run test check prove bench bench-batch strings lock clean

run: .venv/run.stamp
	$(BIN)/formsvc serve $(if $(PORT),--port $(PORT)) $(if $(DATA),--data "$(DATA)") $(ARGS)

test: .venv/dev.stamp
	.ci/test $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

prove: .venv/dev.stamp
	REPORTS=200 $(BIN)/pytest --numprocesses=auto tests/oracles/test_non_interference.py $(ARGS)

bench: .venv/dev.stamp
	$(BIN)/python -m tests.benchmarks.pages
	$(BIN)/python -m tests.benchmarks.word $(ARGS)
	$(BIN)/python -m tests.benchmarks.steps
	$(BIN)/python -m tests.benchmarks.wording

bench-batch: .venv/dev.stamp
	$(BIN)/python -m tests.benchmarks.batch $(ARGS)

strings: .venv/dev.stamp
	$(BIN)/python -m tests.language.extract

lock: .venv/dev.stamp
	$(LOCK) $(ARGS) --extra build --output-file requirements.lock pyproject.toml
	$(LOCK) $(ARGS) --extra build --extra dev --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(LOCK) $(ARGS) --constraints requirements-dev.lock --output-file $(RIVALS).txt $(RIVALS).in

clean:
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find formsvc tests -depth -type d \( -name __pycache__ -o -name '.*_cache' \) -exec rm -rf {} +

# The packages of the development lock hold those of the other at the same versions, so one environment serves both.
.venv/dev.stamp: requirements-dev.lock .venv/made.stamp pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@ .venv/run.stamp

.venv/run.stamp: requirements.lock .venv/made.stamp pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "formsvc needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv
	touch $@
