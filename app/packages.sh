# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run.sh and tests/run.sh: build dependencies and their installation. POSIX sh.

# Clang needs little more than half of the processor time that GCC takes for these sources.
core_packages="clang cmake ninja-build ccache
    libsqlite3-dev libxxhash-dev zlib1g-dev nlohmann-json3-dev libeigen3-dev libexpected-dev libfmt-dev libcli11-dev libseccomp-dev libcurl4-openssl-dev libhnswlib-dev libxgboost-dev"
window_packages="qt6-base-dev libqt6opengl6-dev qt6-svg-dev qt6-charts-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl1-mesa-dev qtkeychain-qt6-dev"
build_packages="$core_packages $window_packages"
run_packages="bubblewrap python3 libqt6svg6 qt6-translations-l10n fonts-inter fonts-noto-cjk"
test_packages="nodejs node-typescript openssl gcc g++ lld xvfb xauth xdotool openbox poppler-utils chromium desktop-file-utils appstream slurm-wlm parallel"

sanitizer_packages="libclang-rt-dev llvm"
lint_packages="git clang-format clang-tidy"

say() { printf '%s\n' "$*" >&2; }

# Prints the arguments that dpkg does not list as installed.
absent_packages() {
    for package in "$@"; do
        status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) || status=
        case $status in
        "install ok installed") ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

can_install_packages() {
    command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1; }
}

# install_packages NAME...: installs what is absent, as root or through sudo. Without apt it prints what is needed.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        if [ "${ACR_SKIP_PACKAGES:-}" = 1 ]; then
            return 0
        fi
        say "This system has no apt-get, so please install the counterparts of these Debian packages yourself:"
        for package in "$@"; do say "    $package"; done
        say "When they are there, run the command again with ACR_SKIP_PACKAGES=1."
        exit 3
    fi
    absent=$(absent_packages "$@")
    if [ -z "$absent" ]; then
        return 0
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "These packages are missing, and installing them needs root or sudo:"
            say "    apt-get install $absent"
            exit 3
        fi
        as_root=sudo
    fi
    say "Installing: $absent"
    if [ -z "${lists_are_new:-}" ]; then
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
        lists_are_new=1
    fi
    # shellcheck disable=SC2086 # one word a package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $absent >&2
}
