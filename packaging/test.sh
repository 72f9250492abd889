#!/bin/sh
# Runs lint, types, import rules, words and all tests on a fresh machine; needs no screen.
#   sh packaging/test.sh [-- ARGUMENTS FOR PYTEST...]
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/prepare.sh
. "$ROOT/packaging/prepare.sh"

if [ "${1:-}" = -- ]; then
    shift
elif [ $# -gt 0 ]; then
    say "usage: sh packaging/test.sh [-- ARGUMENTS FOR PYTEST...]"
    exit 2
fi

if [ -n "${CI:-}" ]; then
    export NO_COLOR=1 PY_COLORS=0 TERM=dumb
fi
export QT_QPA_PLATFORM=offscreen
started=$(date +%s)

# step HEADING COMMAND...: the first that fails ends the run and says which it was.
step() {
    heading=$1
    shift
    printf '\n=== %s\n' "$heading"
    "$@" || {
        printf '\nSTOPPED at: %s\n' "$heading"
        exit 1
    }
}

prepare_venv requirements-dev.lock
prepare_qt
prepare_tree
cd "$ROOT"

step "Lint" "$PYTHON" -m ruff check .
step "Format" "$PYTHON" -m ruff format --check .
step "Words" "$PYTHON" packaging/compile_words.py --check
step "Plain words" "$PYTHON" packaging/compile_plain_words.py --check
step "Import rules" "$VENV/bin/lint-imports"
step "Types" "$PYTHON" -m mypy
# A worker for each core; `-- -n 0` runs them in one process.
step "Tests" "$PYTHON" -m pytest -n auto "$@"
printf '\nAll checks passed in %s s.\n' "$(($(date +%s) - started))"
