// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What narrows a view, a chip each with a cross that removes it. Chips wrap; without chips the bar is hidden.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace acr::ui {

class ChipBar final : public QWidget {
    Q_OBJECT

public:
    struct Chip {
        /// What removed() tells.
        QString id;
        QString text;
        /// Empty: the text.
        QString toolTip;
        bool operator==(const Chip&) const = default;
    };

    explicit ChipBar(const ThemeManager& themes, QWidget* parent = nullptr);
    void setChips(const QList<Chip>& chips);
    [[nodiscard]] const QList<Chip>& chips() const { return m_chips; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

signals:
    void removed(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Places the chips when `apply`; gives the height.
    int layOut(int width, bool apply) const;

    const ThemeManager& m_themes;
    QList<Chip> m_chips;
    QList<QToolButton*> m_buttons;
};

} // namespace acr::ui
