// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The state shared by all pages of the window: the benchmark, the stream that the stream bar describes, the reward
/// weights, the leaderboard on that stream, and one selection. Pages read it, change it through its functions, and
/// follow its signals; they do not communicate directly.
///
/// Data is returned as shared pointers to const, so that a page that paints or a job that computes keeps its data.
/// Thread-safety: the window's thread only.
#pragma once

#include "core/evaluation/leaderboard.h"
#include "core/policy/trainedpolicy.h"
#include "widgets/document/tasklist.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace acr::ui {

class PinnedRuns;

/// The leaderboard of the stream with what it was computed from. An immutable value.
struct StreamResults {
    std::shared_ptr<const Benchmark> benchmark;
    std::shared_ptr<const std::vector<DecisionSet>> decisions;
    std::shared_ptr<const Stream> stream;
    ReplaySettings settings;
    OracleTable oracle;
    std::vector<LeaderboardRow> rows;
};

/// The smallest flip of a decision, to be tried on the prior desk.
struct FlipTrial {
    std::string policy; ///< the spec of the policy that decided
    TaskIndex task;
    FlipChange flip;
};

class Document final : public QObject {
    Q_OBJECT

public:
    explicit Document(Jobs& jobs, QObject* parent = nullptr);

    /// Replaces everything that is open. Selects the given split, or the first split that is not for probing.
    /// Contents::Updated: the benchmark is the one that is open, with other prompts for instance; what pages keep of it
    /// stays valid.
    enum class Contents : std::uint8_t { Another, Updated };
    void setContents(std::shared_ptr<const Benchmark> benchmark, std::vector<DecisionSet> decisions,
                     const StreamDefinition& stream = {}, TrainedPolicies trained = {},
                     Contents contents = Contents::Another);
    /// Adds recorded decision files, replacing those of the same name, and computes their rows.
    void addDecisions(std::vector<DecisionSet> decisions);
    /// Adds policies that were trained on the open benchmark, replacing those of the same spec and convention of
    /// missing scores, and computes their rows.
    void addTrained(const TrainedPolicies& trained);
    void clear();

    /// Null when nothing is open.
    [[nodiscard]] const std::shared_ptr<const Benchmark>& benchmark() const { return m_benchmark; }
    [[nodiscard]] const std::shared_ptr<const std::vector<DecisionSet>>& decisions() const { return m_decisions; }
    /// In the order in which the registry lists policies; empty when nothing is open.
    [[nodiscard]] const std::shared_ptr<const TrainedPolicies>& trained() const { return m_trained; }
    /// The benchmark's tasks as vectors, computed on first use and shared. Borrows the benchmark:
    /// keep both. Null when nothing is open.
    [[nodiscard]] const std::shared_ptr<const TaskEncoding>& encoding() const { return m_encoding; }
    /// Null when nothing is open.
    [[nodiscard]] const std::shared_ptr<const Stream>& stream() const { return m_stream; }
    [[nodiscard]] const RewardWeights& weights() const { return m_settings.weights; }
    [[nodiscard]] MissingScores missingScores() const { return m_settings.missingScores; }
    /// Everything that a replay of what is open depends on, with the seed of the first run. They keep alive what they
    /// borrow, the benchmark included. REQUIRES: a benchmark is open.
    [[nodiscard]] ReplaySettings replaySettings() const;
    /// The leaderboard of the current stream and weights; null until it is computed. While a change is computed, the
    /// previous one stays.
    [[nodiscard]] const std::shared_ptr<const StreamResults>& results() const { return m_results; }
    [[nodiscard]] bool computing() const { return m_computing.running(); }
    /// The job that computes the results; tells why they are missing, or still those of another stream or weights.
    [[nodiscard]] LatestJob& resultsJob() { return m_computing; }
    /// Policies added to the default ones, by spec; kept until the contents change.
    void addPolicy(const PolicySpec& spec);
    [[nodiscard]] std::size_t seeds() const { return m_seeds; }

    /// Errors: those of makeStream; then nothing changes.
    Result<void> setStream(const StreamDefinition& definition);
    void setWeights(const RewardWeights& weights);
    void setMissingScores(MissingScores convention);
    void setSeeds(std::size_t seeds);

    /// The filter of the table of tasks, and with it of outcomes and heatmap. It may speak of policies. Of another
    /// benchmark it is empty.
    [[nodiscard]] const StreamFilter& tableFilter() const { return m_tableFilter; }
    void setTableFilter(const StreamFilter& filter);
    /// The lowest score that solves a task: the user's preference, for new filters and for counts.
    [[nodiscard]] double solvesAt() const { return m_solvesAt; }
    void setSolvesAt(double score);

