// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A small label that says what kind of data this is. The kinds differ by colour and by the shape in front.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

namespace acr::ui {

class Badge final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Recorded, Simulated, Live, Warning, Neutral };

    explicit Badge(const ThemeManager& themes, QWidget* parent = nullptr);
    /// Recorded, Simulated and Live bring their own words.
    void setKind(Kind kind);
    void setKind(Kind kind, const QString& text);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& m_themes;
    Kind m_kind = Kind::Neutral;
    QString m_text;
};

} // namespace acr::ui
