// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryedits.h"

#include "core/workspace/memorystore.h"
#include "widgets/document/changevalue.h"

#include <QPointer>
#include <QUndoStack>

namespace acr::ui {

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
    auto edits =
        MemoryStore(*m_file->workspace()).edits(*m_document.benchmark(), *m_file->current(), run.toStdString());
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

void MemoryEdits::renameRun(const QString& from, const QString& to)
{
    if (Workspace* workspace = writable(); workspace && m_document.benchmark()) {
        MemoryStore store(*workspace);
        const BenchmarkId id = *m_file->current();
        auto moved = [&]() -> Result<void> {
            const auto edits = store.edits(*m_document.benchmark(), id, from.toStdString());
            if (!edits)
                return Unexpected(edits.error());
            if (auto saved = store.saveEdits(id, to.toStdString(), *edits); !saved)
                return saved;
            return store.saveEdits(id, from.toStdString(), {});
        }();
        if (!moved)
            emit failed(tr("The changes by hand could not be saved under the new name."), moved.error());
    }
    if (const auto name = m_names.take(from)) {
        *name = to;
        m_names.insert(to, name);
    }
    if (m_run == from)
        m_run = to;
}

void MemoryEdits::removeRun(const QString& run)
{
    if (Workspace* workspace = writable()) {
        if (const auto removed = MemoryStore(*workspace).saveEdits(*m_file->current(), run.toStdString(), {}); !removed)
            emit failed(tr("The changes by hand could not be removed."), removed.error());
    }
    if (const auto name = m_names.take(run))
        name->clear();
}

void MemoryEdits::apply(const QString& run, const std::vector<MemoryEdit>& edits)
{
    if (Workspace* workspace = writable()) {
        if (const auto saved = MemoryStore(*workspace).saveEdits(*m_file->current(), run.toStdString(), edits); !saved)
            emit failed(tr("The change could not be saved."), saved.error());
    }
    if (run != m_run)
        return;
    m_edits = edits;
    emit changed();
}

} // namespace acr::ui

#include "moc_memoryedits.cpp"
