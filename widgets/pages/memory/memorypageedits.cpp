// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorypage.h"

#include "core/policy/memoryfiles.h"
#include "core/workspace/memorystore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/memory/amenddialog.h"
#include "widgets/pages/memory/snapshotpanel.h"
#include "widgets/shell/filmbar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPointer>
#include <QUndoStack>

namespace acr::ui {

namespace {

QString fileKinds()
{
    return MemoryPage::tr("Memory (*.json);;Memory, an entry a line (*.jsonl)");
}

Error firstOf(const ErrorList& errors)
{
    return errors.empty() ? Error{} : errors.items().front();
}

} // namespace

QString MemoryPage::runKey() const
{
    if (m_stored)
        return QStringLiteral("snapshot ") + m_storedName;
    if (!m_setting)
        return {};
    const QByteArray stream = QJsonDocument(streamToJson(m_setting->stream.definition)).toJson(QJsonDocument::Compact);
    return QString::fromStdString(m_setting->definition.policy) + QLatin1Char(' ') + QString::fromUtf8(stream);
}

void MemoryPage::updateActions()
{
    const bool chosen = m_view && m_chosen;
    const bool pinned = chosen && m_view->snapshot.entries.isPinned(*m_chosen);
    m_pin->setText(pinned ? tr("Un&pin") : tr("&Pin"));
    for (QAction* action : {m_pin, m_amend, m_forget})
        action->setEnabled(chosen);
    const bool writable = m_file && m_file->workspace() && !m_file->isReadOnly() && m_file->current();
    const bool selected = m_snapshots && !m_snapshots->selected().isEmpty();
    m_save->setEnabled(m_view && writable);
    m_import->setEnabled(m_document.benchmark() && writable);
    m_export->setEnabled(m_view != nullptr);
    m_show->setEnabled(selected);
    m_rename->setEnabled(selected && writable);
    m_remove->setEnabled(selected && writable);
    m_leave->setEnabled(m_stored != nullptr);
}

void MemoryPage::loadEdits()
{
    m_edits.clear();
    if (!m_file || !m_file->workspace() || !m_file->current() || !m_document.benchmark())
        return;
    auto edits =
        MemoryStore(*m_file->workspace()).edits(*m_document.benchmark(), *m_file->current(), runKey().toStdString());
    if (edits)
        m_edits = std::move(*edits);
    else
        fail(tr("The changes by hand could not be read."), edits.error());
}

void MemoryPage::edit(const QString& text, const MemoryEdit& change)
{
    std::vector<MemoryEdit> after = m_edits;
    after.push_back(change);
    m_undo.push(new ChangeValue<std::vector<MemoryEdit>>(
        text, m_edits, std::move(after), [page = QPointer(this), run = runKey()](const std::vector<MemoryEdit>& edits) {
            if (page)
                page->setEdits(run, edits);
        }));
}

void MemoryPage::setEdits(const QString& run, const std::vector<MemoryEdit>& edits)
{
    if (m_file && m_file->workspace() && m_file->current() && !m_file->isReadOnly()) {
        if (const auto saved =
                MemoryStore(*m_file->workspace()).saveEdits(*m_file->current(), run.toStdString(), edits);
            !saved)
            fail(tr("The change could not be saved."), saved.error());
    }
    if (run != runKey())
        return;
    m_edits = edits;
    if (m_stored)
        showStored();
    else
        showStep();
}

void MemoryPage::pinChosen()
{
    if (!m_view || !m_chosen)
        return;
    const bool pinned = m_view->snapshot.entries.isPinned(*m_chosen);
    edit(pinned ? tr("Unpin an entry") : tr("Pin an entry"), {pinned ? MemoryEdit::Kind::Unpin : MemoryEdit::Kind::Pin,
                                                              nameOf(*m_view->snapshot.entries.find(*m_chosen)),
                                                              {}});
}

void MemoryPage::forgetChosen()
{
    if (!m_view || !m_chosen)
        return;
    edit(tr("Forget an entry"), {MemoryEdit::Kind::Forget, nameOf(*m_view->snapshot.entries.find(*m_chosen)), {}});
}

void MemoryPage::amendChosen()
{
    if (!m_view || !m_chosen)
        return;
    const Experience& experience = *m_view->snapshot.entries.find(*m_chosen);
    AmendDialog dialog(experience.attempt, this);
    if (dialog.exec() == QDialog::Accepted)
        edit(tr("Edit an entry"), {MemoryEdit::Kind::Amend, nameOf(experience), dialog.attempt()});
}

void MemoryPage::refreshSnapshots()
{
    std::vector<MemorySummary> list;
    if (m_file && m_file->workspace() && m_file->current()) {
        auto read = MemoryStore(*m_file->workspace()).list(*m_file->current());
        if (read)
            list = std::move(*read);
    }
    m_snapshots->setSnapshots(std::move(list));
    updateActions();
}

void MemoryPage::readSnapshot()
{
    const QString name = m_snapshots->selected();
    if (!name.isEmpty() && (name == m_keptName || !m_file || !m_file->workspace() || !m_file->current()))
        return compareSnapshot();
    m_reading.drop();
    m_kept.reset();
    m_keptName.clear();
    compareSnapshot();
    if (name.isEmpty())
        return;
    m_reading.start(
        tr("Reading the snapshot %1").arg(name),
        // A connection is one thread's own: the job opens the file for itself.
        [benchmark = m_document.benchmark(), file = m_file->file().toStdString(), id = *m_file->current(),
         name = name.toStdString()](const Progress&) -> Result<MemorySnapshot> {
            auto workspace = Workspace::open(file);
            if (!workspace)
                return Unexpected(workspace.error());
            return MemoryStore(*workspace).load(*benchmark, id, name);
        },
        [this, name](Result<MemorySnapshot> read) {
            if (m_reading.cancelled())
                return;
            const bool show = std::exchange(m_showWhenRead, false);
            if (!read)
                return fail(tr("The snapshot could not be read."), read.error());
            m_keptName = name;
            m_kept = makeMemoryView(m_document.benchmark(), std::move(*read), m_view.get());
            if (show)
                showSnapshot();
            else
                compareSnapshot();
        });
}

void MemoryPage::compareSnapshot()
{
    updateActions();
    if (m_kept && m_view)
        m_snapshots->setDiff(m_keptName, m_kept, m_view);
    else
        m_snapshots->setDiff({}, nullptr, nullptr);
}

void MemoryPage::saveSnapshot()
{
    if (!m_save->isEnabled())
        return;
    const auto proposed = MemoryStore(*m_file->workspace())
                              .freeName(*m_file->current(), tr("%1 after %2 steps")
                                                                .arg(QString::fromStdString(m_view->snapshot.policy))
                                                                .arg(m_view->snapshot.steps)
                                                                .toStdString());
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Save snapshot"), tr("Name of the snapshot"), QLineEdit::Normal,
                                               proposed ? QString::fromStdString(*proposed) : QString(), &accepted)
                             .trimmed();
    if (!accepted || name.isEmpty())
        return;
    m_jobs.start(
        this, tr("Saving a memory snapshot"),
        // A connection is one thread's own: the job opens the file for itself.
        [view = m_view, file = m_file->file().toStdString(), id = *m_file->current(),
         name = name.toStdString()](const Progress&) -> Result<void> {
            auto workspace = Workspace::open(file);
            if (!workspace)
                return Unexpected(workspace.error());
            return MemoryStore(*workspace).save(*view->benchmark, id, name, view->snapshot);
        },
        [this, name](Result<void> saved) {
            if (!saved)
                return fail(tr("The snapshot could not be saved."), saved.error());
            refreshSnapshots();
            m_snapshots->select(name);
        });
}

