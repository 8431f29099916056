// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/invariants.h"

#include "app/workbench/mainwindow.h"
#include "core/evaluation/modelstatistics.h"
#include "core/evaluation/runningmetrics.h"
#include "core/evaluation/taskfacts.h"
#include "core/policy/registry.h"
#include "tests/monkey/livecheck.h"
#include "tests/monkey/memorycheck.h"
#include "tests/monkey/presentcheck.h"
#include "tests/monkey/windowpage.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/models/roles.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/memory/sessionmemory.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slide.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/statistics/statisticscharts.h"
#include "widgets/pages/statistics/statisticsdata.h"
#include "widgets/pages/statistics/statisticspage.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QPointer>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace acr::monkey {

using namespace acr::ui;

namespace {

constexpr int pollMs = 5;
constexpr int idlePolls = 4;
constexpr int roundTripMs = 120'000;
/// What is wrong for a moment, because a timer is still to go off, is looked at again after so long.
constexpr int lookAgainMs = 400;

/// Whether a chart is empty or loading is for its own kind to know.
struct ChartState : ChartWidget {
    static bool loading(const ChartWidget& chart) { return (chart.*(&ChartState::isLoading))(); }
};

std::string streamKey(const StreamDefinition& definition)
{
    std::string key = definition.split + '|' + std::to_string(static_cast<int>(definition.order)) + '|' +
                      std::to_string(definition.seed);
    for (const auto& [facet, names] : definition.filter.facets) {
        key += '|' + std::to_string(static_cast<int>(facet));
        for (const std::string& name : names)
            key += ',' + name;
    }
    key += '|' + definition.filter.expression + '|' + std::to_string(definition.filter.solvesAt);
    return key;
}

/// Where the outcomes are those of the called models, the card shows what is measured of them.
QString cumRegretFigure(const Metrics& metrics, const QString& otherwise)
{
    return metrics.measured.calledOnly ? measuredFigure(metrics.measured, metrics.cumRegret).figure : otherwise;
}

} // namespace

Invariants::Invariants(Workbench& workbench)
    : m_workbench(workbench)
{}

Invariants::~Invariants() = default;

bool Invariants::idle() const
{
    const Services services = m_workbench.services();
    const Page* const page = m_workbench.window().currentPage();
    return services.jobs.idle() && !services.document.computing() && (page == nullptr || page->settled());
}

QString Invariants::atWork() const
{
    const Services services = m_workbench.services();
    QStringList parts;
    for (const Jobs::Info& job : services.jobs.running())
        parts << QStringLiteral("job “%1”").arg(job.title);
    if (services.document.computing())
        parts << QStringLiteral("the document computes");
    if (services.live.active())
        parts << QStringLiteral("a live session");
    if (const Page* page = m_workbench.window().currentPage(); page != nullptr && !page->settled())
        parts << QStringLiteral("page %1 is not settled").arg(page->id());
    return parts.join(QStringLiteral(", "));
}

bool Invariants::waitUntilIdle() const
{
    QEventLoop loop;
    QTimer poll;
    int calm = 0;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (m_pulse)
            m_pulse();
        calm = idle() ? calm + 1 : 0;
        if (calm >= idlePolls)
            loop.exit(1);
    });
    poll.start(pollMs);
    QTimer::singleShot(roundTripMs, &loop, [&] { loop.exit(0); });
    return loop.exec() == 1;
}

void Invariants::pause(int milliseconds) const
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

std::optional<Violation> Invariants::check()
{
    const auto violation = look();
    if (!violation)
        return std::nullopt;
    // A page that was late is no wrong page; what a timer of a page's own was to change is there now.
    const QPointer<const Page> page = m_workbench.window().currentPage();
    pause(lookAgainMs);
    if (!waitUntilIdle() || page != m_workbench.window().currentPage())
        return violation;
    auto again = look();
    if (!again)
        m_late = violation;
    return again;
}

