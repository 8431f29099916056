// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The selected task of a live session: the ballot, the calls, and of one of them the answer as it arrives, what the
/// verifier printed, and how it differs from another answer. Texts of models are shown as plain text. GUI thread only.
#pragma once

#include "core/benchmark/model.h"
#include "core/live/liveballots.h"
#include "widgets/document/liveboard.h"
#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <span>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace acr::ui {

class BallotView;
class EmptyState;
class SegmentedSwitch;
class VerdictBar;

class LiveTaskPanel final : public QWidget {
    Q_OBJECT

public:
    explicit LiveTaskPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows the task, or what has changed of it. A call of another task is chosen anew.
    void showTask(const LiveTaskState& task, std::size_t row, std::span<const Model> models);
    /// The ballot of the task that is shown; null changes nothing. Without one only the values are shown, where they
    /// are known.
    void showBallot(const std::shared_ptr<const LiveBallot>& ballot);
    void clear();
    /// The row that is shown.
    [[nodiscard]] std::optional<std::size_t> row() const { return m_row; }

    [[nodiscard]] BallotView& ballot() const { return *m_ballot; }
    /// The text below the calls, as it is shown.
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString view() const;
    void setView(const QString& key);

    /// Says why a person can't judge the call of the task; an empty text: it can be judged.
    void setJudgeable(std::function<QString(std::size_t row, std::uint64_t call)> judgeable);
    /// As a click on the verdict's button.
    void judge(Verdict verdict);

signals:
    void modelClicked(acr::ModelIndex model);
    /// A person's verdict on the call.
    void judged(std::size_t row, std::uint64_t call, const acr::PersonVerdict& verdict);

private:
    void showAbout();
    void fillCalls(const LiveTaskState& task);
    void showCall();
    void showFacts(const LiveCallState* call);
    void showText(const QString& text);
    void showDiff();
    void showVerdict();
    [[nodiscard]] std::optional<std::uint64_t> chosenNumber() const;
    [[nodiscard]] const LiveCallState* chosenCall() const;
    [[nodiscard]] QString nameOf(ModelIndex model) const;
    [[nodiscard]] static QString verdictText(const LiveCallState& call);

    const ThemeManager& m_themes;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_title;
    QLabel* m_about;
    BallotView* m_ballot;
    QTabBar* m_calls;
    QLabel* m_facts;
    VerdictBar* m_verdict;
    std::function<QString(std::size_t, std::uint64_t)> m_judgeable;
    SegmentedSwitch* m_view;
    QComboBox* m_against;
    QPlainTextEdit* m_text;

    std::optional<std::size_t> m_row;
    LiveTaskState m_task;
    std::shared_ptr<const LiveBallot> m_explained; ///< null: only the values are shown
    std::vector<Model> m_models;
    std::vector<std::uint64_t> m_numbers; ///< of the calls, by tab
    bool m_chosen = false;                ///< the user chose a call; else the latest is shown
    QString m_shown;                      ///< what the text holds
    bool m_isDiff = false;
};

} // namespace acr::ui
