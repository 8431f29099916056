// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryview.h"

#include "widgets/theme/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace acr::ui {

Verdict verdictOf(const Attempt& attempt)
{
    if (!attempt.graded)
        return Verdict::NotGraded;
    if (!attempt.applied)
        return Verdict::NotApplied;
    return attempt.passed ? Verdict::Passed : Verdict::Failed;
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed: return QCoreApplication::translate("Memory", "passed");
    case Verdict::Failed: return QCoreApplication::translate("Memory", "failed");
    case Verdict::NotApplied: return QCoreApplication::translate("Memory", "did not apply");
    case Verdict::NotGraded: return QCoreApplication::translate("Memory", "not graded");
    }
    return {};
}

QString stepText(std::uint32_t step)
{
    return step == Experience::beforeStream ? QCoreApplication::translate("Memory", "before")
                                            : numbers::count(qint64{step} + 1);
}

std::shared_ptr<const MemoryView> makeMemoryView(std::shared_ptr<const Benchmark> benchmark, MemorySnapshot snapshot,
                                                 const MemoryView* previous, std::shared_ptr<const MemoryState> stored)
{
    auto view = std::make_shared<MemoryView>();
    view->benchmark = std::move(benchmark);
    view->snapshot = std::move(snapshot);
    view->stored = std::move(stored);
    view->ids = view->snapshot.entries.ids();
    if (previous && previous->benchmark == view->benchmark) {
        view->taskNames = previous->taskNames;
        view->modelNames = previous->modelNames;
        return view;
    }
    std::vector<std::string_view> names;
    for (const Task& task : view->benchmark->tasks.all())
        names.emplace_back(task.id);
    view->taskNames = std::make_shared<const TextColumn>(names);
    names.clear();
    for (const Model& model : view->benchmark->models)
        names.emplace_back(model.name);
    view->modelNames = std::make_shared<const TextColumn>(names);
    return view;
}

MemoryState stateOf(const MemoryView& view)
{
    return view.stored ? *view.stored : stateOf(view.snapshot, *view.benchmark);
}

QString unplacedText(const MemorySnapshot& snapshot)
{
    const UnplacedMemory& unplaced = snapshot.unplaced;
    if (unplaced.empty())
        return {};
    const auto count = [](std::size_t number) { return numbers::count(static_cast<qint64>(number)); };
    return QCoreApplication::translate("Memory", "%1 of %2 entries are not shown; not in this benchmark: tasks %3, "
                                                 "models %4.")
        .arg(count(unplaced.entries), count(snapshot.entries.size() + unplaced.entries), count(unplaced.tasks.size()),
             count(unplaced.models.size()));
}

QString unplacedNames(const MemorySnapshot& snapshot)
{
    constexpr std::size_t maximum = 20;
    QStringList lines;
    for (const auto* names : {&snapshot.unplaced.tasks, &snapshot.unplaced.models}) {
        for (std::size_t i = 0; i < std::min(names->size(), maximum); ++i)
            lines << QString::fromStdString((*names)[i]);
        if (names->size() > maximum)
            lines << QStringLiteral("…");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace acr::ui
