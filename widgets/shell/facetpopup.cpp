// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/facetpopup.h"

#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int popupWidth = 320;
constexpr int popupHeight = 380;
constexpr int nameRole = Qt::UserRole;

std::vector<std::size_t> valueCounts(const Benchmark& benchmark, const std::vector<TaskIndex>& tasks, Facet facet)
{
    std::vector<std::size_t> counts(benchmark.tasks.categories(facet).size(), 0);
    for (const TaskIndex task : tasks)
        ++counts[benchmark.tasks[task].category(facet).position()];
    return counts;
}

} // namespace

FacetPopup::FacetPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_tree(new QTreeWidget(this))
    , m_clear(new QPushButton(tr("Clear filter"), this))
    , m_message(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    m_tree->setObjectName(QStringLiteral("facets"));
    m_tree->setAccessibleName(tr("Filter of the stream"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setUniformRowHeights(true);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_clear, 0, Qt::AlignRight);
    resize(popupWidth, popupHeight);
    connect(m_clear, &QPushButton::clicked, this, &FacetPopup::clearAll);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        m_message->hide();
        const StreamFilter now = filter();
        m_clear->setEnabled(!now.empty());
        emit filterChanged(now);
    });
}

void FacetPopup::setContents(const Benchmark& benchmark, const StreamDefinition& definition)
{
    const QSignalBlocker blocker(m_tree);
    m_tree->clear();
    m_message->hide();
    StreamDefinition unfiltered;
    unfiltered.split = definition.split;
    const auto stream = makeStream(benchmark, unfiltered);
    if (!stream)
        return;
    for (std::size_t f = 0; f < facetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        if (facet == Facet::Split && definition.split != allTasks)
            continue;
        const auto counts = valueCounts(benchmark, stream->tasks, facet);
        const auto values = std::count_if(counts.begin(), counts.end(), [](std::size_t count) { return count > 0; });
        if (values < 2)
            continue;
        const auto chosen =
            std::ranges::find_if(definition.filter.facets, [&](const auto& entry) { return entry.first == facet; });
        auto* group = new QTreeWidgetItem(m_tree, {facetTitle(facet), numbers::count(values)});
        group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        group->setData(0, nameRole, static_cast<int>(f));
        group->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        bool anyChosen = false;
        // The empty name, index 0, can't be asked for: it means that the source does not say.
        for (std::size_t i = 1; i < counts.size(); ++i) {
            if (counts[i] == 0)
                continue;
            const std::string& name = benchmark.tasks.categories(facet).names()[i];
            auto* value =
                new QTreeWidgetItem(group, {facet == Facet::Split ? splitTitle(name) : QString::fromStdString(name),
                                            numbers::count(static_cast<qint64>(counts[i]))});
            value->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            value->setData(0, nameRole, QString::fromStdString(name));
            value->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            const bool on = chosen != definition.filter.facets.end() &&
                            std::ranges::find(chosen->second, name) != chosen->second.end();
            value->setCheckState(0, on ? Qt::Checked : Qt::Unchecked);
            anyChosen = anyChosen || on;
        }
        group->setExpanded(anyChosen || facet == Facet::Dimension);
    }
    m_clear->setEnabled(!definition.filter.empty());
}

StreamFilter FacetPopup::filter() const
{
    StreamFilter filter;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        const QTreeWidgetItem* group = m_tree->topLevelItem(g);
        std::vector<std::string> names;
        for (int v = 0; v < group->childCount(); ++v) {
            if (group->child(v)->checkState(0) == Qt::Checked)
                names.push_back(group->child(v)->data(0, nameRole).toString().toStdString());
        }
        if (!names.empty())
            filter.facets.emplace_back(static_cast<Facet>(group->data(0, nameRole).toInt()), std::move(names));
    }
    return filter;
}

void FacetPopup::setMessage(const QString& message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void FacetPopup::clearAll()
{
    {
        const QSignalBlocker blocker(m_tree);
        for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
            for (int v = 0; v < m_tree->topLevelItem(g)->childCount(); ++v)
                m_tree->topLevelItem(g)->child(v)->setCheckState(0, Qt::Unchecked);
        }
    }
    m_tree->viewport()->update();
    m_clear->setEnabled(false);
    m_message->hide();
    emit filterChanged({});
}

} // namespace acr::ui
