// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/chartdesk.h"

#include "widgets/document/changevalue.h"
#include "widgets/models/charttable.h"
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

void ChartDesk::setPlace(const QString& place)
{
    flush();
    m_place = place;
    m_state = place.isEmpty() ? QJsonObject() : m_store.read(place);
    for (const Entry& entry : m_entries)
        apply(entry);
}

void ChartDesk::apply(const Entry& entry)
{
    if (!entry.chart)
        return;
    const QScopedValueRollback applying(m_applying, true);
    const QJsonObject ofChart = m_state.value(entry.key).toObject();
    const QJsonObject ofSubject = m_state.value(subjectKey(entry)).toObject();
    AxisSettings settings = entry.usual;
    if (m_place.isEmpty())
        settings.x = entry.chart->axisSettings().x; // nothing is kept, so nothing replaces it
    if (const QJsonValue x = ofChart.value(xMember); x.isObject())
        settings.x = axisSettingFromJson(x.toObject());
    if (const QJsonValue y = ofSubject.value(yMember); y.isObject())
        settings.y = axisSettingFromJson(y.toObject());
    {
        // Linked charts have a state of their own.
        const QSignalBlocker quiet(entry.chart);
        entry.chart->setAxisSettings(settings);
    }
    entry.chart->setAnnotations(annotationsFromJson(ofSubject.value(annotationsMember)));
}

void ChartDesk::keepAxes(const Entry& entry)
{
    if (m_applying || m_place.isEmpty() || !entry.chart)
        return;
    const AxisSettings settings = entry.chart->axisSettings();
    const auto kept = [](const AxisSetting& now, const AxisSetting& usual) {
        return now == usual ? QJsonValue() : QJsonValue(axisSettingToJson(now));
    };
    put(m_state, entry.key, xMember, kept(settings.x, entry.usual.x));
    put(m_state, subjectKey(entry), yMember, kept(settings.y, entry.usual.y));
    m_unkept = true;
    m_soon.start();
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
    setAnnotations(m_place, key, after);
    if (m_undo == nullptr)
        return;
    const QString what = after.size() > before.size()   ? tr("add an annotation")
                         : after.size() < before.size() ? tr("remove an annotation")
                                                        : tr("change an annotation");
    m_undo->push(new ChangeValue<QList<Annotation>>(
        what, before, after, [desk = QPointer(this), place = m_place, key](const QList<Annotation>& value) {
            if (desk)
                desk->setAnnotations(place, key, value);
        }));
}

void ChartDesk::setAnnotations(const QString& place, const QString& key, const QList<Annotation>& annotations)
{
    const QJsonValue value = annotations.isEmpty() ? QJsonValue() : QJsonValue(annotationsToJson(annotations));
    if (place != m_place) {
        QJsonObject state = m_store.read(place);
        put(state, key, annotationsMember, value);
        m_store.write(place, state);
        return;
    }
    put(m_state, key, annotationsMember, value);
    m_unkept = true;
    flush();
    for (const Entry& entry : m_entries)
        if (entry.chart && subjectKey(entry) == key)
            entry.chart->setAnnotations(annotations);
}

void ChartDesk::restore(const QJsonObject& state)
{
    if (m_place.isEmpty())
        return;
    for (const QString& key : m_state.keys())
        for (const QString& member : {xMember, yMember})
            put(m_state, key, member, QJsonValue());
    for (const QString& key : state.keys()) {
        const QJsonObject from = state.value(key).toObject();
        for (const QString& member : {xMember, yMember})
            if (from.contains(member))
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
    for (auto* open : chart.window()->findChildren<ChartTable*>(QString(), Qt::FindDirectChildrenOnly))
        open->close();
    auto* table = new ChartTable(chart, m_themes);
    connect(table, &ChartTable::exportFailed, this, &ChartDesk::exportFailed);
    table->show();
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
