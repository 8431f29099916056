// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryedits.h"

#include "core/workspace/memorystore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/undokeeper.h"

#include <QPointer>
#include <QUndoStack>
#include <QUuid>

#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace acr::ui {

namespace {

const QString memoryStepKind = QStringLiteral("memory");
const QString memoryNamesKey = QStringLiteral("memory/steps");

/// No spec of a policy, with which other runs begin, has a space in it.
constexpr QLatin1String snapshotPrefix("snapshot ");

std::optional<std::string> snapshotOf(const QString& run)
{
    return run.startsWith(snapshotPrefix) ? std::optional(run.mid(snapshotPrefix.size()).toStdString()) : std::nullopt;
}

QJsonValue jsonOfNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue();
}

QJsonObject jsonOfEdit(const MemoryEdit& edit)
{
    return {{QStringLiteral("kind"), static_cast<int>(edit.kind)},
            {QStringLiteral("task"), QString::fromStdString(edit.entry.task)},
            {QStringLiteral("step"), static_cast<double>(edit.entry.step)},
            {QStringLiteral("model"), QString::fromStdString(edit.entry.model)},
            {QStringLiteral("score"), jsonOfNumber(edit.amended.score)},
            {QStringLiteral("cost"), jsonOfNumber(edit.amended.costUsd)},
            {QStringLiteral("passed"), edit.amended.passed},
            {QStringLiteral("graded"), edit.amended.graded},
            {QStringLiteral("applied"), edit.amended.applied}};
}

/// Nothing for what is no change.
std::optional<MemoryEdit> editOfJson(const QJsonObject& json)
{
    const int kind = json.value(QLatin1String("kind")).toInt(-1);
    const double step = json.value(QLatin1String("step")).toDouble(-1);
    if (kind < 0 || kind > static_cast<int>(MemoryEdit::Kind::Amend) || !(step >= 0) ||
        step > static_cast<double>(std::numeric_limits<std::uint32_t>::max()))
        return std::nullopt;
    MemoryEdit edit;
    edit.kind = static_cast<MemoryEdit::Kind>(kind);
    edit.entry = {json.value(QLatin1String("task")).toString().toStdString(), static_cast<std::uint32_t>(step),
                  json.value(QLatin1String("model")).toString().toStdString()};
    edit.amended.score = json.value(QLatin1String("score")).toDouble(missing);
    edit.amended.costUsd = json.value(QLatin1String("cost")).toDouble(missing);
    edit.amended.passed = json.value(QLatin1String("passed")).toBool();
    edit.amended.graded = json.value(QLatin1String("graded")).toBool();
    edit.amended.applied = json.value(QLatin1String("applied")).toBool();
    return edit;
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
{
    if (m_file == nullptr)
        return;
    // Each benchmark has a desk of its own.
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_names.clear();
        m_namesRead = false;
    });
    m_file->undoKeeper().setHandler(
        memoryStepKind, this,
        {[this](const QJsonObject& data, bool forward) {
             if (!doStep(data, forward))
                 m_file->desk().say(tr("The memory is not the one that the step is about: it does nothing."));
         },
         [] { return tr("Change a memory entry"); }});
}

void MemoryEdits::readNames()
{
    if (m_file == nullptr || !m_file->desk().isOpen() || std::exchange(m_namesRead, true))
        return;
    const QJsonObject names = m_file->desk().value(memoryNamesKey);
    for (auto name = names.begin(); name != names.end(); ++name)
        if (!m_names.contains(name.key()))
            m_names.insert(name.key(), std::make_shared<QString>(name.value().toString()));
}

void MemoryEdits::keepNames()
{
    if (m_file == nullptr)
        return;
    m_file->desk().saveSoon(memoryNamesKey, this, [this] {
        QJsonObject names;
        for (auto name = m_names.constBegin(); name != m_names.constEnd(); ++name)
            if (!(*name)->isEmpty())
                names[name.key()] = **name;
        return names;
    });
}

QString MemoryEdits::handleOf(const QString& run)
{
    readNames();
    for (auto name = m_names.constBegin(); name != m_names.constEnd(); ++name)
        if (**name == run)
            return name.key();
    const QString handle = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_names.insert(handle, std::make_shared<QString>(run));
    keepNames();
    return handle;
}

void MemoryEdits::setRun(const QString& run)
{
    m_run = run;
    m_edits.clear();
    if (run.isEmpty() || !m_file || !m_file->workspace() || !m_file->current() || !m_document.benchmark())
        return;
    auto edits = stored(run);
    if (edits)
        m_edits = std::move(*edits);
    else
        emit failed(tr("The changes by hand could not be read."), edits.error());
}

Result<std::vector<MemoryEdit>> MemoryEdits::stored(const QString& run) const
{
    MemoryStore store(*m_file->workspace());
    const auto snapshot = snapshotOf(run);
    return snapshot ? store.snapshotEdits(*snapshot) : store.edits(*m_file->current(), run.toStdString());
}

void MemoryEdits::add(const QString& text, const MemoryEdit& edit)
{
    std::vector<MemoryEdit> after = m_edits;
    after.push_back(edit);
    const QString handle = handleOf(m_run);
    auto* step = new ChangeValue<std::vector<MemoryEdit>>(
        text, m_edits, std::move(after),
        [self = QPointer(this), run = m_names.value(handle)](const std::vector<MemoryEdit>& edits) {
            if (self && !run->isEmpty())
                self->apply(*run, edits);
        });
    m_undo.push(step->keptAs(memoryStepKind, [handle](const auto& before, const auto& now) {
        return QJsonObject{{QStringLiteral("run"), handle},
                           {QStringLiteral("before"), static_cast<int>(before.size())},
                           {QStringLiteral("change"), jsonOfEdit(now.back())}};
    }));
}

bool MemoryEdits::doStep(const QJsonObject& data, bool forward)
{
    readNames();
    const auto run = m_names.value(data.value(QLatin1String("run")).toString());
    const auto edit = editOfJson(data.value(QLatin1String("change")).toObject());
    const int before = data.value(QLatin1String("before")).toInt(-1);
    if (!run || run->isEmpty() || !edit || before < 0 || m_file == nullptr || !m_file->workspace() ||
        !m_file->current())
        return false;
    auto edits = *run == m_run ? Result<std::vector<MemoryEdit>>(m_edits) : stored(*run);
    if (!edits || edits->size() != static_cast<std::size_t>(before) + (forward ? 0 : 1))
        return false;
    if (forward) {
        edits->push_back(*edit);
    } else {
        if (jsonOfEdit(edits->back()) != data.value(QLatin1String("change")).toObject())
            return false;
        edits->pop_back();
    }
    apply(*run, *edits);
    return true;
}

Workspace* MemoryEdits::writable() const
{
    return m_file && m_file->current() && !m_file->isReadOnly() ? m_file->workspace() : nullptr;
}

void MemoryEdits::renameSnapshot(const QString& from, const QString& to)
{
    readNames();
    const QString after = snapshotRun(to);
    for (const auto& name : std::as_const(m_names))
        if (*name == snapshotRun(from))
            *name = after;
    keepNames();
    if (m_run == snapshotRun(from))
        m_run = after;
}

void MemoryEdits::removeSnapshot(const QString& name)
{
    readNames();
    for (const auto& run : std::as_const(m_names))
        if (*run == snapshotRun(name))
            run->clear();
    keepNames();
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
