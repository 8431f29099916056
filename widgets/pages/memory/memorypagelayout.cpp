// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorypage.h"

#include "widgets/charts/pointmap.h"
#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/beliefpanel.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/entrypanel.h"
#include "widgets/pages/memory/snapshotpanel.h"
#include "widgets/shell/filmbar.h"
#include "widgets/shell/retrybar.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/segmentedswitch.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr int sideWidth = 440;
constexpr int settleMs = 250;
constexpr int frameMs = 40;

} // namespace

MemoryPage::MemoryPage(const ThemeManager& themes, Document& document, SessionPlayer& player, Jobs& jobs,
                       QUndoStack& undo, WorkspaceFile* file, QWidget* parent)
    : Page(themes, parent)
    , m_themes(themes)
    , m_document(document)
    , m_player(player)
    , m_jobs(jobs)
    , m_undo(undo)
    , m_file(file)
    , m_drawing(jobs, [this] { drawMap(); })
    , m_reading(jobs, [this] { readSnapshot(); })
    , m_entries(new EntryModel(this))
    , m_rows(new RowMapProxy(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("memory"), tr("No benchmark is open"),
                             tr("Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File "
                                "menu; then watch a router's memory grow."),
                             this))
{
    m_rows->setSourceModel(m_entries);
    buildActions();
    auto* content = new QWidget(this);
    m_columns = new QSplitter(Qt::Horizontal, content);
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(space::s);
    m_columns->addWidget(buildMap());
    m_columns->addWidget(buildSide());
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 2);
    m_columns->setSizes({720, sideWidth});
    m_parts = new QSplitter(Qt::Vertical, content);
    m_parts->setObjectName(QStringLiteral("rows"));
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(space::s);
    m_parts->addWidget(m_columns);
    m_parts->addWidget(buildTable());
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({600, 220});
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(buildHeadline());
    layout->addWidget(m_parts, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setBody(m_stack);
    retryBar().follow(player.sessionJob());
    retryBar().follow(player.encodingJob());
    retryBar().follow(m_drawing);
    retryBar().follow(m_reading);
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    connect(&m_frame, &QTimer::timeout, this, &MemoryPage::showStep);
    m_tableSoon.setSingleShot(true);
    m_tableSoon.setInterval(settleMs);
    connect(&m_tableSoon, &QTimer::timeout, this, &MemoryPage::showTable);
    connectDocument();
    updateActions();
    followSession();
}

QWidget* MemoryPage::buildHeadline()
{
    auto* bar = new QWidget(this);
    m_policy = new QComboBox(bar);
    m_policy->setObjectName(QStringLiteral("memoryPolicy"));
    m_policy->setMinimumContentsLength(16);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setAccessibleName(tr("Router whose memory is shown"));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::s);
    form->addRow(tr("&Router"), m_policy);
    m_policy->setToolTip(tr("The router of the session; another one begins a session of its own"));
    connect(m_policy, &QComboBox::activated, this, &MemoryPage::choosePolicy);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addLayout(form);
    const auto card = [&](const QString& caption) {
        auto* made = new FigureCard(m_themes, caption, bar);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(made);
        return made;
    };
    m_size = card(tr("Entries of the capacity"));
    m_score = card(tr("Mean remembered score"));
    m_pinned = card(tr("Pinned"));
    m_next = card(tr("Goes next when full"));
    m_edited = card(tr("Changed by hand"));
    return bar;
}

