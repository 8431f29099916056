// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/presentpage.h"

#include "widgets/document/undokeeper.h"
#include "widgets/pages/headline.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/slidecapture.h"
#include "widgets/pages/present/slideeditor.h"
#include "widgets/pages/present/slidestage.h"
#include "widgets/pages/present/slidewalk.h"
#include "widgets/pages/present/storedslides.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/present/storyboardexport.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/filmdialog.h"
#include "widgets/shell/filmexport.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/names.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/savedialog.h"

#include <QComboBox>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

constexpr const char* tabNames[] = {"slides", "beat"};
constexpr QSize thumbnail(160, 90);
constexpr int stripHeight = 140;
constexpr int sideWidth = 320;
// Preferences of the workspace.
const QString deckThemeKey = QStringLiteral("deck.theme");
const QString deckLanguageKey = QStringLiteral("deck.language");
constexpr const char* deckThemeNames[] = {"program", "light", "dark"};

bool hasContent(const Slide& slide)
{
    return slide.content && !slide.content->isEmpty();
}

bool showsEmptyState(const QWidget* page)
{
    return page != nullptr && std::ranges::any_of(page->findChildren<EmptyState*>(), &QWidget::isVisible);
}

} // namespace

PresentPage::PresentPage(const ThemeManager& themes, Document& document, WorkspaceFile& workspace, Jobs& jobs,
                         QUndoStack& undo, ViewBridge& views, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_workspace(workspace)
    , m_jobs(jobs)
    , m_views(views)
    , m_storyboard(new Storyboard(undo, this))
    , m_export(new StoryboardExport(*m_storyboard, themes, document, workspace, jobs, this))
    , m_film(new FilmExport(jobs, this))
{
    m_storyboard->setSave([this](const QList<Slide>&) { save(); });
    m_storyboard->setDrawing([this](const Slide& slide, int row, int width) {
        return SlideComposition(slide, deck(), m_themes, row, m_storyboard->rowCount()).picture(width);
    });
    connect(&themes, &ThemeManager::themeChanged, m_storyboard, &Storyboard::redraw);
    m_storyboard->setEncoding([this](const QImage& picture) {
        const auto known = m_encoded.constFind(picture.cacheKey());
        return known != m_encoded.cend() ? *known : encodedPicture(picture);
    });
    m_workspace.undoKeeper().setHandler(
        Storyboard::stepKind(), this,
        {[this](const QJsonObject& step, bool forward) {
             if (!m_storyboard->doStep(step, forward,
                                       [this](const QString& name) { return m_workspace.undoKeeper().part(name); }))
                 emit said(tr("The slides are not those that the step is about: it does nothing."));
         },
         [] { return tr("Change slides"); }});
    buildActions();
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Present"));
    m_beat = new BeatPanel(themes, document, workspace, m_tabs);
    connect(m_beat, &BeatPanel::largeAsked, this, &PresentPage::fillScreenWithGame);
    connect(m_beat, &BeatPanel::said, this, &PresentPage::said);
    m_tabs->addTab(buildSlides(), tr("Slides"));
    m_tabs->addTab(m_beat, tr("Beat the router"));
    // The game takes the keyboard focus, unless the user is moving along the tabs by keys.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (isVisible() && !m_tabs->tabBar()->hasFocus())
            m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->addWidget(m_tabs);
    setBody(body);
    retryBar().follow(m_export->reportJob(), tr("No file was written."));
    retryBar().follow(document.resultsJob());
    retryBar().follow(m_film->job(), tr("No film was written."));
    connect(m_film, &FilmExport::finished, this, &PresentPage::done);

    connect(m_storyboard, &Storyboard::changed, this, [this](int current) {
        setCurrent(current);
        showCurrent();
    });
    connect(m_export, &StoryboardExport::drawingBegan, this, &PresentPage::updateActions);
    connect(m_export, &StoryboardExport::progressed, this,
            [this](int slide, int count) { emit said(tr("Drawing slide %1 of %2").arg(slide + 1).arg(count)); });
    connect(m_export, &StoryboardExport::finished, this, &PresentPage::done);
    connect(&workspace, &WorkspaceFile::fileChanged, this, &PresentPage::load);
    connect(&workspace, &WorkspaceFile::benchmarksChanged, this, &PresentPage::load);
    load();
}

QWidget* PresentPage::buildHeadline()
{
    auto* bar = new Headline(m_themes, this);
    m_slidesCard = bar->addCard(tr("Slides"));
    m_notesCard = bar->addCard(tr("With notes"));
    m_streamsCard = bar->addCard(tr("Streams shown"));
    m_deckTheme = new QComboBox(bar);
    m_deckTheme->setObjectName(QStringLiteral("deckTheme"));
    m_deckTheme->setAccessibleName(tr("Colours of the slides"));
    m_deckTheme->setToolTip(m_deckTheme->accessibleName());
    m_deckTheme->addItems({tr("Colours: as the program"), tr("Light slides"), tr("Dark slides")});
    m_deckLanguage = new QComboBox(bar);
    m_deckLanguage->setObjectName(QStringLiteral("deckLanguage"));
    m_deckLanguage->setAccessibleName(tr("Language of the slides"));
    m_deckLanguage->setToolTip(m_deckLanguage->accessibleName());
    m_deckLanguage->addItem(tr("Language: as the program"), QString());
    for (const QString& code : DeckLanguage::available())
        m_deckLanguage->addItem(
            code == QLatin1String("en") ? QStringLiteral("English") : QLocale(code).nativeLanguageName(), code);
    connect(m_deckTheme, &QComboBox::activated, this, &PresentPage::chooseDeck);
    connect(m_deckLanguage, &QComboBox::activated, this, &PresentPage::chooseDeck);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(space::xs);
    choices->addWidget(m_deckTheme);
    choices->addWidget(m_deckLanguage);
    bar->row().addLayout(choices);
    auto* presentButton = new QPushButton(icon(m_themes, QStringLiteral("play")), tr("Present"), bar);
    presentButton->setObjectName(QStringLiteral("presentButton"));
    presentButton->setDefault(true);
    connect(presentButton, &QPushButton::clicked, this, &PresentPage::present);
    auto* exportButton = new QPushButton(icon(m_themes, QStringLiteral("export")), tr("Export storyboard…"), bar);
    connect(exportButton, &QPushButton::clicked, this, &PresentPage::chooseStoryboardFile);
    bar->row().addWidget(presentButton);
    bar->row().addWidget(exportButton);
    return bar;
}

QWidget* PresentPage::buildSlides()
{
    m_pages = new QStackedWidget(this);
    auto* empty = new EmptyState(m_themes, QStringLiteral("present"), tr("No slides yet"),
                                 tr("Go to any page, arrange what you want to show, and press Ctrl+D: the view becomes "
                                    "a slide. Notes, order, presenting and exports "
                                    "are here."),
                                 m_pages);
    empty->setAction(tr("Add a title slide"));
    connect(empty, &EmptyState::actionTriggered, this, &PresentPage::addTitleSlide);
    auto* content = new QWidget(m_pages);
    m_stage = new SlideStage(m_themes, content);
    connect(m_stage, &SlideStage::activated, this, &PresentPage::openView);
    m_editor = new SlideEditor(m_themes, content);
    connect(m_editor, &SlideEditor::openAsked, this, &PresentPage::openView);
    auto* columns = new QSplitter(Qt::Horizontal, content);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(space::s);
    columns->addWidget(m_stage);
    columns->addWidget(m_editor);
    columns->setStretchFactor(0, 1);
    columns->setSizes({1000, sideWidth});
    m_strip = new QListView(content);
    m_strip->setObjectName(QStringLiteral("strip"));
    m_strip->setAccessibleName(tr("Storyboard"));
    m_strip->setModel(m_storyboard);
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Snap);
    m_strip->setIconSize(thumbnail);
    m_strip->setGridSize(thumbnail + QSize(space::l, 2 * space::l));
    m_strip->setTextElideMode(Qt::ElideRight);
    m_strip->setUniformItemSizes(true);
    m_strip->setDragDropMode(QAbstractItemView::InternalMove);
    m_strip->setDefaultDropAction(Qt::MoveAction);
    m_strip->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_strip->setFixedHeight(stripHeight);
    m_strip->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (QAction* action : m_slideActions)
        m_strip->addAction(action);
    connect(m_strip->selectionModel(), &QItemSelectionModel::currentChanged, this, &PresentPage::showCurrent);
    connect(m_strip, &QListView::activated, this, &PresentPage::openView);
    const auto onCurrent = [this](auto change) {
        return [this, change](const auto& value) {
            if (currentSlide() >= 0)
                (m_storyboard->*change)(currentSlide(), value);
        };
    };
    connect(m_editor, &SlideEditor::titleEdited, this, onCurrent(&Storyboard::setTitle));
    connect(m_editor, &SlideEditor::findingEdited, this, onCurrent(&Storyboard::setFinding));
    connect(m_editor, &SlideEditor::notesEdited, this, onCurrent(&Storyboard::setNotes));
    connect(m_editor, &SlideEditor::slideEdited, this, [this](const Slide& slide) {
        if (currentSlide() >= 0)
            m_storyboard->replace(currentSlide(), slide, tr("Compose a slide"));
    });
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(buildHeadline());
    layout->addWidget(columns, 1);
    layout->addWidget(m_strip);
    m_pages->addWidget(inCard(*empty, m_pages));
    m_pages->addWidget(content);
    return m_pages;
}

