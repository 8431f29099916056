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
    m_undo.push(new ChangeValue<std::vector<MemoryEdit>>(
        text, m_edits, std::move(after), [self = QPointer(this), run = m_run](const std::vector<MemoryEdit>& edits) {
            if (self)
                self->apply(run, edits);
        }));
}

void MemoryEdits::apply(const QString& run, const std::vector<MemoryEdit>& edits)
{
    if (m_file && m_file->workspace() && m_file->current() && !m_file->isReadOnly()) {
        if (const auto saved =
                MemoryStore(*m_file->workspace()).saveEdits(*m_file->current(), run.toStdString(), edits);
            !saved)
            emit failed(tr("The change could not be saved."), saved.error());
    }
    if (run != m_run)
        return;
    m_edits = edits;
    emit changed();
}

} // namespace acr::ui
