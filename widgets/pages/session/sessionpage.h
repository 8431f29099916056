// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Session page: shows a router decision by decision. Transport and curve, the stream of decisions,
/// the ballot of the step at the cursor, forks, events and breakpoints. What is played is the window's
/// session (see SessionPlayer).
#pragma once

#include "core/evaluation/metrics.h"
#include "widgets/document/gradualstate.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <functional>

class QComboBox;
class QDialog;
class QLabel;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QUndoStack;

namespace acr::ui {

class DataTable;
class DecisionPanel;
class EmptyState;
class ForkList;
class LaneChart;
class SavedSessionsMenu;
class SessionHeadline;
class StepModel;
class TransportBar;

class SessionPage final : public Page {
    Q_OBJECT

public:
    SessionPage(const ThemeManager& themes, Document& document, SessionPlayer& player, QUndoStack* undo,
                QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("session"); }
    [[nodiscard]] QString title() const override { return tr("Session"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("session"); }
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] QJsonObject liveView() const override;
    [[nodiscard]] bool settled() const override;

    [[nodiscard]] DataTable& table() const { return *m_table; }

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildActions();
    QWidget* buildHeadline();
    QWidget* buildTable();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void showTasksOfModel(ModelIndex model);
    void showTasksWithRegret();
    /// The tasks of the steps up to the cursor that are wanted; the title has the place %1 for the policy.
    void showTasksOfSession(const QString& title,
                            const std::function<bool(const Step& step, const StepRegret& regret)>& wanted);
    void refresh();
    void updateActions();
    void fillPolicies();
    void showCursor();
    /// Whether the votes of the step at the cursor can be shown now; if not, showDecision() follows when they can.
    bool hasStateAtCursor();
    /// REQUIRES: a cursor.
    void showDecision();
    /// Of the step at the cursor, once its state is there.
    void showVotes();
    void showFigures();
    void showEvents();
    void showNeighbours();
    void showStatus(const QString& text);
    /// What can't be had of an opened session, where its policy would decide differently, and what a verification
    /// found.
    void showRecord();
    [[nodiscard]] QStringList verificationLines() const;
    void verify();
    void choosePolicy();
    void fork();
    void tryFlip();
    void goToDivergence();
    void playPolicy(const QString& policy);
    /// The dialog is about the open benchmark and goes with it.
    void open(QDialog& dialog);
    void exportSession();
    void report(const Error& error);

    const ThemeManager& m_themes;
    Document& m_document;
    SessionPlayer& m_player;
    StepModel* m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SavedSessionsMenu* m_savedMenu;
    SessionHeadline* m_headline;
    QComboBox* m_policy = nullptr;
    QToolButton* m_sessions = nullptr;
    QToolButton* m_dropFork = nullptr;
    QToolButton* m_divergence = nullptr;
    LaneChart* m_chart = nullptr;
    TransportBar* m_transport = nullptr;
    DataTable* m_table = nullptr;
    DecisionPanel* m_decision = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_record = nullptr;
    QLabel* m_events = nullptr;
    ForkList* m_forks = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    GradualState m_stateAtCursor;
};

} // namespace acr::ui
