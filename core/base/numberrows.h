// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A few rows of numbers of the same length in one piece of memory, such as what a router expects of each model. Keeps
/// its memory when it is resized. A value; thread-safety: as any value.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace acr {

template <std::size_t Rows>
class NumberRows {
public:
    NumberRows() = default;
    explicit NumberRows(std::size_t length) { resize(length); }

    /// The numbers are not kept.
    void resize(std::size_t length)
    {
        m_length = length;
        m_numbers.resize(Rows * length);
    }
    [[nodiscard]] std::size_t length() const { return m_length; }

    /// REQUIRES: row < Rows.
    [[nodiscard]] double* row(std::size_t row) { return m_numbers.data() + row * m_length; }
    [[nodiscard]] const double* row(std::size_t row) const { return m_numbers.data() + row * m_length; }

private:
    std::size_t m_length = 0;
    std::vector<double> m_numbers;
};

} // namespace acr
