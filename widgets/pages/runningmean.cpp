// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/runningmean.h"

#include <algorithm>
#include <limits>

namespace acr::ui {

std::size_t startLeftOut(std::size_t length)
{
    return std::min(length / 50, std::size_t{50});
}

void leaveOutStart(std::vector<double>& running, std::size_t length)
{
    std::fill_n(running.begin(), std::min(startLeftOut(length), running.size()),
                std::numeric_limits<double>::quiet_NaN());
}

} // namespace acr::ui
