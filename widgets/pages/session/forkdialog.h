// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks how a fork goes on: with which policy and seed. GUI thread only.
#pragma once

#include "core/session/sessiondefinition.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QSpinBox;
class QLabel;

namespace acr::ui {

class ForkDialog final : public QDialog {
    Q_OBJECT

public:
    /// `policies` are specs that can run here; `current` is the session's own.
    ForkDialog(const SessionDefinition& current, std::size_t step, const QStringList& policies,
               QWidget* parent = nullptr);

    [[nodiscard]] SessionChange change() const;
    void choosePolicy(const QString& spec);

private:
    void choosePriors();
    SessionDefinition m_current;
    QComboBox* m_policy;
    QSpinBox* m_seed;
    QLabel* m_priors;
    std::optional<SessionPriors> m_chosenPriors;
};

} // namespace acr::ui
