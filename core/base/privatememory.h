// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps keys out of core dumps and out of memory that nobody uses any more.
///
/// A key that is in use is in memory: in the environment of the process, and in buffers of the HTTP library while a
/// connection is open. So a process that uses keys writes no core dump at all. Thread-safety: any thread.
#pragma once

#include <string>
#include <string_view>

namespace acr {

/// From now on the kernel writes no core dump of this process, also not to a program that collects them, and other
/// processes of the same user can't read its memory; those of root can. Programs that it starts have no core dump
/// either. Later calls do nothing.
void forbidCoreDumps();

/// Overwrites the bytes, and empties the text. The compiler does not leave it out.
void overwrite(std::string& text);
/// The same for text of the C library, up to its end.
void overwrite(char* text);

/// Text that is overwritten before its memory is given back. It is not copied or moved, which could leave its bytes
/// behind.
struct PrivateText {
    std::string text;

    explicit PrivateText(std::string_view from = {})
        : text(from)
    {}
    ~PrivateText() { overwrite(text); }
    PrivateText(const PrivateText&) = delete;
    PrivateText& operator=(const PrivateText&) = delete;
    PrivateText(PrivateText&&) = delete;
    PrivateText& operator=(PrivateText&&) = delete;
};

} // namespace acr
