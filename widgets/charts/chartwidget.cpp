// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/chartwidget.h"

#include "widgets/charts/axisrangedialog.h"
#include "widgets/charts/chartexport.h"
#include "widgets/theme/savedialog.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPaintEngine>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace acr::ui {

ChartWidget::ChartWidget(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_annotations(new AnnotationLayer(*this))
{
    connect(m_annotations, &AnnotationLayer::edited, this, &ChartWidget::annotationsEdited);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        dropLayout();
        updateGeometry();
        update();
    });
}

void ChartWidget::setTitle(const QString& title)
{
    setAccessibleName(title);
}

void ChartWidget::setFramed(bool framed)
{
    m_framed = framed;
    update();
}

void ChartWidget::setEmptyText(const QString& headline, const QString& next)
{
    m_emptyHeadline = headline;
    m_emptyNext = next;
    update();
}

void ChartWidget::setLoading(const QString& text)
{
    m_loading = text;
    update();
}

QRectF ChartWidget::contentOf(const QRectF& area) const
{
    return m_framed ? area.adjusted(space::m, space::m, -space::m, -space::m) : area;
}

QRectF ChartWidget::contentArea() const
{
    return contentOf(QRectF(rect()));
}

void ChartWidget::paintCard(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_framed) {
        painter.setPen(QPen(theme.colours().line, 1));
        painter.setBrush(theme.colours().card);
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setFont(theme.font(FontRole::Body));
}

void ChartWidget::paintInto(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    painter.save();
    paintCard(painter, area, theme);
    if (isLoading() || isEmpty())
        paintMessage(painter, contentOf(area), theme);
    else
        paintContent(painter, contentOf(area), theme);
    if (!isLoading() && !isEmpty())
        paintAnnotationsIn(painter, contentOf(area), painter.device(), theme);
    painter.restore();
}

void ChartWidget::paintAnnotationsIn(QPainter& painter, const QRectF& area, const QPaintDevice* device,
                                     const Theme& theme) const
{
    if (annotations().isEmpty())
        return;
    if (const auto plane = planeIn(area, device, theme))
        paintAnnotations(painter, annotations(), *plane, theme);
}

std::optional<ChartPlane> ChartWidget::shownPlane() const
{
    if (isLoading() || isEmpty())
        return std::nullopt;
    auto plane = planeIn(contentArea(), this, theme());
    return plane && plane->hasRoom() ? plane : std::nullopt;
}

void ChartWidget::paintMessage(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const QString headline = isLoading() ? m_loading : m_emptyHeadline;
    const QString next = isLoading() ? QString() : m_emptyNext;
    painter.setFont(theme.font(FontRole::Strong));
    const double line = QFontMetricsF(painter.font(), painter.device()).height();
    const QRectF upper(area.left(), area.center().y() - line - 2, area.width(), line);
    painter.setPen(isLoading() ? theme.colours().muted : theme.colours().text);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom, headline);
    painter.setFont(theme.font(FontRole::Body));
    painter.setPen(theme.colours().muted);
    painter.drawText(QRectF(area.left(), upper.bottom() + space::xs, area.width(), area.bottom() - upper.bottom()),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, next);
}

void ChartWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    // A drawing of the screen is painted like any other drawing.
    if (painter.paintEngine()->type() != QPaintEngine::Raster || isLoading() || isEmpty()) {
        paintInto(painter, QRectF(rect()), theme());
        return;
    }
    painter.save();
    paintCard(painter, QRectF(rect()), theme());
    paintOnScreen(painter);
    painter.restore();
    painter.save();
    paintAnnotationsIn(painter, contentArea(), this, theme());
    if (const auto plane = m_editable ? shownPlane() : std::nullopt)
        m_annotations->paintMarks(painter, *plane, theme());
    painter.restore();
    paintOverlay(painter);
}

void ChartWidget::showToolTip(const QHelpEvent& event, const QString& text)
{
    QToolTip::showText(event.globalPos(), Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text, this);
}

