#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the workbench on the built-in simulated benchmark. Without a display it
# prints the leaderboard of that benchmark instead. Arguments go to the workbench.
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

# Only what computes is optimised, unless the build folder was configured before: what draws compiles three times as fast.
configure() {
    if [ -f build/release/build.ninja ]; then
        cmake --preset release "$@" >&2
    else
        cmake --preset release -DBUILD_TESTING=OFF -DACR_BENCHMARKS=OFF -DACR_QUICK_BUILD=ON "$@" >&2
    fi
}

# shellcheck disable=SC2086 # lists of words
if can_install_packages && [ -n "$(absent_packages $window_packages $run_packages)" ]; then
    # The core is compiled while the packages of the window are installed.
    install_packages $core_packages
    configure -DACR_WINDOW=OFF
    cmake --build --preset release --target acr_workspace >&2 &
    core=$!
    trap 'kill $core 2>/dev/null || true' EXIT
    install_packages $window_packages $run_packages
    wait "$core"
    trap - EXIT
else
    # Where packages can't be installed, this names all that are missing.
    install_packages $build_packages $run_packages
fi
configure -DACR_WINDOW=ON

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
