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

Result<std::shared_ptr<const MemoryView>>
readSnapshot(const std::string& file, const std::shared_ptr<const Benchmark>& benchmark, const std::string& name)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    auto state = MemoryStore(*workspace).load(name);
    if (!state)
        return Unexpected(state.error());
    MemorySnapshot snapshot = placed(*state, *benchmark);
    return makeMemoryView(benchmark, std::move(snapshot), nullptr,
                          std::make_shared<const MemoryState>(std::move(*state)));
}

Result<void> writeSnapshot(const std::string& file, const std::string& name, const MemoryView& view)
{
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    return MemoryStore(*workspace).save(name, stateOf(view));
}

/// The name under which it is saved.
Result<std::string> importSnapshot(const std::string& file, const std::string& path, const std::string& wanted,
                                   const Progress& progress)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    ErrorList errors(20);
    const auto state = readMemory(*source, progress, errors);
    if (!state)
        return Unexpected(firstErrorOf(errors));
    auto workspace = Workspace::open(file);
    if (!workspace)
        return Unexpected(workspace.error());
    MemoryStore store(*workspace);
    auto name = store.freeName(wanted);
    if (!name)
        return name;
    if (const auto saved = store.save(*name, *state); !saved)
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
        if (auto list = MemoryStore(*workspace).list())
            m_snapshots = std::move(*list);
    }
    emit changed();
}

QString SnapshotLibrary::freeName(const QString& wanted) const
{
    Workspace* workspace = openWorkspace();
    const auto free =
        workspace ? MemoryStore(*workspace).freeName(wanted.toStdString()) : Result<std::string>(wanted.toStdString());
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
        [benchmark = m_document.benchmark(), file = m_file->file().toStdString(),
         name = m_wanted.toStdString()](const Progress&) { return readSnapshot(file, benchmark, name); },
        [this, name = m_wanted](const Result<std::shared_ptr<const MemoryView>>& view) {
            if (view)
                emit snapshotRead(name, *view);
            else if (view.error().code != ErrorCode::Cancelled)
                emit failed(tr("The snapshot could not be read."), view.error());
        });
}

void SnapshotLibrary::run(const QString& title, std::function<Result<std::string>(const Progress&)> work,
                          std::function<void(const QString&)> done, const std::function<void()>& retry)
{
    m_jobs.startWriting(
        this, title,
        [work = std::move(work)](const Progress& progress) -> Result<std::string> {
            if (progress.stopped())
                return failure(ErrorCode::Cancelled);
            return work(progress);
        },
        [this, title, done = std::move(done), retry](const Result<std::string>& result) {
            if (result)
                done(QString::fromStdString(*result));
            else
                emit notDone(title, result.error(), retry);
        });
}

void SnapshotLibrary::save(const std::shared_ptr<const MemoryView>& view, const QString& name)
{
    if (!isWritable() || view->benchmark != m_document.benchmark())
        return emit refused(tr("Another benchmark is open by now. The snapshot was not saved."));
    run(
        tr("Saving the snapshot %1").arg(name),
        [view, file = m_file->file().toStdString(), name = name.toStdString()](const Progress&) -> Result<std::string> {
            if (const auto saved = writeSnapshot(file, name, *view); !saved)
                return Unexpected(saved.error());
            return name;
        },
        [this](const QString& saved) {
            refresh();
            emit added(saved);
        },
        [this, view, name] { save(view, name); });
}

void SnapshotLibrary::rename(const QString& from, const QString& to)
{
    if (!isWritable())
        return;
    const auto done = MemoryStore(*m_file->workspace()).rename(from.toStdString(), to.toStdString());
    if (!done)
        return emit failed(tr("The snapshot could not be renamed."), done.error());
    emit renamed(from, to);
    refresh();
}

void SnapshotLibrary::remove(const QString& name)
{
    if (!isWritable())
        return;
    const auto done = MemoryStore(*m_file->workspace()).remove(name.toStdString());
    if (!done)
        return emit failed(tr("The snapshot could not be removed."), done.error());
    refresh();
    emit removed(name);
}

void SnapshotLibrary::importFile(const QString& path)
{
    if (!isWritable())
        return;
    run(
        tr("Importing %1").arg(QFileInfo(path).fileName()),
        [source = path.toStdString(), wanted = QFileInfo(path).completeBaseName().toStdString(),
         file = m_file->file().toStdString()](const Progress& progress) {
            return importSnapshot(file, source, wanted, progress);
        },
        [this](const QString& name) {
            refresh();
            emit added(name);
        },
        [this, path] { importFile(path); });
}

void SnapshotLibrary::exportFile(const std::shared_ptr<const MemoryView>& view, const QString& path)
{
    run(
        tr("Exporting %1").arg(QFileInfo(path).fileName()),
        [view, target = path.toStdString()](const Progress&) -> Result<std::string> {
            if (const auto written = writeMemory(target, stateOf(*view)); !written)
                return Unexpected(written.error());
            return target;
        },
        [](const QString&) {}, [this, view, path] { exportFile(view, path); });
}

} // namespace acr::ui

#include "moc_snapshotlibrary.cpp"
