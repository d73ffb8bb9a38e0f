# One entry for people, hooks and CI. `make` alone lists the targets.
.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt bench screenshots hooks clean distclean

BIN := .venv/bin
READY := .venv/.ready
TESTS ?= tests
#: Processes that share the tests; the lanes of the gate machine.
LANES ?= 2

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Made once by the script, and again when it or the locked environment changes: the second start does none of it.
$(READY): pyproject.toml uv.lock tools/setup.sh
	@sh tools/setup.sh

setup: ## install what is missing: system libraries, uv, locked environment
	@rm -f $(READY)
	@$(MAKE) --no-print-directory $(READY)

run: $(READY) ## the demonstration operation: the window on it, or its papers where there is no display
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/opsroom demo demo; \
	else $(BIN)/opsroom demo demo --no-window; fi

test: $(READY) ## every test, offscreen, with the coverage each room owes
	@rm -f .coverage .coverage.*
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest $(TESTS) -n $(LANES) --cov --cov-report=
	$(BIN)/python tools/coverage_gates.py

check: $(READY) ## lint, format, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(READY) ## repair what lint and format can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY) ## measure the program on this machine into docs/bench.md
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/bench.py

screenshots: $(READY) ## pictures of every screen into docs/pictures
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py

hooks: $(READY) ## run the checks before every commit
	$(BIN)/pre-commit install

clean: ## remove what tools left behind, keep the environment and the demonstration
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov build dist
	find opsroom reports resources tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the environment too
	rm -rf .venv .venv-tools
