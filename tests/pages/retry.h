// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What a page says of work without a result, and the button that does it again.
#include "tests/support/heldjobs.h"
#include "widgets/shell/retrybar.h"

#include <QPushButton>
#include <QtTest>

#include <algorithm>

namespace acr::test {

/// Presses the button Try again of every line there is, one after the other as a user does: what one starts may move or
/// remove the others. False when there is none, or none that can be pressed.
inline bool pressRetry(const ui::RetryBar& bar)
{
    bool pressed = false;
    for (qsizetype line = 0, lines = bar.sentences().size(); line < lines; ++line) {
        const auto buttons = bar.findChildren<QPushButton*>(QStringLiteral("retry"));
        const auto button = std::ranges::find_if(
            buttons, [](const QPushButton* each) { return each->isVisible() && each->isEnabled(); });
        if (button == buttons.end())
            break;
        QTest::mouseClick(*button, Qt::LeftButton);
        QCoreApplication::processEvents();
        pressed = true;
    }
    return pressed;
}

} // namespace acr::test
