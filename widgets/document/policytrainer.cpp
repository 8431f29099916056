// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/policytrainer.h"

#include "core/session/replay.h"
#include "core/workspace/trainedpolicystore.h"

#include <algorithm>

namespace acr::ui {

PolicyTrainer::PolicyTrainer(Document& document, Jobs& jobs, WorkspaceFile* file, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_jobs(jobs)
    , m_file(file)
{}

std::optional<PolicyTrainer::Target> PolicyTrainer::target() const
{
    if (m_file == nullptr || m_file->workspace() == nullptr || m_file->isReadOnly() || !m_file->current())
        return std::nullopt;
    const auto& all = m_file->benchmarks();
    const auto current = std::ranges::find(all, *m_file->current(), &BenchmarkSummary::id);
    if (current == all.end())
        return std::nullopt;
    return Target{m_file->workspace()->file(), current->id, current->contentHash, current->promptHash};
}

Result<void> PolicyTrainer::save(const Target& target, const TrainedPolicy& trained)
{
    // A database connection belongs to one thread.
    auto workspace = Workspace::open(target.file);
    if (!workspace)
        return Unexpected(workspace.error());
    return workspace->atomically([&]() -> Result<void> {
        const auto all = workspace->benchmarks();
        if (!all)
            return Unexpected(all.error());
        const auto now = std::ranges::find(*all, target.id, &BenchmarkSummary::id);
        // The benchmark changed during training, so the result is not valid for it.
        if (now == all->end() || now->contentHash != target.contentHash || now->promptHash != target.promptHash)
            return failure(ErrorCode::Conflict, trained.spec, "the benchmark that the training began with",
                           {.file = target.file});
        return TrainedPolicyStore(*workspace).save(target.id, trained);
    });
}

bool PolicyTrainer::start(const PolicySpec& spec)
{
    const QString name = QString::fromStdString(spec.text());
    const auto& benchmark = m_document.benchmark();
    if (!benchmark || m_running.contains(name))
        return false;
    m_running.append(name);
    m_jobs.startWriting(
        this, tr("Training %1").arg(name),
        [benchmark, settings = m_document.replaySettings(), spec,
         target = target()](const Progress& progress) -> Result<Outcome> {
            const Stream none;
            PolicySetup setup = replaySetup(*benchmark, none, settings);
            setup.stop = progress.stop;
            std::vector<TaskIndex> all(benchmark->tasks.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                all[i] = TaskIndex::at(i);
            auto made = trainPolicy(spec, setup, all, progress);
            if (!made)
                return Unexpected(made.error());
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            auto policy = std::make_shared<const TrainedPolicy>(std::move(*made));
            if (target) {
                if (auto saved = save(*target, *policy); !saved)
                    return Unexpected(saved.error());
            }
            return Outcome{std::move(policy), target.has_value()};
        },
        [this, name, benchmark](Result<Outcome> outcome) {
            m_running.removeOne(name);
            emit runningChanged();
            if (!outcome) {
                emit failed(name, outcome.error());
                return;
            }
            // The result is saved in its file even if another benchmark is shown by now.
            if (m_document.benchmark() == benchmark)
                m_document.addTrained({outcome->trained});
            emit trained(name, outcome->saved);
        });
    emit runningChanged();
    return true;
}

} // namespace acr::ui

#include "moc_policytrainer.cpp"
