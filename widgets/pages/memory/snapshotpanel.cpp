// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/snapshotpanel.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/memory/diffmodel.h"
#include "widgets/pages/memory/snapshotlibrary.h"
#include "widgets/pages/memory/snapshotmodel.h"
#include "widgets/shell/availability.h"
#include "widgets/shell/shortcuts.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/sectiontitle.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

SnapshotPanel::SnapshotPanel(const ThemeManager& themes, SnapshotLibrary& library, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new SnapshotModel(this))
    , m_diff(new DiffModel(this))
    , m_table(new DataTable(themes, tr("Snapshots"), this))
    , m_diffTable(new DataTable(themes, tr("Differences"), this))
    , m_diffTitle(new QLabel(this))
    , m_stack(new QStackedWidget(this))
{
    buildActions(themes);
    m_table->setObjectName(QStringLiteral("snapshots"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDefaultWidths({{QStringLiteral("name"), 16},
                               {QStringLiteral("policy"), 12},
                               {QStringLiteral("created_utc"), 14},
                               {QStringLiteral("benchmark"), 12}});
    m_table->setFitted({{QStringLiteral("name"), {10, 40}}, {QStringLiteral("policy"), {8, 24}}},
                       {QStringLiteral("benchmark"), QStringLiteral("created_utc"), QStringLiteral("policy"),
                        QStringLiteral("entries")});
    m_diffTable->setObjectName(QStringLiteral("snapshotDiff"));
    m_diffTable->setModel(m_diff);
    m_diffTable->setSortingEnabled(false);
    m_diffTable->setDefaultWidths(
        {{QStringLiteral("change"), 8}, {QStringLiteral("task_or_group"), 22}, {QStringLiteral("model"), 14}});
    m_diffTable->setFitted({{QStringLiteral("task_or_group"), {10, 60}}, {QStringLiteral("model"), {10, 24}}},
                           {QStringLiteral("step")});
    m_diffTitle->setWordWrap(true);
    m_diffTitle->setObjectName(QStringLiteral("diffTitle"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::xs);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(space::xs);
    constexpr int columns = 4;
    const QList<QAction*> actions = snapshotActions();
    for (int i = 0; i < actions.size(); ++i) {
        auto* button = new QToolButton(this);
        actions[i]->setIconText(withoutMnemonics(actions[i]->text()));
        button->setDefaultAction(actions[i]);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        buttons->addWidget(button, i / columns, i % columns);
    }
    layout->addLayout(buttons);
    auto* const lists = new QWidget(m_stack);
    auto* const listLayout = new QVBoxLayout(lists);
    listLayout->setContentsMargins(0, 0, 0, 0);
    listLayout->setSpacing(space::xs);
    listLayout->addWidget(m_table, 2);
    listLayout->addWidget(new SectionTitle(themes, tr("Difference to what is shown"), lists));
    listLayout->addWidget(m_diffTitle);
    listLayout->addWidget(m_diffTable, 3);
    // Without differences there is no table, and the other one keeps its size.
    QSizePolicy keepsRoom = m_diffTable->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_diffTable->setSizePolicy(keepsRoom);
    m_stack->addWidget(lists);
    m_stack->addWidget(new EmptyState(themes, QStringLiteral("memory"), tr("No snapshots yet"),
                                      tr("Save what is shown as a snapshot, move on, and compare."), m_stack));
    layout->addWidget(m_stack, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SnapshotPanel::readSelected);
    connect(m_table, &QTableView::activated, this, &SnapshotPanel::showSelected);
    connect(m_diffTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        const QVariant task = index.data(TaskRole);
        if (task.isValid())
            emit taskChosen(TaskIndex(task.toUInt()));
    });
    connect(&library, &SnapshotLibrary::reset, this, [this] {
        m_showWhenRead = false;
        m_baselineName.clear();
        m_baseline.reset();
    });
    connect(&library, &SnapshotLibrary::changed, this, &SnapshotPanel::followLibrary);
    connect(&library, &SnapshotLibrary::added, this, &SnapshotPanel::select);
    connect(&library, &SnapshotLibrary::snapshotRead, this,
            [this](const QString& name, const std::shared_ptr<const MemoryView>& view) {
                m_baselineName = name;
                m_baseline = view;
                compare();
                if (std::exchange(m_showWhenRead, false))
                    showSelected();
            });
    followLibrary();
}

QAction* SnapshotPanel::makeAction(const ThemeManager& themes, const char* name, const QString& text,
                                   const QString& iconName, void (SnapshotPanel::*run)())
{
    auto* action = new QAction(icon(themes, iconName), text, this);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, run);
    return action;
}

void SnapshotPanel::buildActions(const ThemeManager& themes)
{
    m_save = makeAction(themes, "saveSnapshot", tr("&Save snapshot…"), QStringLiteral("save"), &SnapshotPanel::save);
    m_save->setShortcut(QKeySequence(tr("Ctrl+Shift+M")));
    m_save->setToolTip(tr("Save what is shown as a snapshot in the workspace"));
    m_show = makeAction(themes, "showSnapshot", tr("S&how"), QStringLiteral("open"), &SnapshotPanel::showSelected);
    m_show->setToolTip(tr("Show the selected snapshot instead of the session"));
    m_rename = makeAction(themes, "renameSnapshot", tr("&Rename…"), QStringLiteral("edit"), &SnapshotPanel::rename);
    m_remove = makeAction(themes, "removeSnapshot", tr("Re&move"), QStringLiteral("remove"), &SnapshotPanel::remove);
    m_import =
        makeAction(themes, "importSnapshot", tr("&Import…"), QStringLiteral("import"), &SnapshotPanel::importFile);
    m_import->setToolTip(tr("Read a memory from a JSON or JSON lines file as a snapshot"));
    m_export =
        makeAction(themes, "exportSnapshot", tr("E&xport…"), QStringLiteral("export"), &SnapshotPanel::exportShown);
    m_export->setToolTip(tr("Write the memory that is shown to a JSON or JSON lines file"));
    m_leave =
        makeAction(themes, "leaveSnapshot", tr("&Back to the session"), QStringLiteral("back"), &SnapshotPanel::leave);
}

QString SnapshotPanel::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model->index(rows.front().row(), SnapshotModel::Name).data().toString();
}