    [[nodiscard]] std::optional<TaskIndex> selectedTask() const { return m_selectedTask; }
    [[nodiscard]] std::optional<ModelIndex> selectedModel() const { return m_selectedModel; }
    /// The step of the linked cursors, from 0.
    [[nodiscard]] std::optional<std::uint32_t> selectedStep() const { return m_selectedStep; }
    /// A row of the leaderboard by its policy text; empty for none.
    [[nodiscard]] const QString& selectedPolicy() const { return m_selectedPolicy; }

    /// The tasks that the table of tasks shows in place of the stream's; null for none.
    [[nodiscard]] const std::shared_ptr<const TaskList>& taskList() const { return m_taskList; }
    /// Where a task is in the stream, from 0; nothing when it is not.
    [[nodiscard]] std::optional<std::uint32_t> stepOf(TaskIndex task) const;
    /// Sets the list without asking for its place; null removes it. An empty list is none.
    void setTaskList(std::shared_ptr<const TaskList> list);
    /// The user asks for the tasks behind a figure: sets the list, selects its first task unless the selected one is in
    /// it, and asks for the table of tasks.
    void showTasks(const QString& title, std::vector<TaskIndex> tasks);
    /// The user asks for a place of a task: selects the task and asks for the place.
    void showTask(TaskIndex task, TaskPlace place);

    /// The user asks to try a flip on the prior desk: selects the task, and asks for the desk.
    void tryFlip(const FlipTrial& trial);

    /// The runs that are drawn as ghosts.
    [[nodiscard]] PinnedRuns& pinned() const { return *m_pinned; }

    /// Whether the session's cursor goes to the step of a task that is selected. It stays for what is looked at after
    /// that step, as the entries of a memory are: going back would take them away.
    enum class Cursor : std::uint8_t { Follows, Stays };
    /// As the selected task was selected.
    [[nodiscard]] Cursor cursor() const { return m_cursor; }

public slots:
    void selectTask(std::optional<acr::TaskIndex> task, acr::ui::Document::Cursor cursor = Cursor::Follows);
    void selectModel(std::optional<acr::ModelIndex> model);
    void selectPolicy(const QString& policy);
    /// Moves the cursor. The caller selects the step's task.
    void selectStep(std::optional<std::uint32_t> step);

signals:
    /// Another benchmark, or none, takes the place of the open one. Pages drop everything that belongs to the old one:
    /// edits, filters, comparisons, snapshots, jobs. Followed by benchmarkChanged().
    void benchmarkSwitched();
    /// The benchmark changed, and everything else with it.
    void benchmarkChanged();
    /// The stream changed (split, order, filter).
    void streamChanged();
    void weightsChanged();
    void tableFilterChanged();
    /// A page wants the stream to have that filter; who changes the stream for the user, undoably, answers.
    void streamFilterRequested(const acr::StreamFilter& filter);
    void solvesAtChanged();
    /// Policies were trained.
    void trainedChanged();
    void computingChanged(bool computing);
    /// results() changed.
    void resultsChanged();
    /// The leaderboard could not be computed, or its job was cancelled.
    void failed(const acr::Error& error);
    void selectedTaskChanged();
    void selectedModelChanged();
    void selectedPolicyChanged();
    void selectedStepChanged();
    void taskListChanged();
    /// Emitted before showTasks(), showTask() and tryFlip() change anything: what is shown now is where the user comes
    /// from.
    void aboutToShowPlace();
    /// The window goes to the page of this place.
    void placeRequested(acr::ui::TaskPlace place);
    /// Emitted before the place is requested.
    void flipTrialRequested(const acr::ui::FlipTrial& trial);

private:
    void compute();

    std::shared_ptr<const Benchmark> m_benchmark;
    std::shared_ptr<const std::vector<DecisionSet>> m_decisions;
    std::shared_ptr<const TrainedPolicies> m_trained;
    std::shared_ptr<const TaskEncoding> m_encoding;
    std::shared_ptr<const Stream> m_stream;
    std::vector<PolicySpec> m_extraPolicies;
    ReplaySettings m_settings{{.seed = 1}}; ///< without what is borrowed
    StreamFilter m_tableFilter;
    double m_solvesAt = defaultSolvesAt;
    std::size_t m_seeds = 10;
    std::shared_ptr<const StreamResults> m_results;
    LatestJob m_computing;
    std::optional<TaskIndex> m_selectedTask;
    Cursor m_cursor = Cursor::Follows;
    std::optional<ModelIndex> m_selectedModel;
    QString m_selectedPolicy;
    std::optional<std::uint32_t> m_selectedStep;
    std::shared_ptr<const TaskList> m_taskList;
    PinnedRuns* m_pinned;
};

} // namespace acr::ui
