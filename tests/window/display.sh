# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by the scripts beside it: a display of its own with a window manager, and a folder, $folder, that goes with the script.
# Ids of processes to end with it are added to $pids. Exit code 77 when the tools for that are not there.
for tool in Xvfb openbox xdotool; do
    command -v "$tool" >/dev/null 2>&1 || { echo "$tool is not there"; exit 77; }
done
folder=$(mktemp -d)
pids=
finish() {
    code=$?
    for pid in $pids; do kill "$pid" 2>/dev/null; done
    rm -rf "$folder"
    exit $code
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() { echo "FAIL: $*"; exit 1; }
step() { echo "ok: $*"; }
# until_true COMMAND...: repeats it for up to a minute
until_true() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || return 1
        sleep 0.2
    done
}
titled() { xdotool search --onlyvisible --name "$1"; }
gone() { ! titled "$1"; }

Xvfb -displayfd 3 -screen 0 1400x900x24 3>"$folder/display" >/dev/null 2>&1 &
pids=$!
until_true test -s "$folder/display" || fail "no display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY
unset WAYLAND_DISPLAY
export QT_QPA_PLATFORM=xcb
openbox >/dev/null 2>&1 &
pids="$pids $!"
until_true xdotool get_num_desktops || fail "no window manager"
