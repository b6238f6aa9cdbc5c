# Two commands do everything: `make run` and `make test`. Both need only Python >= 3.11, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint torture fuzz docs bench sbom audit clean lock

run: $(VENV)/.installed
	$(BIN)/dragoman read examples --record .cache/examples-record --format table
	$(BIN)/dragoman timeline KAZ RUS --record .cache/examples-record

test: $(VENV)/.tested lint
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff check src bench tools tests
	$(BIN)/ruff format --check src bench tools tests
	$(BIN)/mypy

# The long runs of the tests of faults; docs/reliability.md has their figures.
torture: $(VENV)/.tested
	$(BIN)/python -m pytest -m torture --durations=0

# Mutated bytes through the readers of pages, for five minutes; needs the network once, for atheris.
fuzz: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet atheris==3.0.0
	$(BIN)/python tools/fuzz_pages.py .cache/fuzz -max_total_time=300 -timeout=20 -artifact_prefix=.cache/

docs: $(VENV)/.tested
	$(BIN)/python -m tools.build_codebook
	$(BIN)/python -m tools.build_cli_reference
	$(BIN)/python -m tools.build_export_columns
	$(BIN)/python -m tools.build_tour
	$(BIN)/mkdocs build --strict

bench: $(VENV)/.tested
	$(BIN)/python -m bench all --data ../shared --write

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	touch $@

# The two below need the network. What a default install holds, as CycloneDX (sbom.json), and known faults of it (pip-audit).
sbom: $(VENV)/.supply
	$(VENV)/supply/bin/cyclonedx-py requirements requirements.lock --output-reproducible --output-file sbom.json

audit: $(VENV)/.supply
	$(VENV)/supply/bin/pip-audit --requirement requirements.lock --require-hashes --disable-pip

$(VENV)/.supply: $(VENV)/.installed
	$(PYTHON) -m venv $(VENV)/supply
	$(VENV)/supply/bin/python -m pip install --quiet cyclonedx-bom==7.5.0 pip-audit==2.10.1
	touch $@

# Needs uv; run after changing the dependencies in pyproject.toml. PyICU has no wheels and would ask for a compiler.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --only-binary pyicu --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --only-binary pyicu --python-version 3.11 --extra dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .cache
