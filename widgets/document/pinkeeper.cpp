// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/pinkeeper.h"

#include "widgets/document/deskstate.h"
#include "widgets/document/document.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/document/streamjson.h"
#include "widgets/document/workspacefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QScopedValueRollback>

#include <algorithm>

namespace acr::ui {

namespace {

const QString pinnedPlacesKey = QStringLiteral("pinned");

} // namespace

PinKeeper::PinKeeper(Document& document, WorkspaceFile& file, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_file(file)
{
    connect(&document.pinned(), &PinnedRuns::changed, this, &PinKeeper::keep);
    // The pinned runs follow the document first: they were connected before.
    connect(&document, &Document::benchmarkChanged, this, &PinKeeper::restore);
    connect(&document, &Document::streamChanged, this, &PinKeeper::restore);
    connect(&document, &Document::weightsChanged, this, &PinKeeper::restore);
}

QString PinKeeper::place() const
{
    if (!m_file.current() || !m_document.benchmark() || !m_document.stream())
        return {};
    return QStringLiteral("pinned/%1/%2/%3")
        .arg(m_file.current()->value)
        .arg(streamKey(m_document.stream()->definition).left(16))
        .arg(m_document.missingScores() == MissingScores::AsZero ? 0 : 1);
}

void PinKeeper::restore()
{
    const QString now = place();
    if (now == m_place)
        return;
    m_place = now;
    m_kept.clear();
    if (now.isEmpty())
        return;
    const QScopedValueRollback restoring(m_restoring, true);
    std::string hash;
    const auto current = std::ranges::find(m_file.benchmarks(), *m_file.current(), &BenchmarkSummary::id);
    if (current != m_file.benchmarks().end())
        hash = current->contentHash;
    int lost = 0;
    for (const auto& run : m_file.desk().value(now).value(QLatin1String("runs")).toArray())
        lost += m_document.pinned().restore(run.toObject(), hash) ? 0 : 1;
    if (lost > 0)
        m_file.desk().say(tr("%n pinned run(s) of this stream can't be read and were left out.", nullptr, lost));
}

void PinKeeper::keep()
{
    if (m_restoring || m_place.isEmpty() || m_place != place() || !m_file.desk().isOpen())
        return;
    QJsonArray runs;
    qsizetype bytes = 0;
    int left = 0;
    QHash<QString, QJsonObject> kept;
    for (const PinnedRun& run : m_document.pinned().all()) {
        const auto known = m_kept.constFind(run.id);
        const QJsonObject made = known != m_kept.constEnd() ? *known : m_document.pinned().kept(run.id);
        kept.insert(run.id, made);
        const qsizetype size = QJsonDocument(made).toJson(QJsonDocument::Compact).size();
        if (bytes + size > maxPinnedBytes) {
            ++left;
            continue;
        }
        bytes += size;
        runs.append(made);
    }
    m_kept = std::move(kept);
    if (left > 0)
        m_file.desk().say(
            tr("%n pinned run(s) are too long to be kept: they go when the program is closed.", nullptr, left));
    m_file.desk().saveSoon(
        m_place, this,
        [made = runs.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("runs"), runs}}] { return made; });
    notePlace();
}

void PinKeeper::notePlace()
{
    QJsonArray places = m_file.desk().value(pinnedPlacesKey).value(QLatin1String("places")).toArray();
    if (!places.isEmpty() && places.last().toString() == m_place)
        return;
    for (qsizetype i = places.size(); i-- > 0;)
        if (places[i].toString() == m_place)
            places.removeAt(i);
    places.append(m_place);
    while (places.size() > maxPlaces)
        m_file.desk().saveSoon(places.takeAt(0).toString(), this, [] { return QJsonObject(); });
    m_file.desk().saveSoon(pinnedPlacesKey, this, [places] { return QJsonObject{{QStringLiteral("places"), places}}; });
}

} // namespace acr::ui

#include "moc_pinkeeper.cpp"
