// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders every template of a slide, and a slide with every kind of chart, in both themes and both languages, in three
/// sizes, to PNG files, and all of them into an HTML deck:
///   QT_QPA_PLATFORM=offscreen slidegallery FOLDER
#include "tests/support/slidedata.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/slidecomposition.h"
#include "widgets/theme/thememanager.h"

#include <QApplication>
#include <QDir>
#include <QFile>

using namespace acr;
using namespace acr::ui;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QDir folder(QApplication::arguments().value(1, QStringLiteral(".")));
    folder.mkpath(QStringLiteral("."));
    ThemeManager themes(application);
    QList<std::pair<QString, Slide>> slides;
    for (const SlideTemplate layout : test::allTemplates)
        slides.append({slideTemplateName(layout), test::slideOf(layout, themes)});
    for (const QString& kind : test::chartKinds)
        slides.append({kind, test::slideOf(SlideTemplate::Chart, themes, {kind})});
    for (const auto& [name, slide] : slides) {
        for (const DeckTheme theme : {DeckTheme::Light, DeckTheme::Dark}) {
            for (const QString& language : DeckLanguage::available()) {
                for (const int width : {1280, 1920, 2560}) {
                    const QString file = QStringLiteral("%1-%2-%3-%4.png")
                                             .arg(name, theme == DeckTheme::Dark ? "dark" : "light", language)
                                             .arg(width);
                    SlideComposition(slide, {theme, language}, themes, 0, static_cast<int>(slides.size()))
                        .picture(width)
                        .save(folder.filePath(file));
                }
            }
        }
    }
    QList<Slide> deck;
    for (const auto& [name, slide] : slides)
        deck.append(slide);
    QFile file(folder.filePath(QStringLiteral("deck.html")));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(htmlReport(QStringLiteral("Slides"), deck, {}, {}, {DeckTheme::Light, {}}));
}
