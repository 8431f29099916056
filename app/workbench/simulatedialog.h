// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for the size and the seed of a simulated benchmark.
#pragma once

#include "core/benchmark/simulator.h"

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace acr::ui {

class SimulateDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SimulateDialog(QWidget* parent = nullptr);
    [[nodiscard]] SimulatorOptions options() const;

private:
    QSpinBox* m_seed;
    QSpinBox* m_tasks;
    QSpinBox* m_agentic;
    QSpinBox* m_models;
    QCheckBox* m_prompts;
};

} // namespace acr::ui
