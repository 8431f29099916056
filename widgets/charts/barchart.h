// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Horizontal bars over categories, made of parts that are stacked or stand side by side; values may be
/// negative, and parts of either sign stack away from zero. For splits and small comparisons: some dozens of
/// bars.
///
/// A click selects a category; up and down move the selection. GUI thread only.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/theme/ink.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace acr::ui {

struct BarPart {
    QString name;
    Ink ink;
    std::vector<double> values; ///< one per category; NaN where missing
    /// Half widths of the values' intervals, one per category, or empty. Shown side by side only.
    std::vector<double> halfWidths;
};

class BarChart final : public ChartWidget {
    Q_OBJECT

public:
    enum class Arrangement { Stacked, SideBySide };

    explicit BarChart(const ThemeManager& themes, QWidget* parent = nullptr);

    /// REQUIRES: every part has one value for each category.
    void setData(const QStringList& categories, std::vector<BarPart> parts);
    void setArrangement(Arrangement arrangement);
    /// With the unit, for example "regret (reward)".
    void setValueTitle(const QString& title);
    void setValueFormat(const QString& prefix, const QString& suffix, int decimals);
    void setSelected(int category);
    [[nodiscard]] int selected() const { return m_selected; }
    [[nodiscard]] int categoryAt(const QPointF& position) const;
    [[nodiscard]] QRectF plotArea() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void categorySelected(int category);

protected:
    bool isEmpty() const override { return m_categories.isEmpty() || m_parts.empty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOverlay(QPainter& painter) override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Layout {
        QRectF plot;
        Axis axis;
        double legendHeight = 0;
        double thick = 0; ///< of one bar
        [[nodiscard]] double at(double value) const;
        /// A bar between two values, on whole pixels.
        [[nodiscard]] QRectF bar(double from, double to, double top) const;
    };
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    [[nodiscard]] QRectF band(const QRectF& plot, int category) const;
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] QString toolTipOf(int category) const;
    void paintLegend(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintNames(QPainter& painter, const QRectF& area, const Layout& layout, const Theme& theme) const;
    void paintStack(QPainter& painter, const Layout& layout, int category, const Theme& theme) const;
    void paintSideBySide(QPainter& painter, const Layout& layout, int category, const Theme& theme) const;
    void describe();

    QStringList m_categories;
    std::vector<BarPart> m_parts;
    Arrangement m_arrangement = Arrangement::Stacked;
    QString m_title;
    QString m_prefix;
    QString m_suffix;
    int m_decimals = 1;
    int m_selected = -1;
    int m_hovered = -1;
};

} // namespace acr::ui
