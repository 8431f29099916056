// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the last bits of a result depend on, beside its inputs: the program, and the exponential function for floats of
/// the machine's C library, which XGBoost and the learners made with Eigen call. All other functions are our own and
/// the same everywhere (core/base/elementaryfunctions.h). Programs with equal fingerprints give equal bits.
/// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace acr {

struct NumericFingerprint {
    std::string build;     ///< the version, and a hash of the running program's file
    std::string compiler;  ///< its name and version, and the processor that it compiled for
    std::string functions; ///< a hash of values of the functions in use

    bool operator==(const NumericFingerprint&) const = default;
    auto operator<=>(const NumericFingerprint&) const = default;
    /// "0.1.0 3f2a…, GCC 12.2.0 x86-64, functions 91c0…"
    [[nodiscard]] std::string text() const;
};

/// Of the running program, which says its version.
[[nodiscard]] NumericFingerprint numericFingerprint(std::string_view version);

} // namespace acr
