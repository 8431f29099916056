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

QJsonObject UndoKeeper::kept()
{
    if (!m_stack)
        return m_desk.value(undoKey);
    struct Row {
        QJsonObject step;
        qsizetype bytes = 0;
        bool isDone = false;
    };
    QList<Row> rows;
    for (int i = 0; i < m_stack->count(); ++i) {
        const auto* const step = dynamic_cast<const KeptStep*>(m_stack->command(i));
        if (step == nullptr || step->kind().isEmpty())
            continue;
        const QJsonObject data = step->data();
        rows.append({{{QStringLiteral("kind"), step->kind()},
                      {QStringLiteral("text"), m_stack->text(i)},
                      {QStringLiteral("title"), titleOf(step->kind())},
                      {QStringLiteral("data"), data}},
                     QJsonDocument(data).toJson(QJsonDocument::Compact).size(),
                     i < m_stack->index()});
    }
    // The steps nearest to now: first those that can be undone, then those that can be done again.
    const auto now = static_cast<qsizetype>(std::ranges::find(rows, false, &Row::isDone) - rows.begin());
    qsizetype bytes = 0;
    qsizetype from = now;
    while (from > 0 && now - from < maxSteps && bytes + rows[from - 1].bytes <= mostBytes)
        bytes += rows[--from].bytes;
    qsizetype to = now;
    while (to < rows.size() && to - from < maxSteps && bytes + rows[to].bytes <= mostBytes)
        bytes += rows[to++].bytes;
    QJsonArray steps;
    for (qsizetype i = from; i < to; ++i)
        steps.append(rows[i].step);
    if (steps.isEmpty())
        return {};
    return {{QStringLiteral("steps"), steps}, {QStringLiteral("done"), now - from}};
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
