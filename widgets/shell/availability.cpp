// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/availability.h"

#include <QAction>
#include <QVariant>

namespace acr::ui {

namespace {

constexpr const char* reasonProperty = "whyDisabled";

} // namespace

void setAvailable(QAction& action, bool available, const QString& reason)
{
    // Before the change, so that whoever follows the action's signal reads the reason of the new state.
    explainDisabled(action, reason);
    action.setEnabled(available);
}

void explainDisabled(QAction& action, const QString& reason)
{
    action.setProperty(reasonProperty, reason);
}

QString whyDisabled(const QAction& action)
{
    return action.isEnabled() ? QString() : action.property(reasonProperty).toString();
}

} // namespace acr::ui
