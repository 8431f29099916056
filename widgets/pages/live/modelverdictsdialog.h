// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Verdicts that models give in the next live session, where running an answer says nothing: a model that judges, and
/// the model of the answer, which is asked again. GUI thread only.
#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;

namespace acr::ui {

class NumberBox;

/// A majority of answers needs two at least.
inline constexpr int fewestSamples = 2;
inline constexpr int mostSamples = 100;

class ModelVerdictsDialog final : public QDialog {
    Q_OBJECT

public:
    /// `judge`: one of the models, or empty.
    ModelVerdictsDialog(const QStringList& models, const QString& judge, int samples, QWidget* parent = nullptr);

    /// One of the models; empty: none judges.
    [[nodiscard]] QString judge() const;
    /// 0: nobody is asked again.
    [[nodiscard]] int samples() const;

private:
    QComboBox* m_judge;
    NumberBox* m_samples;
};

} // namespace acr::ui
