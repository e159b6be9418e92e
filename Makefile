# micropython-net: every task of a developer, each from nothing on Debian and Ubuntu.
#
#   make run     build what is needed, then show a MicroPython server talking to real clients
#   make test    everything CI runs
#   make quick   in a minute: lint, and the conformance cases
#   make help    the rest
#
# Needs python3 (3.9 or later), make and apt; no root. All that is fetched or made lies in
# build/. Elsewhere than Debian and Ubuntu: put a `micropython` on PATH first.

PYTHON ?= python3
BIN := build/venv/bin
PY := $(BIN)/python
# No byte code files beside the sources: the same folders are copied to boards.
export PYTHONDONTWRITEBYTECODE := 1
export MYPY_CACHE_DIR := build/mypy
export RUFF_CACHE_DIR := build/ruff

# Each worker gets whole files and whole batches of cases: which, and in what order, tests/together.py
# says, and how many workers there are, tests/conftest.py.
PARALLEL := -q -n auto

STEP = @printf '\n--- %s: %s\n'

.NOTPARALLEL:
.PHONY: run test quick setup venv lint types editors stubs mpy sizes site pytest
.PHONY: fresh pythons foreign wasm native mutants soak bench release format clean help

run:
	@$(PYTHON) tools/bootstrap.py --extra cli
	@$(PYTHON) tools/get_micropython.py
	$(STEP) run 'a MicroPython process serves, three kinds of clients talk to it'
	@$(PY) tools/demo.py

test: setup lint types stubs mpy sizes site pytest

quick: setup lint
	$(STEP) quick 'every conformance case on the fake port, on CPython and on one MicroPython'
	@$(PY) -m pytest $(PARALLEL) tests/conformance -k 'not micropython-64 and not no-ffi and not on-' $(PYTEST_OPTIONS)

setup: venv
	@$(PYTHON) tools/get_micropython.py

venv:
	@$(PYTHON) tools/bootstrap.py

lint: venv
	$(STEP) lint 'style, likely mistakes and complexity (ruff), then spelling (codespell)'
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell

types: venv
	$(STEP) types 'the annotations of lib/, ports/cpython/ and tools/; the stubs against code, programs, mistakes (mypy)'
	@$(BIN)/mypy
	@$(PY) tools/check_types.py

editors: setup
	@$(PYTHON) tools/bootstrap.py --extra editors
	$(STEP) editors 'what editors see: as types, with pyright besides mypy (fetched from npm)'
	@$(PY) tools/check_types.py --pyright

stubs: venv
	$(STEP) stubs 'what goes to boards uses nothing that their firmware lacks (mypy, stubs of it)'
	@$(PY) tools/check_stubs.py

mpy: venv
	$(STEP) mpy 'each file that goes to a board compiles to .mpy (mpy-cross)'
	@$(PY) tools/compile_mpy.py --dest build/mpy

sizes: setup
	$(STEP) sizes '.mpy bytes and heap kept by the import, against their budgets'
	@$(PY) tools/size.py --check

pytest: setup
	$(STEP) pytest 'conformance on every runtime, two-role programs, allocation, host'
	@$(PY) -m pytest $(PARALLEL) $(PYTEST_OPTIONS)

fresh:
	$(STEP) fresh 'make run and make test on minimal Debian systems, by a plain user (needs root, debootstrap)'
	@$(PYTHON) tools/fresh.py

pythons: setup
	$(STEP) pythons 'what concerns CPython, with every Python from 3.9 on that is here'
	@$(PYTHON) tools/pythons.py

foreign: setup
	@$(PYTHON) tools/bootstrap.py --extra foreign
	$(STEP) foreign 'packages of PyPI and servers of Debian, which the interop tests run'
	@$(PY) tools/get_peers.py

site: setup
	@$(PYTHON) tools/bootstrap.py --extra docs
	$(STEP) site 'the pages as a site, with one page a board, warnings as errors (mkdocs)'
	@$(PY) tools/make_site.py

wasm: setup
	@$(PYTHON) tools/get_wasm.py
	$(STEP) wasm 'the boards of the fake port in MicroPython 1.27, its WebAssembly port under Node'
	@$(PY) -m pytest $(PARALLEL) tests/conformance -k wasm

native: setup
	$(STEP) native 'every conformance case with what netboard flash --native compiles for the processor'
	@NET_NATIVE=1 $(PY) -m pytest $(PARALLEL) tests/conformance tests/netboard/test_native.py -k native $(PYTEST_OPTIONS)

mutants: setup
	$(STEP) mutants 'the library with one place changed at a time: do the tests notice?'
	@$(PY) tools/mutants.py $(if $(MUTANTS),--count $(MUTANTS)) $(MUTANTS_OPTIONS)

soak: setup
	$(STEP) soak 'all styles under honest and hostile clients, for SOAK_MINUTES (10)'
	@$(PY) tools/soak.py --minutes $(or $(SOAK_MINUTES),10)

bench:
	@$(PYTHON) tools/bootstrap.py --extra dev --extra bench
	@$(PYTHON) tools/get_micropython.py
	@$(PY) $(if $(COMPARE),bench/compare.py $(COMPARE),bench/run.py)

release: setup
	$(STEP) release 'wheel, sdist and .mpy, built and tried out in clean environments'
	@$(PY) tools/release.py

format: venv
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:
	rm -rf build .pytest_cache .hypothesis

help:
	@echo 'make run      show it: a MicroPython server and its clients'
	@echo 'make test     everything CI runs, in this order: lint types stubs mpy sizes site pytest'
	@echo 'make quick    in a minute: lint, and the conformance cases on fake port, CPython, MicroPython'
	@echo 'make setup    only fetch and build what these need, into build/'
	@echo 'make lint | types | stubs | mpy | sizes | site | pytest    one step of the tests'
	@echo '                (make pytest PYTEST_OPTIONS="-k echo" for some of them)'
	@echo 'make fresh    make run and make test on minimal Debian 11, 12, 13 (as root, with debootstrap)'
	@echo 'make pythons  what concerns CPython, with every Python from 3.9 on that is here'
	@echo 'make editors  the stubs with pyright, too, which comes from npm'
	@echo 'make bench    the figures, side by side with asyncio and bare sockets'
	@echo '                (make bench COMPARE=REF: this checkout against a commit)'
	@echo 'make foreign  what the interop tests need of others: packages of PyPI, servers of Debian'
	@echo 'make wasm     the conformance suite in one more, newer interpreter (needs node and npm)'
	@echo 'make native   the conformance suite with machine code, as netboard flash --native has it'
	@echo 'make mutants  200 changes of lib/net, of which the tests must notice 95 % (an hour, or two)'
	@echo 'make soak     10 minutes of honest and hostile clients, with a live display (SOAK_MINUTES=1)'
	@echo 'make release  wheel, sdist and .mpy bundles in build/release, each tried out'
	@echo 'make format   lay out the sources, mend what can be mended'
	@echo 'make clean    remove build/, which any of these makes again'
