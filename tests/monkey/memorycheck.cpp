// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/memorycheck.h"

#include "core/memory/priorset.h"
#include "core/session/memoryhistory.h"
#include "widgets/charts/heatmapview.h"
#include "widgets/document/sessionplayer.h"
#include "widgets/models/roles.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/memoryedits.h"
#include "widgets/pages/memory/memoryheadline.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/pages/memory/neighbourmodel.h"
#include "widgets/pages/memory/sessionmemory.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QJsonObject>

#include <algorithm>
#include <tuple>
#include <vector>

namespace acr::monkey {

using namespace acr::ui;

namespace {

constexpr std::size_t shownNeighbours = 10;

/// What the page should show.
struct ComputedMemory {
    MemorySnapshot snapshot;
    /// Oldest first, as the rows of the page.
    std::vector<MemoryId> ids;
    /// Before the first step; nothing where they are not known.
    std::optional<std::vector<BeliefRow>> start;
    std::size_t edits = 0;
};

QString memoryFault()
{
    return QStringLiteral("figures: memory");
}

/// Nothing where the page has no inputs.
std::optional<ComputedMemory> computedMemory(const MemoryPage& page, const SessionPlayer& player)
{
    const MemoryView& view = *page.view();
    const auto* const edits = page.findChild<MemoryEdits*>();
    if (edits == nullptr)
        return std::nullopt;
    ComputedMemory computed;
    computed.edits = edits->all().size();
    if (view.stored != nullptr) {
        // It has the changes by hand already.
        computed.snapshot = placed(*view.stored, *view.benchmark);
    } else {
        const auto* const session = page.findChild<SessionMemory*>();
        const auto cursor = player.cursor();
        const SessionTrack* const track = player.lane().track();
        const auto places = session != nullptr ? session->places() : nullptr;
        if (!cursor || track == nullptr || places == nullptr || track->sharedSetting() != session->setting())
            return std::nullopt;
        // A copy has no state at hand: it repeats the turns since the last checkpoint.
        const SessionTrack copy = *track;
        MemoryHistory history(places->vectors, MemorySettings{}.capacity);
        computed.snapshot = history.at(copy, *cursor + 1);
        applyEdits(computed.snapshot, edits->all(), *view.benchmark);
        if (copy.hasState(0))
            computed.start = copy.policyBefore(0).beliefs();
    }
    computed.ids = computed.snapshot.entries.ids();
    return computed;
}

std::optional<Violation> compareCards(const MemoryPage& page, const ComputedMemory& computed)
{
    const QList<FigureCard*> cards = cardsOf(page);
    if (cards.size() < 5)
        return Violation{memoryFault(), QStringLiteral("the cards are not there")};
    const VectorStore& store = computed.snapshot.entries;
    double sum = 0;
    std::size_t scored = 0;
    for (const MemoryId id : computed.ids) {
        const double score = store.find(id)->attempt.score;
        if (isMissing(score))
            continue;
        sum += score;
        ++scored;
    }
    const auto count = [](std::size_t value) { return numbers::count(static_cast<qint64>(value)); };
    const auto next = store.oldestUnpinned();
    const std::tuple<QString, int, QString> texts[] = {
        {QStringLiteral("entries of the capacity"), 0,
         count(store.size()) + QStringLiteral(" / ") + count(store.capacity())},
        {QStringLiteral("mean score"), 1,
         numbers::percent(scored > 0 ? 100 * sum / static_cast<double>(scored) : missing)},
        {QStringLiteral("pinned"), 2, count(store.pinnedCount())},
        {QStringLiteral("goes next"), 3,
         next ? MemoryHeadline::tr("step %1").arg(stepText(store.find(*next)->step)) : QStringLiteral("–")},
        {QStringLiteral("changed by hand"), 4, count(computed.edits)}};
    for (const auto& [what, card, text] : texts) {
        if (auto violation = compare(memoryFault(), what, cards[card]->figure(), text))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> compareEntry(const MemoryPage& page, const ComputedMemory& computed, Draws& draws)
{
    const auto* const table = page.findChild<EntryModel*>();
    if (table == nullptr)
        return Violation{memoryFault(), QStringLiteral("the table of entries is not there")};
    if (auto violation =
            compareCounts(memoryFault(), QStringLiteral("rows of the table"), table->rows(), computed.ids.size()))
        return violation;
    if (computed.ids.empty())
        return std::nullopt;
    const auto row = static_cast<std::size_t>(draws.below(computed.ids.size()));
    const Experience& entry = *computed.snapshot.entries.find(computed.ids[row]);
    const Benchmark& benchmark = *page.view()->benchmark;
    const auto shown = [&](int column, int role) {
        return table->data(table->index(static_cast<int>(row), column), role);
    };
    const std::tuple<QString, int, QString> texts[] = {
        {QStringLiteral("task"), EntryModel::Task, QString::fromStdString(benchmark.tasks[entry.task].id)},
        {QStringLiteral("model"), EntryModel::Model,
         QString::fromStdString(benchmark.models[entry.attempt.model.position()].name)},
        {QStringLiteral("step"), EntryModel::Step, stepText(entry.step)}};
    for (const auto& [what, column, text] : texts) {
        if (auto violation = compare(memoryFault(), QStringLiteral("%1 of row %2").arg(what).arg(row),
                                     shown(column, Qt::DisplayRole).toString(), text))
            return violation;
    }
    const std::tuple<QString, int, double> figures[] = {
        {QStringLiteral("score"), EntryModel::Score, entry.attempt.score},
        {QStringLiteral("cost"), EntryModel::Cost, entry.attempt.costUsd}};
    for (const auto& [what, column, value] : figures) {
        const QVariant number = shown(column, SortRole);
        if (auto violation = compare(memoryFault(), QStringLiteral("%1 of row %2").arg(what).arg(row),
                                     number.isValid() ? number.toDouble() : missing, value))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> compareNeighbours(const MemoryPage& page, const ComputedMemory& computed)
{
    const auto chosen = page.chosen();
    const std::vector<MemoryId>& shownIds = page.view()->ids;
    const auto* const table = page.findChild<NeighbourModel*>();
    if (!chosen || table == nullptr || computed.snapshot.entries.isApproximate())
        return std::nullopt;
    // Entries that are placed anew may have other ids; their order is the same.
    const auto at = std::ranges::lower_bound(shownIds, *chosen);
    if (at == shownIds.end() || *at != *chosen)
        return Violation{memoryFault(), QStringLiteral("the chosen entry is not in the memory")};
    const VectorStore& store = computed.snapshot.entries;
    const MemoryId id = computed.ids[static_cast<std::size_t>(at - shownIds.begin())];
    std::vector<float> key(store.dimensions());
    if (!store.keyOf(id, key))
        return std::nullopt;
    std::vector<Neighbour> found;
    store.nearestExact(key, shownNeighbours + 1, 0, found);
    std::erase_if(found, [id](const Neighbour& each) { return each.id == id; });
    if (found.size() > shownNeighbours)
        found.resize(shownNeighbours);
    if (auto violation = compareCounts(memoryFault(), QStringLiteral("neighbours"),
                                       static_cast<std::size_t>(table->rowCount()), found.size()))
        return violation;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto row = static_cast<int>(i);
        const double similarity = table->data(table->index(row, NeighbourModel::Similarity), SortRole).toDouble();
        const auto computedSimilarity = static_cast<double>(found[i].similarity);
        if (!sameFloat(similarity, computedSimilarity))
            return compare(memoryFault(), QStringLiteral("cosine of neighbour %1").arg(i), similarity,
                           computedSimilarity);
        if (auto violation = compareCounts(memoryFault(), QStringLiteral("task of neighbour %1").arg(i),
                                           table->data(table->index(row, NeighbourModel::Task), TaskRole).toUInt(),
                                           found[i].experience->task.value))
            return violation;
    }
    return std::nullopt;
}

/// What a cell of the beliefs shows.
double beliefFigure(const BeliefRow& row, std::size_t model, const QString& measure)
{
    if (model >= row.cells.size())
        return missing;
    const BeliefRow::Cell& cell = row.cells[model];
    return measure == u"sd" ? cell.sd : measure == u"evidence" ? cell.evidence : cell.mean;
}

std::optional<Violation> compareBeliefs(const MemoryPage& page, const ComputedMemory& computed)
{
    const auto* const heatmap = page.findChild<HeatmapView*>(QStringLiteral("beliefs"));
    if (heatmap == nullptr)
        return Violation{memoryFault(), QStringLiteral("the beliefs are not there")};
    const QJsonObject choice = page.saveState().value(QLatin1String("beliefs")).toObject();
    const QString measure = choice.value(QLatin1String("measure")).toString();
    const bool sources = choice.value(QLatin1String("sources")).toBool();
    const bool change = choice.value(QLatin1String("change")).toBool() && computed.start.has_value();
    std::vector<const BeliefRow*> rows;
    for (const BeliefRow& row : computed.snapshot.beliefs) {
        if (sources || row.source.empty())
            rows.push_back(&row);
    }
    const HeatmapData& shown = heatmap->data();
    if (auto violation = compareCounts(memoryFault(), QStringLiteral("rows of beliefs"),
                                       static_cast<std::size_t>(shown.rows), rows.size()))
        return violation;
    for (int row = 0; row < shown.rows; ++row) {
        const BeliefRow& now = *rows[static_cast<std::size_t>(row)];
        const BeliefRow* start = nullptr;
        if (change) {
            const auto found = std::ranges::find_if(*computed.start, [&](const BeliefRow& each) {
                return each.dimension == now.dimension && each.source == now.source;
            });
            start = found == computed.start->end() ? nullptr : &*found;
        }
        for (int column = 0; column < shown.columns; ++column) {
            const auto model = static_cast<std::size_t>(column);
            double value = beliefFigure(now, model, measure);
            if (change)
                value = start != nullptr ? value - beliefFigure(*start, model, measure) : missing;
            const auto figure = static_cast<double>(shown.at(row, column));
            if (!sameFloat(figure, value))
                return Violation{memoryFault(), QStringLiteral("belief %1, %2 (%3%4): shown %5, computed %6")
                                                    .arg(row)
                                                    .arg(column)
                                                    .arg(measure, change ? QStringLiteral(", change") : QString(),
                                                         numbers::exact(figure), numbers::exact(value))};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Violation> checkMemory(const MemoryPage& page, const SessionPlayer& player, Draws& draws)
{
    if (page.view() == nullptr)
        return std::nullopt;
    const auto computed = computedMemory(page, player);
    if (!computed)
        return std::nullopt;
    const MemorySnapshot& shown = page.view()->snapshot;
    if (auto violation = compareCounts(memoryFault(), QStringLiteral("steps"), static_cast<std::size_t>(shown.steps),
                                       static_cast<std::size_t>(computed->snapshot.steps)))
        return violation;
    if (auto violation = compareCards(page, *computed))
        return violation;
    if (auto violation = compareEntry(page, *computed, draws))
        return violation;
    if (auto violation = compareNeighbours(page, *computed))
        return violation;
    return compareBeliefs(page, *computed);
}

} // namespace acr::monkey
