#!/bin/sh
# on_a_screen.sh PYTHON LOGIN DAY FILE STORE: starts the programme in a real window on a screen and
# a bus of its own, and the reader against it. Standard input: the passphrases of her and of him.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
python=$1
if [ -z "${KOMMA_TREE_SCREEN:-}" ]; then
    export KOMMA_TREE_SCREEN=1
    exec dbus-run-session -- xvfb-run -a -s "-screen 0 1366x768x24 -dpi 96" sh "$0" "$@"
fi
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
/usr/libexec/at-spi-bus-launcher --launch-immediately </dev/null >/dev/null 2>&1 &
bus=$!
openbox </dev/null >/dev/null 2>&1 &
manager=$!
"$python" -m komma_desk </dev/null >/dev/null 2>&1 &
programme=$!
trap 'kill "$programme" "$manager" "$bus" 2>/dev/null || true' EXIT
cd "$root"
PYTHONPATH=$root PYTHONIOENCODING=utf-8 timeout 1500 \
    /usr/bin/python3 -B -m tests.accessibility_tree.steps "$@"