std::optional<Violation> Invariants::look()
{
    const Page* const page = m_workbench.window().currentPage();
    if (page == nullptr || !page->isVisible())
        return std::nullopt;
    if (m_known != m_workbench.services().document.benchmark()) {
        m_known = m_workbench.services().document.benchmark();
        m_metrics.clear();
        m_desk.reset();
        m_deskKey.clear();
    }
    if (auto violation = checkAlive(*page))
        return violation;
    const Services services = m_workbench.services();
    // The same sample for the same inputs, whatever was checked before: a shortened sequence finds the same fault.
    if (const auto& stream = services.document.stream())
        m_draws = Draws(std::hash<std::string>{}(streamKey(stream->definition)));
    if (const auto* live = qobject_cast<const LivePage*>(page))
        return checkLive(*live, services.live, services.workspace);
    if (const auto* present = qobject_cast<const PresentPage*>(page))
        return checkPresent(*present);
    if (m_known == nullptr)
        return std::nullopt;
    if (const auto* benchmark = qobject_cast<const BenchmarkPage*>(page))
        return checkBenchmark(*benchmark);
    if (const auto* regret = qobject_cast<const RegretPage*>(page))
        return checkRegret(*regret);
    if (const auto* priors = qobject_cast<const PriorsPage*>(page))
        return checkPriors(*priors);
    if (const auto* session = qobject_cast<const SessionPage*>(page))
        return checkSession(*session);
    if (const auto* statistics = qobject_cast<const StatisticsPage*>(page))
        return checkStatistics(*statistics);
    if (const auto* memory = qobject_cast<const MemoryPage*>(page))
        return checkMemory(*memory, services.player, m_draws);
    return std::nullopt;
}

std::optional<Violation> Invariants::checkAlive(const Page& page) const
{
    const Services services = m_workbench.services();
    const auto dead = [&](const QString& detail) {
        return Violation{QStringLiteral("dead page: ") + page.id(), detail};
    };
    for (const ChartWidget* chart : page.findChildren<ChartWidget*>()) {
        if (chart->isVisible() && ChartState::loading(*chart))
            return dead(QStringLiteral("the chart “%1” is loading and nothing is computed").arg(chart->title()));
    }
    // These have data of their own, also without a benchmark.
    if (qobject_cast<const LivePage*>(&page) != nullptr) {
        const auto* const tasks = page.findChild<QTableView*>(QStringLiteral("liveTasks"));
        if (services.live.board().tasks().empty() && !services.live.active() && tasks != nullptr && tasks->isVisible())
            return dead(QStringLiteral("there is no task, and nothing says why"));
        return std::nullopt;
    }
    if (const auto* present = qobject_cast<const PresentPage*>(&page)) {
        const bool empty = present->storyboard().slides().isEmpty() && !present->beat().isVisible();
        if (empty && !saysWhy(page))
            return dead(QStringLiteral("there is no slide, and nothing says why"));
        return std::nullopt;
    }
    if (!services.document.benchmark()) {
        if (saysWhy(page))
            return std::nullopt;
        // Beside a page that says so, the window itself may.
        const auto states = m_workbench.window().findChildren<EmptyState*>();
        if (std::ranges::none_of(states, [](const EmptyState* state) { return state->isVisible(); }))
            return dead(QStringLiteral("no benchmark is open, and nothing says so"));
        return std::nullopt;
    }
    if (saysWhy(page))
        return std::nullopt;
    if (const auto* regret = qobject_cast<const RegretPage*>(&page)) {
        if (regret->leaderboard().rowCount() == 0)
            return dead(QStringLiteral("the leaderboard is empty, and nothing says why"));
    } else if (const auto* statistics = qobject_cast<const StatisticsPage*>(&page)) {
        if (!statistics->data())
            return dead(QStringLiteral("there are no statistics, and nothing says why"));
    } else if (qobject_cast<const SessionPage*>(&page) != nullptr) {
        if (services.player.lane().track() == nullptr)
            return dead(QStringLiteral("there is no session, and nothing says why"));
    } else if (const auto* priors = qobject_cast<const PriorsPage*>(&page)) {
        if (priors->editor().after() == nullptr)
            return dead(QStringLiteral("there is no replay, and nothing says why"));
    } else if (const auto* memory = qobject_cast<const MemoryPage*>(&page)) {
        const auto* const session = page.findChild<SessionMemory*>();
        // Without the map there is nothing to show; the chart says so.
        const bool drawn = session != nullptr && session->places() != nullptr;
        if (drawn && services.player.cursor() && memory->view() == nullptr)
            return dead(QStringLiteral("there is a session, and no memory"));
    }
    return std::nullopt;
}

std::string Invariants::inputs() const
{
    const Document& document = m_workbench.services().document;
    std::string key = streamKey(document.stream()->definition);
    key += '|' + numbers::exact(document.weights().score, QLocale::c()).toStdString();
    key += '|' + numbers::exact(document.weights().cost, QLocale::c()).toStdString();
    key += '|' + std::to_string(static_cast<int>(document.missingScores()));
    key += '|' + std::to_string(document.seeds());
    // Sets that came in make other shared pointers.
    key += '|' + std::to_string(reinterpret_cast<std::uintptr_t>(document.decisions().get()));
    key += '|' + std::to_string(reinterpret_cast<std::uintptr_t>(document.trained().get()));
    return key;
}

