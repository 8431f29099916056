// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/importwatch.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace acr::ui {

namespace {

/// Programs write a file in several steps; what they do within this time is one change.
constexpr int settleMs = 400;
/// Of a folder with more entries, changes inside of the others are found when the workspace is opened next.
constexpr int watchedEntries = 500;

std::vector<std::filesystem::path> placesOf(const ImportSource& import)
{
    return {import.paths.begin(), import.paths.end()};
}

QStringList pathsOf(const ImportSource& import)
{
    QStringList paths;
    for (const std::string& path : import.paths)
        paths << QFile::decodeName(QByteArray::fromStdString(path));
    return paths;
}

/// Sizes and times of the paths themselves.
QByteArray factsOf(const QStringList& paths)
{
    QByteArray facts;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        facts += QByteArray::number(info.exists() ? info.size() : -1) + ' ' +
                 QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + '\n';
    }
    return facts;
}

/// The nearest folder above the path that exists: it says when the path comes and goes.
QString folderAround(const QString& path)
{
    QString folder = QFileInfo(path).absolutePath();
    while (!QFileInfo::exists(folder) && !QDir(folder).isRoot())
        folder = QFileInfo(folder).absolutePath();
    return folder;
}

} // namespace

/// What a source is now.
struct ImportWatch::Finding {
    bool there = false;
    SourceState state;
};

ImportWatch::ImportWatch(WorkspaceFile& workspace, Jobs& jobs, const QString& settingsFolder, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_record(settingsFolder)
    , m_comparing(jobs, [this] { compare(); })
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleMs);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        watchPaths();
        compare();
    });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ImportWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ImportWatch::look);
    connect(&workspace, &WorkspaceFile::importSaved, this, &ImportWatch::note);
    connect(&workspace, &WorkspaceFile::copied, this,
            [this](const QString& from, const QString& to) { m_record.copy(from, to); });
    for (const auto signal :
         {&WorkspaceFile::fileChanged, &WorkspaceFile::benchmarksChanged, &WorkspaceFile::openingChanged})
        connect(&workspace, signal, this, [this] { follow(false); });
}

ImportWatch::~ImportWatch() = default;

/// `again`: the same benchmark has other sources.
void ImportWatch::follow(bool again)
{
    ImportRecord::Place place;
    // Decisions and prompts can be imported about what is shown, not about what is being loaded.
    if (!m_workspace.file().isEmpty() && !m_workspace.isReadOnly() && !m_workspace.loadingJob().running()) {
        for (const BenchmarkSummary& summary : m_workspace.benchmarks()) {
            if (summary.id == m_workspace.current())
                place = {m_workspace.file(), QString::fromStdString(summary.contentHash)};
        }
    }
    if (place == m_place && !again)
        return;
    if (place != m_place)
        m_begun.clear();
    m_place = place;
    m_comparing.drop();
    m_settled.stop();
    m_sources = place.benchmark.isEmpty() ? QList<ImportRecord::Source>() : m_record.sources(place);
    m_found.clear();
    for (const ImportRecord::Source& source : m_sources)
        m_found.append(source.import.state);
    setChanged({});
    watchPaths();
    compare();
}

void ImportWatch::note(const WorkspaceImport& import)
{
    if (!import.source())
        return;
    const QString workspace = QString::fromStdString(import.workspace());
    m_record.add({workspace, QString::fromStdString(import.contentHash())}, *import.source());
    // The earlier import of these files is not out of date any more: the new one stands beside it.
    if (import.source()->kind == ImportSource::Kind::Benchmark)
        m_record.refuse(workspace, import.source()->paths, import.source()->state.content);
    if (workspace == m_place.workspace)
        follow(true);
}

