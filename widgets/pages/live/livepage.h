// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Live page: routes the user's own tasks, or the built-in ones, to real or simulated models, and shows the loop
/// while it runs: queue, decisions, answers as they arrive, test output, spending, endpoints. What runs is the window's
/// live session (see LiveRun); the page can be left and comes back to it.
#pragma once

#include "core/live/dimensionguess.h"
#include "widgets/document/liverun.h"
#include "widgets/pages/live/livesettingsdialog.h"
#include "widgets/pages/page.h"
#include "widgets/theme/thememanager.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStringList>

#include <memory>
#include <optional>

class QFileDialog;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QUndoStack;

namespace acr::ui {

class ChipBar;
class DataTable;
class Document;
class EmptyState;
class KeyStore;
class LiveComposer;
class LiveHeadline;
class LiveHealthModel;
class LiveSetupBar;
class LiveTaskModel;
class LiveExplainer;
class LiveTaskPanel;
class SessionPlayer;

class LivePage final : public Page {
    Q_OBJECT

public:
    LivePage(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile& file, SessionPlayer& player,
             LiveRun& run, QUndoStack& undo, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("live"); }
    [[nodiscard]] QString title() const override { return tr("Live"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("live"); }
    [[nodiscard]] QList<Part> parts() const override;
    bool reveal(const QString& part) override;
    /// The endpoints that are chosen or called, by their names.
    [[nodiscard]] QList<Entry> entries() const override;
    void showEntry(const QString& id) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    [[nodiscard]] DataTable& table() const { return *m_table; }
    [[nodiscard]] LiveTaskPanel& panel() const { return *m_panel; }
    [[nodiscard]] LiveExplainer& explainer() const { return *m_explainer; }

    /// Reads a file of tasks (JSON lines), or of endpoints (JSON), by its suffix.
    void openFile(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildActions();
    QWidget* buildControls(QWidget* parent);
    QWidget* buildLeft(QWidget* parent);
    void tryIt();
    void start(bool endsWhenDone);
    /// With the endpoints and limits that were chosen.
    void begin(LiveRun::Setup setup, bool endsWhenDone);
    void stop();
    void paste();
    void addWritten(const RunnableTask& task);
    void addTasks(std::vector<RunnableTask> tasks);
    void chooseTasks();
    /// Asks how many of the shown stream's tasks are to be routed.
    void chooseStreamTasks();
    void readStreamTasks(std::size_t count);
    /// Of the shown stream, those with a prompt.
    [[nodiscard]] std::size_t promptedTasks() const;
    void chooseEndpoints();
    void showKeys();
    void chooseVerdicts();
    void chooseSettings();
    /// What a further setting can be, and which models are chosen.
    [[nodiscard]] LiveSettingsDialog::Offer settingsOffer() const;
    void readTasks(const QString& path);
    void readEndpointFile(const QString& path);
    void openBenchmark();
    /// The session that can go on: the one that is shown, or the last one; null where there is none.
    [[nodiscard]] const LiveRun::Stored* unfinished() const;
    /// Why it can't go on now; empty: it can.
    [[nodiscard]] QString whyNotGoOn() const;
    /// Chooses the endpoints that the session began with. False: it can not go on at once, and the page says why.
    [[nodiscard]] bool useEndpointsOf(const LiveRun::Stored& session);
    void goOn();
    void fillStored();
    void judge(std::size_t row, std::uint64_t call, const PersonVerdict& verdict);
    [[nodiscard]] QString whyNotJudge(std::size_t row, std::uint64_t call) const;
    void goToSession();
    void fillPolicies();
    void fillDimensions();
    /// Of the open benchmark and of the built-in tasks, each once.
    [[nodiscard]] QStringList knownDimensions() const;
    /// Controls, sentences and what is shown of the tasks.
    void refresh();
    void showStatus();
    /// Which models judge, and when.
    [[nodiscard]] QStringList verdictSentences() const;
    /// What bounds the answers of the session, as sentences.
    [[nodiscard]] QStringList sandboxSentences() const;
    void showFigures();
    /// Of the session, or those that are chosen for one.
    void showEndpoints();
    void showChanged(const std::set<std::size_t>& tasks);
    void select(std::optional<std::size_t> row);
    /// The ballot of the task that is shown is computed, and no other one.
    void explain();
    /// Goes to a task that runs while the user has chosen none.
    void follow();
    /// The tasks that a figure counts: the table has only these, and a chip above it says so.
    enum class Only : std::uint8_t { All, Answered, Passed, Paid, RegretKnown };
    void showOnly(Only only);
    [[nodiscard]] bool isCounted(const LiveTaskState& task) const;
    void hideOthers();
    void showErrors(const QString& title, const ErrorList& errors);
    [[nodiscard]] QAction& actionNamed(const char* name) const;

    const ThemeManager& m_themes;
    Document& m_document;
    Jobs& m_jobs;
    WorkspaceFile& m_file;
    SessionPlayer& m_player;
    LiveRun& m_run;
    QUndoStack& m_undo;
    LiveTaskModel* m_model;
    LiveHealthModel* m_health;
    KeyStore* m_keys;
    LiveSetupBar* m_setup = nullptr;
    LiveHeadline* m_headline = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QWidget* m_statusRow = nullptr;
    QLabel* m_status = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_goOn = nullptr;
    QPushButton* m_accept = nullptr;
    QPushButton* m_stored = nullptr;
    QMenu* m_storedMenu = nullptr;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_tasks = nullptr;
    QStackedWidget* m_expected = nullptr;
    EmptyState* m_empty = nullptr;
    ChipBar* m_chips = nullptr;
    DataTable* m_table = nullptr;
    Only m_only = Only::All;
    LiveComposer* m_composer = nullptr;
    DataTable* m_memory = nullptr;
    DataTable* m_endpoints = nullptr;
    LiveTaskPanel* m_panel = nullptr;
    LiveExplainer* m_explainer;
    QSplitter* m_columns = nullptr;
    std::unique_ptr<DimensionGuess> m_guess;
    QPointer<QFileDialog> m_dialog;
    QStringList m_leftOut; ///< of the built-in tasks, as sentences
    bool m_following = true;
    QElapsedTimer m_followed;
    int m_reading = 0;                    ///< files that are being read
    std::optional<BenchmarkId> m_opening; ///< to be shown on the Session page when it is there
};

} // namespace acr::ui
