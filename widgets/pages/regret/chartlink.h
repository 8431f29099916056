// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes charts over the same stream move together: zoom, pan and crosshair of one are those of all.
#pragma once

#include "widgets/charts/curvechart.h"

#include <QList>
#include <QObject>

namespace acr::ui {

class ChartLink final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// `chart` must outlive the link, or be destroyed after it.
    void add(CurveChart* chart);

private:
    template <class Act>
    void forOthers(const CurveChart* source, const Act& act);

    QList<CurveChart*> m_charts;
    bool m_passing = false; ///< a change is being forwarded; ignore the signals it causes
};

} // namespace acr::ui
