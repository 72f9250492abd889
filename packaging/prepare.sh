# Sets up everything the commands beside it need: Python, .venv, locked packages, Qt's system libraries.
# Sourced by run.sh and test.sh, which set ROOT to the checkout. POSIX sh only.

VENV="$ROOT/.venv"
PYTHON="$VENV/bin/python"
QT_PACKAGES="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libdbus-1-3"
WINDOW_PACKAGES="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
TREE_PACKAGES="at-spi2-core python3-pyatspi gir1.2-atspi-2.0 xvfb xauth openbox dbus-x11"

say() {
    printf '%s\n' "$*" >&2
}

# Trouble outside the programme: exit 3, as the programme itself does.
stop() {
    say "$@"
    exit 3
}

# Installs system packages where this is allowed; elsewhere names the one line to copy.
install_system() {
    reason=$1
    shift
    line="apt-get update && apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null 2>&1; then
        stop "$reason Please install the packages that hold these (named as on Debian): $*"
    elif [ "$(id -u)" = 0 ]; then
        say "$reason Installing: $*"
        DEBIAN_FRONTEND=noninteractive sh -c "$line" >&2 && return
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        say "$reason Installing with sudo: $*"
        sudo -n env DEBIAN_FRONTEND=noninteractive sh -c "$line" >&2 && return
    fi
    stop "$reason Please run this line, then try again:" "
sudo sh -c '$line'"
}

good_python() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The machine's own python3 first: it is the one its owner keeps up to date.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if good_python "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# What must be installed, in one number: the locked packages, the project's own data, the place.
fingerprint() {
    "$PYTHON" -c '
import hashlib, pathlib, sys
parts = [sys.argv[1].encode(), *(pathlib.Path(name).read_bytes() for name in sys.argv[2:])]
print(hashlib.sha256(b"\0".join(parts)).hexdigest())
' "$ROOT" "$ROOT/pyproject.toml" "$1"
}

pip_install() {
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-input "$@" >&2
}

# prepare_venv LOCK: .venv with exactly what LOCK names, and the project itself.
prepare_venv() {
    lock="$ROOT/$1"
    stamp="$VENV/installed-$1"
    if ! good_python "$PYTHON"; then
        base=$(find_python) || {
            install_system "KommA Desk needs Python 3.11 or newer with venv." python3 python3-venv
            base=$(find_python) || stop "This system has no Python 3.11 or newer. Please install one."
        }
        say "Making the virtual environment .venv ($("$base" --version))"
        "$base" -m venv --clear "$VENV" || stop "The virtual environment could not be made."
    fi
    wanted=$(fingerprint "$lock")
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return
    fi
    say "Installing the packages named in $1 (only when they have changed)"
    pip_install --require-hashes --requirement "$lock" ||
        stop "The packages could not be installed. Please check the network and try again."
    pip_install --no-deps --no-build-isolation --editable "$ROOT" ||
        stop "KommA Desk itself could not be installed into .venv."
    printf '%s\n' "$wanted" >"$stamp"
}

qt_starts() {
    QT_QPA_PLATFORM=offscreen "$PYTHON" -c '
from PySide6.QtWidgets import QApplication
QApplication([])' >/dev/null 2>&1
}

# Qt blames libxcb-cursor0 whatever is missing, so the plugin is loaded here by hand.
window_starts() {
    "$PYTHON" -c '
import ctypes, pathlib, PySide6
ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
' >/dev/null 2>&1
}

# Both lists are for Linux only: elsewhere the wheels bring everything.
prepare_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    qt_starts || {
        # shellcheck disable=SC2086 -- a list of words
        install_system "Qt needs some system libraries." $QT_PACKAGES
        qt_starts || stop "Qt still does not start. To see why: QT_QPA_PLATFORM=offscreen \
QT_DEBUG_PLUGINS=1 $PYTHON -c 'from PySide6.QtWidgets import QApplication; QApplication([])'"
    }
}

prepare_window() {
    [ "$(uname -s)" = Linux ] || return 0
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
        stop "There is no screen here to open a window on. To see KommA Desk without one:" "
sh '$ROOT/packaging/run.sh' --tour DIR"
    fi
    window_starts || {
        # shellcheck disable=SC2086 -- a list of words
        install_system "A window needs some system libraries." $WINDOW_PACKAGES
    }
}

# For the one test that uses the real window by its accessibility tree; Linux only.
tree_can_be_read() {
    command -v xvfb-run >/dev/null && command -v openbox >/dev/null &&
        command -v dbus-run-session >/dev/null && [ -x /usr/libexec/at-spi-bus-launcher ] &&
        /usr/bin/python3 -c 'import pyatspi' >/dev/null 2>&1 && window_starts
}

# Without them that test is skipped and says so; with CI set it fails.
prepare_tree() {
    [ "$(uname -s)" = Linux ] || return 0
    tree_can_be_read || {
        # shellcheck disable=SC2086 -- a list of words
        (install_system "One test reads the accessibility tree." $TREE_PACKAGES $WINDOW_PACKAGES) ||
            say "Going on without them."
    }
}