void ChartWidget::paintFocusRing(QPainter& painter) const
{
    if (!hasFocus() || !m_focusByKey)
        return;
    painter.setPen(QPen(theme().colours().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius::card, radius::card);
}

void ChartWidget::focusInEvent(QFocusEvent* event)
{
    m_focusByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void ChartWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

QJsonObject ChartWidget::snapshot() const
{
    QJsonObject made;
    if (isLoading() || isEmpty())
        return made;
    writeSnapshot(made);
    if (made.isEmpty())
        return made;
    made[QStringLiteral("title")] = title();
    if (const QList<Annotation> written = annotationsOfSnapshot(); !written.isEmpty())
        made[QStringLiteral("annotations")] = annotationsToJson(written);
    return made;
}

bool ChartWidget::showSnapshot(const QJsonObject& snapshot)
{
    setTitle(snapshot.value(QLatin1String("title")).toString());
    const bool whole = readSnapshot(snapshot);
    setAnnotations(annotationsFromJson(snapshot.value(QLatin1String("annotations"))));
    return whole;
}

void ChartWidget::setOwnTheme(std::optional<Theme> theme)
{
    m_ownTheme = theme;
    dropLayout();
    updateGeometry();
    update();
}

double ChartWidget::rasterScale(const QPainter& painter)
{
    const QTransform transform = painter.deviceTransform();
    return std::max(painter.device()->devicePixelRatioF(), std::hypot(transform.m11(), transform.m12()));
}

void ChartWidget::copyToClipboard() const
{
    acr::ui::copyToClipboard(*this);
}

void ChartWidget::exportFromMenu()
{
    askWhereToSave(*this,
                   {tr("Export chart"),
                    title().isEmpty() ? tr("chart") : title(),
                    {tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")}},
                   [this](const QString& path) {
                       if (const auto failure = exportView(*this, path))
                           emit exportFailed(path, *failure);
                   });
}

void ChartWidget::setEditable(bool editable)
{
    m_editable = editable;
}

void ChartWidget::setSubject(const QString& subject)
{
    if (m_subject == subject)
        return;
    m_subject = subject;
    emit subjectChanged();
}

void ChartWidget::changeAxisSettings(const AxisSettings& settings)
{
    const AxisSettings before = axisSettings();
    if (settings == before)
        return;
    setAxisSettings(settings);
    emit axisSettingsChanged();
    emit axisSettingsTyped(before);
}

QString ChartWidget::problemWith(const AxisSettings& settings) const
{
    return hasDataIn(settings) ? QString() : tr("The chart has no values in this range.");
}

QString ChartWidget::problemOfColours(const HeatmapScale& scale, const AxisSettings& settings)
{
    return settings.colour.range && !scale.canShow(*settings.colour.range)
               ? tr("The colours of differences have zero in their middle: type as much below it as above.")
               : QString();
}

Axis ChartWidget::axisOfColours(const HeatmapScale& scale)
{
    Axis axis = plainAxis(scale.low, scale.high);
    axis.title = scale.title;
    axis.logarithmic = scale.logarithmic;
    return axis;
}

QString ChartWidget::meaningOf(const HeatmapScale& scale)
{
    return scale.kind == HeatmapScale::Kind::Diverging ? QStringLiteral("difference") : QStringLiteral("colour");
}

void ChartWidget::resetView()
{
    AxisSettings all = axisSettings();
    for (AxisSetting* side : {&all.x, &all.y, &all.colour})
        side->range.reset();
    changeAxisSettings(all);
}

void ChartWidget::askAxisRange()
{
    if (!hasAxisSettings() || isLoading() || isEmpty())
        return;
    for (auto* open : window()->findChildren<AxisRangeDialog*>(QString(), Qt::FindDirectChildrenOnly))
        open->close();
    auto* dialog = new AxisRangeDialog(*this);
    dialog->show();
}

bool ChartWidget::event(QEvent* event)
{
    if (m_editable && m_annotations->take(*event))
        return true;
    return QWidget::event(event);
}

void ChartWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        dropLayout();
        update();
    }
    QWidget::changeEvent(event);
}

void ChartWidget::setActivation(const QString& menuEntry)
{
    m_activation = menuEntry;
}

QVariant ChartWidget::itemAtPlace(const QPointF& position) const
{
    Q_UNUSED(position);
    return {};
}

bool ChartWidget::activateAt(const QPointF& position)
{
    if (m_activation.isEmpty() || isLoading() || isEmpty())
        return false;
    const QVariant item = itemAtPlace(position);
    if (!item.isValid())
        return false;
    emit activated(item);
    return true;
}

void ChartWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !activateAt(event->position()))
        QWidget::mouseDoubleClickEvent(event);
}

void ChartWidget::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !m_activation.isEmpty() && !isLoading() && !isEmpty()) {
        if (const QVariant item = selectedItem(); item.isValid()) {
            emit activated(item);
            return;
        }
    }
    if (isReturn && m_editable && !isLoading() && !isEmpty()) {
        emit tableRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ChartWidget::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // A menu that is opened by a key is about what is selected.
    const QVariant item =
        event->reason() == QContextMenuEvent::Keyboard ? selectedItem() : itemAtPlace(QPointF(event->pos()));
    if (!m_activation.isEmpty() && !isLoading() && !isEmpty() && item.isValid()) {
        menu->addAction(m_activation, this, [this, item] { emit activated(item); });
        menu->addSeparator();
    }
    const bool shows = !isLoading() && !isEmpty();
    if (m_editable && shows)
        addEditEntries(*menu, event->reason() == QContextMenuEvent::Keyboard ? std::nullopt
                                                                             : std::optional(QPointF(event->pos())));
    menu->addAction(tr("Copy chart"), this, &ChartWidget::copyToClipboard);
    QMenu* const copyAs = menu->addMenu(tr("Copy as"));
    copyAs->setObjectName(QStringLiteral("copyAs"));
    copyAs->addAction(tr("Picture (PNG)"), this,
                      [this] { acr::ui::copyToClipboard(*this, {}, ClipboardFormat::Picture); });
    copyAs->addAction(tr("Drawing (SVG)"), this,
                      [this] { acr::ui::copyToClipboard(*this, {}, ClipboardFormat::Drawing); });
    menu->addAction(tr("Export chart…"), this, &ChartWidget::exportFromMenu);
    if (shows)
        emit menuAboutToShow(menu, item);
    menu->addSeparator();
    menu->addAction(tr("Show everything"), this, [this] { resetView(); });
    menu->popup(event->globalPos());
}

void ChartWidget::addEditEntries(QMenu& menu, const std::optional<QPointF>& place)
{
    menu.addAction(tr("Show as table"), this, &ChartWidget::tableRequested);
    if (hasAxisSettings())
        menu.addAction(tr("Axis range…"), this, &ChartWidget::askAxisRange);
    if (shownPlane())
        m_annotations->fillMenu(menu, place);
    menu.addSeparator();
}

} // namespace acr::ui

#include "moc_chartwidget.cpp"
