#!/bin/bash
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes a workspace of a version: a small simulated benchmark, and sessions of every kind, with the digest of each.
# Usage: make.sh ACROUTER NAME, with the command line of that version. Writes NAME.acrw.z (compressed as by qCompress)
# and NAME.digests beside this script.
set -u
acrouter=$1
target=$(cd "$(dirname "$0")" && pwd)/$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
file=$folder/w.acrw
a=claude-opus-4-6 b=claude-sonnet-4-6 c=gpt-5.4 d=glm-5

try() { "$@" >"$folder/out" 2>&1 || { echo "not in this version: ${*:2}"; tail -1 "$folder/out"; }; }
run() { try "$acrouter" session run "$file" --stream id_test "$@"; }

"$acrouter" demo --into "$file" --tasks 90 --models 4 --seed 3 --no-prompts || exit
run --name plain --policy acrouter
run --name cascade --policy acrouter@mode=cascade
run --name cold --policy acrouter@start=cold --order shuffled --seed 5
run --name vote --policy acrouter-vote
run --name linucb --policy linucb
run --name lints --policy lints --policy-seed 7
run --name knn --policy knn
run --name random --policy random --policy-seed 3
run --name fixed --policy "always:$a"
run --name best --policy dimension_best
run --name groups --policy group_map
run --name chain --policy "cascade@chain=$c+$d@strong=$a"
run --name bound --policy oracle
run --name parameter --policy linucb@alpha=2
run --name events --policy acrouter --event "down:$a@5" --event "join:$d@8" --event "price:$b=0.5@10" \
    --event "improve:$b=0.3@12" --event "up:$a@20"
run --name stopped --policy acrouter --break-at "regret>0.5"
run --name feedback --policy linucb --verifier "false_pass=0.2,false_fail=0.1"
run --name filtered --policy acrouter --filter dimension=bug_fixing
"$acrouter" session export "$file" linucb --what decisions --to "$folder/dec.jsonl"
try "$acrouter" import --into "$file" --decisions "$folder/dec.jsonl"
run --name recorded --policy recorded:dec
if "$acrouter" priors --help >/dev/null 2>&1; then
    try "$acrouter" priors "$file" learn mine
    run --name priors --policy acrouter --priors mine
fi
if "$acrouter" train --help >/dev/null 2>&1; then
    try "$acrouter" train "$file" --policies logreg
    run --name trained --policy logreg
    run --name voter --policy acrouter-vote
fi
try "$acrouter" session fork "$file" plain --after 15 --policy linucb --name fork
try "$acrouter" session fork "$file" fork --after 20 --policy acrouter --event "down:$a@25" --name "fork of fork"
try "$acrouter" session fork "$file" stopped --after 3 --policy random --policy-seed 4 --name "fork of stopped"

"$acrouter" session list "$file" --json |
    python3 -c 'import json, sys; print("\n".join(s["session"] for s in json.load(sys.stdin)))' >"$folder/names"
while IFS= read -r name; do
    printf '%s %s\n' "$("$acrouter" session show "$file" "$name" --json |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])')" "$name"
done <"$folder/names" >"$target.digests"
python3 - "$file" "$target.acrw.z" <<'PY'
import sqlite3, sys, zlib
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=DELETE")
database.execute("VACUUM")
database.close()
data = open(sys.argv[1], "rb").read()
open(sys.argv[2], "wb").write(len(data).to_bytes(4, "big") + zlib.compress(data, 9))
PY
ls -l "$target".*
