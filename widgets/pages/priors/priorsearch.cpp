// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorsearch.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/theme/numbers.h"

namespace acr::ui {

PriorSearch::PriorSearch(Document& document, PriorEditor& editor, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_editor(editor)
    , m_ranking(jobs, [this] { rank(); })
    , m_tuning(jobs, [this] { tune(m_onShownStream); })
{
    connect(&editor, &PriorEditor::restarted, this, [this] {
        m_ranking.drop();
        m_tuning.drop();
        emit ranked({});
    });
}

void PriorSearch::rank()
{
    const auto desk = m_editor.desk();
    if (!desk || m_ranking.running())
        return;
    m_ranking.start(
        tr("Ranking priors"),
        [desk, benchmark = m_editor.benchmark(), priors = m_editor.priors()](const Progress& progress) {
            return priorSensitivity(*desk, priors, {.threads = 1}, progress);
        },
        [this](Result<std::vector<PriorSensitivity>> results) {
            if (results)
                emit ranked(*results);
            else if (results.error().code != ErrorCode::Cancelled)
                emit failed(results.error());
        });
}

void PriorSearch::tune(bool onShownStream)
{
    const auto desk = m_editor.desk();
    if (!desk || m_tuning.running())
        return;
    m_onShownStream = onShownStream;
    TuningSettings settings{.replay = desk->settings(), .threads = 1};
    m_tuning.start(
        tr("Tuning priors"),
        [desk, benchmark = m_document.benchmark(), settings, onShownStream,
         priors = m_editor.priors()](const Progress& progress) mutable {
            if (onShownStream)
                settings.shown = &desk->stream();
            return tunePriors(*benchmark, desk->spec(), priors, settings, progress);
        },
        [this, onShownStream](Result<TuningResult> result) {
            if (result)
                take(*result, onShownStream);
            else if (result.error().code != ErrorCode::Cancelled)
                emit failed(result.error());
        });
}

void PriorSearch::take(const TuningResult& result, bool onShownStream)
{
    m_editor.replace(result.priors, onShownStream ? tr("Tune on the shown stream") : tr("Tune on the probing split"));
    const QString replays = numbers::count(static_cast<qint64>(result.replays));
    const QString before = numbers::fixed(result.regretBefore, 2);
    const QString after = numbers::fixed(result.regretAfter, 2);
    if (result.regretAfter >= result.regretBefore)
        emit tuned(tr("Nothing better was found by %1 replays: no edit lowered CumReg by more than its standard error "
                      "over the folds.")
                       .arg(replays));
    else if (onShownStream)
        emit tuned(tr("Tuned on the shown stream with %1 replays: its CumReg went from %2 to %3. Undo brings the old "
                      "set back.")
                       .arg(replays, before, after));
    else
        emit tuned(tr("Tuned on the probing split with %1 replays: the mean CumReg of a fold went from %2 to %3. Undo "
                      "brings the old set back.")
                       .arg(replays, before, after));
}

} // namespace acr::ui

#include "moc_priorsearch.cpp"
