// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How a router with the edited set decides, beside its cells: the weights of score and cost, exploration, and the
/// memory's numbers.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QWidget>

namespace acr::ui {

class PriorEditor;

class SettingsPanel final : public QWidget {
    Q_OBJECT

public:
    SettingsPanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent = nullptr);
};

} // namespace acr::ui
