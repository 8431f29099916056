// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The running figures of a session as curves: the played part in front, the part computed ahead faint behind it, and
/// the fork, the oracle and the pinned runs. Appending and moving forward are incremental; moving back rebuilds the
/// played part. GUI thread only.
#pragma once

#include "widgets/charts/curvechart.h"
#include "widgets/document/sessionplayer.h"

#include <QWidget>

#include <map>

class QMenu;

namespace acr::ui {

class Document;
class SegmentedSwitch;

class LaneChart final : public QWidget {
    Q_OBJECT

public:
    LaneChart(const ThemeManager& themes, Document& document, SessionPlayer& player, QWidget* parent = nullptr);

    [[nodiscard]] CurveChart& chart() const { return *m_chart; }
    [[nodiscard]] QString metricName() const;
    void setMetric(const QString& key);
    void setEmptyText(const QString& headline, const QString& next) { m_chart->setEmptyText(headline, next); }

private:
    enum class Metric { Regret, Perf, Cost };
    [[nodiscard]] Metric shown() const;
    /// The mean after that step; NaN at the start of the stream.
    [[nodiscard]] double meanAt(std::size_t step, double mean) const;
    [[nodiscard]] double valueAt(const RunningMetrics& metrics, std::size_t step) const;
    [[nodiscard]] double oracleAt(std::size_t step) const;
    [[nodiscard]] std::vector<Curve> ghosts() const;
    void rebuild();
    void extend();
    void fillAhead();
    void fillOracle();
    void seekTo(double x);
    void selectForkOf(const QString& curve);
    void addEntries(QMenu& menu, const QString& curve);
    /// Lists the tasks with regret: of the session up to the cursor, of what lies ahead, of a fork or of a ghost.
    void showTasksOf(const QString& curve);
    [[nodiscard]] QString curveOf(const SessionPlayer::Fork& fork) const;
    void moveCursor();
    void markEvents();
    static void fill(CurveData& data, const RunningMetrics& metrics, std::size_t to, const LaneChart& chart);

    Document& m_document;
    SessionPlayer& m_player;
    SegmentedSwitch* m_metric;
    CurveChart* m_chart;
    std::shared_ptr<CurveData> m_ahead;
    std::shared_ptr<CurveData> m_played;
    std::map<std::size_t, std::shared_ptr<CurveData>> m_forked; ///< by place of the fork
    std::shared_ptr<CurveData> m_oracle;
};

} // namespace acr::ui
