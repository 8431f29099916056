// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/livecheck.h"

#include "core/live/livehistory.h"
#include "core/live/liveregret.h"
#include "core/workspace/livestore.h"
#include "widgets/document/liverun.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/live/liveheadline.h"
#include "widgets/pages/live/livepage.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <tuple>
#include <vector>

namespace acr::monkey {

using namespace acr::ui;

namespace {

constexpr int betweenLooksMs = 20;
constexpr int catchUpMs = 5'000;

using LiveTurns = std::vector<std::shared_ptr<const LiveTurn>>;

/// What the page should show.
struct LiveTotals {
    std::size_t answered = 0;
    std::size_t judged = 0;
    std::size_t passed = 0;
    /// Missing where it can't be said.
    double spentUsd = missing;
    LiveRegret regret;
};

QString liveFault()
{
    return QStringLiteral("figures: live");
}

LiveTotals totalsOf(const LiveTurns& turns, double spentUsd, std::size_t models, const RewardWeights& weights)
{
    LiveTotals totals;
    totals.spentUsd = spentUsd;
    for (const auto& turn : turns) {
        if (turn->answer >= turn->attempts.size())
            continue;
        const Attempt& answer = turn->attempts[turn->answer];
        if (answer.details != nullptr && answer.details->failure != CallFailure::None)
            continue;
        ++totals.answered;
        totals.judged += answer.graded ? 1 : 0;
        totals.passed += answer.graded && answer.passed ? 1 : 0;
    }
    totals.regret = liveRegret(turns, models, weights);
    return totals;
}

/// Of the session as the workspace file has it. Nothing where it has none.
std::optional<LiveTotals> keptTotals(const LiveRun& run, Workspace& workspace)
{
    const auto session = LiveStore(workspace).named(run.sessionName());
    if (!session)
        return std::nullopt;
    const LiveHistory& history = session->history;
    // What a call has cost that has no end is the most that it can have cost, or nothing: the program that ended during
    // the call did not say.
    const double spent = history.unknownCalls.empty() ? history.spentUsd : missing;
    return totalsOf(history.turns, spent, history.models.size(), session->summary.definition.weights);
}

/// Of the session as its events told it.
LiveTotals toldTotals(const LiveRun& run)
{
    return totalsOf(run.board().turns(), run.board().budget().spentUsd, run.models().size(), run.settings().weights);
}

std::optional<Violation> compareTotals(const LivePage& page, const LiveRun& run, const LiveTotals& totals)
{
    const auto card = [&](const char* name) { return page.findChild<FigureCard*>(QLatin1String(name)); };
    const FigureCard* const answered = card("liveAnswered");
    const FigureCard* const passed = card("livePassed");
    const FigureCard* const cost = card("liveCost");
    const FigureCard* const regret = card("liveRegret");
    if (answered == nullptr || passed == nullptr || cost == nullptr || regret == nullptr)
        return Violation{liveFault(), QStringLiteral("the cards are not there")};
    const auto count = [](std::size_t value) { return numbers::count(static_cast<qint64>(value)); };
    const QString none = QStringLiteral("–");
    const std::size_t tasks = run.board().tasks().size();
    const LiveRegret::Measured& measured = totals.regret.measured;
    const LiveRegret::Estimated& estimated = totals.regret.estimated;
    const bool known = measured.tasks > 0 || estimated.tasks > 0;
    const std::tuple<QString, QString, QString> texts[] = {
        {QStringLiteral("answered"), answered->figure(),
         tasks == 0 ? none
                    : LiveHeadline::tr("%1 / %2", "answered tasks of all").arg(count(totals.answered), count(tasks))},
        {QStringLiteral("passed"), passed->figure(),
         totals.judged == 0
             ? none
             : numbers::percent(100.0 * static_cast<double>(totals.passed) / static_cast<double>(totals.judged))},
        {QStringLiteral("cost"), cost->figure(),
         tasks == 0                   ? none
         : isMissing(totals.spentUsd) ? cost->figure()
                                      : numbers::dollars(totals.spentUsd)},
        {QStringLiteral("regret"), regret->figure(),
         known ? numbers::fixed(measured.tasks > 0 ? measured.mean : estimated.mean, 3) : none},
        {QStringLiteral("what the regret is known from"), regret->badge(),
         measured.tasks > 0    ? LiveHeadline::tr("measured")
         : estimated.tasks > 0 ? LiveHeadline::tr("estimated")
                               : LiveHeadline::tr("unknown")}};
    for (const auto& [what, shown, computed] : texts) {
        if (auto violation = compare(liveFault(), what, shown, computed))
            return violation;
    }
    return std::nullopt;
}

void waitFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

std::optional<Violation> checkLive(const LivePage& page, const LiveRun& run, WorkspaceFile& file)
{
    const auto look = [&]() -> std::optional<Violation> {
        if (auto violation = compareTotals(page, run, toldTotals(run)))
            return violation;
        Workspace* const workspace = file.workspace();
        const bool kept = workspace != nullptr && run.isOfOpenFile() && !run.sessionName().empty() &&
                          (run.state() == LiveRun::State::Running ||
                           (run.state() == LiveRun::State::Ended && run.ending().benchmark.has_value()));
        if (!kept)
            return std::nullopt;
        // Somebody may have removed it from the file.
        const auto totals = keptTotals(run, *workspace);
        return totals ? compareTotals(page, run, *totals) : std::nullopt;
    };
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        const bool runs = run.active();
        auto violation = look();
        if (!violation || !runs || clock.elapsed() > catchUpMs)
            return violation;
        waitFor(betweenLooksMs);
    }
}

} // namespace acr::monkey
