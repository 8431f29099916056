// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/pages.h"

#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/statistics/statisticspage.h"

namespace acr::ui {

QList<Page*> makePages(const PageContext& context, QWidget* parent)
{
    auto* const benchmark = new BenchmarkPage(context.document, context.jobs, context.themes, {}, parent);
    benchmark->setWorkspace(&context.workspace);
    return {
        benchmark,
        new SessionPage(context.themes, context.document, context.player, &context.undo, parent),
        new StatisticsPage(context.document, context.player, context.jobs, context.themes, parent),
        new RegretPage(context.themes, context.document, context.jobs, &context.workspace, parent),
        new PriorsPage(context.themes, context.document, context.workspace, context.jobs, context.undo, parent),
        new MemoryPage(context.themes, context.document, context.player, context.jobs, context.undo, &context.workspace,
                       parent),
        new PresentPage(context.themes, context.document, context.workspace, context.jobs, context.undo, context.views,
                        parent),
    };
}

} // namespace acr::ui