void ImportWatch::watchPaths()
{
    // All anew: a path may be another file than the one that is watched.
    if (const QStringList before = watched(); !before.isEmpty())
        m_watcher.removePaths(before);
    m_around.clear();
    QSet<QString> inside;
    QStringList all;
    for (const ImportRecord::Source& source : m_sources) {
        for (const QString& path : pathsOf(source.import)) {
            all << path;
            m_around.insert(folderAround(path));
            if (!QFileInfo::exists(path))
                continue;
            inside.insert(path);
            if (!QFileInfo(path).isDir())
                continue;
            QDirIterator entries(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            for (int i = 0; i < watchedEntries && entries.hasNext(); ++i)
                inside.insert(entries.next());
        }
    }
    m_around.subtract(inside);
    m_seen = factsOf(all);
    const QSet<QString> wanted = inside + m_around;
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted.values());
}

void ImportWatch::look(const QString& path)
{
    // Most of what happens around an imported file is about other files.
    if (m_around.contains(path)) {
        QStringList all;
        for (const ImportRecord::Source& source : m_sources)
            all << pathsOf(source.import);
        if (QByteArray facts = factsOf(all); facts == std::exchange(m_seen, facts) && QFileInfo::exists(path))
            return;
    }
    m_settled.start();
}

void ImportWatch::compare()
{
    if (m_sources.isEmpty()) {
        m_comparing.drop();
        return;
    }
    m_comparing.start(
        tr("Comparing files with what was imported"),
        [sources = m_sources, known = m_found](const Progress& progress) {
            QList<Finding> findings;
            for (qsizetype i = 0; i < sources.size() && !progress.stopped(); ++i) {
                const auto places = placesOf(sources[i].import);
                Finding finding;
                if (const auto listing = sourceListing(places)) {
                    finding = {true, known[i]};
                    if (*listing != known[i].listing) {
                        const auto state = sourceState(places, progress);
                        finding.there = state.has_value();
                        if (state)
                            finding.state = *state;
                    }
                }
                findings.append(finding);
            }
            return findings;
        },
        [this](const Result<QList<Finding>>& findings) {
            if (findings)
                take(*findings);
        });
}

void ImportWatch::take(const QList<Finding>& findings)
{
    QList<Changed> changed;
    bool touched = false;
    for (qsizetype i = 0; i < findings.size(); ++i) {
        ImportRecord::Source& source = m_sources[i];
        if (!findings[i].there)
            continue;
        m_found[i] = findings[i].state;
        const std::string& content = m_found[i].content;
        if (content == source.import.state.content) {
            touched = touched || m_found[i] != source.import.state;
            source.import.state = m_found[i];
        } else if (content != source.refused && !m_begun.contains(QString::fromStdString(content))) {
            changed.append({source.import.kind, pathsOf(source.import)});
        }
    }
    // Files that were only touched need not be read at the next start.
    if (touched)
        m_record.setSources(m_place, m_sources);
    setChanged(changed);
}

void ImportWatch::setChanged(const QList<Changed>& changed)
{
    if (changed == m_changed)
        return;
    m_changed = changed;
    emit changedChanged();
}

void ImportWatch::importAgain(const Changed& changed)
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].import.kind == changed.kind && pathsOf(m_sources[i].import) == changed.paths)
            m_begun.insert(QString::fromStdString(m_found[i].content));
    }
    QList<Changed> others = m_changed;
    if (!others.removeOne(changed))
        return;
    // `changed` may be one of the list, which is another from here on.
    const auto [kind, paths] = changed;
    setChanged(others);
    switch (kind) {
    case ImportSource::Kind::Benchmark: m_workspace.importBenchmark(paths.value(0)); break;
    case ImportSource::Kind::Decisions: m_workspace.importDecisions(paths.value(0)); break;
    case ImportSource::Kind::Prompts: m_workspace.attachPrompts(paths); break;
    }
}

void ImportWatch::dismiss(const Changed& changed)
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        if (m_sources[i].import.kind == changed.kind && pathsOf(m_sources[i].import) == changed.paths)
            m_sources[i].refused = m_found[i].content;
    }
    m_record.setSources(m_place, m_sources);
    QList<Changed> others = m_changed;
    others.removeOne(changed);
    setChanged(others);
}

} // namespace acr::ui

#include "moc_importwatch.cpp"
