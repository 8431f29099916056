// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for the range and the scale of a chart's axes. It stays open beside the chart, shows what is set by other means
/// meanwhile, and says why a range can't be shown. GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"

#include <QDialog>
#include <QPointer>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace acr::ui {

class AxisRangeDialog final : public QDialog {
    Q_OBJECT

public:
    /// Of a chart with axis settings; closes with it.
    explicit AxisRangeDialog(ChartWidget& chart);

    /// Applies what is typed. False, with the reason shown, when it can't be shown.
    bool apply();

private:
    /// The fields of one axis.
    struct Side {
        AxisSetting AxisSettings::*member;
        Axis ChartWidget::ShownAxes::*shown;
        AxisOffer offer;
        QLineEdit* from = nullptr;
        QLineEdit* to = nullptr;
        QCheckBox* automatic = nullptr;
        QCheckBox* logarithmic = nullptr;
    };
    void addSide(AxisSetting AxisSettings::*member, Axis ChartWidget::ShownAxes::*shown, const AxisOffer& offer,
                 const QString& object);
    void showChart();
    /// What is typed; nothing, with the reason in `problem`, when it is no range.
    [[nodiscard]] std::optional<AxisSetting> read(const Side& side, QString& problem) const;
    void refuse(const QString& problem);

    QPointer<ChartWidget> m_chart;
    std::vector<Side> m_sides;
    QLabel* m_problem;
    bool m_applying = false;
};

/// A number as people type it, in their language's notation or in that of programs; nothing for anything else.
[[nodiscard]] std::optional<double> typedNumber(const QString& text);

} // namespace acr::ui
