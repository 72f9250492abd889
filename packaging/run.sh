#!/bin/sh
# Starts KommA Desk on a fresh machine: all set-up, then the programme. See packaging/README.md.
#   sh packaging/run.sh                  the window, on a demo store with invented cases
#   sh packaging/run.sh --tour DIR       the main job without a screen; pictures and results in DIR
#   sh packaging/run.sh ARGUMENTS...     anything else the command komma-desk knows
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/prepare.sh
. "$ROOT/packaging/prepare.sh"

prepare_venv requirements.lock
prepare_qt
case "${1:-}" in
    '')
        prepare_window
        set -- demo
        ;;
    --tour) set -- demo "$@" ;;
esac
# -P keeps the folder one happens to stand in out of Python's search path.
exec "$PYTHON" -P -m komma_desk "$@"
