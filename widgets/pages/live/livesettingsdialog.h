// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Settings of the next live session that few sessions change: name, seed, the benchmark that gives the priors, answers
/// that are run at once, the limit of tokens, the latency of the built-in models. What is wrong is said in the dialog,
/// which can't be accepted then. GUI thread only.
#pragma once

#include "widgets/pages/live/furtherlivesettings.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace acr::ui {

class DecimalBox;
class NumberBox;

class LiveSettingsDialog final : public QDialog {
    Q_OBJECT

public:
    /// What there is to choose from, and beside.
    struct Offer {
        /// Benchmarks of the workspace, by name.
        QStringList benchmarks{};
        /// Names of the live sessions of the workspace.
        QStringList sessions{};
        /// The built-in models are chosen.
        bool builtIn = false;
    };

    LiveSettingsDialog(const FurtherLiveSettings& settings, const Offer& offer, QWidget* parent = nullptr);

    [[nodiscard]] FurtherLiveSettings settings() const;
    /// What differs from the defaults, as a list of words; empty: nothing.
    [[nodiscard]] static QString changes(const FurtherLiveSettings& settings, const Offer& offer);

    /// Does nothing where the name is none.
    void accept() override;

private:
    void fill(const FurtherLiveSettings& settings);
    /// What is wrong with what was typed, or has to be known.
    void check();

    Offer m_offer;
    QLineEdit* m_name;
    QSpinBox* m_seed;
    QComboBox* m_priors;
    NumberBox* m_threads;
    NumberBox* m_tokens;
    DecimalBox* m_latency;
    QLabel* m_note;
    QPushButton* m_ok = nullptr;
};

} // namespace acr::ui
