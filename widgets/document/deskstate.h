// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is on the desk of the shown benchmark and was not saved under a name: each part of the window has a key and a
/// JSON object. It is written to the workspace file within a second of a change, on a thread of its own, so that it
/// survives closing, switching to another benchmark and back, and a kill of the program.
///
/// Of a workspace that can only be read, it is kept in memory until the program ends: it survives switching only.
/// GUI thread only.
#pragma once

#include "core/workspace/deskstore.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

namespace acr::ui {

class DeskState final : public QObject {
    Q_OBJECT

public:
    using Make = std::function<QJsonObject()>;

    explicit DeskState(QObject* parent = nullptr);
    ~DeskState() override;

    /// Writes what waits, and turns to the desk of this benchmark. Until begin(), the parts of the window take what is
    /// kept, and what they say meanwhile is no change. The workspace stays open until leave() or the next setPlace().
    void setPlace(Workspace& workspace, BenchmarkId id, bool writable);
    void begin();
    /// Writes what waits; there is no desk from now on.
    void leave();
    /// The benchmark was removed: what waits is dropped, and there is no desk from now on.
    void forget();

    /// There is a desk, and changes of it are noted.
    [[nodiscard]] bool isOpen() const { return m_workspace != nullptr && !m_taking; }
    [[nodiscard]] bool isWritable() const { return m_writable; }
    /// What is kept under the key; empty when there is nothing, or it was damaged, which damaged() tells.
    [[nodiscard]] QJsonObject value(const QString& key);
    /// Keeps what `make` gives by the time it is written, at the latest when the desk is left; an empty object removes
    /// the key. Later calls of the same key replace earlier ones. Nothing is kept when the context is gone by then.
    enum class Change : std::uint8_t { Typed, Moved };
    /// Moved: nobody would miss it; that it can't be kept is not worth a message.
    void saveSoon(const QString& key, QObject* context, Make make, Change change = Change::Typed);
    /// Writes what waits, and returns when it is in the file.
    void flush();
    /// Nothing waits and nothing is being written, apart from what can't be.
    [[nodiscard]] bool settled() const { return m_pending.isEmpty() && !m_task && (m_dirty.isEmpty() || !m_writable); }

    /// Something that was edited and is not saved under its name, for the window's title, translated; empty: nothing.
    void setUnsaved(const QString& key, const QString& what);
    [[nodiscard]] QStringList unsaved() const { return m_unsaved.values(); }
    /// The user should know this about the desk.
    void say(const QString& sentence) { emit said(sentence); }

signals:
    void unsavedChanged();
    void said(const QString& sentence);
    /// What is kept under the key can't be read, and is left out.
    void damaged(const QString& key, const acr::Error& error);
    /// The desk could not be written; it is tried again.
    void failed(const acr::Error& error);

private:
    struct Pending {
        QPointer<QObject> context;
        Make make;
        Change change = Change::Typed;
    };
    struct Task;
    struct Writer;

    [[nodiscard]] QByteArray textOf(const QString& key);
    void collect();
    void write();
    void finish();
    void drop();

    Workspace* m_workspace = nullptr;
    BenchmarkId m_id;
    QString m_place; ///< names the desk among all of this run
    bool m_writable = false;
    bool m_taking = false;
    bool m_warned = false;
    bool m_failing = false;
    QHash<QString, Pending> m_pending;
    QHash<QString, QByteArray> m_texts;                  ///< as the desk is, of the keys that were read or written
    QSet<QString> m_dirty;                               ///< keys whose text is not in the file
    QHash<QString, QHash<QString, QByteArray>> m_memory; ///< by place: what could not be written
    QMap<QString, QString> m_unsaved;
    std::shared_ptr<Writer> m_writer;
    std::shared_ptr<Task> m_task;
    QThreadPool m_pool;
    QTimer m_timer;
};

} // namespace acr::ui
