// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slidecapture.h"

#include "widgets/charts/chartwidget.h"
#include "widgets/models/roles.h"
#include "widgets/pages/present/decklanguage.h"
#include "widgets/pages/present/reportfigures.h"
#include "widgets/theme/figurecard.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QTableView>

#include <algorithm>

namespace acr::ui {

namespace {

/// More does not fit on a slide.
constexpr int maxTableRows = 40;

/// Parts of this type that the page shows.
template <class Part>
QList<Part*> partsOf(const QWidget& page)
{
    QList<Part*> found;
    for (Part* part : page.findChildren<Part*>()) {
        if (part->isVisibleTo(&page) && part->width() > 1 && part->height() > 1)
            found.append(part);
    }
    return found;
}

template <class Part>
void sortByArea(QList<Part*>& found)
{
    std::ranges::stable_sort(found, std::greater{}, [](const Part* part) { return part->width() * part->height(); });
}

SlideTable tableOf(const QTableView& view)
{
    SlideTable table;
    table.title = view.accessibleName();
    const QAbstractItemModel& model = *view.model();
    table.rows = model.rowCount(view.rootIndex());
    std::vector<int> columns;
    for (int place = 0; place < model.columnCount(); ++place) {
        const int column = view.horizontalHeader()->logicalIndex(place);
        if (column >= 0 && !view.isColumnHidden(column))
            columns.push_back(column);
    }
    for (const int column : columns)
        table.text.header.append(model.headerData(column, Qt::Horizontal).toString().simplified());
    for (int row = 0; row < std::min<qint64>(table.rows, maxTableRows); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column, view.rootIndex()).data().toString().simplified());
        table.text.rows.append(cells);
    }
    for (const int column : columns) {
        const auto alignment = Qt::Alignment(model.index(0, column).data(Qt::TextAlignmentRole).toInt());
        table.text.rightAligned.append(alignment.testFlag(Qt::AlignRight));
    }
    return table;
}

} // namespace

SlideContent contentOf(const QWidget& page, const QString& source, QJsonObject live)
{
    SlideContent content;
    content.source = source;
    content.language = DeckLanguage::ofProgram();
    QList<ChartWidget*> charts = partsOf<ChartWidget>(page);
    sortByArea(charts);
    for (const ChartWidget* chart : charts) {
        if (const QJsonObject snapshot = chart->snapshot(); !snapshot.isEmpty())
            content.charts.append(snapshot);
    }
    for (const auto& chart : live.take(QLatin1String("charts")).toArray())
        content.charts.append(chart.toObject());
    content.live = live;
    for (const FigureCard* card : partsOf<FigureCard>(page)) {
        if (const QString figure = card->figure(); figure.isEmpty() || figure == u"–" || figure == emDash)
            continue;
        content.figures.append(slideFigure(
            {card->caption(), card->figure(), {}, card->delta(), card->against(), card->change(), card->better()}));
    }
    QList<QTableView*> tables = partsOf<QTableView>(page);
    sortByArea(tables);
    for (const QTableView* view : tables) {
        if (view->model() != nullptr && view->model()->rowCount(view->rootIndex()) > 0)
            content.tables.append(tableOf(*view));
    }
    return content;
}

void arrange(Slide& slide)
{
    const SlideContent none;
    const SlideContent& content = slide.content ? *slide.content : none;
    if (content.charts.isEmpty()) {
        slide.layout = content.tables.isEmpty() ? SlideTemplate::Image : SlideTemplate::Table;
        return;
    }
    slide.layout = content.figures.isEmpty() ? SlideTemplate::Chart : SlideTemplate::ChartFigures;
    const auto chartWith = [&](const char* member) {
        const auto found = std::ranges::find_if(
            content.charts, [member](const QJsonObject& chart) { return chart.contains(QLatin1String(member)); });
        return found == content.charts.end() ? -1 : static_cast<int>(found - content.charts.begin());
    };
    // What is dragged, or what the router decides, stands beside the curve.
    const QString kind = content.live.value(QLatin1String("kind")).toString();
    const int curve = chartWith("curves");
    // A curve is what a view is about, however large a chart beside it is in a large window.
    slide.chart = std::max(0, curve);
    const int first = kind == QLatin1String("priors") ? chartWith("addresses") : curve;
    const int second = kind == QLatin1String("session") ? chartWith("ballot") : curve;
    if (kind.isEmpty() || content.figures.isEmpty() || first < 0 || second < 0)
        return;
    slide.layout = SlideTemplate::TwoChartsFigures;
    slide.chart = first;
    slide.second = second;
}

QString sourceLine(const Benchmark& benchmark, const Stream& stream, const RewardWeights& weights)
{
    QStringList found = streamFacts(benchmark, stream, weights);
    found.append(QStringLiteral("ACRouter Workbench %1").arg(QCoreApplication::applicationVersion()).trimmed());
    return found.join(QStringLiteral(" · "));
}

} // namespace acr::ui
