// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/presentpage.h"

#include "core/workspace/storyboardstore.h"
#include "widgets/pages/headline.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/htmlreport.h"
#include "widgets/pages/present/presenter.h"
#include "widgets/pages/present/slideview.h"
#include "widgets/pages/present/slidewalk.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/present/storyboardexport.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/names.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/savedialog.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr const char* tabNames[] = {"slides", "beat"};
constexpr QSize thumbnail(160, 90);
constexpr int stripHeight = 140;
constexpr int sideWidth = 320;

QByteArray encoded(const QImage& picture)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "PNG");
    return bytes.data();
}

StoredSlide stored(const Slide& slide, const QByteArray& picture)
{
    const auto* data = reinterpret_cast<const std::byte*>(picture.constData());
    return {slide.benchmark,
            slide.page.toStdString(),
            slide.title.toStdString(),
            slide.notes.toStdString(),
            QJsonDocument(slide.state).toJson(QJsonDocument::Compact).toStdString(),
            {data, data + picture.size()}};
}

Slide shown(const StoredSlide& stored)
{
    Slide slide{stored.benchmark,
                QString::fromStdString(stored.page),
                QString::fromStdString(stored.title),
                QString::fromStdString(stored.notes),
                QJsonDocument::fromJson(QByteArray::fromStdString(stored.state)).object(),
                {}};
    slide.picture.loadFromData(reinterpret_cast<const uchar*>(stored.picture.data()),
                               static_cast<int>(stored.picture.size()), "PNG");
    return slide;
}

} // namespace

PresentPage::PresentPage(const ThemeManager& themes, Document& document, WorkspaceFile& workspace, Jobs& jobs,
                         QUndoStack& undo, ViewBridge& views, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_workspace(workspace)
    , m_views(views)
    , m_storyboard(new Storyboard(undo, this))
    , m_export(new StoryboardExport(*m_storyboard, themes, document, workspace, jobs, views, this))
{
    m_storyboard->setSave([this](const QList<Slide>&) { save(); });
    buildActions();
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Present"));
    m_beat = new BeatPanel(themes, document, m_tabs);
    m_tabs->addTab(buildSlides(), tr("Slides"));
    m_tabs->addTab(m_beat, tr("Beat the router"));
    // The game takes the keyboard focus, unless the user is moving along the tabs by keys.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (isVisible() && !m_tabs->tabBar()->hasFocus())
            m_tabs->currentWidget()->setFocus(Qt::OtherFocusReason);
    });
    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->addWidget(m_tabs);
    setBody(body);
    retryBar().follow(m_export->reportJob(), tr("No file was written."));
    retryBar().follow(document.resultsJob());

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
    m_stack = new QStackedWidget(this);
    auto* empty = new EmptyState(m_themes, QStringLiteral("present"), tr("No slides yet"),
                                 tr("Go to any page, arrange what you want to show, and press Ctrl+D: the view becomes "
                                    "a slide. Notes, order, presenting and exports "
                                    "are here."),
                                 m_stack);
    auto* content = new QWidget(m_stack);
    m_slide = new SlideView(m_themes, content);
    connect(m_slide, &SlideView::activated, this, &PresentPage::openView);
    auto* side = new QWidget(content);
    m_slideTitle = new QLineEdit(side);
    m_slideTitle->setAccessibleName(tr("Title of the slide"));
    m_slideTitle->setPlaceholderText(tr("Title"));
    m_notes = new QPlainTextEdit(side);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setAccessibleName(tr("Speaker's notes"));
    m_notes->setPlaceholderText(tr("What you want to say with this slide"));
    m_notes->setTabChangesFocus(true);
    m_facts = new QLabel(side);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    followTheme(*m_facts, m_themes, [this] { m_facts->setFont(m_themes.theme().font(FontRole::Caption)); });
    auto* open = new QPushButton(tr("Open this view"), side);
    connect(open, &QPushButton::clicked, this, &PresentPage::openView);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->setSpacing(space::s);
    sideLayout->addWidget(m_slideTitle);
    sideLayout->addWidget(m_notes, 1);
    sideLayout->addWidget(m_facts);
    sideLayout->addWidget(open);
    auto* columns = new QSplitter(Qt::Horizontal, content);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(space::s);
    columns->addWidget(m_slide);
    columns->addWidget(side);
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
    connect(m_slideTitle, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (currentSlide() >= 0)
            m_storyboard->setTitle(currentSlide(), text);
    });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading && currentSlide() >= 0)
            m_storyboard->setNotes(currentSlide(), m_notes->toPlainText());
    });
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(buildHeadline());
    layout->addWidget(columns, 1);
    layout->addWidget(m_strip);
    m_stack->addWidget(empty);
    m_stack->addWidget(content);
    return m_stack;
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
        add("renewPicture", tr("Take the &picture again"), QStringLiteral("refresh"), {}, &PresentPage::renewPicture),
        add("moveLeft", tr("Move slide &left"), QStringLiteral("chevron-left"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left,
            &PresentPage::moveLeft),
        add("moveRight", tr("Move slide &right"), QStringLiteral("chevron-right"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right,
            &PresentPage::moveRight),
        add("removeSlide", tr("Re&move slide"), QStringLiteral("remove"), Qt::CTRL | Qt::Key_Delete,
            &PresentPage::removeSlide),
        add("export", tr("&Export storyboard…"), QStringLiteral("export"), QKeySequence(tr("Ctrl+Shift+P")),
            &PresentPage::chooseStoryboardFile)};
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
                slides.append(shown(slide));
        }
    }
    // Existing slides keep their positions and undo steps.
    if (slides != m_storyboard->slides())
        m_storyboard->setSlides(slides);
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
    for (const Slide& slide : m_storyboard->slides()) {
        const qint64 key = slide.picture.cacheKey();
        const auto known = m_encoded.constFind(key);
        pictures[key] = known != m_encoded.cend() ? *known : encoded(slide.picture);
        slides.push_back(stored(slide, pictures[key]));
    }
    m_encoded = std::move(pictures);
    if (const auto saved = StoryboardStore(*workspace).save(slides); !saved)
        emit said(tr("The storyboard can't be saved; it stays as it is until the window closes."));
}

