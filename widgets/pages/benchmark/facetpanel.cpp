// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/facetpanel.h"

#include "widgets/models/roles.h"
#include "widgets/theme/tabular.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

/// A facet with more values starts closed.
constexpr int maxOpenValues = 12;
constexpr double boxSize = 12;

class FacetDelegate final : public QStyledItemDelegate {
public:
    FacetDelegate(const ThemeManager& themes, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = m_themes.theme();
        const Colours& colours = theme.colours();
        const bool isTitle = index.data(EmphasisRole).toBool();
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        if (selected && (option.state & QStyle::State_HasFocus) != 0)
            painter->fillRect(option.rect, colours.selection);
        QRectF box = QRectF(option.rect).adjusted(2, 0, -space::xs, 0);
        if (const QVariant check = index.data(Qt::CheckStateRole); check.isValid()) {
            const QRectF square(box.left() + 0.5, std::floor(box.center().y() - boxSize / 2) + 0.5, boxSize, boxSize);
            const bool on = check.toInt() == Qt::Checked;
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(on ? colours.accent : colours.edge);
            painter->setBrush(on ? colours.accent : colours.card);
            painter->drawRoundedRect(square, 2, 2);
            if (on) {
                painter->setPen(QPen(colours.onAccent, 1.6));
                painter->drawPolyline(QPolygonF({square.topLeft() + QPointF(2.5, 6), square.topLeft() + QPointF(5, 8.5),
                                                 square.topLeft() + QPointF(9.5, 3.5)}));
            }
            painter->restore();
            box.setLeft(square.right() + space::xs + 2);
        }
        const bool none = !isTitle && index.siblingAtColumn(FacetModel::Count).data(SortRole).toDouble() == 0;
        painter->setFont(theme.font(isTitle ? FontRole::Strong : FontRole::Body));
        painter->setPen(none ? colours.muted : colours.text);
        const QFontMetricsF metrics(painter->font(), painter->device());
        const QString text = index.data(Qt::DisplayRole).toString();
        if (index.column() == FacetModel::Count)
            drawTabular(*painter, box, Qt::AlignRight | Qt::AlignVCenter, text);
        else
            painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(text, Qt::ElideMiddle, box.width()));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), hint.height() + space::xs};
    }

private:
    const ThemeManager& m_themes;
};

} // namespace

FacetPanel::FacetPanel(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_model(new FacetModel(this))
    , m_tree(new QTreeView(this))
{
    makeCard(*this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::xs, space::xs, 1, space::xs);
    m_tree->setObjectName(QStringLiteral("facets"));
    m_tree->setAccessibleName(tr("Filters"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new FacetDelegate(themes, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setStyleSheet(QStringLiteral("QTreeView{border:none;}"));
    m_tree->setIndentation(space::s + 2);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(24);
    m_tree->header()->setSectionResizeMode(FacetModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FacetModel::Count, QHeaderView::Fixed);
    const auto restyle = [this, &themes] {
        const QFontMetrics metrics(themes.theme().font(FontRole::Body));
        m_tree->header()->resizeSection(FacetModel::Count,
                                        metrics.horizontalAdvance(QStringLiteral("00 000")) + space::xs);
    };
    restyle();
    connect(&themes, &ThemeManager::themeChanged, this, restyle);
    column->addWidget(m_tree);

    // The whole line toggles the check box.
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (!index.parent().isValid()) {
            m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
        } else if (index.column() == FacetModel::Count) {
            const QModelIndex name = index.siblingAtColumn(FacetModel::Name);
            const bool on = name.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            m_model->setData(name, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
    });
    m_tree->setExpandsOnDoubleClick(false);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FacetPanel::expandShort);
    const auto remember = [this](const QModelIndex& index, bool open) {
        if (m_expanding)
            return;
        const QString title = index.data().toString();
        (open ? m_opened : m_closed).insert(title);
        (open ? m_closed : m_opened).remove(title);
    };
    connect(m_tree, &QTreeView::expanded, this, [remember](const QModelIndex& index) { remember(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [remember](const QModelIndex& index) { remember(index, false); });
}

QSize FacetPanel::sizeHint() const
{
    // The longest names that benchmarks of this field use, such as "code_understanding", stand in full.
    const QFontMetrics metrics(m_tree->font());
    return {metrics.averageCharWidth() * 18 + m_tree->header()->sectionSize(FacetModel::Count) +
                2 * m_tree->indentation() + m_tree->verticalScrollBar()->sizeHint().width() +
                static_cast<int>(boxSize) + space::l,
            400};
}

void FacetPanel::setProxy(RowMapProxy* proxy)
{
    m_model->setProxy(proxy);
}

void FacetPanel::expandShort()
{
    const QScopedValueRollback expanding(m_expanding, true);
    for (int top = 0; top < m_model->rowCount(); ++top) {
        const QModelIndex index = m_model->index(top, 0);
        m_tree->setFirstColumnSpanned(top, {}, true);
        const QString title = index.data().toString();
        const bool open =
            m_opened.contains(title) || (m_model->rowCount(index) <= maxOpenValues && !m_closed.contains(title));
        m_tree->setExpanded(index, open);
    }
}

} // namespace acr::ui

#include "moc_facetpanel.cpp"
