#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Drives the main use of each page with mouse and keys, on its own display with a window manager: pages.sh PROGRAM
# [FOLDER OF THE SHARED DATA], without the folder on the simulated benchmark. What came of it is read from the slides that Ctrl+D
# makes of the views, and from the workspace. Exit code 77 when the tools for that, or the real data, are not there. With SHOT=FOLDER a picture of the screen is kept for each page.
set -u
program=$1
benchmark=
[ -z "${2:-}" ] || benchmark=${ACR_SHARED:-$2}/coderouterbench
if [ -n "$benchmark" ] && [ ! -d "$benchmark" ]; then echo "no real data: $benchmark is not there"; exit 77; fi
tools=python3
. "$(dirname "$0")/display.sh"

# The tour would offer itself.
mkdir -p "$folder/settings"
printf '[General]\ntourStarted=true\n' >"$folder/settings/session.ini"
if [ -n "$benchmark" ]; then
    workspace=$folder/real.acrw
    title=coderouterbench.*real.acrw
    "$(dirname "$program")/acrouter" import "$benchmark" --into "$workspace" >"$folder/log" 2>&1 || fail "$(cat "$folder/log")"
else
    workspace=$folder/settings/Demo.acrw
    title=simulated.*Demo.acrw
fi
[ -n "$benchmark" ] && opened=$workspace || opened=--demo
"$program" "$opened" --settings "$folder/settings" --language en --theme light >"$folder/log" 2>&1 &
workbench=$!
pids="$pids $workbench"
until_true titled "$title" || fail "no window with the benchmark: $(cat "$folder/log")"
window=$(titled "$title" | head -1)
xdotool windowactivate --sync "$window"
# Always the same size, so that places on the pages are known.
xdotool windowsize --sync "$window" 1280 800
xdotool windowmove "$window" 20 40
sleep 3

click() { xdotool mousemove --window "$window" "$1" "$2" click 1; sleep 0.4; }
page() { click 32 $((50 + 60 * ($1 - 1))); sleep 1; }
keys() { for key in "$@"; do xdotool key "$key"; sleep 0.15; done; sleep 0.3; }
picture() { [ -n "${SHOT:-}" ] && import -window root "$SHOT/$1.png"; }
# Makes a slide of the view; asks a question about all slides and the workspace, an expression of Python.
slide() { sleep 0.2; xdotool key ctrl+d; sleep 0.5; }
asks() {
    python3 - "$workspace" "$1" <<'PYTHON'
import json, sqlite3, sys
db = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
rows = db.execute("SELECT page, notes, state, picture FROM slide ORDER BY position").fetchall()
slides = [dict(json.loads(state), at=page, notes=notes, picture=picture) for page, notes, state, picture in rows]
last = slides[-1] if slides else {}
before = slides[-2] if len(slides) > 1 else {}
count = lambda table: db.execute("SELECT count(*) FROM " + table).fetchone()[0]
sys.exit(0 if eval(sys.argv[2]) else 1)
PYTHON
}
# expects WHAT EXPRESSION
expects() {
    tries=0
    until asks "$2" 2>"$folder/trouble"; do
        tries=$((tries + 1))
        [ $tries -lt 15 ] || { picture failed; fail "$1 $(tail -1 "$folder/trouble")"; }
        sleep 0.2
    done
    step "$1"
}

page 1
click 433 256
slide
picture benchmark
expects "Benchmark: a click on a row selects its task" "last['at'] == 'benchmark' and 'task' in last"
keys Down
slide
expects "Benchmark: the arrow selects the next task" "last['task'] != before['task']"

page 2
keys Home Right Right Right
slide
picture session
expects "Session: keys go to the start and three steps on" "last['at'] == 'session' and last['step'] == 3"
click 148 506
sleep 1
click 148 506
slide
expects "Session: the play button plays" "last['step'] > 3"

page 3
click 415 300
slide
picture statistics
expects "Statistics: a click on the heatmap selects the model" "last['at'] == 'statistics' and 'model' in last"
keys alt+3
slide
expects "Statistics: keys change the view" "last['page']['view'] != before['page']['view']"

page 4
click 213 699
slide
picture regret
expects "Regret: a click on a row makes it run A" "last['at'] == 'regret' and last['policy'] != before.get('policy')"
keys ctrl+shift+f
xdotool type --delay 20 lin
slide
expects "Regret: what is typed filters the leaderboard" "last['page']['leaderboard']['filter'] == 'lin'"

page 5
click 266 272
slide
xdotool mousemove --window "$window" 266 272 mousedown 1
for y in 262 252 242 232 222; do xdotool mousemove --window "$window" 266 $y; sleep 0.05; done
xdotool mouseup 1
sleep 1
slide
picture priors
expects "Priors: a dragged cell changes what is replayed" "last['at'] == 'priors' and last['picture'] != before['picture']"
# The slide first, as the last thing that was done; then the drag.
keys ctrl+z ctrl+z
sleep 1
slide
expects "Priors: one undo takes the whole drag back" "last['picture'] == before['picture']"

page 6
click 261 699
keys ctrl+shift+p
picture memory
expects "Memory: the entry of a clicked row is pinned with the keys" "count('memory_edit') == 1"
click 261 674
keys Delete
expects "Memory: another one is forgotten" "count('memory_edit') == 2"

page 7
click 345 672
keys Home Right
click 1100 380
xdotool type --delay 20 "said aloud"
picture present
expects "Present: notes are typed beside the slide that was clicked" "[s['notes'] for s in slides].count('said aloud') == 1 and slides[1]['notes'] == 'said aloud'"

xdotool key ctrl+q
until_true sh -c "! kill -0 $workbench" || fail "Ctrl+Q does not quit"
wait $workbench || fail "the program ends with $?: $(cat "$folder/log")"
step "Ctrl+Q quits"
