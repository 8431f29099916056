// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/deskstate.h"

#include <QJsonDocument>
#include <QRunnable>

#include <atomic>
#include <utility>

namespace acr::ui {

namespace {

constexpr int deskDelayMs = 700;
/// After a write that failed.
constexpr int deskRetryMs = 3000;

} // namespace

/// A connection of its own, used by one thread at a time.
struct DeskState::Writer {
    std::string file;
    std::optional<Workspace> workspace;

    Result<void> write(BenchmarkId id, const std::vector<DeskEntry>& entries)
    {
        if (!workspace) {
            auto opened = Workspace::open(file);
            if (!opened)
                return Unexpected(opened.error());
            workspace.emplace(std::move(*opened));
        }
        return DeskStore(*workspace).write(id, entries);
    }
};

struct DeskState::Task {
    std::vector<DeskEntry> entries;
    Result<void> result;
    std::atomic<bool> done = false;
};

DeskState::DeskState(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        collect();
        write();
    });
}

DeskState::~DeskState()
{
    m_pool.waitForDone();
}

void DeskState::setPlace(Workspace& workspace, BenchmarkId id, bool writable)
{
    leave();
    const QString file = QString::fromStdString(workspace.file());
    m_workspace = &workspace;
    m_id = id;
    m_place = QStringLiteral("%1#%2").arg(file).arg(id.value);
    m_writable = writable;
    m_taking = true;
    m_texts = m_memory.value(m_place);
    if (writable && !m_texts.isEmpty()) {
        // What could not be written before.
        const QList<QString> keys = m_texts.keys();
        m_dirty = QSet<QString>(keys.begin(), keys.end());
        m_timer.start(deskRetryMs);
    }
    m_writer = std::make_shared<Writer>();
    m_writer->file = workspace.file();
}

void DeskState::begin()
{
    m_taking = false;
}

void DeskState::drop()
{
    m_timer.stop();
    m_pool.waitForDone();
    m_task.reset();
    m_writer.reset();
    m_pending.clear();
    m_texts.clear();
    m_dirty.clear();
    m_workspace = nullptr;
    m_writable = false;
    m_taking = false;
    m_warned = false;
    m_failing = false;
    if (!std::exchange(m_unsaved, {}).isEmpty())
        emit unsavedChanged();
}

void DeskState::leave()
{
    if (m_workspace == nullptr)
        return;
    flush();
    QHash<QString, QByteArray> memory = m_writable ? QHash<QString, QByteArray>() : m_memory.value(m_place);
    for (const QString& key : std::as_const(m_dirty))
        memory.insert(key, m_texts.value(key));
    if (memory.isEmpty())
        m_memory.remove(m_place);
    else
        m_memory.insert(m_place, memory);
    drop();
}

void DeskState::forget()
{
    m_memory.remove(m_place);
    drop();
}

QByteArray DeskState::textOf(const QString& key)
{
    if (!m_texts.contains(key)) {
        auto read = DeskStore(*m_workspace).read(m_id, key.toStdString());
        if (!read)
            emit damaged(key, read.error());
        m_texts.insert(key, read && *read ? QByteArray::fromStdString(**read) : QByteArray());
    }
    return m_texts.value(key);
}

QJsonObject DeskState::value(const QString& key)
{
    const QByteArray text = m_workspace != nullptr ? textOf(key) : QByteArray();
    if (text.isEmpty())
        return {};
    QJsonParseError error{};
    const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
    if (error.error != QJsonParseError::NoError)
        emit damaged(key, Error{ErrorCode::Malformed, {}, error.errorString().toStdString(), "a JSON object"});
    return object;
}

void DeskState::saveSoon(const QString& key, QObject* context, Make make, Change change)
{
    if (!isOpen())
        return;
    m_pending.insert(key, {context, std::move(make), change});
    if (!m_timer.isActive())
        m_timer.start(deskDelayMs);
}

void DeskState::collect()
{
    // What is made may ask for more, which belongs to the same write.
    constexpr int maxRounds = 3;
    for (int round = 0; round < maxRounds && !m_pending.isEmpty(); ++round) {
        const auto pending = std::exchange(m_pending, {});
        for (auto one = pending.begin(); one != pending.end(); ++one) {
            if (one->context.isNull())
                continue;
            const QJsonObject object = one->make();
            const QByteArray text =
                object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
            if (textOf(one.key()) == text)
                continue;
            m_texts.insert(one.key(), text);
            m_dirty.insert(one.key());
            if (!m_writable && one->change == Change::Typed && !std::exchange(m_warned, true))
                say(tr("The workspace can only be read: what is changed here is kept until the program is closed."));
        }
    }
}

void DeskState::write()
{
    if (!m_writable || m_dirty.isEmpty() || m_task)
        return;
    m_task = std::make_shared<Task>();
    for (const QString& key : std::as_const(m_dirty))
        m_task->entries.push_back({key.toStdString(), m_texts.value(key).toStdString()});
    m_dirty.clear();
    m_pool.start([this, task = m_task, writer = m_writer, id = m_id] {
        task->result = writer->write(id, task->entries);
        task->done = true;
        // This outlives the pool's threads.
        QMetaObject::invokeMethod(this, &DeskState::finish, Qt::QueuedConnection);
    });
}

void DeskState::finish()
{
    if (!m_task || !m_task->done)
        return;
    const auto task = std::exchange(m_task, nullptr);
    if (task->result) {
        m_failing = false;
        if (!m_dirty.isEmpty() && !m_timer.isActive())
            m_timer.start(deskDelayMs);
        return;
    }
    for (const DeskEntry& entry : task->entries)
        m_dirty.insert(QString::fromStdString(entry.key));
    m_timer.start(deskRetryMs);
    if (!std::exchange(m_failing, true))
        emit failed(task->result.error());
}

void DeskState::flush()
{
    if (m_workspace == nullptr)
        return;
    m_pool.waitForDone();
    finish();
    collect();
    write();
    m_pool.waitForDone();
    finish();
    if (m_dirty.isEmpty() && m_pending.isEmpty())
        m_timer.stop();
}

void DeskState::setUnsaved(const QString& key, const QString& what)
{
    if (m_unsaved.value(key) == what)
        return;
    if (what.isEmpty())
        m_unsaved.remove(key);
    else
        m_unsaved.insert(key, what);
    emit unsavedChanged();
}

} // namespace acr::ui

#include "moc_deskstate.cpp"
