// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Working memory of const functions. It is no part of an object's state: copies begin with an empty one.
/// Thread-safety: an object with scratch memory is for one thread at a time, for reading too.
#pragma once

namespace acr {

template <class Buffers>
class Scratch {
public:
    Scratch() = default;
    Scratch(const Scratch&) {}
    Scratch(Scratch&&) noexcept = default;
    Scratch& operator=(const Scratch&) { return *this; }
    Scratch& operator=(Scratch&&) noexcept = default;
    ~Scratch() = default;

    Buffers& operator*() const { return m_buffers; }
    Buffers* operator->() const { return &m_buffers; }

private:
    mutable Buffers m_buffers{};
};

} // namespace acr
