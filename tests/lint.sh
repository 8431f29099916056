#!/bin/sh
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the layout of every source file with clang-format, then with clang-tidy the sources that changed since a commit:
#     sh tests/lint.sh [COMMIT]
# Without COMMIT, the sources that the last 20 commits changed. ACR_LINT_MINUTES bounds the time of clang-tidy (5); sources
# that were not reached by then are named. Layout that differs is an error, and so is a remark, unless ACR_LINT_STRICT=0.
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

# shellcheck disable=SC2086 # lists of words
install_packages $build_packages $lint_packages

git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run -Werror
say "clang-format: every source file is laid out as .clang-format says"

base=${1:-$(git rev-list --max-count=21 HEAD | tail -n 1)}
changed=$(git diff --name-only --diff-filter=d "$base" -- 'core/*.cpp' 'widgets/*.cpp' 'app/*.cpp')
if [ -z "$changed" ]; then
    say "clang-tidy: no source changed since $base"
    exit 0
fi
# Without precompiled headers, which this would have to build. A unit of a unity build is read as fast as one of its sources.
cmake --preset dev -B build/lint -DACR_PCH=OFF -DBUILD_TESTING=OFF -DACR_BENCHMARKS=OFF >&2
# Sources include meta-object code, which takes a build to make and has nothing to be remarked on.
meta_objects=$(mktemp -d)
git ls-files '*.h' | sed -n 's|.*/\([a-z0-9]*\)\.h$|moc_\1.cpp|p' | (cd "$meta_objects" && xargs touch)
end=$(($(date +%s) + 60 * ${ACR_LINT_MINUTES:-5}))
failed=$(mktemp)
wanted=$(mktemp)
trap 'rm -rf "$failed" "$wanted" "$meta_objects"' EXIT
export end failed meta_objects
# shellcheck disable=SC2086 # paths without spaces
printf '/%s"\n' $changed >"$wanted"
units=$(grep -rlF -f "$wanted" --include='unity_*.cxx' build/lint)
# shellcheck disable=SC2016 # the inner shell expands it
printf '%s\n' $units | xargs -P 2 -n 1 sh -c '
    if [ "$(date +%s)" -ge "$end" ]; then
        echo "clang-tidy: not reached in time: $*" >&2
        exit 0
    fi
    remarks=$(clang-tidy -p build/lint --quiet --extra-arg="-I$meta_objects" "$@" 2>/dev/null | grep -E "(warning|error):" | sort -u)
    if [ -n "$remarks" ]; then
        echo "$remarks"
        echo "$*" >>"$failed"
    fi' lint
if [ -s "$failed" ]; then
    say "clang-tidy has remarks on: $(tr '\n' ' ' <"$failed")"
    [ "${ACR_LINT_STRICT:-1}" = 0 ]
    exit
fi
say "clang-tidy: no remark on the sources changed since $base"
