# The two commands of the README: `make demo` and `make test`. `make check` is for whoever changes the code.

PYTHON ?= python3
VENV   ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check bench format clean browser

$(VENV)/.base: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.base

$(VENV)/.check: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[check]'
	@touch $@ $(VENV)/.test $(VENV)/.base

$(VENV)/.bench: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ $(VENV)/.base

# On Debian as root, browser tests get what they need; elsewhere they are skipped and say what to install.
browser:
	@if [ -x /usr/bin/apt-get ] && [ "$$(id -u)" = 0 ] && ! (command -v chromium && command -v tmux && command -v pdftoppm) >/dev/null 2>&1; then \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium tmux poppler-utils fonts-dejavu-core fonts-noto-core fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null) \
	  || echo "browser and terminal tests will be skipped: chromium, tmux or poppler-utils could not be installed"; \
	fi

demo: $(VENV)/.base
	$(BIN)/quiz demo

test: $(VENV)/.test browser
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.check
	$(BIN)/ruff format --check quiz tests
	$(BIN)/ruff check quiz tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m quiz check decks

format: $(VENV)/.check
	$(BIN)/ruff format quiz tests
	$(BIN)/ruff check --fix quiz tests

bench: $(VENV)/.bench
	$(BIN)/python bench/run.py

clean:
	rm -rf $(VENV) build dist demo