void PresentPage::showCurrent()
{
    const QList<Slide>& slides = m_storyboard->slides();
    m_stack->setCurrentIndex(slides.isEmpty() ? 0 : 1);
    const int current = currentSlide();
    const std::optional<Slide> slide =
        current >= 0 && current < slides.size() ? std::optional(slides[current]) : std::nullopt;
    m_slide->setSlide(slide);
    m_loading = true;
    if (m_slideTitle->text() != (slide ? slide->title : QString()))
        m_slideTitle->setText(slide ? slide->title : QString());
    if (m_notes->toPlainText() != (slide ? slide->notes : QString()))
        m_notes->setPlainText(slide ? slide->notes : QString());
    m_loading = false;
    m_slideTitle->setEnabled(slide.has_value());
    m_notes->setEnabled(slide.has_value());
    const auto request = slide ? figureRequest(*slide) : std::nullopt;
    m_facts->setText(request ? tr("Page “%1”, stream %2, ε₂ = %3")
                                   .arg(m_views.titleOf(slide->page), splitTitle(request->stream.split),
                                        numbers::exact(request->weights.cost))
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
    m_storyboard->append(m_views.capture());
    emit said(tr("Bookmarked as slide %1; the Present page has it.").arg(m_storyboard->rowCount()));
}

void PresentPage::present()
{
    if (m_storyboard->slides().isEmpty() || m_presenter != nullptr)
        return;
    m_presenter = new Presenter(m_themes, m_storyboard->slides(), std::max(0, currentSlide()), window());
    connect(m_presenter, &Presenter::ended, this, [this](int slide) {
        m_presenter = nullptr;
        setCurrent(slide);
        m_strip->setFocus();
    });
    m_presenter->start();
}

void PresentPage::openView()
{
    if (currentSlide() >= 0)
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
        m_export->start(path);
}

void PresentPage::renewPicture()
{
    const int slide = currentSlide();
    if (slide < 0 || drawing())
        return;
    const auto fresh = std::make_shared<QImage>();
    m_walk = new SlideWalk(
        m_views, {m_storyboard->slides()[slide]},
        [this, fresh](int, const QWidget&) -> std::optional<QString> {
            *fresh = m_views.capture().picture;
            return std::nullopt;
        },
        this);
    connect(m_walk, &SlideWalk::finished, this, [this, slide, fresh] {
        m_walk = nullptr;
        if (slide < m_storyboard->rowCount() && !fresh->isNull()) {
            Slide renewed = m_storyboard->slides()[slide];
            renewed.picture = *fresh;
            m_storyboard->replace(slide, renewed, tr("Take the picture again"));
        }
        updateActions();
    });
    updateActions();
    m_walk->start();
}

} // namespace acr::ui
