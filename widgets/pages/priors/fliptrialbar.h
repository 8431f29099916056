// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The smallest change of the edited set that flips the decision on the selected task, as a sentence with a button that
/// makes the change: one step to undo, and the desk's figures follow. A flip that a session found is tried here, too.
///
/// The change is the smallest with everything that the router has learned by then. On the desk the whole stream is
/// replayed from the changed set, so earlier decisions may change as well: after a trial the bar says what the task
/// goes to now. GUI thread only.
#pragma once

#include "core/evaluation/priortrial.h"
#include "widgets/document/document.h"
#include "widgets/theme/thememanager.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace acr::ui {

class PriorEditor;

class FlipTrialBar final : public QWidget {
    Q_OBJECT

public:
    /// All outlive the bar.
    FlipTrialBar(const ThemeManager& themes, Document& document, PriorEditor& editor, Jobs& jobs,
                 QWidget* parent = nullptr);

    /// While the desk is hidden, nothing is computed and trials wait.
    void setActive(bool active);
    /// Makes the change that the sentence names. REQUIRES: canTry().
    void tryShown();
    [[nodiscard]] bool canTry() const { return m_trial.has_value(); }
    /// Tries a flip of a session as soon as the desk of its policy is laid.
    void tryLater(const FlipTrial& trial);
    [[nodiscard]] QString sentence() const;
    /// Looks for the flip that the sentence names.
    [[nodiscard]] LatestJob& lookingJob() { return m_looking; }
    [[nodiscard]] bool settled() const { return !m_lookSoon.isActive() && !m_looking.running() && !m_waiting; }

signals:
    /// canTry() may be another.
    void trialChanged();
    /// A translated sentence about a trial, in plain text.
    void said(const QString& sentence);

private:
    struct Attempt {
        PriorTrial trial;
        TaskIndex task;
        double from = missing;
        std::optional<ModelIndex> pickBefore;
    };
    /// Nothing is looked for.
    void forget(const QString& sentence);
    void showNone(const QString& sentence);
    void lookAgain();
    void look();
    void show(TaskIndex task, const std::optional<Ballot>& ballot);
    void goOn();
    void attempt(const PriorTrial& trial, TaskIndex task);
    void reportAttempt();
    [[nodiscard]] std::optional<ModelIndex> pickOf(TaskIndex task) const;
    [[nodiscard]] QString modelName(ModelIndex model) const;
    [[nodiscard]] QString taskName(TaskIndex task) const;
    [[nodiscard]] double valueNow(const PriorAddress& address) const;

    Document& m_document;
    PriorEditor& m_editor;
    QLabel* m_says;
    QPushButton* m_try;
    QTimer m_lookSoon;
    LatestJob m_looking;
    bool m_active = false;
    std::optional<TaskIndex> m_task;    ///< of the trial
    std::optional<PriorTrial> m_trial;  ///< that the sentence names
    std::optional<FlipTrial> m_waiting; ///< for the desk
    std::optional<Attempt> m_attempted; ///< whose replay is awaited
};

} // namespace acr::ui
