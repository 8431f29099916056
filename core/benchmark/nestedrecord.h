// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An object inside an object of a JsonListReader.
#pragma once

#include "core/benchmark/jsonlistreader.h"

namespace acr {

class NestedRecord final : public Record {
public:
    /// REQUIRES: `outer` outlives this.
    NestedRecord(std::span<const FieldSpec> fields, ErrorList& errors, const JsonListReader& outer)
        : Record(fields, errors)
        , m_outer(outer)
    {}

    /// Reads the object that a field of the outer one, or of another object in it, holds. False when it is unusable: a
    /// key occurs twice or a required one is missing, which is then in the errors.
    bool read(const FieldValue& object);

    [[nodiscard]] Place place() const override { return m_outer.placeOf(m_start); }
    [[nodiscard]] Place place(std::size_t field) const override;

private:
    const JsonListReader& m_outer;
    const char* m_start = nullptr;
};

} // namespace acr
