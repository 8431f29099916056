// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/chartdesk.h"

#include "widgets/document/changevalue.h"
#include "widgets/document/undokeeper.h"
#include "widgets/models/charttable.h"
#include "widgets/pages/ballotview.h"
#include "widgets/theme/savedialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

constexpr int keepMs = 400; ///< a drag changes a range many times

// Members of a state's entries.
const QString xMember = QStringLiteral("x");
const QString yMember = QStringLiteral("y");
const QString annotationsMember = QStringLiteral("annotations");

} // namespace

ChartDesk::ChartDesk(const ThemeManager& themes, QWidget& page)
    : QObject(&page)
    , m_themes(themes)
    , m_page(page)
{
    m_store = {[this](const QString& place) { return m_memory.value(place); },
               [this](const QString& place, const QJsonObject& state) { m_memory[place] = state; }};
    m_soon.setSingleShot(true);
    m_soon.setInterval(keepMs);
    connect(&m_soon, &QTimer::timeout, this, &ChartDesk::flush);
}

void ChartDesk::setStore(Store store, QUndoStack* undo)
{
    m_store = std::move(store);
    m_undo = undo;
}

void ChartDesk::setKeeper(UndoKeeper& keeper, const QString& page)
{
    m_stepKind = QStringLiteral("chart/") + page;
    keeper.setHandler(m_stepKind, this,
                      {[this](const QJsonObject& data, bool forward) {
                           const QString place = data.value(QLatin1String("place")).toString();
                           if (!place.isEmpty())
                               setMembers(place, valueToSet(data, forward).toObject());
                       },
                       [] { return tr("Change a chart"); }});
}

void ChartDesk::attach(ChartWidget& chart)
{
    if (std::ranges::any_of(m_entries, [&](const Entry& entry) { return entry.chart == &chart; }))
        return;
    const QString name = chart.objectName().isEmpty()
                             ? QStringLiteral("chart %1").arg(static_cast<qulonglong>(m_entries.size()))
                             : chart.objectName();
    const Entry made{
        &chart,
        name,
        {{std::nullopt, chart.axisSettings().x.logarithmic}, {std::nullopt, chart.axisSettings().y.logarithmic}}};
    m_entries.push_back(made);
    chart.setEditable(true);
    connect(&chart, &ChartWidget::axisSettingsChanged, this, [this, made] { keepAxes(made); });
    connect(&chart, &ChartWidget::axisSettingsTyped, this,
            [this, made](const AxisSettings& before) { axesTyped(made, before); });
    connect(&chart, &ChartWidget::annotationsEdited, this,
            [this, made](const QList<Annotation>& before) { annotated(made, before); });
    connect(&chart, &ChartWidget::subjectChanged, this, [this, made] { apply(made); });
    connect(&chart, &ChartWidget::tableRequested, this, [this, on = &chart] { showTable(*on); });
    connect(&chart, &ChartWidget::menuAboutToShow, this, [this, on = &chart](QMenu* menu) {
        if (QMenu* const copyAs = menu->findChild<QMenu*>(QStringLiteral("copyAs")))
            copyAs->addAction(tr("CSV of what is visible"), on, [this, on] { copyNumbers(*on); });
        menu->addAction(tr("Save data as CSV…"), on, [this, on] { saveNumbers(*on); });
    });
    if (!m_place.isEmpty())
        apply(made);
}

void ChartDesk::attach(BallotView& ballot)
{
    connect(&ballot, &BallotView::tableRequested, this, [this, on = &ballot] { showTable(*on); });
}

QString ChartDesk::subjectKey(const Entry& entry)
{
    return entry.key + QLatin1Char('/') + entry.chart->subject();
}

void ChartDesk::put(QJsonObject& state, const QString& key, const QString& member, const QJsonValue& value)
{
    QJsonObject entry = state.value(key).toObject();
    if (value.isNull())
        entry.remove(member);
    else
        entry[member] = value;
    if (entry.isEmpty())
        state.remove(key);
    else
        state[key] = entry;
}

void ChartDesk::putAll(QJsonObject& state, const QJsonObject& members)
{
    for (auto of = members.begin(); of != members.end(); ++of) {
        const QJsonObject entry = of.value().toObject();
        for (auto member = entry.begin(); member != entry.end(); ++member)
            put(state, of.key(), member.key(), member.value());
    }
}

