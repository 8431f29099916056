// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/presentcheck.h"

#include "widgets/charts/snapshot.h"
#include "widgets/document/document.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/headline.h"
#include "widgets/pages/present/beatgame.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/reportfigures.h"
#include "widgets/pages/present/slide.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/slidewords.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <tuple>
#include <vector>

namespace acr::monkey {

using namespace acr::ui;

namespace {

QString presentFault()
{
    return QStringLiteral("figures: present");
}

std::optional<Violation> compareSlideCounts(const PresentPage& page)
{
    const QList<Slide>& slides = page.storyboard().slides();
    const auto* const headline = page.findChild<Headline*>();
    const QList<FigureCard*> cards = headline != nullptr ? cardsOf(*headline) : QList<FigureCard*>();
    if (cards.size() < 3)
        return Violation{presentFault(), QStringLiteral("the cards are not there")};
    std::vector<FigureRequest> streams;
    qsizetype noted = 0;
    for (const Slide& slide : slides) {
        noted += slide.notes.isEmpty() ? 0 : 1;
        const auto request = figureRequest(slide);
        if (request && std::ranges::find(streams, *request) == streams.end())
            streams.push_back(*request);
    }
    const std::tuple<QString, int, qint64> counts[] = {
        {QStringLiteral("slides"), 0, slides.size()},
        {QStringLiteral("slides with notes"), 1, noted},
        {QStringLiteral("streams"), 2, static_cast<qint64>(streams.size())}};
    for (const auto& [what, card, value] : counts) {
        if (auto violation = compare(presentFault(), what, cards[card]->figure(), numbers::count(value)))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> compareStage(const PresentPage& page)
{
    const QList<Slide>& slides = page.storyboard().slides();
    const int current = page.currentSlide();
    if (current < 0 || current >= slides.size())
        return std::nullopt;
    const auto& composition = page.stage().composition();
    if (!composition)
        return Violation{presentFault(), QStringLiteral("the stage is empty, and slide %1 is chosen").arg(current)};
    const SlideWords& shown = composition->words();
    const SlideWords computed(slides[current], page.deck());
    const std::tuple<QString, QString, QString> texts[] = {{QStringLiteral("title"), shown.title, computed.title},
                                                           {QStringLiteral("finding"), shown.finding, computed.finding},
                                                           {QStringLiteral("source"), shown.source, computed.source}};
    for (const auto& [what, text, wanted] : texts) {
        if (auto violation =
                compare(presentFault(), QStringLiteral("%1 of slide %2").arg(what).arg(current), text, wanted))
            return violation;
    }
    // Such a slide goes on computing.
    if (page.stage().priors() != nullptr || page.stage().session() != nullptr)
        return std::nullopt;
    if (shown.figures != computed.figures)
        return Violation{presentFault(),
                         QStringLiteral("the figures on the stage are not those of slide %1").arg(current)};
    return std::nullopt;
}

std::optional<Violation> compareGame(const PresentPage& page)
{
    const BeatGame* const game = page.beat().game();
    const QList<FigureCard*> cards = cardsOf(page.beat());
    if (cards.size() < 3)
        return Violation{presentFault(), QStringLiteral("the cards of the game are not there")};
    // Of a finished game nobody says where in the stream it began.
    if (game == nullptr || game->finished())
        return std::nullopt;
    const std::vector<Step>& steps = game->row().runs.front().steps;
    const auto now = std::ranges::find(steps, game->task(), &Step::task);
    const auto at = static_cast<std::size_t>(now - steps.begin());
    if (now == steps.end() || at < game->position())
        return Violation{presentFault(), QStringLiteral("the game is about a task that the router had not decided")};
    double regret = 0;
    for (std::size_t step = at - game->position(); step < at; ++step)
        regret += stepRegret(steps[step], game->results().oracle).regret;
    const double own = game->audience().empty() ? 0 : game->audience().back();
    const std::tuple<QString, int, QString> texts[] = {
        {QStringLiteral("regret of the audience"), 0, numbers::regret(own)},
        {QStringLiteral("regret of the router in the game"), 1, numbers::regret(regret)}};
    for (const auto& [what, card, text] : texts) {
        if (auto violation = compare(presentFault(), what, cards[card]->figure(), text))
            return violation;
    }
    return std::nullopt;
}

std::optional<Violation> compareFigures(const SlideContent& content, const Page& page)
{
    QStringList shown;
    for (const FigureCard* card : cardsOf(page)) {
        const bool seen = card->isVisibleTo(&page) && card->width() > 1 && card->height() > 1;
        if (seen && !card->figure().isEmpty() && card->figure() != u"–" && card->figure() != QStringLiteral("—"))
            shown << card->caption() + QStringLiteral(": ") + card->figure();
    }
    QStringList kept;
    for (const SlideFigure& figure : content.figures)
        kept << figure.caption + QStringLiteral(": ") + figure.figure;
    return compare(presentFault(), QStringLiteral("figures of the new slide"), kept.join(QStringLiteral("; ")),
                   shown.join(QStringLiteral("; ")));
}

/// A curve of the slide with the row of the leaderboard that it is of.
struct RowCurve {
    QString name;
    const LeaderboardRow* row = nullptr;
    double end = missing;
};

std::optional<Violation> compareCurves(const Slide& slide, const RegretPage& page, const MetricsOf& metricsOf)
{
    const QJsonObject chart = slide.chartAt(slide.chart);
    const auto& results = page.leaderboard().results();
    if (!results || chart.value(QLatin1String("kind")).toString() != u"curves" ||
        chart.value(QLatin1String("y")).toString() != regretAxisTitle(false))
        return std::nullopt;
    std::vector<RowCurve> curves;
    bool onlyRows = true;
    const QJsonArray drawn = chart.value(QLatin1String("curves")).toArray();
    for (const auto& value : drawn) {
        const QJsonObject curve = value.toObject();
        const std::vector<float> values = snapshot::unpacked(curve.value(QLatin1String("v")));
        const LeaderboardRow* const row = rowOf(*results, curve.value(QLatin1String("id")).toString());
        if (row == nullptr || values.empty() || isMissing(static_cast<double>(values.back()))) {
            onlyRows = false;
            continue;
        }
        if (row->family == PolicyFamily::Bound) {
            // The finding leaves out the oracle.
            onlyRows = onlyRows && row->policy == "oracle";
            continue;
        }
        curves.push_back({curve.value(QLatin1String("name")).toString(), row, static_cast<double>(values.back())});
    }
    const auto lowest = std::ranges::min_element(curves, {}, &RowCurve::end);
    if (lowest == curves.end())
        return std::nullopt;
    const auto metrics = metricsOf(lowest->row->spec);
    if (!metrics)
        return std::nullopt;
    if (!sameFloat(lowest->end, metrics->cumRegret))
        return compare(presentFault(), QStringLiteral("end of the curve of %1 on the new slide").arg(lowest->name),
                       lowest->end, metrics->cumRegret);
    if (!onlyRows || curves.size() < 2 || !slide.finding.isEmpty())
        return std::nullopt;
    const QString finding = SlideWords::proposedFinding(slide, {});
    // The curve has the precision of a float.
    const QString number = numbers::fixed(static_cast<double>(static_cast<float>(metrics->cumRegret)),
                                          chart.value(QLatin1String("decimals")).toInt(1), QLocale());
    if (finding.contains(number))
        return std::nullopt;
    return Violation{
        presentFault(),
        QStringLiteral("the finding “%1” does not say that %2 ends at %3").arg(finding, lowest->name, number)};
}

} // namespace

std::optional<Violation> checkPresent(const PresentPage& page)
{
    if (auto violation = compareSlideCounts(page))
        return violation;
    if (auto violation = compareStage(page))
        return violation;
    return compareGame(page);
}

std::optional<Violation> checkSlide(const Slide& slide, const Page& page, const Document& document,
                                    const MetricsOf& metricsOf)
{
    if (auto violation = compare(presentFault(), QStringLiteral("page of the new slide"), slide.page, page.id()))
        return violation;
    if (!document.stream() || document.stream()->definition.split.empty())
        return std::nullopt;
    const auto request = figureRequest(slide);
    if (!request || slide.content == nullptr)
        return Violation{presentFault(), QStringLiteral("the new slide names no stream")};
    if (streamKey(request->stream) != streamKey(document.stream()->definition))
        return Violation{presentFault(), QStringLiteral("the new slide names another stream than the bar")};
    if (request->scoring != WeightSettings{document.weights(), document.missingScores()} ||
        request->seeds != document.seeds())
        return Violation{presentFault(), QStringLiteral("the new slide names other weights or seeds than are shown")};
    if (auto violation = compareFigures(*slide.content, page))
        return violation;
    if (const auto* regret = qobject_cast<const RegretPage*>(&page))
        return compareCurves(slide, *regret, metricsOf);
    return std::nullopt;
}

} // namespace acr::monkey
