// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/windowviews.h"

#include "app/workbench/mainwindow.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/present/slidecapture.h"
#include "widgets/shell/names.h"

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

constexpr double pictureScale = 2;

} // namespace

WindowViews::WindowViews(MainWindow& window, const Services& services)
    : m_window(window)
    , m_services(services)
{
    connect(&m_services.document, &Document::benchmarkChanged, this, [this] {
        if (!m_waiting || !m_services.document.benchmark())
            return;
        const Slide slide = *std::exchange(m_waiting, std::nullopt);
        // After the workspace has restored its last stream.
        QMetaObject::invokeMethod(
            this, [this, slide] { apply(slide); }, Qt::QueuedConnection);
    });
}

Slide WindowViews::capture()
{
    Slide slide;
    Page* page = m_window.currentPage();
    if (page == nullptr)
        return slide;
    const Document& document = m_services.document;
    slide.benchmark = m_services.workspace.current().value_or(BenchmarkId{});
    slide.page = page->id();
    slide.title = page->title();
    slide.state[QStringLiteral("page")] = page->saveState();
    slide.state[QStringLiteral("charts")] = page->chartDesk().state();
    if (document.stream()) {
        const StreamDefinition& stream = document.stream()->definition;
        slide.title = tr("%1, %2", "page, stream").arg(page->title(), splitTitle(stream.split));
        slide.state[QStringLiteral("stream")] = streamToJson(stream);
    }
    slide.state[QStringLiteral("weights")] = weightsToJson({document.weights(), document.missingScores()});
    slide.state[QStringLiteral("seeds")] = static_cast<int>(document.seeds());
    if (const auto task = document.selectedTask(); task && document.benchmark())
        slide.state[QStringLiteral("task")] = QString::fromStdString(document.benchmark()->tasks[*task].id);
    if (const auto model = document.selectedModel(); model && document.benchmark())
        slide.state[QStringLiteral("model")] =
            QString::fromStdString(document.benchmark()->models[model->position()].name);
    if (!document.selectedPolicy().isEmpty())
        slide.state[QStringLiteral("policy")] = document.selectedPolicy();
    if (const auto step = document.selectedStep())
        slide.state[QStringLiteral("step")] = static_cast<qint64>(*step);

    const QString source = document.benchmark() && document.stream()
                               ? sourceLine(*document.benchmark(), *document.stream(), document.weights())
                               : QString();
    slide.content = std::make_shared<const SlideContent>(contentOf(*page, source, page->liveView()));
    arrange(slide);

    slide.picture = QImage((QSizeF(page->size()) * pictureScale).toSize(), QImage::Format_RGB32);
    slide.picture.setDevicePixelRatio(pictureScale);
    slide.picture.fill(m_services.themes.theme().colours().page);
    page->render(&slide.picture);
    slide.picture.setDevicePixelRatio(1);
    return slide;
}

void WindowViews::show(const Slide& slide)
{
    m_waiting.reset();
    const auto& benchmarks = m_services.workspace.benchmarks();
    const bool there = std::ranges::find(benchmarks, slide.benchmark, &BenchmarkSummary::id) != benchmarks.end();
    if (!there || m_services.workspace.current() == slide.benchmark)
        return apply(slide);
    m_waiting = slide;
    m_services.workspace.showBenchmark(slide.benchmark);
}

void WindowViews::apply(const Slide& slide)
{
    Document& document = m_services.document;
    const QJsonObject& state = slide.state;
    if (const auto weights = weightsFromJson(state.value(QLatin1String("weights")).toObject())) {
        document.setWeights(weights->weights);
        document.setMissingScores(weights->missingScores);
    }
    document.setSeeds(static_cast<std::size_t>(
        std::clamp(state.value(QLatin1String("seeds")).toInt(static_cast<int>(document.seeds())), 1, 10000)));
    const StreamDefinition stream = streamFromJson(state.value(QLatin1String("stream")).toObject());
    if (!stream.split.empty())
        static_cast<void>(document.setStream(stream)); // an unknown split leaves the stream unchanged
    m_window.showPage(slide.page);
    if (Page* page = m_window.currentPage(); page != nullptr && page->id() == slide.page) {
        page->restoreState(state.value(QLatin1String("page")).toObject());
        if (state.contains(QLatin1String("charts")))
            page->chartDesk().restore(state.value(QLatin1String("charts")).toObject());
    }
    std::optional<TaskIndex> task;
    std::optional<ModelIndex> model;
    if (document.benchmark()) {
        if (const QString id = state.value(QLatin1String("task")).toString(); !id.isEmpty())
            task = document.benchmark()->tasks.find(id.toStdString());
        if (const QString name = state.value(QLatin1String("model")).toString(); !name.isEmpty())
            model = document.benchmark()->model(name.toStdString());
    }
    document.selectPolicy(state.value(QLatin1String("policy")).toString());
    document.selectModel(model);
    document.selectTask(task);
    const QJsonValue step = state.value(QLatin1String("step"));
    document.selectStep(step.isDouble() ? std::optional(static_cast<std::uint32_t>(step.toInt())) : std::nullopt);
}

QString WindowViews::titleOf(const QString& page) const
{
    const auto found = std::ranges::find(m_window.pages(), page, &Page::id);
    return found == m_window.pages().end() ? page : (*found)->title();
}

bool WindowViews::settled() const
{
    const Page* page = m_window.currentPage();
    return !m_waiting && m_services.jobs.idle() && !m_services.document.computing() && page != nullptr &&
           page->settled();
}

QWidget* WindowViews::view() const
{
    return m_window.currentPage();
}

} // namespace acr::ui

#include "moc_windowviews.cpp"