void PresentPage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QString& iconName, const QKeySequence& keys,
                            void (PresentPage::*run)()) {
        QAction* const action = addAction(name, text, iconName, keys);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_slideActions = {
        add("present", tr("&Present from this slide"), QStringLiteral("play"), Qt::Key_F5, &PresentPage::present),
        add("openView", tr("&Open this view"), QStringLiteral("open"), {}, &PresentPage::openView),
        add("renewSlide", tr("Take the &numbers anew"), QStringLiteral("refresh"), {}, &PresentPage::renewSlide),
        add("copySlide", tr("&Duplicate slide"), QStringLiteral("copy"), {}, &PresentPage::copySlide),
        add("moveLeft", tr("Move slide &left"), QStringLiteral("chevron-left"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left,
            &PresentPage::moveLeft),
        add("moveRight", tr("Move slide &right"), QStringLiteral("chevron-right"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right,
            &PresentPage::moveRight),
        add("removeSlide", tr("Re&move slide"), QStringLiteral("remove"), Qt::CTRL | Qt::Key_Delete,
            &PresentPage::removeSlide),
        add("export", tr("&Export storyboard…"), QStringLiteral("export"), QKeySequence(tr("Ctrl+Shift+P")),
            &PresentPage::chooseStoryboardFile)};
    m_filmAction =
        add("exportFilm", tr("Export the session as a &film…"), QStringLiteral("export"), {}, &PresentPage::askForFilm);
    add("addTitleSlide", tr("Add &title slide"), QStringLiteral("add"), {}, &PresentPage::addTitleSlide);
    add("exportLeaderboard", tr("Export &leaderboard of the stream…"), QStringLiteral("table"), {},
        &PresentPage::chooseTableFile);
}

QList<Page::Part> PresentPage::parts() const
{
    return partsOf(*m_tabs, tabNames);
}

bool PresentPage::reveal(const QString& part)
{
    for (int i = 0; i < static_cast<int>(std::size(tabNames)); ++i) {
        if (part == QLatin1String(tabNames[i])) {
            m_tabs->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

QJsonObject PresentPage::saveState() const
{
    return {{QStringLiteral("part"), QLatin1String(tabNames[m_tabs->currentIndex()])},
            {QStringLiteral("slide"), currentSlide()}};
}

void PresentPage::restoreState(const QJsonObject& state)
{
    reveal(state.value(QLatin1String("part")).toString());
    setCurrent(state.value(QLatin1String("slide")).toInt(currentSlide()));
}

bool PresentPage::settled() const
{
    return !drawing() && !m_export->reportJob().running();
}

bool PresentPage::drawing() const
{
    return m_walk != nullptr || m_export->drawing();
}

int PresentPage::currentSlide() const
{
    return m_strip->currentIndex().isValid() ? m_strip->currentIndex().row() : -1;
}

void PresentPage::setCurrent(int slide)
{
    const int last = m_storyboard->rowCount() - 1;
    if (last < 0)
        return;
    m_strip->setCurrentIndex(m_storyboard->index(std::clamp(slide, 0, last)));
    m_strip->scrollTo(m_strip->currentIndex());
}

void PresentPage::load()
{
    QList<Slide> slides;
    if (Workspace* workspace = m_workspace.workspace()) {
        const auto read = StoryboardStore(*workspace).slides();
        if (!read)
            emit said(tr("The storyboard can't be read."));
        else {
            for (const StoredSlide& slide : *read)
                slides.append(shownSlide(slide));
        }
    }
    // Existing slides keep their positions and undo steps.
    if (slides != m_storyboard->slides())
        m_storyboard->setSlides(slides);
    showDeck();
    m_storyboard->redraw();
    showCurrent();
}

void PresentPage::save()
{
    Workspace* workspace = m_workspace.workspace();
    if (workspace == nullptr)
        return;
    std::vector<StoredSlide> slides;
    // Every keystroke in a note saves, so encoded pictures are cached.
    QHash<qint64, QByteArray> pictures;
    std::map<std::shared_ptr<const SlideContent>, QByteArray> contents;
    for (const Slide& slide : m_storyboard->slides()) {
        const qint64 key = slide.picture.cacheKey();
        const auto known = m_encoded.constFind(key);
        pictures[key] = known != m_encoded.cend() ? *known : encodedPicture(slide.picture);
        if (slide.content && !contents.contains(slide.content))
            contents[slide.content] =
                m_contents.contains(slide.content) ? m_contents[slide.content] : contentToJson(*slide.content);
        slides.push_back(storedSlide(slide, pictures[key], slide.content ? contents[slide.content] : QByteArray()));
    }
    m_encoded = std::move(pictures);
    m_contents = std::move(contents);
    if (const auto saved = StoryboardStore(*workspace).save(slides); !saved)
        emit said(tr("The storyboard can't be saved; it stays as it is until the window closes."));
}

void PresentPage::showCurrent()
{
    const QList<Slide>& slides = m_storyboard->slides();
    m_pages->setCurrentIndex(slides.isEmpty() ? 0 : 1);
    const int current = currentSlide();
    const std::optional<Slide> slide =
        current >= 0 && current < slides.size() ? std::optional(slides[current]) : std::nullopt;
    m_stage->setSlide(slide, deck(), current, static_cast<int>(slides.size()));
    const auto request = slide ? figureRequest(*slide) : std::nullopt;
    m_editor->setSlides(slides, current, deck(),
                        request ? tr("Page “%1”, stream %2, ε₂ = %3")
                                      .arg(m_views.titleOf(slide->page), splitTitle(request->stream.split),
                                           numbers::exact(request->scoring.weights.cost))
                                : QString());
    std::vector<FigureRequest> streams;
    qsizetype noted = 0;
    for (const Slide& each : slides) {
        noted += each.notes.isEmpty() ? 0 : 1;
        if (const auto own = figureRequest(each); own && std::ranges::find(streams, *own) == streams.end())
            streams.push_back(*own);
    }
    m_slidesCard->setFigure(numbers::count(slides.size()));
    m_notesCard->setFigure(numbers::count(noted));
    m_streamsCard->setFigure(numbers::count(static_cast<qint64>(streams.size())));
    updateActions();
}

void PresentPage::updateActions()
{
    for (QAction* action : m_slideActions)
        setAvailable(*action, currentSlide() >= 0 && !drawing(),
                     drawing() ? tr("Pictures are being taken.") : tr("There is no slide yet."));
    setAvailable(*m_filmAction, m_stage->canPlay(), tr("The session has no step yet."));
}

void PresentPage::bookmark()
{
    if (m_workspace.workspace() == nullptr || !m_workspace.current()) {
        emit said(tr("Open a workspace with a benchmark first; the slides are kept in it."));
        return;
    }
    if (m_workspace.isReadOnly()) {
        emit said(tr("This workspace can only be read; save it under another name to bookmark views."));
        return;
    }
    const bool complete = m_views.settled();
    const Slide slide = m_views.capture();
    if (!hasContent(slide) && (complete || showsEmptyState(m_views.view()))) {
        emit said(tr("The page shows no chart, figure or table now: there is nothing to make a slide of."));
        return;
    }
    m_storyboard->append(slide);
    emit said(complete ? tr("Bookmarked as slide %1; the Present page has it.").arg(m_storyboard->rowCount())
                       : tr("Bookmarked as slide %1 while the view is still being computed. On the Present page, “Take "
                            "the numbers anew” completes it.")
                             .arg(m_storyboard->rowCount()));
}

void PresentPage::present()
{
    if (m_storyboard->slides().isEmpty() || m_presenter != nullptr)
        return;
    m_presenter = new Presenter(m_themes, m_storyboard->slides(), std::max(0, currentSlide()), window(), deck(),
                                LiveSources{m_document, m_workspace, m_jobs});
    connect(m_presenter, &Presenter::ended, this, [this](int slide) {
        m_presenter = nullptr;
        setCurrent(slide);
        m_strip->setFocus();
    });
    m_presenter->start();
}

void PresentPage::openView()
{
    if (currentSlide() >= 0 && !m_storyboard->slides()[currentSlide()].page.isEmpty())
        m_views.show(m_storyboard->slides()[currentSlide()]);
}

void PresentPage::removeSlide()
{
    if (currentSlide() >= 0)
        m_storyboard->removeAt(currentSlide());
}

void PresentPage::moveLeft()
{
    if (currentSlide() > 0)
        m_storyboard->move(currentSlide(), currentSlide() - 1);
}

void PresentPage::moveRight()
{
    if (currentSlide() >= 0 && currentSlide() + 1 < m_storyboard->rowCount())
        m_storyboard->move(currentSlide(), currentSlide() + 1);
}

void PresentPage::done(const QString& path, const std::optional<QString>& problem)
{
    updateActions();
    if (problem)
        showNotExported(*this, path, *problem);
    else
        emit said(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    emit exported(problem ? QString() : path);
}

void PresentPage::chooseStoryboardFile()
{
    askWhereToSave(*this,
                   {.title = tr("Export storyboard"),
                    .name = proposedReport,
                    .filters = {tr("Report for browsers (*.html *.htm)"), tr("PDF, a page for each slide (*.pdf)"),
                                tr("Pictures, one a slide (*.png)"), tr("Drawings, one a slide (*.svg)")},
                    .files = [slides = m_storyboard->slides().size()](
                                 const QString& path) { return StoryboardExport::files(path, slides); }},
                   [this](const QString& file) { exportStoryboard(file); });
}

void PresentPage::chooseTableFile()
{
    askWhereToSave(*this, {tr("Export leaderboard of the stream"), QStringLiteral("leaderboard.csv"), tableFilters()},
                   [this](const QString& file, qsizetype filter) { exportLeaderboard(file, formulaCellsOf(filter)); });
}

void PresentPage::exportLeaderboard(const QString& path, FormulaCells formulas)
{
    if (!m_document.results())
        return done(path, tr("there is no leaderboard yet"));
    done(path, writeTable(leaderboardText(m_document.results()->rows), tableFormatOf(path), path, formulas));
}

void PresentPage::exportStoryboard(const QString& path)
{
    if (m_walk == nullptr)
        m_export->start(path, deck());
}

void PresentPage::renewSlide()
{
    const int slide = currentSlide();
    if (slide < 0 || drawing() || m_storyboard->slides()[slide].page.isEmpty())
        return;
    const auto fresh = std::make_shared<Slide>();
    m_walk = new SlideWalk(
        m_views, {m_storyboard->slides()[slide]},
        [this, fresh](int, const QWidget&) -> std::optional<QString> {
            *fresh = m_views.capture();
            return std::nullopt;
        },
        this);
    connect(m_walk, &SlideWalk::finished, this, [this, slide, fresh] {
        m_walk = nullptr;
        if (!fresh->picture.isNull() && !hasContent(*fresh)) {
            emit said(tr("The view shows no chart, figure or table now: the slide stays as it is."));
        } else if (slide < m_storyboard->rowCount() && !fresh->picture.isNull()) {
            Slide renewed = m_storyboard->slides()[slide];
            renewed.picture = fresh->picture;
            // A picture becomes a composed slide; a composed one keeps its template.
            if (!renewed.content) {
                renewed.layout = fresh->layout;
                renewed.chart = fresh->chart;
                renewed.second = fresh->second;
            }
            renewed.content = fresh->content;
            m_storyboard->replace(slide, renewed, tr("Take the numbers anew"));
        }
        updateActions();
    });
    updateActions();
    m_walk->start();
}

void PresentPage::fillScreenWithGame(bool large)
{
    if (large == (m_gameWindow != nullptr))
        return;
    if (large) {
        m_gameWindow = new QWidget(window(), Qt::Window);
        m_gameWindow->setObjectName(QStringLiteral("gameWindow"));
        m_gameWindow->setWindowTitle(tr("Beat the router"));
        m_gameWindow->setAttribute(Qt::WA_QuitOnClose, false);
        m_gameWindow->installEventFilter(this);
        auto* layout = new QVBoxLayout(m_gameWindow);
        layout->setContentsMargins(space::xl, space::l, space::xl, space::xl);
        m_tabs->removeTab(1);
        layout->addWidget(m_beat);
        m_beat->setLarge(true);
        m_beat->show();
        m_gameWindow->showFullScreen();
        m_gameWindow->activateWindow();
    } else {
        QWidget* left = std::exchange(m_gameWindow, nullptr);
        left->removeEventFilter(this);
        m_tabs->insertTab(1, m_beat, tr("Beat the router"));
        m_beat->setLarge(false);
        m_tabs->setCurrentWidget(m_beat);
        left->deleteLater();
    }
    m_beat->setFocus(Qt::OtherFocusReason);
}

bool PresentPage::eventFilter(QObject* watched, QEvent* event)
{
    // Closed by the window manager: the game goes back into the page.
    if (watched == m_gameWindow && event->type() == QEvent::Close)
        fillScreenWithGame(false);
    return Page::eventFilter(watched, event);
}

void PresentPage::askForFilm()
{
    if (!m_stage->canPlay())
        return;
    // The slide as it is now. Figures and ballot are of one step, so the film has the curve alone.
    Slide slide = m_storyboard->slides()[currentSlide()];
    if (slide.layout == SlideTemplate::TwoChartsFigures)
        slide.layout = SlideTemplate::Chart;
    const auto composition =
        std::make_shared<SlideComposition>(slide, deck(), m_themes, currentSlide(), m_storyboard->rowCount());
    std::size_t chart = 0;
    auto replay = CurveReplay(composition->charts()[chart].snapshot);
    while (replay.isEmpty() && chart + 1 < composition->charts().size())
        replay = CurveReplay(composition->charts()[++chart].snapshot);
    auto* dialog = new FilmDialog(
        QStringLiteral("session"), replay.steps(),
        [composition, replay, chart](QImage& image, std::size_t step) {
            composition->setSnapshot(chart, replay.after(step));
            image = composition->picture(image.width());
        },
        *m_film, this);
    dialog->open();
}

void PresentPage::addTitleSlide()
{
    if (m_workspace.workspace() == nullptr || !m_workspace.current() || m_workspace.isReadOnly()) {
        emit said(tr("Open a workspace with a benchmark first; the slides are kept in it."));
        return;
    }
    Slide slide;
    slide.benchmark = *m_workspace.current();
    slide.layout = SlideTemplate::Title;
    slide.title = m_document.benchmark() ? QString::fromStdString(m_document.benchmark()->name) : tr("Title");
    SlideContent content;
    if (m_document.benchmark() && m_document.stream())
        content.source = sourceLine(*m_document.benchmark(), *m_document.stream(), m_document.weights());
    slide.content = std::make_shared<const SlideContent>(std::move(content));
    m_storyboard->insert(std::max(0, currentSlide()), slide, tr("Add a title slide"));
}

void PresentPage::copySlide()
{
    if (currentSlide() >= 0)
        m_storyboard->insert(currentSlide() + 1, m_storyboard->slides()[currentSlide()], tr("Duplicate a slide"));
}

Deck PresentPage::deck() const
{
    Deck deck;
    const QString theme = m_workspace.preference(deckThemeKey);
    for (int i = 0; i < static_cast<int>(std::size(deckThemeNames)); ++i) {
        if (theme == QLatin1String(deckThemeNames[i]))
            deck.theme = static_cast<DeckTheme>(i);
    }
    if (const QString language = m_workspace.preference(deckLanguageKey); DeckLanguage::available().contains(language))
        deck.language = language;
    return deck;
}

void PresentPage::setDeck(const Deck& deck)
{
    m_workspace.setPreference(deckThemeKey, QLatin1String(deckThemeNames[static_cast<int>(deck.theme)]));
    m_workspace.setPreference(deckLanguageKey, deck.language);
    showDeck();
    m_storyboard->redraw();
    showCurrent();
}

void PresentPage::showDeck()
{
    const Deck shownDeck = deck();
    m_deckTheme->setCurrentIndex(static_cast<int>(shownDeck.theme));
    m_deckLanguage->setCurrentIndex(std::max(0, m_deckLanguage->findData(shownDeck.language)));
}

void PresentPage::chooseDeck()
{
    setDeck({static_cast<DeckTheme>(m_deckTheme->currentIndex()), m_deckLanguage->currentData().toString()});
}

PageEntry presentPageEntry()
{
    return {.make = [](const PageContext& context, QWidget* parent) -> Page* {
        return new PresentPage(context.themes, context.document, context.workspace, context.jobs, context.undo,
                               context.views, parent);
    }};
}

} // namespace acr::ui

#include "moc_presentpage.cpp"
