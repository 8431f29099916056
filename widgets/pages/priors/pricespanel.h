// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices of the pool in the edited set, in USD per million tokens. Where the set has none, the benchmark's are shown.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QWidget>

class QGridLayout;

namespace acr::ui {

class PriorEditor;

class PricesPanel final : public QWidget {
    Q_OBJECT

public:
    PricesPanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent = nullptr);

private:
    void rebuild();

    const ThemeManager& m_themes;
    PriorEditor& m_editor;
    QWidget* m_rows = nullptr;
    QStringList m_models;
};

} // namespace acr::ui
