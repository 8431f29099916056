// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Horizontal bars over categories, made of parts that are stacked or stand side by side; values may be
/// negative, and parts of either sign stack away from zero. For splits and small comparisons: some dozens of
/// bars. Painted by Qt Charts.
///
/// A click selects a category; up and down move the selection. GUI thread only.
#pragma once

#include "widgets/charts/barplot.h"
#include "widgets/charts/chartwidget.h"

#include <memory>

namespace acr::ui {

class BarPicture;

class BarChart final : public ChartWidget {
    Q_OBJECT

public:
    using Arrangement = BarArrangement;

    explicit BarChart(const ThemeManager& themes, QWidget* parent = nullptr);
    ~BarChart() override;

    /// REQUIRES: every part has one value for each category.
    void setData(const QStringList& categories, std::vector<BarPart> parts);
    void setArrangement(Arrangement arrangement);
    /// With the unit, for example "regret (reward)".
    void setValueTitle(const QString& title);
    void setValueFormat(const QString& prefix, const QString& suffix, int decimals);
    void setSelected(int category);
    [[nodiscard]] int selected() const { return m_selected; }
    [[nodiscard]] int categoryAt(const QPointF& position) const;
    /// REQUIRES: there are data.
    [[nodiscard]] QRectF plotArea() const;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// The axis of the values is y of the settings, although it is level.
    [[nodiscard]] AxisOffers axisOffers() const override { return {.y = {horizontalAxis(), true, true}}; }
    [[nodiscard]] AxisSettings axisSettings() const override { return {{}, {m_plot.range, m_plot.logarithmic}}; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override;

signals:
    void categorySelected(int category);

protected:
    bool isEmpty() const override { return m_plot.isEmpty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void paintOverlay(QPainter& painter) override;
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
    void dropLayout() override;
    [[nodiscard]] std::optional<ChartPlane> planeIn(const QRectF& area, const QPaintDevice* device,
                                                    const Theme& theme) const override;
    void writeSnapshot(QJsonObject& snapshot) const override;
    bool readSnapshot(const QJsonObject& snapshot) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// The picture on screen, made anew when the widget has another size.
    [[nodiscard]] const BarPicture& shown() const;
    /// Background of a category's row, from the name to the end of the plot.
    void paintBand(QPainter& painter, const BarPicture& picture, const QRectF& area, int category,
                   const QColor& colour) const;
    void paintPicture(QPainter& painter, const BarPicture& picture, const QRectF& area, const Theme& theme) const;
    [[nodiscard]] QString toolTipOf(int category) const;
    void describe();
    /// What is shown has changed.
    void renew();

    BarPlot m_plot;
    mutable std::unique_ptr<BarPicture> m_shown; ///< none: out of date
    int m_selected = -1;
    int m_hovered = -1;
};

} // namespace acr::ui
