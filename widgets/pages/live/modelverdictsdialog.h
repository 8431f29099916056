// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Verdicts that models give in the next live session: a model that judges, the model of the answer, which is asked
/// again, and how much they count beside running the answer. Without weights they are asked where running says nothing.
/// What is wrong is said in the dialog, which can't be accepted then. GUI thread only.
#pragma once

#include "core/verifier/toolweights.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QLabel;
class QPushButton;

namespace acr::ui {

class NumberBox;
class ToolWeightsEdit;

/// A majority of answers needs two at least.
inline constexpr int fewestSamples = 2;
inline constexpr int mostSamples = 100;

struct ModelVerdicts {
    /// A model of the endpoints; empty: none judges.
    QString judge{};
    /// How often the model of an answer is asked again; 0: not.
    int samples = 0;
    /// Of the tools; see LiveSettings::tools.
    ToolWeights tools{};
};

class ModelVerdictsDialog final : public QDialog {
    Q_OBJECT

public:
    /// `models`: that can judge. `dimensions`: those that are proposed for weights.
    ModelVerdictsDialog(const QStringList& models, const QStringList& dimensions, const ModelVerdicts& verdicts,
                        QWidget* parent = nullptr);

    [[nodiscard]] ModelVerdicts verdicts() const;

    /// Does nothing where the weights are wrong.
    void accept() override;

private:
    [[nodiscard]] QString judge() const;
    [[nodiscard]] int samples() const;
    /// What is wrong with what was typed, or has to be known.
    void check();

    QComboBox* m_judge;
    NumberBox* m_samples;
    ToolWeightsEdit* m_weights;
    QLabel* m_note;
    QPushButton* m_ok = nullptr;
};

} // namespace acr::ui
