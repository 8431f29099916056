// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for an event: which model, how much, after how many tasks. GUI thread only.
#pragma once

#include "core/benchmark/model.h"
#include "core/session/sessionevent.h"

#include <QDialog>

#include <span>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace acr::ui {

class EventDialog final : public QDialog {
    Q_OBJECT

public:
    EventDialog(const SessionEvent& event, std::span<const Model> models, std::size_t streamTasks,
                QWidget* parent = nullptr);

    [[nodiscard]] SessionEvent editedEvent() const;

private:
    SessionEvent m_event;
    QComboBox* m_model;
    QDoubleSpinBox* m_amount;
    QSpinBox* m_after;
};

} // namespace acr::ui
