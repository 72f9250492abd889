#!/bin/sh
# Lets a double click on an office card (.komma-card) or an answer (.komma-answer) open KommA Desk.
# For the person who calls it; undone by: sh packaging/linux/associate.sh --remove
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
house=$(CDPATH= cd -- "$here/../.." && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/komma-desk.desktop
types=$data/mime/packages/komma-desk-mime.xml

tell_desktop() {
    # Each of them only makes a cache; without it the next login finds the files.
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$data/mime"
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database "$data/applications"
    fi
}

if [ "${1:-}" = "--remove" ]; then
    rm -f "$entry" "$types"
    tell_desktop
    echo "Removed."
    exit 0
fi

# An installed command is found by name; in a checkout it is the one that starts it there.
command=$(command -v komma-desk || true)
starter=
if [ -z "$command" ]; then
    command=$house/packaging/run.sh
    starter="sh "
fi

case $command in
    *[\"\$\`\\]*)
        echo "The folder of KommA Desk has a sign in its name no menu entry can hold: $house" >&2
        exit 3
        ;;
esac

mkdir -p "$data/applications" "$data/mime/packages"
# In quotes, as a folder can have a space in its name; a % stands for itself only when doubled.
LINE="Exec=$starter\"$(printf '%s' "$command" | sed 's/%/%%/g')\" %f" \
    awk '/^Exec=/ { print ENVIRON["LINE"]; next } { print }' "$here/komma-desk.desktop" > "$entry"
cp "$here/komma-desk-mime.xml" "$types"
tell_desktop
echo "Office cards and answers open with KommA Desk now: $entry"
