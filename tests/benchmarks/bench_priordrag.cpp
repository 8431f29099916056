// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a move of the mouse to the painted curve and table: bench_priordrag [SECONDS [FOLDER OF THE REAL BENCHMARK]]
///
/// Drags a cell of the Priors page up and down on the real ID test and waits, for each move, until the grid, the curve
/// and the table of flipped tasks have been painted with the value. Prints percentiles by the wall and by the thread's
/// processor time, and whether the value shown at the end is the last one.

#include "core/benchmark/import.h"
#include "widgets/charts/curvechart.h"
#include "widgets/document/workspacefile.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/priors/flipmodel.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priorspage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QUndoStack>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <numbers>

using namespace acr;
using namespace acr::ui;

namespace {

/// Counts the paints of some widgets.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(std::vector<QWidget*> widgets)
        : m_widgets(std::move(widgets))
        , m_painted(m_widgets.size())
    {
        for (QWidget* widget : m_widgets)
            widget->installEventFilter(this);
    }
    void forget() { m_painted.assign(m_widgets.size(), false); }
    [[nodiscard]] bool all() const
    {
        return std::ranges::all_of(m_painted, [](bool painted) { return painted; });
    }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted[static_cast<std::size_t>(std::ranges::find(m_widgets, object) - m_widgets.begin())] = true;
        return false;
    }

private:
    std::vector<QWidget*> m_widgets;
    std::vector<bool> m_painted;
};

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

void print(const char* what, std::vector<double> values)
{
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(share * static_cast<double>(values.size())))];
    };
    fmt::print("{}: median {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms\n", what, at(0.5), at(0.95),
               at(0.99), values.back());
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const double seconds = argc > 1 ? std::atof(argv[1]) : 10;
    const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::path(ACR_SHARED_DIR) / "coderouterbench";
    auto imported = importBenchmark(folder, {});
    if (!imported) {
        fmt::print(stderr, "bench_priordrag: {} is no benchmark\n", folder.string());
        return 1;
    }
    ThemeManager themes(app);
    Jobs jobs;
    Document document(jobs);
    document.setSeeds(1);
    WorkspaceFile file(document, jobs);
    QUndoStack undo;
    PriorsPage page(themes, document, file, jobs, undo);
    page.resize(1216, 650);
    page.show();
    document.setContents(std::make_shared<const Benchmark>(std::move(*imported)), {}, {.split = "id_test"});
    while (!page.settled() || !jobs.idle())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);

    PriorGrid& grid = page.grid();
    const PriorSet& learned = page.editor().learned();
    const PriorAddress address{PriorField::Mean, learned.dimensions[1].dimension, {}, learned.models[2]};
    const QPointF from = grid.cellRect(address).center();
    const auto send = [&](QEvent::Type type, const QPointF& at) {
        QMouseEvent event(type, at, grid.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&grid, &event);
    };
    // The table of flipped tasks is there once something is flipped.
    while (page.flips().rowCount() == 0 || !page.settled()) {
        page.editor().setValue(address, 0.9, 1);
        QCoreApplication::processEvents();
    }
    PaintWatch watch({&grid, &page.chart(), page.findChild<DataTable*>(QStringLiteral("flipped"))->viewport()});
    std::vector<double> wall;
    std::vector<double> own;
    std::size_t replays = 0;
    QObject::connect(&page.editor(), &PriorEditor::replayed, &page, [&] { ++replays; });
    send(QEvent::MouseButtonPress, from);
    QElapsedTimer clock;
    clock.start();
    double wanted = 0;
    std::size_t flipped = 0;
    for (int move = 1; static_cast<double>(clock.elapsed()) < 1000 * seconds; ++move) {
        const double before = priorValue(page.editor().priors(), address).value();
        QElapsedTimer one;
        one.start();
        const double ownStart = threadMs();
        watch.forget();
        send(QEvent::MouseMove, from - QPointF(0, 110 * std::sin(2 * std::numbers::pi * move / 125.0)));
        wanted = priorValue(page.editor().priors(), address).value();
        if (wanted == before)
            continue; // the mouse stood still
        const std::size_t replaysBefore = replays;
        while ((replays == replaysBefore || !watch.all()) && one.elapsed() < 1000)
            QCoreApplication::processEvents();
        wall.push_back(1e-6 * static_cast<double>(one.nsecsElapsed()));
        own.push_back(threadMs() - ownStart);
        flipped += static_cast<std::size_t>(page.flips().rowCount());
        while (one.elapsed() < 8)
            QCoreApplication::processEvents();
    }
    send(QEvent::MouseButtonRelease, from);
    while (!page.settled())
        QCoreApplication::processEvents();
    fmt::print("{} moves with another value, {} flipped tasks on average\n", wall.size(),
               flipped / std::max<std::size_t>(1, wall.size()));
    print("edit to painted, by the wall", wall);
    print("edit to painted, processor time of the window's thread", own);
    const PriorSet last = page.editor().priors();
    const double shown = page.editor().after()->metrics.cumRegret;
    const double expected = page.editor().desk()->replay(last)->metrics.cumRegret;
    fmt::print("the last value {:.3f} is the one shown: {}; steps to undo: {}\n", wanted,
               shown == expected && priorValue(last, address).value() == wanted ? "yes" : "NO", undo.count());
    return shown == expected ? 0 : 1;
}
