#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A newcomer follows the tour on the built-in benchmark and ends with a report to share: report.sh PROGRAM [REPORT]. Says how
# long that took. Exit code 77 when the tools for that are not there.
set -u
program=$1
. "$(dirname "$0")/display.sh"
report=${2:-$folder/report.html}
rm -f "$report"

began=$(date +%s)
"$program" --demo --settings "$folder/settings" --language en >"$folder/log" 2>&1 &
workbench=$!
pids="$pids $workbench"
until_true titled "simulated.*Demo.acrw" || fail "no window with the benchmark: $(cat "$folder/log")"
window=$(titled "simulated.*Demo.acrw" | head -1)
xdotool windowactivate --sync "$window"
sleep 1
# The tour: welcome, pages, stream, then a stop at each page, and a last word. A person reads for a while at each.
stop=0
while [ $stop -lt 11 ]; do
    xdotool key Right
    sleep 1
    stop=$((stop + 1))
done
xdotool key Escape
step "the tour goes through every page"
# What it told: views become slides with Ctrl+D, the storyboard becomes a file.
for page in 3 4 5 6; do
    xdotool key ctrl+$page
    sleep 1.5
    xdotool key ctrl+d
    sleep 0.5
done
xdotool key ctrl+7
sleep 1
xdotool key ctrl+shift+p
until_true titled "Export storyboard" || { [ -n "${SHOT:-}" ] && import -window root "$SHOT"; fail "no dialog asks for the file of the report"; }
sleep 0.5
xdotool key ctrl+a
xdotool type --delay 5 "$report"
xdotool key Return
until_true test -s "$report" || fail "no report is written: $(cat "$folder/log")"
until_true grep -q "</html>" "$report" || fail "the report is not whole"
step "the report is there after $(($(date +%s) - began)) s"
[ "$(grep -o '<section' "$report" | wc -l)" -ge 4 ] || fail "the report lacks slides"
xdotool windowactivate --sync "$window"
xdotool key ctrl+q
until_true sh -c "! kill -0 $workbench" || fail "Ctrl+Q does not quit"

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "no browser is there"; exit 0; }
"$chromium" --headless --no-sandbox --disable-gpu --enable-logging=stderr --v=0 --user-data-dir="$folder/profile" --virtual-time-budget=3000 \
    --dump-dom "file://$report" >"$folder/dom" 2>"$folder/complaints"
grep CONSOLE "$folder/complaints" && fail "the browser complains about the report"
grep -q "<svg" "$folder/dom" || fail "the browser draws no curves"
step "the browser shows it without a complaint"
