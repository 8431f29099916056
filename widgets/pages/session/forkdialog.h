// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for the settings of a fork: policy, seed and priors. GUI thread only.
#pragma once

#include "core/session/sessiondefinition.h"

#include <QDialog>
#include <QStringList>

#include <functional>

class QComboBox;
class QSpinBox;
class QLabel;

namespace acr::ui {

class ForkDialog final : public QDialog {
    Q_OBJECT

public:
    /// Prior sets by name.
    struct StoredPriors {
        std::vector<std::string> names;
        std::function<Result<PriorSet>(const std::string&)> load;
    };
    /// `policies` are specs that can run here; `current` is the session's own.
    ForkDialog(const SessionDefinition& current, std::size_t step, const QStringList& policies, StoredPriors stored,
               QWidget* parent = nullptr);

    [[nodiscard]] SessionChange change() const;
    void choosePolicy(const QString& spec);

private:
    void choosePriors(int at);
    void readPriors();
    void take(const QString& name, Result<PriorSet> priors);

    SessionDefinition m_current;
    StoredPriors m_stored;
    QComboBox* m_policy;
    QSpinBox* m_seed;
    QComboBox* m_priors;
    QLabel* m_problem;
    std::optional<SessionPriors> m_chosenPriors;
};

} // namespace acr::ui