void ChartDesk::setPlace(const QString& place)
{
    flush();
    m_place = place;
    m_state = place.isEmpty() ? QJsonObject() : m_store.read(place);
    for (const Entry& entry : m_entries)
        apply(entry);
}

void ChartDesk::apply(const Entry& entry, Linked linked)
{
    if (!entry.chart)
        return;
    const QScopedValueRollback applying(m_applying, linked == Linked::Stay);
    const QJsonObject ofChart = m_state.value(entry.key).toObject();
    const QJsonObject ofSubject = m_state.value(subjectKey(entry)).toObject();
    AxisSettings settings = entry.usual;
    if (m_place.isEmpty())
        settings.x = entry.chart->axisSettings().x; // nothing is kept, so nothing replaces it
    if (const QJsonValue x = ofChart.value(xMember); x.isObject())
        settings.x = axisSettingFromJson(x.toObject());
    if (const QJsonValue y = ofSubject.value(yMember); y.isObject())
        settings.y = axisSettingFromJson(y.toObject());
    if (const QJsonValue colour = ofSubject.value(entry.chart->colourMeaning()); colour.isObject())
        settings.colour = axisSettingFromJson(colour.toObject());
    {
        QSignalBlocker quiet(entry.chart);
        if (linked == Linked::Follow)
            quiet.unblock();
        entry.chart->setAxisSettings(settings);
    }
    entry.chart->setAnnotations(annotationsFromJson(ofSubject.value(annotationsMember)));
}

QJsonObject ChartDesk::axesToKeep(const Entry& entry, const AxisSettings& settings)
{
    const auto kept = [](const AxisSetting& now, const AxisSetting& usual) {
        return now == usual ? QJsonValue() : QJsonValue(axisSettingToJson(now));
    };
    return {{entry.key, QJsonObject{{xMember, kept(settings.x, entry.usual.x)}}},
            {subjectKey(entry), QJsonObject{{yMember, kept(settings.y, entry.usual.y)},
                                            {entry.chart->colourMeaning(), kept(settings.colour, {})}}}};
}

void ChartDesk::keepAxes(const Entry& entry)
{
    if (m_applying || m_place.isEmpty() || !entry.chart)
        return;
    putAll(m_state, axesToKeep(entry, entry.chart->axisSettings()));
    m_unkept = true;
    m_soon.start();
}

void ChartDesk::axesTyped(const Entry& entry, const AxisSettings& before)
{
    if (m_applying || m_place.isEmpty() || !entry.chart)
        return;
    pushMembers(tr("change the axes of a chart"), axesToKeep(entry, before),
                axesToKeep(entry, entry.chart->axisSettings()));
}

void ChartDesk::pushMembers(const QString& text, const QJsonObject& before, const QJsonObject& after)
{
    setMembers(m_place, after);
    if (m_undo == nullptr)
        return;
    auto* step = new ChangeValue<QJsonObject>(text, before, after,
                                              [desk = QPointer(this), place = m_place](const QJsonObject& members) {
                                                  if (desk)
                                                      desk->setMembers(place, members);
                                              });
    m_undo->push(step->keptAs(m_stepKind, [place = m_place](const QJsonObject& was, const QJsonObject& is) {
        QJsonObject data = beforeAndAfter(was, is);
        data[QStringLiteral("place")] = place;
        return data;
    }));
}

void ChartDesk::flush()
{
    m_soon.stop();
    if (std::exchange(m_unkept, false) && !m_place.isEmpty())
        m_store.write(m_place, m_state);
}

void ChartDesk::annotated(const Entry& entry, const QList<Annotation>& before)
{
    if (m_place.isEmpty() || !entry.chart)
        return;
    const QString key = subjectKey(entry);
    const QList<Annotation> after = entry.chart->annotations();
    const QString what = after.size() > before.size()   ? tr("add an annotation")
                         : after.size() < before.size() ? tr("remove an annotation")
                                                        : tr("change an annotation");
    const auto members = [&](const QList<Annotation>& annotations) {
        return QJsonObject{
            {key, QJsonObject{{annotationsMember,
                               annotations.isEmpty() ? QJsonValue() : QJsonValue(annotationsToJson(annotations))}}}};
    };
    pushMembers(what, members(before), members(after));
}