std::optional<Metrics> Invariants::metricsOf(const PolicySpec& spec)
{
    const Document& document = m_workbench.services().document;
    const PolicyInfo* const info = policyInfo(spec.id);
    if (info == nullptr || info->trained)
        return std::nullopt;
    const QString key = QString::fromStdString(inputs() + '|' + spec.text());
    if (const auto known = m_metrics.constFind(key); known != m_metrics.cend())
        return *known;
    const auto stream = makeStream(*document.benchmark(), document.stream()->definition);
    if (!stream)
        return std::nullopt;
    const LeaderboardSettings settings{.replay = document.replaySettings(), .seeds = document.seeds()};
    const auto rows = leaderboard(*document.benchmark(), *stream, {&spec, 1}, settings);
    if (!rows)
        return std::nullopt;
    m_metrics.insert(key, rows->front().metrics);
    return rows->front().metrics;
}

std::optional<Violation> Invariants::checkBenchmark(const BenchmarkPage& page) const
{
    const Document& document = m_workbench.services().document;
    const QString name = QStringLiteral("figures: benchmark");
    if (saysWhy(page))
        return std::nullopt;
    const auto* const scope = page.findChild<const QComboBox*>(QStringLiteral("scope"));
    const QList<FigureCard*> cards = cardsOf(page);
    if (scope == nullptr || cards.size() < 5)
        return Violation{name, QStringLiteral("the cards are not there")};
    const Benchmark& benchmark = *document.benchmark();
    std::vector<TaskIndex> tasks;
    if (const auto& list = document.taskList()) {
        tasks = list->tasks;
    } else if (scope->currentIndex() == 0) {
        const auto stream = makeStream(benchmark, document.stream()->definition);
        if (!stream)
            return std::nullopt;
        tasks = stream->tasks;
    } else {
        for (std::size_t task = 0; task < benchmark.tasks.size(); ++task)
            tasks.push_back(TaskIndex::at(task));
    }
    qint64 known = 0;
    qint64 unsolved = 0;
    qint64 tied = 0;
    for (const TaskFacts& facts :
         taskFacts(benchmark.outcomes, tasks, document.weights(), document.missingScores(), document.solvesAt())) {
        known += facts.known;
        unsolved += facts.unsolved() ? 1 : 0;
        tied += facts.tied() ? 1 : 0;
    }
    const auto rows = static_cast<qint64>(tasks.size());
    const auto models = static_cast<qint64>(benchmark.models.size());
    if (rows == 0)
        return std::nullopt;
    const std::tuple<QString, int, QString> texts[] = {
        {QStringLiteral("tasks × models"), 0,
         QStringLiteral("%1 × %2").arg(numbers::count(rows), numbers::count(models))},
        {QStringLiteral("outcomes known"), 1,
         numbers::percent(100.0 * static_cast<double>(known) / static_cast<double>(rows * models))},
        {QStringLiteral("unsolved"), 2, numbers::count(unsolved)},
        {QStringLiteral("tied"), 3, numbers::count(tied)}};
    for (const auto& [what, card, text] : texts) {
        if (auto violation = compare(name, what, cards[card]->figure(), text))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> Invariants::checkRegret(const RegretPage& page)
{
    const Document& document = m_workbench.services().document;
    const QString name = QStringLiteral("figures: regret");
    const auto& results = page.leaderboard().results();
    if (!results)
        return std::nullopt;
    if (streamKey(results->stream->definition) != streamKey(document.stream()->definition) ||
        results->settings.weights != document.weights() ||
        results->settings.missingScores != document.missingScores()) {
        if (saysWhy(page))
            return std::nullopt;
        return Violation{name, QStringLiteral("the page shows another stream or other weights than the bar names (%1)")
                                   .arg(QString::fromStdString(streamKey(results->stream->definition)))};
    }
    std::vector<const LeaderboardRow*> rows;
    for (const QString& policy : {page.runA(), page.runB()}) {
        if (const LeaderboardRow* row = rowOf(*results, policy))
            rows.push_back(row);
    }
    // The cards are empty where one of both is not there.
    const LeaderboardRow* const selected = rows.size() == 2 ? rows.front() : nullptr;
    for (int i = 0; i < 2 && !results->rows.empty(); ++i)
        rows.push_back(&m_draws.of(results->rows));
    for (const LeaderboardRow* row : rows) {
        const auto computed = metricsOf(row->spec);
        if (!computed)
            continue;
        const QString policy = policyOf(*row);
        const auto shown = [&](int column) {
            const QVariant value = page.leaderboard().data(page.leaderboard().indexOf(policy, column), SortRole);
            return value.isValid() ? value.toDouble() : missing;
        };
        const std::tuple<QString, int, double> figures[] = {
            {QStringLiteral("CumReg"), LeaderboardModel::CumRegret, computed->cumRegret},
            {QStringLiteral("AvgPerf"), LeaderboardModel::AvgPerf, computed->avgPerfPct},
            {QStringLiteral("cost"), LeaderboardModel::Cost, computed->costUsd},
            {QStringLiteral("agreement"), LeaderboardModel::Agreement, 100 * computed->oracleAgreement}};
        for (const auto& [what, column, value] : figures) {
            if (auto violation = compare(name, policy + u' ' + what, shown(column), value))
                return violation;
        }
        if (row != selected)
            continue;
        const QList<FigureCard*> cards = cardsOf(page);
        if (cards.size() < 4)
            return Violation{name, QStringLiteral("the cards are not there")};
        const std::tuple<QString, QString> texts[] = {
            {QStringLiteral("CumReg card"), cumRegretFigure(*computed, numbers::regret(computed->cumRegret))},
            {QStringLiteral("AvgPerf card"), numbers::percent(computed->avgPerfPct)},
            {QStringLiteral("cost card"), numbers::dollars(computed->costUsd)},
            {QStringLiteral("agreement card"), numbers::percent(100 * computed->oracleAgreement)}};
        int card = 0;
        for (const auto& [what, text] : texts) {
            if (auto violation = compare(name, policy + u' ' + what, cards[card++]->figure(), text))
                return violation;
        }
    }
    return std::nullopt;
}

std::optional<Violation> Invariants::checkPriors(const PriorsPage& page)
{
    const Document& document = m_workbench.services().document;
    const QString name = QStringLiteral("figures: priors");
    const PriorEditor& editor = page.editor();
    if (editor.after() == nullptr || saysWhy(page))
        return std::nullopt;
    const std::string key = inputs() + '|' + editor.policy().text();
    if (key != m_deskKey || !m_desk) {
        auto stream = makeStream(*document.benchmark(), document.stream()->definition);
        if (!stream)
            return std::nullopt;
        m_desk.reset();
        auto desk =
            PriorDesk::open(*document.benchmark(), std::move(*stream), editor.policy(), document.replaySettings());
        if (!desk)
            return Violation{name, QStringLiteral("the desk shows figures, and the core can't lay it: ") +
                                       errorText(desk.error())};
        m_desk = std::move(*desk);
        m_deskKey = key;
    }
    const auto replay = m_desk->replay(editor.priors());
    if (!replay)
        return Violation{name, QStringLiteral("the desk shows figures, and the core can't replay: ") +
                                   errorText(replay.error())};
    const QList<FigureCard*> cards = cardsOf(page);
    if (cards.size() < 3)
        return Violation{name, QStringLiteral("the cards are not there")};
    const std::tuple<QString, QString> texts[] = {
        {QStringLiteral("CumReg"), cumRegretFigure(replay->metrics, numbers::regret(replay->metrics.cumRegret))},
        {QStringLiteral("AvgPerf"), numbers::percent(replay->metrics.avgPerfPct)},
        {QStringLiteral("cost"), numbers::dollars(replay->metrics.costUsd)}};
    int card = 0;
    for (const auto& [what, text] : texts) {
        if (auto violation = compare(name, what, cards[card++]->figure(), text))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> Invariants::checkSession(const SessionPage& page) const
{
    const SessionPlayer& player = m_workbench.services().player;
    const Document& document = m_workbench.services().document;
    const QString name = QStringLiteral("figures: session");
    if (player.lane().track() == nullptr || saysWhy(page))
        return std::nullopt;
    const SessionDefinition& definition = player.lane().definition();
    if (definition.stream != document.stream()->definition)
        return Violation{name, QStringLiteral("the session plays another stream than the bar names")};
    if (definition.weights != document.weights() || definition.missingScores != document.missingScores())
        return Violation{name, QStringLiteral("the session has other weights than the bar names")};
    const auto cursor = player.cursor();
    const QList<FigureCard*> cards = cardsOf(page);
    if (cards.size() < 5)
        return Violation{name, QStringLiteral("the cards are not there")};
    if (!cursor)
        return std::nullopt;
    const SessionTrack& track = *player.lane().track();
    const OracleTable oracle = oracleOf(track.setting());
    std::vector<std::uint32_t> steps;
    for (std::size_t step = 0; step <= *cursor; ++step)
        steps.push_back(static_cast<std::uint32_t>(step));
    const Metrics metrics = evaluate(track.run(), oracle, steps);
    const auto length = static_cast<qint64>(track.setting().stream.tasks.size());
    const std::tuple<QString, int, QString> texts[] = {
        {QStringLiteral("CumReg"), 0, cumRegretFigure(metrics, numbers::regret(metrics.cumRegret))},
        {QStringLiteral("AvgPerf"), 1, numbers::percent(metrics.avgPerfPct)},
        {QStringLiteral("cost"), 2, numbers::dollars(metrics.costUsd)},
        {QStringLiteral("step"), 4,
         QCoreApplication::translate("acr::ui::SessionPage", "%1 / %2")
             .arg(numbers::count(static_cast<qint64>(*cursor) + 1), numbers::count(length))}};
    for (const auto& [what, card, text] : texts) {
        if (auto violation =
                compare(name, QStringLiteral("%1 at step %2").arg(what).arg(*cursor + 1), cards[card]->figure(), text))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> Invariants::checkStatistics(const StatisticsPage& page) const
{
    const Document& document = m_workbench.services().document;
    const QString name = QStringLiteral("figures: statistics");
    if (!page.data() || saysWhy(page))
        return std::nullopt;
    StatisticSettings settings = page.data()->settings;
    settings.weights = document.weights();
    settings.missingScores = document.missingScores();
    const auto stream = makeStream(*document.benchmark(), document.stream()->definition);
    if (!stream)
        return std::nullopt;
    const GroupTable table = groupTable(*document.benchmark(), stream->tasks, settings);
    // The views stand in the order of their names.
    const auto* const heatmap = qobject_cast<const HeatmapView*>(
        page.charts()->widget(static_cast<int>(StatisticsCharts::views().indexOf(QStringLiteral("heatmap")))));
    if (heatmap == nullptr)
        return Violation{name, QStringLiteral("there is no heatmap")};
    const HeatmapData& shown = heatmap->data();
    const auto rows = static_cast<int>(table.groups.size()) + 1;
    if (shown.rows != rows || shown.columns != static_cast<int>(table.models))
        return Violation{name, QStringLiteral("the heatmap has %1 × %2 cells, the core %3 × %4")
                                   .arg(shown.rows)
                                   .arg(shown.columns)
                                   .arg(rows)
                                   .arg(table.models)};
    const auto* const cells = page.findChild<const QComboBox*>(QStringLiteral("heatmapCells"));
    if (cells == nullptr)
        return Violation{name, QStringLiteral("what the cells show can't be chosen")};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < shown.columns; ++column) {
            const QString cell = QStringLiteral("cell %1, %2").arg(row).arg(column);
            const auto group = static_cast<std::size_t>(row);
            const auto model = static_cast<std::size_t>(column);
            const double computed = table.at(group, model).estimate.mean;
            if (auto violation = compare(name, cell, page.data()->table.at(group, model).estimate.mean, computed))
                return violation;
            // The others are of what the session's router believes.
            if (cells->currentIndex() != 0)
                continue;
            if (auto violation =
                    compare(name, cell + QStringLiteral(" of the heatmap"), static_cast<double>(shown.at(row, column)),
                            static_cast<double>(static_cast<float>(computed))))
                return violation;
        }
    }
    return std::nullopt;
}

std::optional<Violation> Invariants::checkNewSlide()
{
    const Page* const page = m_workbench.window().currentPage();
    const auto* const present = pageOf<PresentPage>(m_workbench.window());
    if (page == nullptr || !page->isVisible() || present == nullptr || page == present)
        return std::nullopt;
    const qsizetype before = present->storyboard().slides().size();
    m_workbench.window().actions().action(QStringLiteral("edit.bookmark"))->trigger();
    const QList<Slide>& slides = present->storyboard().slides();
    // A file that can only be read takes none, and a page that shows nothing makes none.
    if (slides.size() == before)
        return std::nullopt;
    return checkSlide(slides.back(), *page, m_workbench.services().document,
                      [this](const PolicySpec& spec) { return metricsOf(spec); });
}

} // namespace acr::monkey