QWidget* MemoryPage::buildMap()
{
    auto* panel = new QWidget(this);
    m_map = new PointMap(m_themes, panel);
    m_map->setObjectName(QStringLiteral("memoryMap"));
    m_map->setTitle(tr("Map of the remembered tasks"));
    m_map->setToolTipText([this](std::size_t point) { return pointText(point); });
    m_colour = new SegmentedSwitch(m_themes, tr("What the colour of a point says"), panel);
    m_colour->addSegment(QStringLiteral("model"), tr("Model"), tr("Colour and shape: the model that was called"));
    m_colour->addSegment(QStringLiteral("score"), tr("Score"), tr("Colour: the score that was remembered"));
    m_colour->addSegment(QStringLiteral("age"), tr("Age"), tr("Colour: how many entries were remembered after it"));
    m_tool = new SegmentedSwitch(m_themes, tr("What a drag on the map does"), panel);
    m_tool->addSegment(QStringLiteral("rectangle"), tr("Rectangle"),
                       tr("A drag brushes the points in a rectangle; with Shift it adds to them"));
    m_tool->addSegment(QStringLiteral("lasso"), tr("Lasso"),
                       tr("A drag brushes the points inside a line; with Shift it adds to them"));
    m_tool->addSegment(QStringLiteral("pan"), tr("Pan"), tr("A drag moves the map; the middle button always does"));
    connect(m_colour, &SegmentedSwitch::currentChanged, this, &MemoryPage::colourMap);
    connect(m_tool, &SegmentedSwitch::currentChanged, this, [this](const QString& key) {
        m_map->setTool(key == QLatin1String("lasso") ? PointMap::Tool::Lasso
                       : key == QLatin1String("pan") ? PointMap::Tool::Pan
                                                     : PointMap::Tool::Rectangle);
    });
    connect(m_map, &PointMap::brushChanged, this, &MemoryPage::brushed);
    connect(m_map, &PointMap::pointChosen, this, [this](std::optional<std::size_t> point) {
        pick(point && m_view && *point >= m_quietPoints ? std::optional(m_view->ids[*point - m_quietPoints])
                                                        : std::nullopt);
    });
    m_note = new QLabel(panel);
    m_note->setObjectName(QStringLiteral("memoryNote"));
    m_note->setWordWrap(true);
    m_note->hide();
    m_bar = new FilmBar(m_themes, m_player, panel);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_colour);
    head->addStretch();
    head->addWidget(m_tool);
    layout->addLayout(head);
    layout->addWidget(m_note);
    layout->addWidget(m_map, 1);
    layout->addWidget(m_bar);
    return panel;
}

QWidget* MemoryPage::buildSide()
{
    m_side = new QTabWidget(this);
    m_side->setDocumentMode(true);
    m_side->setAccessibleName(tr("Beliefs, entry, snapshots"));
    m_beliefs = new BeliefPanel(m_themes, m_side);
    m_entry = new EntryPanel(m_themes, {m_pin, m_amend, m_forget}, m_side);
    m_snapshots =
        new SnapshotPanel(m_themes, {m_save, m_show, m_rename, m_remove, m_import, m_export, m_leave}, m_side);
    m_side->addTab(m_beliefs, tr("Beliefs"));
    m_side->addTab(m_entry, tr("Entry"));
    m_side->addTab(m_snapshots, tr("Snapshots"));
    m_side->setMinimumWidth(360);
    connect(m_beliefs, &BeliefPanel::modelSelected, this, [this](ModelIndex model) { m_document.selectModel(model); });
    connect(m_entry, &EntryPanel::neighbourChosen, this, [this](MemoryId id) { pick(id); });
    connect(m_snapshots, &SnapshotPanel::selectedChanged, this, &MemoryPage::readSnapshot);
    connect(m_snapshots, &SnapshotPanel::activated, this, &MemoryPage::showSnapshot);
    connect(m_snapshots, &SnapshotPanel::taskChosen, this, [this](TaskIndex task) { m_document.selectTask(task); });
    return m_side;
}

