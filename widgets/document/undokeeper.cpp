// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/undokeeper.h"

#include "widgets/document/deskstate.h"
#include "widgets/document/keptstep.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QScopedValueRollback>

#include <algorithm>

namespace acr::ui {

namespace {

const QString undoKey = QStringLiteral("undo");
const QString partsMember = QStringLiteral("parts");

QString partKey(const QString& name)
{
    return QStringLiteral("undo/") + name;
}

QStringList partsNamedIn(const QJsonObject& data)
{
    QStringList names;
    for (const auto& name : data.value(partsMember).toArray())
        names.append(name.toString());
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace

/// A step that comes from the desk.
class UndoKeeper::Step final : public QUndoCommand, public KeptStep {
public:
    Step(const QString& text, const UndoKeeper& keeper, const QString& kind, const QJsonObject& data)
        : QUndoCommand(text)
        , m_keeper(keeper)
        , m_kind(kind)
        , m_data(data)
    {}

    void undo() override { m_keeper.apply(m_kind, m_data, false); }
    void redo() override { m_keeper.apply(m_kind, m_data, true); }
    [[nodiscard]] QString kind() const override { return m_kind; }
    [[nodiscard]] QJsonObject data() const override { return m_data; }

private:
    const UndoKeeper& m_keeper;
    QString m_kind;
    QJsonObject m_data;
};

UndoKeeper::UndoKeeper(DeskState& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{}

void UndoKeeper::follow(QUndoStack& stack)
{
    m_stack = &stack;
    connect(m_stack, &QUndoStack::indexChanged, this, [this] {
        if (!m_quiet)
            m_desk.saveSoon(undoKey, this, [this] { return kept(); });
    });
}

void UndoKeeper::setHandler(const QString& kind, QObject* context, Handler handler)
{
    m_handlers.insert(kind, {context, std::move(handler)});
}

QString UndoKeeper::titleOf(const QString& kind) const
{
    const auto known = m_handlers.constFind(kind);
    return known != m_handlers.constEnd() && known->context ? known->handler.title() : QString();
}

void UndoKeeper::apply(const QString& kind, const QJsonObject& data, bool forward) const
{
    const auto known = m_handlers.constFind(kind);
    if (!m_quiet && known != m_handlers.constEnd() && known->context)
        known->handler.apply(data, forward);
}

QJsonObject UndoKeeper::part(const QString& name) const
{
    return m_desk.value(partKey(name));
}

qsizetype UndoKeeper::bytesOfPart(const KeptStep& step, const QString& name)
{
    if (const auto known = m_stored.constFind(name); known != m_stored.constEnd())
        return *known;
    if (!m_made.contains(name)) {
        const QJsonObject made = step.part(name);
        // A part that is missing has no room.
        m_made.insert(name, {made, made.isEmpty() ? maxPartBytes + 1
                                                  : QJsonDocument(made).toJson(QJsonDocument::Compact).size()});
    }
    return m_made.value(name).bytes;
}

void UndoKeeper::keepParts(const QHash<QString, const KeptStep*>& wanted)
{
    for (auto part = wanted.begin(); part != wanted.end(); ++part) {
        if (m_stored.contains(part.key()))
            continue;
        m_stored.insert(part.key(), bytesOfPart(*part.value(), part.key()));
        m_desk.saveSoon(partKey(part.key()), this, [made = m_made.value(part.key()).part] { return made; });
    }
    for (auto stored = m_stored.begin(); stored != m_stored.end();) {
        if (wanted.contains(stored.key())) {
            ++stored;
            continue;
        }
        m_desk.saveSoon(partKey(stored.key()), this, [] { return QJsonObject(); });
        stored = m_stored.erase(stored);
    }
}

UndoKeeper::Record UndoKeeper::recordOf(int place, const KeptStep& step) const
{
    // The last one may still take up others.
    if (const auto known = m_records.constFind(step.number());
        known != m_records.constEnd() && place + 1 < m_stack->count())
        return *known;
    const QJsonObject data = step.data();
    return {data, QJsonDocument(data).toJson(QJsonDocument::Compact).size()};
}

QJsonObject UndoKeeper::kept()
{
    if (!m_stack)
        return m_desk.value(undoKey);
    int count = 0;
    qsizetype bytes = 0;
    qsizetype partBytes = 0;
    QHash<QString, const KeptStep*> wanted;
    QHash<quint64, Record> records;
    QJsonArray undone;
    QJsonArray done;
    // Whether there is room for the command, which goes to the end of `steps`. One that is not kept takes none.
    const auto takes = [&](int place, QJsonArray& steps) {
        const auto* const step = dynamic_cast<const KeptStep*>(m_stack->command(place));
        if (step == nullptr || step->kind().isEmpty())
            return true;
        const Record record = recordOf(place, *step);
        qsizetype more = 0;
        QHash<QString, const KeptStep*> with = wanted;
        for (const QString& name : partsNamedIn(record.data)) {
            if (!with.contains(name))
                more += bytesOfPart(*step, name);
            with.insert(name, step);
        }
        if (count >= maxSteps || bytes + record.bytes > maxBytes || partBytes + more > maxPartBytes ||
            with.size() > maxParts)
            return false;
        bytes += record.bytes;
        partBytes += more;
        wanted = with;
        ++count;
        if (place + 1 < m_stack->count())
            records.insert(step->number(), record);
        steps.append(QJsonObject{{QStringLiteral("kind"), step->kind()},
                                 {QStringLiteral("text"), m_stack->text(place)},
                                 {QStringLiteral("title"), titleOf(step->kind())},
                                 {QStringLiteral("data"), record.data}});
        return true;
    };
    // The steps nearest to now: first those that can be undone, then those that can be done again.
    const int now = m_stack->index();
    for (int place = now - 1; place >= 0 && takes(place, done); --place) {
    }
    for (int place = now; place < m_stack->count() && takes(place, undone); ++place) {
    }
    QJsonArray steps;
    for (qsizetype i = done.size(); i-- > 0;)
        steps.append(done[i]);
    for (const auto& step : std::as_const(undone))
        steps.append(step);
    m_records = std::move(records);
    keepParts(wanted);
    m_made.clear();
    if (steps.isEmpty())
        return {};
    QJsonObject made{{QStringLiteral("steps"), steps}, {QStringLiteral("done"), done.size()}};
    QJsonObject parts;
    for (auto stored = m_stored.constBegin(); stored != m_stored.constEnd(); ++stored)
        parts[stored.key()] = *stored;
    if (!parts.isEmpty())
        made[partsMember] = parts;
    return made;
}

void UndoKeeper::drop()
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (m_stack)
        m_stack->clear();
}

void UndoKeeper::reload()
{
    if (!m_stack)
        return;
    drop();
    const QJsonObject kept = m_desk.value(undoKey);
    const QJsonArray steps = kept.value(QLatin1String("steps")).toArray();
    m_stored.clear();
    const QJsonObject parts = kept.value(partsMember).toObject();
    for (auto part = parts.begin(); part != parts.end(); ++part)
        m_stored.insert(part.key(), static_cast<qsizetype>(std::max(0.0, part.value().toDouble())));
    const QScopedValueRollback quiet(m_quiet, true);
    for (qsizetype i = 0; i < std::min<qsizetype>(steps.size(), maxSteps); ++i) {
        const QJsonObject step = steps[i].toObject();
        const QString kind = step.value(QLatin1String("kind")).toString();
        const QString title = titleOf(kind);
        const bool sameLanguage = title.isEmpty() || title == step.value(QLatin1String("title")).toString();
        m_stack->push(new Step(sameLanguage ? step.value(QLatin1String("text")).toString() : title, *this, kind,
                               step.value(QLatin1String("data")).toObject()));
    }
    const int done = std::clamp(kept.value(QLatin1String("done")).toInt(), 0, m_stack->count());
    while (m_stack->index() > done)
        m_stack->undo();
}

} // namespace acr::ui

#include "moc_undokeeper.cpp"
