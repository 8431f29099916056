// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryedits.h"

#include "core/workspace/memorystore.h"
#include "widgets/document/changevalue.h"

#include <QPointer>
#include <QUndoStack>

#include <optional>

namespace acr::ui {

namespace {

/// No spec of a policy, with which other runs begin, has a space in it.
constexpr QLatin1String snapshotPrefix("snapshot ");

std::optional<std::string> snapshotOf(const QString& run)
{
    return run.startsWith(snapshotPrefix) ? std::optional(run.mid(snapshotPrefix.size()).toStdString()) : std::nullopt;
}

} // namespace

QString MemoryEdits::snapshotRun(const QString& name)
{
    return snapshotPrefix + name;
}

MemoryEdits::MemoryEdits(Document& document, WorkspaceFile* file, QUndoStack& undo, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_file(file)
    , m_undo(undo)
{}

void MemoryEdits::setRun(const QString& run)
{
    m_run = run;
    m_edits.clear();
    if (run.isEmpty() || !m_file || !m_file->workspace() || !m_file->current() || !m_document.benchmark())
        return;
    MemoryStore store(*m_file->workspace());
    const auto snapshot = snapshotOf(run);
    auto edits = snapshot ? store.snapshotEdits(*snapshot) : store.edits(*m_file->current(), run.toStdString());
    if (edits)
        m_edits = std::move(*edits);
    else
        emit failed(tr("The changes by hand could not be read."), edits.error());
}

void MemoryEdits::add(const QString& text, const MemoryEdit& edit)
{
    std::vector<MemoryEdit> after = m_edits;
    after.push_back(edit);
    std::shared_ptr<QString>& name = m_names[m_run];
    if (!name)
        name = std::make_shared<QString>(m_run);
    m_undo.push(new ChangeValue<std::vector<MemoryEdit>>(
        text, m_edits, std::move(after), [self = QPointer(this), run = name](const std::vector<MemoryEdit>& edits) {
            if (self && !run->isEmpty())
                self->apply(*run, edits);
        }));
}

Workspace* MemoryEdits::writable() const
{
    return m_file && m_file->current() && !m_file->isReadOnly() ? m_file->workspace() : nullptr;
}

void MemoryEdits::renameSnapshot(const QString& from, const QString& to)
{
    const QString after = snapshotRun(to);
    if (const auto name = m_names.take(snapshotRun(from))) {
        *name = after;
        m_names.insert(after, name);
    }
    if (m_run == snapshotRun(from))
        m_run = after;
}

void MemoryEdits::removeSnapshot(const QString& name)
{
    if (const auto run = m_names.take(snapshotRun(name)))
        run->clear();
}

void MemoryEdits::apply(const QString& run, const std::vector<MemoryEdit>& edits)
{
    if (Workspace* workspace = writable()) {
        MemoryStore store(*workspace);
        const auto snapshot = snapshotOf(run);
        const auto saved = snapshot ? store.saveSnapshotEdits(*snapshot, edits)
                                    : store.saveEdits(*m_file->current(), run.toStdString(), edits);
        if (!saved)
            emit failed(tr("The change could not be saved."), saved.error());
    }
    if (run != m_run)
        return;
    m_edits = edits;
    emit changed();
}

} // namespace acr::ui

#include "moc_memoryedits.cpp"
