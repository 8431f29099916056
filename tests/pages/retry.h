// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What a page says of work without a result, and the button that does it again.
#include "widgets/shell/retrybar.h"

#include <QPushButton>
#include <QtTest>

namespace acr::test {

/// Presses the Retry button of every line there is; false when there is none, or none that can be pressed.
inline bool pressRetry(const ui::RetryBar& bar)
{
    QList<QPushButton*> buttons;
    for (auto* button : bar.findChildren<QPushButton*>(QStringLiteral("retry"))) {
        if (button->isVisible() && button->isEnabled())
            buttons << button;
    }
    for (QPushButton* button : buttons)
        QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::processEvents();
    return !buttons.isEmpty();
}

} // namespace acr::test
