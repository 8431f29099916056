// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/importrecord.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

constexpr qsizetype entryLimit = 200;
constexpr qsizetype sourceLimit = 50; ///< of one benchmark

const QString importsGroup = QStringLiteral("imports");

QString importKey(const ImportRecord::Place& place)
{
    const QByteArray text = place.workspace.toUtf8() + '\n' + place.benchmark.toUtf8();
    return importsGroup + u'/' + QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex());
}

QString kindText(ImportSource::Kind kind)
{
    switch (kind) {
    case ImportSource::Kind::Benchmark: return QStringLiteral("benchmark");
    case ImportSource::Kind::Decisions: return QStringLiteral("decisions");
    case ImportSource::Kind::Prompts: break;
    }
    return QStringLiteral("prompts");
}

QJsonObject toJson(const ImportRecord::Source& source)
{
    QJsonArray paths;
    // Names of files are bytes, and not all of them UTF-8.
    for (const std::string& path : source.import.paths)
        paths.append(QString::fromLatin1(QByteArray::fromStdString(path).toPercentEncoding("/ ")));
    return {{"kind", kindText(source.import.kind)},
            {"paths", paths},
            {"listing", QString::fromStdString(source.import.state.listing)},
            {"content", QString::fromStdString(source.import.state.content)},
            {"refused", QString::fromStdString(source.refused)}};
}

ImportRecord::Source sourceFromJson(const QJsonObject& json)
{
    ImportRecord::Source source;
    for (const auto kind : {ImportSource::Kind::Decisions, ImportSource::Kind::Prompts}) {
        if (json.value("kind").toString() == kindText(kind))
            source.import.kind = kind;
    }
    for (const QJsonValue& path : json.value("paths").toArray())
        source.import.paths.push_back(QByteArray::fromPercentEncoding(path.toString().toLatin1()).toStdString());
    source.import.state = {.listing = json.value("listing").toString().toStdString(),
                           .content = json.value("content").toString().toStdString()};
    source.refused = json.value("refused").toString().toStdString();
    return source;
}

} // namespace

struct ImportRecord::Entry {
    Place place;
    qint64 time = 0; ///< of the last change
    QList<Source> sources;

    [[nodiscard]] static Entry fromText(const QByteArray& text)
    {
        const QJsonObject json = QJsonDocument::fromJson(text).object();
        Entry entry{.place = {json.value("workspace").toString(), json.value("benchmark").toString()},
                    .time = json.value("time").toInteger(),
                    .sources = {}};
        for (const QJsonValue& source : json.value("sources").toArray())
            entry.sources.append(sourceFromJson(source.toObject()));
        return entry;
    }
};

ImportRecord::ImportRecord(const QString& folder)
    : m_settings(folder + QStringLiteral("/imports.ini"), QSettings::IniFormat)
{}

QList<ImportRecord::Source> ImportRecord::sources(const Place& place) const
{
    const Entry entry = Entry::fromText(m_settings.value(importKey(place)).toByteArray());
    return entry.place == place ? entry.sources : QList<Source>();
}

void ImportRecord::setSources(const Place& place, const QList<Source>& sources)
{
    write({.place = place,
           .time = QDateTime::currentMSecsSinceEpoch(),
           .sources = sources.last(std::min(sources.size(), sourceLimit))});
}

void ImportRecord::add(const Place& place, const ImportSource& import)
{
    QList<Source> all = sources(place);
    all.removeIf(
        [&](const Source& source) { return source.import.kind == import.kind && source.import.paths == import.paths; });
    all.append({import, {}});
    setSources(place, all);
}

void ImportRecord::refuse(const QString& workspace, const std::vector<std::string>& paths, const std::string& content)
{
    for (const Entry& entry : entriesOf(workspace)) {
        Entry changed = entry;
        bool found = false;
        for (Source& source : changed.sources) {
            if (source.import.kind != ImportSource::Kind::Benchmark || source.import.paths != paths ||
                source.import.state.content == content)
                continue;
            source.refused = content;
            found = true;
        }
        if (found)
            write(changed);
    }
}

void ImportRecord::copy(const QString& from, const QString& to)
{
    for (Entry entry : entriesOf(from)) {
        entry.place.workspace = to;
        write(entry);
    }
}

QList<ImportRecord::Entry> ImportRecord::entriesOf(const QString& workspace) const
{
    QList<Entry> entries;
    m_settings.beginGroup(importsGroup);
    for (const QString& key : m_settings.childKeys()) {
        Entry entry = Entry::fromText(m_settings.value(key).toByteArray());
        if (entry.place.workspace == workspace)
            entries.append(std::move(entry));
    }
    m_settings.endGroup();
    return entries;
}

void ImportRecord::write(const Entry& entry)
{
    QJsonArray list;
    for (const Source& source : entry.sources)
        list.append(toJson(source));
    m_settings.setValue(importKey(entry.place), QJsonDocument(QJsonObject{{"workspace", entry.place.workspace},
                                                                          {"benchmark", entry.place.benchmark},
                                                                          {"time", entry.time},
                                                                          {"sources", list}})
                                                    .toJson(QJsonDocument::Compact));
    m_settings.beginGroup(importsGroup);
    const QStringList keys = m_settings.childKeys();
    if (keys.size() > entryLimit) {
        QList<std::pair<qint64, QString>> byTime;
        for (const QString& key : keys)
            byTime.append({Entry::fromText(m_settings.value(key).toByteArray()).time, key});
        std::ranges::sort(byTime);
        for (qsizetype i = 0; i < byTime.size() - entryLimit; ++i)
            m_settings.remove(byTime[i].second);
    }
    m_settings.endGroup();
}

} // namespace acr::ui
