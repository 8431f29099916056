// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/snapshotlibrary.h"

#include "core/policy/memoryfiles.h"

#include <QFileInfo>

namespace acr::ui {

namespace {

Error firstErrorOf(const ErrorList& errors)
{
    return errors.empty() ? Error{} : errors.items().front();
}

// A connection to the database belongs to one thread: jobs open the file for themselves.

Result<MemorySnapshot> readSnapshot(const std::string& file, const Benchmark& benchmark, BenchmarkId id,
                                    const std::string& name)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    return MemoryStore(*workspace).load(benchmark, id, name);
}

Result<void> writeSnapshot(const std::string& file, const Benchmark& benchmark, BenchmarkId id, const std::string& name,
                           const MemorySnapshot& snapshot)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    return MemoryStore(*workspace).save(benchmark, id, name, snapshot);
}

/// The name under which it is saved.
Result<std::string> importSnapshot(const std::string& file, const Benchmark& benchmark, BenchmarkId id,
                                   const std::string& path, const std::string& wanted, const Progress& progress)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    ErrorList errors(20);
    const auto snapshot = readMemory(*source, benchmark, progress, errors);
    if (!snapshot)
        return Unexpected(firstErrorOf(errors));
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    MemoryStore store(*workspace);
    auto name = store.freeName(id, wanted);
    if (!name)
        return name;
    if (const auto saved = store.save(benchmark, id, *name, *snapshot); !saved)
        return Unexpected(saved.error());
    return name;
}

} // namespace

SnapshotLibrary::SnapshotLibrary(Document& document, WorkspaceFile* file, Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_file(file)
    , m_jobs(jobs)
    , m_reading(jobs, [this] { startRead(); })
{
    connect(&document, &Document::benchmarkSwitched, this, [this] {
        m_reading.drop();
        m_jobs.withdrawAll(this);
        emit reset();
    });
    connect(&document, &Document::benchmarkChanged, this, &SnapshotLibrary::refresh);
    if (m_file)
        connect(m_file, &WorkspaceFile::fileChanged, this, &SnapshotLibrary::refresh);
}

Workspace* SnapshotLibrary::openWorkspace() const
{
    return m_file && m_file->current() && m_document.benchmark() ? m_file->workspace() : nullptr;
}

bool SnapshotLibrary::isWritable() const
{
    return openWorkspace() != nullptr && !m_file->isReadOnly();
}

void SnapshotLibrary::refresh()
{
    m_snapshots.clear();
    if (Workspace* workspace = openWorkspace()) {
        if (auto list = MemoryStore(*workspace).list(*m_file->current()))
            m_snapshots = std::move(*list);
    }
    emit changed();
}

QString SnapshotLibrary::freeName(const QString& wanted) const
{
    Workspace* workspace = openWorkspace();
    const auto free = workspace ? MemoryStore(*workspace).freeName(*m_file->current(), wanted.toStdString())
                                : Result<std::string>(wanted.toStdString());
    return free ? QString::fromStdString(*free) : wanted;
}

void SnapshotLibrary::read(const QString& name)
{
    m_wanted = name;
    startRead();
}

void SnapshotLibrary::startRead()
{
    m_reading.drop();
    if (m_wanted.isEmpty() || openWorkspace() == nullptr)
        return;
    m_reading.start(
        tr("Reading the snapshot %1").arg(m_wanted),
        [benchmark = m_document.benchmark(), file = m_file->file().toStdString(), id = *m_file->current(),
         name = m_wanted.toStdString()](const Progress&) { return readSnapshot(file, *benchmark, id, name); },
        [this, name = m_wanted, benchmark = m_document.benchmark()](Result<MemorySnapshot> snapshot) {
            if (snapshot)
                emit snapshotRead(name, makeMemoryView(benchmark, std::move(*snapshot), nullptr));
            else if (snapshot.error().code != ErrorCode::Cancelled)
                emit failed(tr("The snapshot could not be read."), snapshot.error());
        });
}

void SnapshotLibrary::save(const std::shared_ptr<const MemoryView>& view, const QString& name)
{
    if (!isWritable() || view->benchmark != m_document.benchmark())
        return emit refused(tr("Another benchmark is open by now. The snapshot was not saved."));
    m_jobs.start(
        this, tr("Saving a memory snapshot"),
        [view, file = m_file->file().toStdString(), id = *m_file->current(), name = name.toStdString()](
            const Progress&) { return writeSnapshot(file, *view->benchmark, id, name, view->snapshot); },
        [this, view, name](Result<void> saved) {
            refresh();
            if (saved)
                return emit added(name);
            m_jobs.offerRetry(this, tr("Saving a memory snapshot"), saved.error(),
                              [this, view, name] { save(view, name); });
            emit failed(tr("The snapshot could not be saved."), saved.error());
        });
}

void SnapshotLibrary::rename(const QString& from, const QString& to)
{
    if (!isWritable())
        return;
    const auto done =
        MemoryStore(*m_file->workspace()).rename(*m_file->current(), from.toStdString(), to.toStdString());
    if (!done)
        return emit failed(tr("The snapshot could not be renamed."), done.error());
    emit renamed(from, to);
    refresh();
}

void SnapshotLibrary::remove(const QString& name)
{
    if (!isWritable())
        return;
    const auto done = MemoryStore(*m_file->workspace()).remove(*m_file->current(), name.toStdString());
    if (!done)
        return emit failed(tr("The snapshot could not be removed."), done.error());
    refresh();
    emit removed(name);
}

void SnapshotLibrary::importFile(const QString& path)
{
    if (!isWritable())
        return;
    m_jobs.start(
        this, tr("Importing %1").arg(QFileInfo(path).fileName()),
        [benchmark = m_document.benchmark(), path = path.toStdString(),
         wanted = QFileInfo(path).completeBaseName().toStdString(), file = m_file->file().toStdString(),
         id = *m_file->current()](const Progress& progress) {
            return importSnapshot(file, *benchmark, id, path, wanted, progress);
        },
        [this, path](Result<std::string> name) {
            refresh();
            if (name)
                return emit added(QString::fromStdString(*name));
            m_jobs.offerRetry(this, tr("Importing %1").arg(QFileInfo(path).fileName()), name.error(),
                              [this, path] { importFile(path); });
            emit failed(tr("The memory could not be imported; nothing was changed."), name.error());
        });
}

void SnapshotLibrary::exportFile(const std::shared_ptr<const MemoryView>& view, const QString& path)
{
    m_jobs.start(
        this, tr("Exporting %1").arg(QFileInfo(path).fileName()),
        [view, path = path.toStdString()](const Progress&) {
            return writeMemory(path, view->snapshot, *view->benchmark);
        },
        [this, view, path](Result<void> written) {
            if (written)
                return;
            m_jobs.offerRetry(this, tr("Exporting %1").arg(QFileInfo(path).fileName()), written.error(),
                              [this, view, path] { exportFile(view, path); });
            emit failed(tr("The memory could not be exported."), written.error());
        });
}

} // namespace acr::ui
