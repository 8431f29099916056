// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/facetpanel.h"

#include "widgets/models/roles.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

/// A facet with more values starts closed.
constexpr int mostOpenValues = 12;

class FacetDelegate final : public QStyledItemDelegate {
public:
    FacetDelegate(const ThemeManager& themes, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Colours& colours = m_themes.theme().colours();
        if (index.data(EmphasisRole).toBool())
            option->font = m_themes.theme().font(FontRole::Strong);
        else if (index.siblingAtColumn(FacetModel::Count).data(SortRole).toDouble() == 0)
            option->palette.setColor(QPalette::Text, colours.muted);
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
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(space::xs);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(24);
    m_tree->header()->setSectionResizeMode(FacetModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FacetModel::Count, QHeaderView::ResizeToContents);
    column->addWidget(m_tree);

    // The whole line is the button, not the small square alone.
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
        const bool open = m_opened.contains(title) || (m_model->rowCount(index) <= mostOpenValues && !m_closed.contains(title));
        m_tree->setExpanded(index, open);
    }
}

} // namespace acr::ui