void SnapshotPanel::select(const QString& name)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row, SnapshotModel::Name).data().toString() == name)
            m_table->showRow(row);
    }
}

void SnapshotPanel::followLibrary()
{
    const QString before = selected();
    m_model->setSnapshots(m_library.snapshots());
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
    select(before);
    readSelected();
}

void SnapshotPanel::readSelected()
{
    const QString name = selected();
    if (name.isEmpty() || name != m_baselineName) {
        m_baselineName.clear();
        m_baseline.reset();
        m_library.read(name);
    }
    compare();
}

void SnapshotPanel::setShown(std::shared_ptr<const MemoryView> view, bool stored)
{
    m_shown = std::move(view);
    m_shownIsStored = stored;
    compare();
}

void SnapshotPanel::compare()
{
    updateActions();
    const bool comparable = m_baseline && m_shown && m_baseline->benchmark == m_shown->benchmark;
    m_diff->setDiff(comparable ? m_baseline : nullptr, comparable ? m_shown : nullptr);
    const MemoryDiff& diff = m_diff->diff();
    QStringList sentences;
    if (!comparable)
        sentences << (m_model->rowCount() == 0 ? tr("Save what is shown as a snapshot, move on, and compare.")
                                               : tr("Select a snapshot to compare it."));
    else if (diff.empty())
        sentences << tr("Since %1 nothing has changed.").arg(m_baselineName);
    else
        sentences << tr("Since %1: %2 added, %3 forgotten, %4 changed, %5 beliefs moved.")
                         .arg(m_baselineName, numbers::count(static_cast<qint64>(diff.added.size())),
                              numbers::count(static_cast<qint64>(diff.forgotten.size())),
                              numbers::count(static_cast<qint64>(diff.changed.size())),
                              numbers::count(static_cast<qint64>(diff.beliefs.size())));
    if (m_baseline && !m_baseline->snapshot.unplaced.empty())
        sentences << tr("%1: %2").arg(m_baselineName, unplacedText(m_baseline->snapshot));
    m_diffTitle->setText(sentences.join(QLatin1Char(' ')));
    m_diffTable->setVisible(m_diff->rowCount() > 0);
    m_diffTitle->setToolTip(m_baseline ? unplacedNames(m_baseline->snapshot) : QString());
}

