// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/shrink.h"

#include <algorithm>

namespace acr::monkey {

QStringList shrunk(QStringList lines, const std::function<bool(const QStringList&)>& fails,
                   const std::function<bool()>& enough)
{
    // What fails seldom needs what happened long before.
    for (qsizetype length = 8; length < lines.size() && !enough(); length *= 4) {
        const QStringList last = lines.mid(lines.size() - length);
        if (fails(last)) {
            lines = last;
            break;
        }
    }
    // Smaller and smaller pieces are left out; each pass goes through the whole sequence.
    for (qsizetype size = std::max<qsizetype>(1, lines.size() / 2); lines.size() > 1 && !enough();) {
        bool shorter = false;
        for (qsizetype from = 0; from < lines.size() && !enough();) {
            const QStringList rest = lines.mid(0, from) + lines.mid(from + size);
            if (!rest.isEmpty() && fails(rest)) {
                lines = rest;
                shorter = true;
            } else {
                from += size;
            }
        }
        if (size == 1 && !shorter)
            break;
        size = std::max<qsizetype>(1, std::min(size / 2, lines.size() / 2));
    }
    return lines;
}

} // namespace acr::monkey