void MemoryPage::showSnapshot()
{
    if (m_snapshots->selected().isEmpty())
        return;
    if (!m_kept) {
        m_showWhenRead = m_reading.running();
        return;
    }
    m_player.setPlaying(false);
    m_stored = m_kept;
    m_storedName = m_keptName;
    m_bar->setEnabled(false);
    loadEdits();
    m_chosen.reset();
    showStored();
}

void MemoryPage::showStored()
{
    MemorySnapshot snapshot = m_stored->snapshot;
    applyEdits(snapshot.entries, m_edits);
    showMemory(std::move(snapshot));
}

void MemoryPage::leaveSnapshot()
{
    m_stored.reset();
    m_storedName.clear();
    m_chosen.reset();
    m_bar->setEnabled(true);
    loadEdits();
    showStep();
}

void MemoryPage::renameSnapshot()
{
    const QString name = m_snapshots->selected();
    bool accepted = false;
    const QString wanted = QInputDialog::getText(this, tr("Rename snapshot"), tr("Name of the snapshot"),
                                                 QLineEdit::Normal, name, &accepted)
                               .trimmed();
    if (!accepted || wanted.isEmpty() || wanted == name)
        return;
    if (const auto renamed =
            MemoryStore(*m_file->workspace()).rename(*m_file->current(), name.toStdString(), wanted.toStdString());
        !renamed)
        return fail(tr("The snapshot could not be renamed."), renamed.error());
    if (m_keptName == name)
        m_keptName = wanted;
    refreshSnapshots();
    m_snapshots->select(wanted);
}

