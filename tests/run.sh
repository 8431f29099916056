#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test without a display. PRESET=asan (or tsan, release) runs them in
# another build; ACR_LONG_TESTS=OFF leaves out those with the label "long". Further arguments go to ctest.
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

preset=${PRESET:-dev}
case $preset in
asan | tsan) test_packages="$test_packages $sanitizer_packages" ;;
esac
# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $run_packages $test_packages
# A mock server of others, for one test; without it, or with a Node that it does not support, that test is skipped.
if command -v npm >/dev/null && [ ! -d "build/$preset/aimock/node_modules/@copilotkit/aimock" ]; then
    npm install --silent --no-audit --no-fund --ignore-scripts --engine-strict --omit=peer --prefix "build/$preset/aimock" @copilotkit/aimock@1.43.0 >&2 || true
fi
if [ "${CI:-}" = true ]; then warnings=ON; else warnings=OFF; fi
configure() {
    cmake --preset "$preset" "-DACR_WERROR=$warnings" -DBUILD_TESTING=ON "-DACR_LONG_TESTS=${ACR_LONG_TESTS:-ON}" "$@" >&2
}
if [ -f "build/$preset/build.ninja" ]; then
    configure
else
    # The first build compiles everything, so it is a quick one. A stack trace needs line numbers only.
    configure -DACR_QUICK_BUILD=ON "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" -DCMAKE_UNITY_BUILD_BATCH_SIZE=30
fi
cmake --build --preset "$preset" >&2
# Ignores memory that Qt and fontconfig keep until the process ends.
LSAN_OPTIONS="suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0"
# With thirty frames, the default, recording the stack of each allocation takes a tenth of the time of a test.
ASAN_OPTIONS="malloc_context_size=6"
UBSAN_OPTIONS="print_stacktrace=1"
TSAN_OPTIONS="suppressions=$PWD/tests/support/tsan.supp"
# Milliseconds that one test function may take; some drive the whole window.
QTEST_FUNCTION_TIMEOUT=900000
export ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS QTEST_FUNCTION_TIMEOUT
# Some tests wait for a deadline, so there is one more than there are cores.
exec ctest --preset "$preset" --output-on-failure -j $(($(nproc) + 1)) "$@"
