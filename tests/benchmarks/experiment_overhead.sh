#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures what it costs to divide an experiment into chunks:
#     sh tests/benchmarks/experiment_overhead.sh ACROUTER
# 1. plan, work and merge against the run in one process, on the same cores, in pairs, with the results compared
# 2. plan, status and merge of many cells, which are replays of a cheap policy
# ACR_CELLS (10000), ACR_PAIRS (3), ACR_MANY_CELLS (1000000), ACR_MANY_CHUNKS (8000) and ACR_THREADS (all cores) change
# the sizes; 0 leaves a part out. A million cells take 6 GB in TMPDIR. The machine should have nothing else to do.
set -eu
acrouter=${1:?the program acrouter}
cells=${ACR_CELLS:-10000}
pairs=${ACR_PAIRS:-3}
many=${ACR_MANY_CELLS:-1000000}
chunks=${ACR_MANY_CHUNKS:-8000}
threads=${ACR_THREADS:-$(nproc)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

# measure COMMAND...: prints seconds by the clock, seconds of processor time and the largest memory in MB.
measure() {
    python3 -c '
import os, sys, time
begin = time.monotonic()
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(process, 0)
if status != 0:
    sys.exit("failed: " + " ".join(sys.argv[1:]))
print("%.2f %.2f %.0f" % (time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
' "$@"
}

# row WHAT FIGURES
row() { printf '%-44s %9s %9s %9s\n' "$1" $2; }

bytes_of() { du -s --apparent-size --block-size=1 "$1" | cut -f 1; }

"$acrouter" demo --into "$folder/source.acrw" >/dev/null 2>&1

if [ "$cells" -gt 0 ]; then
    # Four policies, so a quarter of the cells are orders.
    cat >"$folder/run.json" <<END
{"format": "acrouter-experiment", "version": 1, "name": "overhead", "streams": ["ood176"],
 "orders": [{"shuffled": $((cells / 4))}], "policies": ["oracle", "always:gpt-5.4", "lints", "linucb"]}
END
    echo "$cells cells, $threads threads: seconds, seconds of processor time, MB"
    pair=0
    while [ "$pair" -lt "$pairs" ]; do
        pair=$((pair + 1))
        rm -rf "$folder/plan" "$folder/here.acrw" "$folder/merged.acrw"
        cp "$folder/source.acrw" "$folder/here.acrw"
        cp "$folder/source.acrw" "$folder/merged.acrw"
        here=$(measure "$acrouter" experiment "$folder/run.json" --into "$folder/here.acrw" --threads "$threads")
        plan=$(measure "$acrouter" experiment plan "$folder/run.json" --from "$folder/source.acrw" --chunks 64 --into "$folder/plan")
        work=$(measure "$acrouter" experiment submit "$folder/plan" --local --workers "$threads")
        merge=$(measure "$acrouter" experiment merge "$folder/plan" --into "$folder/merged.acrw")
        row "in one process" "$here"
        row "plan" "$plan"
        row "work" "$work"
        row "merge" "$merge"
        python3 - "$folder/here.acrw" "$folder/merged.acrw" "$here" "$plan" "$work" "$merge" <<'END'
import sqlite3, sys

def cells(file):
    return sqlite3.connect(file).execute("SELECT key, figures, regret FROM experiment_cell ORDER BY key").fetchall()

one, other = cells(sys.argv[1]), cells(sys.argv[2])
if not one or one != other:
    sys.exit("the results differ")
times = [[float(part) for part in text.split()] for text in sys.argv[3:]]
print("plan + work + merge take %.3f of its time, %.3f of its processor time; the %d results are the same\n"
      % (sum(t[0] for t in times[1:]) / times[0][0], sum(t[1] for t in times[1:]) / times[0][1], len(one)))
END
    done
fi

if [ "$many" -gt 0 ]; then
    orders=$(((many + 99) / 100))
    cat >"$folder/many.json" <<END
{"format": "acrouter-experiment", "version": 1, "name": "many", "streams": ["ood176"],
 "orders": [{"shuffled": $orders}], "policies": ["random"], "seeds": 100}
END
    echo "$((orders * 100)) cells, $chunks chunks: seconds, seconds of processor time, MB"
    row "plan" "$(measure "$acrouter" experiment plan "$folder/many.json" --from "$folder/source.acrw" --chunks "$chunks" --into "$folder/many")"
    planned=$(bytes_of "$folder/many")
    row "status, nothing is there" "$(measure "$acrouter" experiment status "$folder/many")"
    row "one chunk: a worker's start" "$(measure "$acrouter" experiment work "$folder/many" --chunk 0)"
    row "work, $threads threads" "$(measure "$acrouter" experiment submit "$folder/many" --local --workers "$threads")"
    row "work, nothing is left" "$(measure "$acrouter" experiment work "$folder/many" --any)"
    row "work, nothing is left, one of 1000 workers" "$(measure "$acrouter" experiment work "$folder/many" --any --share 7/1000)"
    row "status" "$(measure "$acrouter" experiment status "$folder/many")"
    row "status --check" "$(measure "$acrouter" experiment status "$folder/many" --check)"
    results=$(bytes_of "$folder/many/chunks")
    before=$(bytes_of "$folder/source.acrw")
    row "merge" "$(measure "$acrouter" experiment merge "$folder/many" --into "$folder/source.acrw")"
    after=$(bytes_of "$folder/source.acrw")
    echo "plan: $planned bytes; chunks: $results bytes, $((results / (orders * 100))) for each cell;" \
        "workspace: $(((after - before) / (orders * 100))) bytes more for each cell"
fi
