// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Distributions of values, one row per item (a model): a histogram, under it the box from the lower to the upper
/// quartile with the median, whiskers to the minimum and the maximum, and the mean with its interval. All rows share
/// one axis, linear or logarithmic.
///
/// A click selects a row, up and down move the selection, Escape clears the selection. GUI thread only.
#pragma once

#include "widgets/charts/axis.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/theme/ink.h"

#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

struct SpreadRow {
    QString id; ///< stable; what the signals carry
    QString name;
    Ink ink;
    /// Values by bin, the bins of equal width on the axis from end to end. Empty: no histogram.
    std::vector<double> bins;
    double minimum = 0;
    double lowerQuartile = 0;
    double median = 0;
    double upperQuartile = 0;
    double maximum = 0;
    double mean = 0;
    double meanLow = 0; ///< of the interval; NaN for none
    double meanHigh = 0;
    qint64 count = 0; ///< of values; 0: the row is empty
};

class SpreadChart final : public ChartWidget {
    Q_OBJECT

public:
    explicit SpreadChart(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `axis` has the title with the unit, the range that all values lie in, and the form of its labels.
    void setData(std::vector<SpreadRow> rows, const Axis& axis);
    void setSelected(const QString& id);
    [[nodiscard]] const QString& selected() const { return m_selected; }
    /// Index of the row at the position, or −1.
    [[nodiscard]] int rowAt(const QPointF& position) const;
    [[nodiscard]] QRectF plotArea() const { return shownLayout().plot; }
    [[nodiscard]] ChartNumbers numbers(Extent extent) const override;
    /// The axis of the values is y of the settings, although it is level. Where the bins are on a logarithmic axis, it
    /// stays logarithmic; otherwise the user chooses.
    [[nodiscard]] AxisOffers axisOffers() const override
    {
        return {.y = {horizontalAxis(), !m_axis.logarithmic, !m_axis.logarithmic}};
    }
    [[nodiscard]] AxisSettings axisSettings() const override { return {{}, {m_range, m_logarithmic}}; }
    void setAxisSettings(const AxisSettings& settings) override;
    [[nodiscard]] bool hasDataIn(const AxisSettings& settings) const override;
    [[nodiscard]] QString problemWith(const AxisSettings& settings) const override;
    [[nodiscard]] ShownAxes shownAxes() const override { return {.y = shownAxis()}; }

signals:
    /// Empty when the selection was cleared.
    void rowSelected(const QString& id);

protected:
    bool isEmpty() const override { return m_rows.empty(); }
    void paintContent(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void paintOnScreen(QPainter& painter) override;
    void dropLayout() override { m_layout.reset(); }
    [[nodiscard]] QVariant itemAtPlace(const QPointF& position) const override;
    [[nodiscard]] QVariant selectedItem() const override;
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
    struct Layout {
        QRectF area;
        QRectF plot;
    };
    [[nodiscard]] Layout layoutFor(const QRectF& area, const QPaintDevice* device, const Theme& theme) const;
    /// The layout on screen, made when it is first asked for.
    [[nodiscard]] const Layout& shownLayout() const;
    void paintLayout(QPainter& painter, const Layout& layout, const Theme& theme) const;
    [[nodiscard]] QRectF band(const QRectF& plot, std::size_t row) const;
    void paintRow(QPainter& painter, const QRectF& band, const SpreadRow& row, const Theme& theme) const;
    void choose(const QString& id);
    void describe();
    /// The axis with the range that was set.
    [[nodiscard]] Axis shownAxis() const;

    std::vector<SpreadRow> m_rows;
    Axis m_axis; ///< of the bins
    std::optional<std::pair<double, double>> m_range;
    bool m_logarithmic = false; ///< the user's choice
    QString m_selected;
    int m_hovered = -1;
    mutable std::optional<Layout> m_layout; ///< on screen; none: out of date
};

} // namespace acr::ui