void SnapshotPanel::updateActions()
{
    const bool writable = m_library.isWritable();
    const bool oneIsSelected = !selected().isEmpty();
    const QString readOnly = tr("The workspace can only be read.");
    const QString noMemory = tr("No memory is shown.");
    const QString noneSelected = tr("No snapshot is selected.");
    setAvailable(*m_save, m_shown && writable, m_shown ? readOnly : noMemory);
    setAvailable(*m_import, writable, readOnly);
    setAvailable(*m_export, m_shown != nullptr, noMemory);
    setAvailable(*m_show, oneIsSelected, noneSelected);
    setAvailable(*m_rename, oneIsSelected && writable, oneIsSelected ? readOnly : noneSelected);
    setAvailable(*m_remove, oneIsSelected && writable, oneIsSelected ? readOnly : noneSelected);
    setAvailable(*m_leave, m_shown && m_shownIsStored, tr("The session is shown already."));
}

void SnapshotPanel::askForName(const QString& title, const QString& proposed,
                               std::function<void(const QString& name)> take)
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the snapshot"));
    dialog->setTextValue(proposed);
    connect(dialog, &QInputDialog::textValueSelected, this, [take = std::move(take)](const QString& text) {
        if (const QString name = text.trimmed(); !name.isEmpty())
            take(name);
    });
    dialog->open();
}

void SnapshotPanel::save()
{
    if (!m_shown)
        return;
    const QString proposed = m_library.freeName(
        tr("%1 after %2 steps").arg(QString::fromStdString(m_shown->snapshot.policy)).arg(m_shown->snapshot.steps));
    // Playback may go on while the dialog is open: what was shown when it opened is saved.
    askForName(tr("Save snapshot"), proposed,
               [this, view = m_shown](const QString& name) { m_library.save(view, name); });
}

void SnapshotPanel::showSelected()
{
    if (selected().isEmpty())
        return;
    if (m_baseline)
        emit showAsked(m_baselineName, m_baseline);
    else
        m_showWhenRead = m_library.readingJob().running();
}

void SnapshotPanel::rename()
{
    const QString name = selected();
    askForName(tr("Rename snapshot"), name, [this, name](const QString& wanted) {
        if (wanted == name)
            return;
        m_library.rename(name, wanted);
        select(wanted);
    });
}

void SnapshotPanel::remove()
{
    const QString name = selected();
    auto* question = new QMessageBox(QMessageBox::Question, tr("Remove snapshot"),
                                     tr("Remove the snapshot %1 from the workspace? This can't be undone.").arg(name),
                                     QMessageBox::Yes | QMessageBox::No, this);
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question->button(QMessageBox::Yes), &QAbstractButton::clicked, this,
            [this, name] { m_library.remove(name); });
    question->open();
}

void SnapshotPanel::importFile()
{
    auto* dialog = new QFileDialog(this, tr("Import memory"), {}, tr("Memory (*.json *.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_library, &SnapshotLibrary::importFile);
    dialog->open();
}

void SnapshotPanel::exportShown()
{
    if (!m_shown)
        return;
    askWhereToSave(*this,
                   {tr("Export memory"),
                    QStringLiteral("memory.json"),
                    {tr("Memory (*.json)"), tr("Memory, an entry a line (*.jsonl)")}},
                   [this, view = m_shown](const QString& path) { m_library.exportFile(view, path); });
}

} // namespace acr::ui

#include "moc_snapshotpanel.cpp"
