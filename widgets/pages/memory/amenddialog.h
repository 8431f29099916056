// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for the new values of an entry: score, cost and verdict.
#pragma once

#include "core/memory/attempt.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;

namespace acr::ui {

class AmendDialog final : public QDialog {
    Q_OBJECT

public:
    AmendDialog(const Attempt& attempt, QWidget* parent = nullptr);
    [[nodiscard]] Attempt attempt() const;

private:
    Attempt m_attempt;
    QCheckBox* m_hasScore;
    QDoubleSpinBox* m_score;
    QCheckBox* m_hasCost;
    QDoubleSpinBox* m_cost;
    QComboBox* m_verdict;
};

} // namespace acr::ui
