// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The open workspace file: its benchmarks, imports into it, and the stored state of the document.
/// It fills the Document and saves what the user changes there; reading and importing run as jobs.
///
/// A file is open in one window at a time: a lock file beside it says so. Thread-safety: the window's thread
/// only.
#pragma once

#include "core/benchmark/simulator.h"
#include "core/workspace/workspace.h"
#include "widgets/document/document.h"
#include "widgets/document/workspaceimport.h"

#include <QHash>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoCommand>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace acr::ui {

class DeskState;
class UndoKeeper;

class WorkspaceFile final : public QObject {
    Q_OBJECT

public:
    WorkspaceFile(Document& document, Jobs& jobs, QObject* parent = nullptr);
    ~WorkspaceFile() override;

    enum class Mode { Existing, Create, ReadOnly };
    /// Opens a file and starts loading the benchmark that was shown last. On failure the previous file remains open. A
    /// file that can't be written is opened for reading. Errors: those of Workspace, and Busy with `found` naming who
    /// has it open.
    [[nodiscard]] Result<void> open(const QString& file, Mode mode = Mode::Existing);
    void close();
    /// Empty when nothing is open.
    [[nodiscard]] QString file() const;
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }
    /// The open file, for data beside benchmarks; null when nothing is open. Valid until the file changes.
    [[nodiscard]] Workspace* workspace() { return m_workspace ? &*m_workspace : nullptr; }
    /// Whether the document has unsaved state.
    [[nodiscard]] bool hasUnsaved() const { return m_unsaved; }

    [[nodiscard]] const std::vector<BenchmarkSummary>& benchmarks() const { return m_benchmarks; }
    /// The benchmark that is shown or being loaded, or that could not be loaded while no other was shown.
    [[nodiscard]] std::optional<BenchmarkId> current() const { return m_current; }
    /// When loading fails or is cancelled, the benchmark that was shown before stays.
    void showBenchmark(BenchmarkId id);
    /// The job that loads a benchmark.
    [[nodiscard]] LatestJob& loadingJob() { return m_loading; }
    /// A benchmark is being loaded, simulated or imported.
    [[nodiscard]] bool isOpening() const { return m_loading.running() || m_imports > 0; }
    [[nodiscard]] Result<void> removeBenchmark(BenchmarkId id);
    /// Reads the list again, after somebody else has saved a benchmark in the file.
    void readBenchmarksAgain();
    /// Loads the shown benchmark again, after somebody else has changed its outcomes in the file.
    void reloadBenchmark();

    /// Other names of the shown benchmark's models, as files of decisions spell them; used by later imports.
    [[nodiscard]] const std::vector<Alias>& aliases() const { return m_aliases; }
    /// Replaces the aliases in one transaction. Errors: those of Workspace::saveAliases; then nothing changes.
    [[nodiscard]] Result<void> setAliases(std::vector<Alias> aliases);
    /// A step to undo that replaces the aliases; it is kept over a restart. Errors are told by failed().
    [[nodiscard]] QUndoCommand* aliasStep(const QString& text, const std::vector<Alias>& aliases);

    // Each of these runs as a job: its result is saved completely before it is shown; after cancelling or an error the
    // file is unchanged. REQUIRES: a file that is open.
    void simulate(const SimulatorOptions& options);
    /// A benchmark, or, when the path holds none, decisions of routers for the open one.
    void importPath(const QString& path);
    void importBenchmark(const QString& path);
    void importDecisions(const QString& path);
    void attachPrompts(const QStringList& paths);

    /// Copies the file and continues with the copy.
    [[nodiscard]] Result<void> saveAs(const QString& file);

    /// Small facts about the document, such as the page; saved with it.
    [[nodiscard]] QString preference(const QString& key) const;
    void setPreference(const QString& key, const QString& value);
    /// Writes pending changes, those of the desk among them.
    void saveNow();

    /// What is on the desk of the shown benchmark and was not saved under a name. It is there before the document has
    /// the benchmark.
    [[nodiscard]] DeskState& desk() const { return *m_desk; }
    /// Keeps the steps to undo with it.
    [[nodiscard]] UndoKeeper& undoKeeper() const { return *m_undoKeeper; }

signals:
    void fileChanged();
    void unsavedChanged();
    /// The file was copied; the copy is opened next.
    void copied(const QString& from, const QString& to);
    /// The list, or which one is current.
    void benchmarksChanged();
    void aliasesChanged();
    /// isOpening() may be another. Emitted after the benchmark is shown, or it was said why it is not.
    void openingChanged();
    /// A benchmark, decisions or prompts were imported. `what` is a translated sentence.
    void imported(const QString& path, const QString& what);
    /// An import is saved in its workspace file, which may not be the open one any more. Before imported().
    void importSaved(const acr::ui::WorkspaceImport& import);
    /// An import was cancelled or failed; the file is unchanged. `retry` begins it again in the same file. After a
    /// failure, failed() tells everything that is wrong.
    void importEnded(const QString& title, const acr::Error& error, const std::function<void()>& retry);
    /// `doing` names the failed operation.
    void failed(const QString& doing, const acr::ErrorList& errors);

private:
    struct Loaded;

    [[nodiscard]] Result<std::unique_ptr<QLockFile>> lock(const QString& file) const;
    using ImportWork = std::function<void(WorkspaceImport&, const Progress&)>;
    /// `path` is what imported() names. An import that is begun again is about the same benchmark.
    void startImport(const QString& path, const QString& title, const WorkspaceImport::Open& about,
                     const ImportWork& work);
    /// What decisions and prompts are about now.
    [[nodiscard]] WorkspaceImport::Open opened() const;
    void accept(const QString& path, const WorkspaceImport& import);
    void refreshBenchmarks();
    void show(BenchmarkId id, std::shared_ptr<const Benchmark> benchmark, std::vector<DecisionSet> decisions,
              TrainedPolicies trained = {});
    void loadCurrent(const QString& title);
    void loadAgain();
    void readAliases();
    void applyAliases(const std::vector<Alias>& aliases);
    /// Notes that the document differs from the file.
    void saveSoon();
    void saveDocument();
    /// Leaves it for later where another connection writes for longer than `wait`.
    void savePreference(const QString& key, const QString& value, std::chrono::milliseconds wait);
    /// Preferences that were left for later.
    void saveWaiting(std::chrono::milliseconds wait);
    /// Waits longer for the lock than saveNow(), and says what could not be saved.
    void saveForTheLastTime();
    void fail(const QString& doing, const Error& error);
    [[nodiscard]] QString streamKey(BenchmarkId id) const;

    Document& m_document;
    Jobs& m_jobs;
    DeskState* m_desk;
    UndoKeeper* m_undoKeeper;
    std::optional<Workspace> m_workspace;
    std::unique_ptr<QLockFile> m_lock;
    bool m_readOnly = false;
    bool m_filling = false;
    bool m_unsaved = false;
    QHash<QString, QString> m_waiting; ///< preferences by key that are not in the file yet
    int m_imports = 0;                 ///< that run
    std::vector<BenchmarkSummary> m_benchmarks;
    std::optional<BenchmarkId> m_current;
    std::vector<Alias> m_aliases;
    std::optional<BenchmarkId> m_shown;  ///< what the document holds
    std::optional<BenchmarkId> m_wanted; ///< what m_loading loads, or could not load
    LatestJob m_loading;
    QTimer m_saveSoon;
};

} // namespace acr::ui