void ChartDesk::setMembers(const QString& place, const QJsonObject& members)
{
    if (place != m_place) {
        QJsonObject state = m_store.read(place);
        putAll(state, members);
        m_store.write(place, state);
        return;
    }
    putAll(m_state, members);
    m_unkept = true;
    flush();
    for (const Entry& entry : m_entries)
        if (entry.chart && (members.contains(entry.key) || members.contains(subjectKey(entry))))
            apply(entry, Linked::Follow);
}

void ChartDesk::restore(const QJsonObject& state)
{
    if (m_place.isEmpty())
        return;
    for (const QString& key : m_state.keys()) {
        const QJsonObject before = m_state.value(key).toObject();
        for (const QString& member : before.keys())
            if (member != annotationsMember)
                put(m_state, key, member, QJsonValue());
    }
    for (const QString& key : state.keys()) {
        const QJsonObject from = state.value(key).toObject();
        for (const QString& member : from.keys())
            if (member != annotationsMember)
                put(m_state, key, member, from.value(member));
        const QList<Annotation> kept = annotationsFromJson(from.value(annotationsMember));
        if (kept.isEmpty())
            continue;
        QList<Annotation> all = annotationsFromJson(m_state.value(key).toObject().value(annotationsMember));
        for (const Annotation& each : kept)
            if (!all.contains(each) && all.size() < maxAnnotations)
                all.append(each);
        put(m_state, key, annotationsMember, annotationsToJson(all));
    }
    m_unkept = true;
    flush();
    for (const Entry& entry : m_entries)
        apply(entry);
}

ChartWidget* ChartDesk::current() const
{
    const auto shows = [](const ChartWidget* chart) {
        return chart != nullptr && chart->isVisible() && chart->shownPlane();
    };
    for (QWidget* widget = m_page.focusWidget(); widget != nullptr && widget != &m_page;
         widget = widget->parentWidget())
        if (auto* chart = qobject_cast<ChartWidget*>(widget); shows(chart) && chart->isEditable())
            return chart;
    ChartWidget* largest = nullptr;
    for (const Entry& entry : m_entries) {
        if (!shows(entry.chart))
            continue;
        if (largest == nullptr || entry.chart->width() * entry.chart->height() > largest->width() * largest->height())
            largest = entry.chart;
    }
    return largest;
}

void ChartDesk::showTable(ChartWidget& chart)
{
    if (chart.numbers(ChartWidget::Extent::All).rows() == 0)
        return;
    open(*new ChartTable(chart, m_themes));
}

void ChartDesk::showTable(BallotView& ballot)
{
    if (ballot.numbers().rows() == 0)
        return;
    auto* const table = new ChartTable(
        ballot, ballot.accessibleName(), [on = &ballot] { return on->numbers(); }, m_themes);
    connect(&ballot, &BallotView::contentChanged, table, &ChartTable::followSoon);
    open(*table);
}

void ChartDesk::open(ChartTable& table)
{
    for (auto* const other : table.parentWidget()->findChildren<ChartTable*>(QString(), Qt::FindDirectChildrenOnly))
        if (other != &table)
            other->close();
    connect(&table, &ChartTable::exportFailed, this, &ChartDesk::exportFailed);
    table.show();
}

void ChartDesk::copyNumbers(const ChartWidget& chart) const
{
    QGuiApplication::clipboard()->setText(
        formatTable(chartText(chart.numbers(ChartWidget::Extent::Visible), TableFormat::Csv), TableFormat::Csv));
}

void ChartDesk::saveNumbers(ChartWidget& chart)
{
    const QString name = (chart.title().isEmpty() ? tr("chart") : chart.title()) + QLatin1String(".csv");
    askWhereToSave(chart, {tr("Save data as CSV"), name, tableFilters()},
                   [this, on = QPointer(&chart)](const QString& path, qsizetype filter) {
                       if (!on)
                           return;
                       const TableFormat format = tableFormatOf(path);
                       if (const auto failure = writeTable(chartText(on->numbers(ChartWidget::Extent::Visible), format),
                                                           format, path, formulaCellsOf(filter)))
                           emit exportFailed(*failure);
                   });
}

} // namespace acr::ui

#include "moc_chartdesk.cpp"
