// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands behind a window: jobs, document, workspace file and session player. It needs no display.
///
/// Functions that wait return false when it takes too long; the test verifies that.
#pragma once

#include "core/benchmark/import.h"
#include "core/benchmark/simulator.h"
#include "core/workspace/workspace.h"
#include "tests/support/pending.h"
#include "widgets/document/liverun.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/document/workspacefile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace acr::test {

inline constexpr int patienceMs = 120'000;

/// Waits until no job runs and the document has what it computes.
[[nodiscard]] inline bool waitUntilCalm(const ui::Jobs& jobs, const ui::Document& document)
{
    return QTest::qWaitFor([&] { return jobs.idle() && !document.computing(); }, patienceMs);
}

/// A new workspace file with this benchmark, closed again.
[[nodiscard]] inline bool saveInFile(const QString& path, const Benchmark& benchmark)
{
    auto file = Workspace::create(path.toStdString());
    return file && file->saveBenchmark(benchmark);
}

class DocumentFixture {
public:
    DocumentFixture()
    {
        document.setSeeds(1);
        // Answers are run also on a machine that makes no control group.
        live.setAcceptsUnbounded(true);
    }
    virtual ~DocumentFixture() = default;
    DocumentFixture(const DocumentFixture&) = delete;
    DocumentFixture& operator=(const DocumentFixture&) = delete;

    /// Waits until nothing is computed.
    [[nodiscard]] virtual bool settle() const { return waitUntilCalm(jobs, document); }

    /// Shows a benchmark that is in no file.
    [[nodiscard]] bool open(std::shared_ptr<const Benchmark> benchmark, const StreamDefinition& stream = {},
                            std::vector<DecisionSet> decisions = {})
    {
        document.setContents(std::move(benchmark), std::move(decisions), stream);
        return settle();
    }
    /// Opens a workspace file that holds a benchmark, as a user does.
    [[nodiscard]] bool openFile(const QString& path, const StreamDefinition& stream = {})
    {
        return workspace.open(path).has_value() && waitUntilCalm(jobs, document) && document.benchmark() != nullptr &&
               (stream.split.empty() || document.setStream(stream).has_value()) && settle();
    }
    /// Saves the benchmark in a workspace file of its own and opens that.
    [[nodiscard]] bool openInWorkspace(const Benchmark& benchmark, const StreamDefinition& stream = {})
    {
        const QString path = newFile();
        return saveInFile(path, benchmark) && openFile(path, stream);
    }
    /// An empty workspace file, for what pages keep beside benchmarks.
    [[nodiscard]] bool openEmptyWorkspace()
    {
        return workspace.open(newFile(), ui::WorkspaceFile::Mode::Create).has_value();
    }

    QTemporaryDir folder;
    ui::Jobs jobs;
    ui::Document document{jobs};
    ui::WorkspaceFile workspace{document, jobs};
    ui::SessionPlayer player{document, jobs, &workspace};
    ui::LiveRun live{workspace, jobs};

private:
    [[nodiscard]] QString newFile() { return folder.filePath(QStringLiteral("%1.acrw").arg(++m_files)); }

    int m_files = 0;
};

/// A simulated benchmark that is there at once.
inline std::shared_ptr<const Benchmark> smallSimulatedBenchmark(std::uint64_t seed = 1)
{
    SimulatorOptions options;
    options.seed = seed;
    options.dimensionTasks.fill(30);
    options.agenticTasks = 12;
    options.prompts = false;
    return std::make_shared<const Benchmark>(simulate(options).value());
}

/// The real benchmark; null where it can't be read.
inline std::shared_ptr<const Benchmark> realBenchmark(const std::filesystem::path& folder)
{
    auto imported = importBenchmark(folder, {});
    return imported ? std::make_shared<const Benchmark>(std::move(*imported)) : nullptr;
}

} // namespace acr::test
