// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of 80 000 rows: from a key press to filtered and painted, and a click on a header, beside
/// QSortFilterProxyModel over the same model in the same view. Medians of several rounds; the peer filters and sorts by
/// the roles it has. Then the filter of the Benchmark page with two predicates on models, in the page itself: from a
/// key press in its line to the painted table of outcomes.
///   QT_QPA_PLATFORM=offscreen bench_tables
#include "core/benchmark/simulator.h"
#include "widgets/models/datatable.h"
#include "widgets/models/outcometablemodel.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/models/tableexport.h"
#include "widgets/pages/benchmark/benchmarkpage.h"
#include "widgets/shell/filteredit.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMainWindow>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr int rounds = 7;

double medianMs(const std::function<void(int round)>& work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        work(round);
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

/// Prints the time of the last key press of a filter with two model predicates: median of the rounds, and the
/// processor time of all of them, which other programs on the machine do not change.
void measureFilterKeys(ThemeManager& themes, const std::shared_ptr<const Benchmark>& benchmark, const char* partName,
                       const QString& text)
{
    const QString part = QLatin1String(partName);
    Jobs jobs;
    Document document(jobs);
    QMainWindow window;
    auto* const page = new BenchmarkPage(document, jobs, themes, {}, &window);
    window.setCentralWidget(page);
    window.resize(1280, 720);
    window.show();
    document.setContents(benchmark, {}, {.split = "all"});
    while (document.computing() || !page->settled() || !jobs.idle())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    page->reveal(part);
    auto* const edit = page->findChild<FilterEdit*>(QStringLiteral("filterText"));
    edit->setFocus();
    edit->setText(text.chopped(1));
    QApplication::processEvents();
    const std::clock_t before = std::clock();
    const double median = medianMs([&](int round) {
        // The last digit of the number comes and goes.
        const bool types = round % 2 == 0;
        QKeyEvent press(QEvent::KeyPress, types ? Qt::Key_5 : Qt::Key_Backspace, Qt::NoModifier,
                        types ? QString(text.back()) : QString());
        QApplication::sendEvent(edit, &press);
        window.repaint();
        QApplication::processEvents();
    });
    const double processor = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / rounds;
    std::printf("%-34s %9.2f ms, processor %.2f ms (%s)\n", "key press, two model predicates", median, processor,
                partName);
}

void row(const char* name, double ours, double peer)
{
    std::printf("%-34s %9.2f ms %10.2f ms %8.3f\n", name, ours, peer, ours / peer);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    ThemeManager themes(application);
    const auto benchmark = std::make_shared<const Benchmark>(simulate({.prompts = false}).value());
    const QString models =
        QStringLiteral("score(%1) < 0.5 and score(%2) >= 0.5")
            .arg(QString::fromStdString(benchmark->models[0].name), QString::fromStdString(benchmark->models[3].name));
    for (const char* part : {"tasks", "outcomes", "heatmap"})
        measureFilterKeys(themes, benchmark, part, models);

    std::vector<TaskIndex> tasks;
    for (std::size_t i = 0; i < benchmark->tasks.size(); ++i)
        tasks.push_back(TaskIndex::at(i));
    std::shared_ptr<const TaskView> view;
    const double made = medianMs([&](int) { view = makeTaskView(benchmark, tasks, {}, MissingScores::AsZero); });
    OutcomeTableModel model;
    model.setView(view);
    std::printf("%d rows; view made in %.2f ms, under another reward in %.2f ms\n", model.rowCount(), made,
                medianMs([&](int round) {
                    model.setView(makeTaskView(benchmark, tasks, {1, -0.1 * round}, MissingScores::AsZero, view.get()));
                }));

    RowMapProxy ours;
    ours.setSourceModel(&model);
    DataTable table(themes, QStringLiteral("ours"));
    table.setModel(&ours);
    table.resize(1000, 800);
    table.show();

    QSortFilterProxyModel peer;
    peer.setSourceModel(&model);
    peer.setSortRole(SortRole);
    peer.setFilterKeyColumn(-1);
    peer.setFilterCaseSensitivity(Qt::CaseInsensitive);
    DataTable peerTable(themes, QStringLiteral("peer"));
    peerTable.setModel(&peer);
    peerTable.resize(1000, 800);
    peerTable.show();
    QApplication::processEvents();

    const auto painted = [](QWidget& widget) {
        widget.repaint();
        QApplication::processEvents();
    };
    std::printf("%-34s %12s %13s %8s\n", "", "row map", "QSFPM", "ratio");
    const auto typing = [&](const char* name, const QStringList& texts, bool pattern) {
        const double mine = medianMs([&](int round) {
            ours.setText(texts[round % texts.size()], pattern);
            painted(table);
        });
        const double theirs = medianMs([&](int round) {
            if (pattern)
                peer.setFilterRegularExpression(
                    QRegularExpression(texts[round % texts.size()], QRegularExpression::CaseInsensitiveOption));
            else
                peer.setFilterFixedString(texts[round % texts.size()]);
            painted(peerTable);
        });
        row(name, mine, theirs);
        ours.setText({}, false);
        peer.setFilterFixedString({});
    };
    typing("key press, few rows left", {QStringLiteral("_12"), QStringLiteral("_123")}, false);
    typing("key press, most rows left", {QStringLiteral("dim"), QStringLiteral("di")}, false);
    typing("key press, nothing left", {QStringLiteral("zz"), QStringLiteral("zzz")}, false);
    typing("pattern, half of the rows left",
           {QStringLiteral("^(gpt|glm|kimi).*"), QStringLiteral("^(gpt|glm|claude).*")}, true);
    typing("pattern, all rows left", {QStringLiteral("."), QStringLiteral(".+")}, true);

    const auto sorting = [&](const char* name, int column) {
        const double mine = medianMs([&](int round) {
            ours.sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            painted(table);
        });
        const double theirs = medianMs([&](int round) {
            peer.sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            painted(peerTable);
        });
        row(name, mine, theirs);
        ours.sort(-1);
        peer.sort(-1);
    };
    sorting("sort by cost", OutcomeTableModel::Cost);
    sorting("sort by regret", OutcomeTableModel::Regret);
    sorting("sort by task", OutcomeTableModel::TaskId);
    sorting("sort by model", OutcomeTableModel::ModelName);

    const double facets = medianMs([&](int round) {
        ours.setChecked(QStringLiteral("model"), QStringLiteral("gpt-5.4"), round % 2 == 0);
        painted(table);
    });
    std::printf("%-34s %9.2f ms\n", "a check in a facet", facets);
    std::printf("%-34s %9.2f ms\n", "one frame of the table", medianMs([&](int) { table.repaint(); }));
    std::vector<int> columns{OutcomeTableModel::TaskId, OutcomeTableModel::ModelName, OutcomeTableModel::Score,
                             OutcomeTableModel::Cost};
    std::printf("%-34s %9.2f ms\n", "CSV of all rows, four columns", medianMs([&](int) {
                    (void)formatTable(tableText(ours, columns, TableFormat::Csv), TableFormat::Csv);
                }));
    return 0;
}
