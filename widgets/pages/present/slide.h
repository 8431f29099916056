// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A slide: a view that was bookmarked, with what it showed as data, so that it can be drawn again in any theme, size
/// and language.
#pragma once

#include "core/workspace/workspace.h"
#include "widgets/models/tableexport.h"
#include "widgets/shell/figuretexts.h"

#include <QImage>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace acr::ui {

/// How a slide is composed. Names are stored; see slideTemplateName().
enum class SlideTemplate { Chart, ChartFigures, TwoCharts, Table, Title, Image, TwoChartsFigures };
inline constexpr int slideTemplates = 7;

/// A headline figure of the view.
struct SlideFigure {
    QString caption;
    QString figure;
    QString delta; ///< with its sign; empty: none
    QString against;
    double change = 0; ///< decides the arrow
    int better = 0;    ///< −1: lower is better, 1: higher is; decides the colour of the change

    bool operator==(const SlideFigure&) const = default;
};

struct SlideTable {
    QString title;
    TextTable text;
    qint64 rows = 0; ///< of the whole table; the text may have only the first ones

    bool operator==(const SlideTable& other) const
    {
        return title == other.title && rows == other.rows && text.header == other.text.header &&
               text.rows == other.text.rows && text.rightAligned == other.text.rightAligned;
    }
};

/// What the view showed. Texts are in the language of that time (see DeckLanguage).
struct SlideContent {
    QList<QJsonObject> charts; ///< snapshots (see snapshot.h), the largest of the view first
    QList<SlideFigure> figures;
    QList<SlideTable> tables;
    QString source;   ///< benchmark, stream, weights and version, joined by " · "
    QString language; ///< of the texts, see DeckLanguage; empty: unknown
    QJsonObject live; ///< what goes on computing while it is presented (see Page::liveView())

    bool operator==(const SlideContent&) const = default;
    /// The view showed nothing of which a slide can be composed.
    [[nodiscard]] bool isEmpty() const { return charts.isEmpty() && figures.isEmpty() && tables.isEmpty(); }
};

struct Slide {
    BenchmarkId benchmark;
    QString page;
    QString title;
    QString notes;
    /// "page": the page's own state; "stream", "weights", "seeds", "task", "model", "policy", "step": the document's.
    QJsonObject state;
    /// Of the page, as it looked; what the template Image shows.
    QImage picture;
    SlideTemplate layout = SlideTemplate::Image;
    /// One sentence; empty: the one that suggestFinding() makes.
    QString finding;
    /// Immutable and shared; null for slides that only have a picture.
    std::shared_ptr<const SlideContent> content;
    /// Positions in the content's charts and tables.
    int chart = 0;
    int second = 1;
    int table = 0;

    /// Pictures of two slides are the same when they are the same object or have the same pixels.
    bool operator==(const Slide& other) const;
    /// A chart of the content; empty when there is none at this position.
    [[nodiscard]] QJsonObject chartAt(int position) const;
};

/// A figure of the program as a slide keeps it.
[[nodiscard]] SlideFigure slideFigure(const FigureText& text);

/// What the templates draw on.
enum class DeckTheme { Program, Light, Dark };

/// What all slides of a storyboard have in common.
struct Deck {
    DeckTheme theme = DeckTheme::Program;
    QString language; ///< a code such as "zh_CN"; empty: the program's

    bool operator==(const Deck&) const = default;
};

/// The name in files, such as "chart" or "two-charts".
[[nodiscard]] QString slideTemplateName(SlideTemplate layout);
/// SlideTemplate::Image for unknown names, so that slides of earlier versions open.
[[nodiscard]] SlideTemplate slideTemplateOf(const QString& name);

/// Contents as JSON, for the workspace file.
[[nodiscard]] QByteArray contentToJson(const SlideContent& content);
/// Members that are missing or of another type are empty.
[[nodiscard]] SlideContent contentFromJson(const QJsonObject& json);

} // namespace acr::ui
