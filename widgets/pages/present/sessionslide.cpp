// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/sessionslide.h"

#include "core/session/sessionjson.h"
#include "widgets/shell/figuretexts.h"

#include <algorithm>

namespace acr::ui {

std::unique_ptr<SessionSlide> SessionSlide::of(const Slide& slide, const LiveSources& sources)
{
    const QJsonObject live = slide.content ? slide.content->live : QJsonObject();
    if (live.value(QLatin1String("kind")).toString() != QLatin1String("session") || !sources.have(slide))
        return nullptr;
    const std::string text = live.value(QLatin1String("definition")).toString().toStdString();
    TextSource source("slide", text);
    const auto definition = readSessionJson(source);
    if (!definition)
        return nullptr;
    const Document& document = sources.document;
    SessionSources made{document.benchmark(), "unsaved", document.decisions(), document.encoding(), document.trained()};
    const auto& benchmarks = sources.workspace.benchmarks();
    if (const auto found = std::ranges::find(benchmarks, slide.benchmark, &BenchmarkSummary::id);
        found != benchmarks.end())
        made.benchmarkHash = found->contentHash;
    std::unique_ptr<SessionSlide> session(new SessionSlide(sources.jobs));
    session->m_lane.start(made, *definition);
    return session;
}

SessionSlide::SessionSlide(Jobs& jobs)
    : m_lane(jobs)
{
    connect(&m_lane, &SessionLane::appended, this, &SessionSlide::changed);
}

bool SessionSlide::isBallot(const QJsonObject& chart)
{
    return chart.contains(QLatin1String("ballot"));
}

QJsonObject SessionSlide::ballot(std::size_t step) const
{
    return ballotChart(*m_lane.track(), *m_lane.oracle(), step);
}

QList<SlideFigure> SessionSlide::figures(std::size_t step) const
{
    QList<SlideFigure> figures;
    for (const FigureText& text :
         figuresOfSession(m_lane.metrics().after(step + 1), step + 1, m_lane.track()->setting().stream.tasks.size()))
        figures.append(slideFigure(text));
    return figures;
}

} // namespace acr::ui

#include "moc_sessionslide.cpp"