QWidget* MemoryPage::buildTable()
{
    auto* panel = new QWidget(this);
    m_search = new QLineEdit(panel);
    m_search->setObjectName(QStringLiteral("memorySearch"));
    m_search->setPlaceholderText(tr("Search tasks and models"));
    m_search->setAccessibleName(tr("Search entries"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(m_themes, QStringLiteral("search"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_modelFilter = new QComboBox(panel);
    m_modelFilter->setAccessibleName(tr("Only entries of this model"));
    m_modelFilter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shown = new QLabel(panel);
    m_shown->setObjectName(QStringLiteral("memoryShown"));
    m_table = new DataTable(m_themes, tr("Entries"), panel);
    m_table->setObjectName(QStringLiteral("memoryEntries"));
    m_table->setModel(m_rows);
    m_table->setDefaultWidths({{QStringLiteral("step"), 7},
                               {QStringLiteral("task_id"), 44},
                               {QStringLiteral("dimension"), 18},
                               {QStringLiteral("model"), 18},
                               {QStringLiteral("score"), 6},
                               {QStringLiteral("cost_usd"), 9},
                               {QStringLiteral("verdict"), 12}});
    m_table->setFitted({{QStringLiteral("task_id"), {16, 400}}}, {});
    m_table->setMinimumHeight(96);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) { m_rows->setText(text, false); });
    connect(m_modelFilter, &QComboBox::activated, this, [this](int place) {
        m_rows->setChecked(QStringLiteral("model"),
                           place > 0 ? QStringList{m_modelFilter->currentText()} : QStringList());
    });
    connect(m_rows, &RowMapProxy::filtered, this, [this] {
        m_shown->setText(
            tr("%1 of %2 entries").arg(numbers::count(m_rows->rowCount()), numbers::count(m_entries->rowCount())));
    });
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (index.isValid() && m_entries->view())
            pick(m_entries->view()->ids[static_cast<std::size_t>(m_rows->mapToSource(index).row())]);
    });
    connect(m_table, &DataTable::menuAboutToShow, this, [this](QMenu* menu, const QModelIndex&) {
        menu->addActions({m_pin, m_amend, m_forget});
        menu->addSeparator();
    });
    connect(m_table, &DataTable::exportFailed, this, [this](const QString& reason) {
        m_note->setText(reason);
        m_note->show();
    });
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_search, 1);
    head->addWidget(m_modelFilter);
    head->addWidget(m_shown);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    return panel;
}

QAction* MemoryPage::addAction(const QString& text, const QString& iconName, const QKeySequence& keys,
                               void (MemoryPage::*run)())
{
    auto* action = new QAction(icon(m_themes, iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    m_actions.append(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MemoryPage::buildActions()
{
    m_pin = addAction(tr("&Pin"), QStringLiteral("pin"), QKeySequence(tr("Ctrl+Shift+P")), &MemoryPage::pinChosen);
    m_amend = addAction(tr("&Edit…"), QStringLiteral("edit"), QKeySequence(tr("F2")), &MemoryPage::amendChosen);
    m_forget = addAction(tr("&Forget"), QStringLiteral("forget"), QKeySequence(QKeySequence::Delete),
                         &MemoryPage::forgetChosen);
    m_save = addAction(tr("&Save snapshot…"), QStringLiteral("save"), QKeySequence(tr("Ctrl+Shift+S")),
                       &MemoryPage::saveSnapshot);
    m_show = addAction(tr("S&how"), QStringLiteral("open"), {}, &MemoryPage::showSnapshot);
    m_rename = addAction(tr("&Rename…"), QStringLiteral("edit"), {}, &MemoryPage::renameSnapshot);
    m_remove = addAction(tr("Re&move"), QStringLiteral("remove"), {}, &MemoryPage::removeSnapshot);
    m_import = addAction(tr("&Import…"), QStringLiteral("import"), {}, &MemoryPage::importMemory);
    m_export = addAction(tr("E&xport…"), QStringLiteral("export"), {}, &MemoryPage::exportMemory);
    m_leave = addAction(tr("&Back to the film"), QStringLiteral("back"), {}, &MemoryPage::leaveSnapshot);
    m_save->setToolTip(tr("Save what is shown as a snapshot in the workspace"));
    m_show->setToolTip(tr("Show the selected snapshot in place of the film"));
    m_import->setToolTip(tr("Read a memory from a JSON or JSON lines file as a snapshot"));
    m_export->setToolTip(tr("Write the memory that is shown to a JSON or JSON lines file"));
}

} // namespace acr::ui
