#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the workbench on the built-in simulated benchmark. Without a display it
# prints the leaderboard of that benchmark instead. Arguments go to the workbench.
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $run_packages
cmake --preset release -DBUILD_TESTING=OFF -DACR_BENCHMARKS=OFF >&2

bin=build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    if [ $# -eq 0 ]; then
        set -- --demo
    fi
    cmake --build --preset release --target acrouter-workbench >&2
    # The window does not wait for the command line, which is built beside it.
    nice cmake --build --preset release >&2 &
    exec "$bin/acrouter-workbench" "$@"
fi
cmake --build --preset release >&2

say "There is no display here, so no window opens. This is the leaderboard of the simulated benchmark:"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$bin/acrouter" demo --into "$folder/demo.acrw"
"$bin/acrouter" table "$folder/demo.acrw" --stream id_test
