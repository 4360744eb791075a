# Set-up and work from a clean clone: needs Python 3.11 or newer, and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: assess demo test lint bench golden languages pictures schemas pins clean

assess: $(VENV)/ready-to-run ## answer the questionnaire for your city
	@$(BIN)/govcheck assess; code=$$?; [ $$code -eq 130 ] || exit $$code

demo: $(VENV)/ready-to-run ## made-up cities, from answers to reports
	@$(BIN)/govcheck demo

test: $(VENV)/ready-to-develop ## all tests; COVERAGE=1 measures what they reach, and takes half as long again
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(if $(COVERAGE),--cov --cov-report=term)

lint: $(VENV)/ready-to-develop ## style, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready-to-bench ## ratios against bare equivalents, in one run
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/one_file.py
	$(BIN)/python bench/kill_wizard.py
	$(BIN)/python bench/answer_files.py
	$(BIN)/python bench/tables.py
	$(BIN)/python bench/spark.py

schemas: $(VENV)/ready-to-develop ## write the JSON Schemas anew from the models
	for name in answers result questionnaire scoring advice changes benchmark; do \
	  $(BIN)/govcheck questionnaire schema $$name > schemas/$$name.schema.json; done

languages: $(VENV)/ready-to-develop ## bring all languages up to date, and show what is left to translate
	$(BIN)/python languages/refresh.py

pictures: $(VENV)/ready-to-develop ## make the pictures of the README anew
	$(BIN)/python docs/make_pictures.py

golden: $(VENV)/ready-to-develop ## write golden files and the blocks of documents anew: look at the difference
	$(BIN)/python -m pytest tests/cli tests/report/test_golden.py tests/project --write-golden

pins: ## write the pinned versions and hashes anew (needs uv)
	for group in run dev bench; do \
	  uv pip compile pyproject.toml --group $$group --quiet --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements/$$group.txt; done

clean: ## remove what was installed
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready-to-run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-develop: requirements/dev.txt $(VENV)/ready-to-run
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/ready-to-bench: requirements/bench.txt $(VENV)/ready-to-develop
	$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@