void MemoryPage::removeSnapshot()
{
    const QString name = m_snapshots->selected();
    if (QMessageBox::question(this, tr("Remove snapshot"),
                              tr("Remove the snapshot %1 from the workspace? This can't be undone.").arg(name)) !=
        QMessageBox::Yes)
        return;
    if (const auto removed = MemoryStore(*m_file->workspace()).remove(*m_file->current(), name.toStdString()); !removed)
        return fail(tr("The snapshot could not be removed."), removed.error());
    if (m_stored && m_storedName == name)
        leaveSnapshot();
    refreshSnapshots();
}

void MemoryPage::importMemory()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import memory"), {}, tr("Memory (*.json *.jsonl)"));
    if (path.isEmpty())
        return;
    const QString wanted = QFileInfo(path).completeBaseName();
    m_jobs.start(
        this, tr("Importing %1").arg(QFileInfo(path).fileName()),
        [benchmark = m_document.benchmark(), path = path.toStdString(), wanted = wanted.toStdString(),
         file = m_file->file().toStdString(),
         id = *m_file->current()](const Progress& progress) -> Result<std::string> {
            auto source = TextSource::open(path);
            if (!source)
                return Unexpected(source.error());
            ErrorList errors(20);
            const auto snapshot = readMemory(*source, *benchmark, progress, errors);
            if (!snapshot)
                return Unexpected(firstOf(errors));
            auto workspace = Workspace::open(file);
            if (!workspace)
                return Unexpected(workspace.error());
            MemoryStore store(*workspace);
            auto name = store.freeName(id, wanted);
            if (!name)
                return name;
            if (const auto saved = store.save(*benchmark, id, *name, *snapshot); !saved)
                return Unexpected(saved.error());
            return name;
        },
        [this](Result<std::string> name) {
            if (!name)
                return fail(tr("The memory could not be imported; nothing was changed."), name.error());
            refreshSnapshots();
            m_snapshots->select(QString::fromStdString(*name));
        });
}

void MemoryPage::exportMemory()
{
    if (!m_view)
        return;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export memory"), QStringLiteral("memory.json"), fileKinds());
    if (path.isEmpty())
        return;
    m_jobs.start(
        this, tr("Exporting %1").arg(QFileInfo(path).fileName()),
        [view = m_view, path = path.toStdString()](const Progress&) {
            return writeMemory(path, view->snapshot, *view->benchmark);
        },
        [this](Result<void> written) {
            if (!written)
                fail(tr("The memory could not be exported."), written.error());
        });
}

} // namespace acr::ui
