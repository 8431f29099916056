// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Renders every template of a slide, a slide with every kind of chart, and with a workspace the slide of every page of
/// its benchmark, in both themes and both languages, in three sizes, to PNG files, and all of them into an HTML deck:
///   QT_QPA_PLATFORM=offscreen slidegallery FOLDER [WORKSPACE]
/// The workspace gets the slides.
#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "tests/support/slidedata.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/slidecomposition.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/theme/thememanager.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr int galleryPatienceMs = 120'000;

/// As Ctrl+D makes them.
QList<Slide> slidesOfPages(QApplication& application, const QString& workspace)
{
    const QTemporaryDir settings;
    Workbench workbench(application, settings.path(), settings.path());
    const Services& services = workbench.services();
    MainWindow& window = workbench.window();
    window.resize(1600, 1000);
    window.show();
    if (!services.workspace.open(workspace, WorkspaceFile::Mode::Existing))
        return {};
    for (Page* page : window.pages()) {
        if (page->id() == QLatin1String("present"))
            continue;
        window.showPage(page->id());
        const bool settled =
            QTest::qWaitFor([&] { return services.jobs.idle() && !services.document.computing() && page->settled(); },
                            galleryPatienceMs);
        if (settled)
            window.bookmarkView();
    }
    for (Page* page : window.pages()) {
        if (auto* present = qobject_cast<PresentPage*>(page))
            return present->storyboard().slides();
    }
    return {};
}

} // namespace

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
    if (const QString workspace = QApplication::arguments().value(2); !workspace.isEmpty()) {
        for (const Slide& slide : slidesOfPages(application, workspace))
            slides.append({QStringLiteral("page-") + slide.page, slide});
    }
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
