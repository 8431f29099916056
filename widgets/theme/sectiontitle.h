// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The title of a part of a page, in the theme's size and weight.
#pragma once

#include <QLabel>

namespace acr::ui {

class ThemeManager;

class SectionTitle final : public QLabel {
    Q_OBJECT

public:
    explicit SectionTitle(const ThemeManager& themes, const QString& text = {}, QWidget* parent = nullptr);
};

} // namespace acr::ui
