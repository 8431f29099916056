#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the workbench with mouse and keys, on its own display with a window manager: drive.sh PROGRAM. Exit code 77 when
# the tools for that are not there.
set -u
program=$1
. "$(dirname "$0")/display.sh"

"$program" --demo --settings "$folder/settings" --language en >"$folder/log" 2>&1 &
workbench=$!
pids="$pids $workbench"
until_true titled "simulated.*Demo.acrw" || fail "no window with the benchmark: $(cat "$folder/log")"
window=$(titled "simulated.*Demo.acrw" | head -1)
step "the window opens on the simulated benchmark: $(xdotool getwindowname "$window")"

xdotool windowactivate --sync "$window"
# The tour offers itself at the first start, and goes away.
until_true grep -qs tourStarted=true "$folder/settings/session.ini" || fail "the tour does not offer itself"
xdotool key Right
xdotool key Escape
# The text of a dialog's title bar tells that keys reach the window.
xdotool key ctrl+n
until_true titled "New simulated benchmark" || fail "Ctrl+N opens no dialog"
step "Ctrl+N asks for a simulated benchmark"
xdotool key Escape
until_true gone "New simulated benchmark" || fail "Escape does not close the dialog"
step "Escape closes it"

xdotool windowactivate --sync "$window"
xdotool key ctrl+l
xdotool key End
xdotool key F1

# A second start on the file that is open says so.
"$program" --demo --settings "$folder/settings" --language en >"$folder/log2" 2>&1 &
second=$!
pids="$pids $second"
until_true titled "can't be opened" || fail "a second start says nothing"
step "a second start on the same file is told that it is open"
kill $second

xdotool windowactivate --sync "$window"
xdotool key ctrl+q
until_true sh -c "! kill -0 $workbench" || fail "Ctrl+Q does not quit"
wait $workbench
code=$?
[ $code -eq 0 ] || fail "the program ends with $code: $(cat "$folder/log")"
step "Ctrl+Q quits with 0"
grep -q geometry "$folder/settings/session.ini" || fail "the window's place is not kept"
step "the window's place is kept"
# The split that the keys chose is in the workspace.
grep -aq '"split":"all"' "$folder/settings/Demo.acrw" || fail "the stream is not kept"
step "the stream chosen with the keys is kept"
[ ! -e "$folder/settings/Demo.acrw.lock" ] || fail "the lock stays behind"
step "no lock stays behind"
