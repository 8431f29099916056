// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A headline figure: a caption, a large number, and its change from a reference.
#pragma once

#include "widgets/theme/badge.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>
#include <QString>

#include <optional>

namespace acr::ui {

/// Whether larger or smaller is better; decides the colour of a change.
enum class Better { Lower, Higher, Neither };

class FigureCard final : public QFrame {
    Q_OBJECT

public:
    explicit FigureCard(const ThemeManager& themes, const QString& caption, QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    /// The figure as it is read, with its unit: "231.4", "52.02 %", "$19.80". `exact` goes into the tool tip.
    void setFigure(const QString& figure, const QString& exact = {});
    /// `text` with its sign, for example "−58.7"; `against` says what it is compared with, for example
    /// "against release". `change` decides arrow and colour. An empty text shows no change.
    /// Where there is no room, what follows a number with a sign, as the unit in "+2.33 points", is left out.
    void setDelta(double change, const QString& text, Better better, const QString& against = {});
    void clearDelta() { setDelta(0, {}, Better::Neither); }
    /// In the upper right corner.
    void setBadge(Badge::Kind kind, const QString& text);
    void clearBadge();
    /// Of the badge; empty for none.
    [[nodiscard]] QString badge() const;
    /// The card stands for tasks and can be clicked, or chosen with Return, Space or its context menu, which does what
    /// the text says: it stands in the tool tip. Empty (the default): it cannot.
    void setActivation(const QString& text);

    /// A theme of its own, for a card whose type is larger; none: that of the window.
    void setOwnTheme(std::optional<Theme> theme);

    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString figure() const { return m_figure; }
    /// The change as it is read; empty for none.
    [[nodiscard]] QString delta() const { return m_delta; }
    [[nodiscard]] QString against() const { return m_against; }
    [[nodiscard]] double change() const { return m_change; }
    [[nodiscard]] Better better() const { return m_better; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void describe();
    void placeBadge();

    [[nodiscard]] const Theme& theme() const { return m_ownTheme ? *m_ownTheme : m_themes.theme(); }

    const ThemeManager& m_themes;
    std::optional<Theme> m_ownTheme;
    QString m_caption;
    QString m_figure;
    QString m_exact;
    QString m_delta;
    QString m_against;
    QString m_activation;
    Badge* m_badge = nullptr; ///< made when there is the first one
    double m_change = 0;
    Better m_better = Better::Neither;
};

} // namespace acr::ui
