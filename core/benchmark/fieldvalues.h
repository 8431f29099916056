// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Fields of records as typed values. An absent field gives the missing value. An invalid one is added to the errors
/// and sets `good` to false.
#pragma once

#include "core/benchmark/record.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace acr {

class FieldValues {
public:
    explicit FieldValues(const Record& record)
        : m_record(record)
    {}

    /// False from the first bad field since reset().
    [[nodiscard]] bool good() const { return m_good; }
    void reset() { m_good = true; }

    /// A name: not blank, UTF-8, no control characters, at most 4 096 bytes. Nothing when absent or bad.
    std::optional<std::string_view> name(std::size_t field);
    /// Like name(), but absent is an error too. Empty when bad.
    std::string_view requiredName(std::size_t field);
    /// Any UTF-8 text.
    std::optional<std::string_view> text(std::size_t field);
    /// A finite number; NaN when absent.
    double number(std::size_t field);
    /// A finite number that is not negative; NaN when absent.
    double amount(std::size_t field);
    /// Like number(), and true and false are 1 and 0.
    double score(std::size_t field);
    /// A whole number from 0 that an int32 holds; −1 when absent. `rounding` accepts fractions.
    std::int32_t count(std::size_t field, bool rounding = false);
    /// true/false (JSON, or written out in any case) or 1/0.
    std::optional<bool> flag(std::size_t field);

    void bad(ErrorCode code, std::size_t field, std::string_view expected);

private:
    bool checkUtf8(std::size_t field);

    const Record& m_record;
    bool m_good = true;
};

} // namespace acr
