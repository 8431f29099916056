// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/facetpopup.h"

#include "widgets/models/taskview.h"
#include "widgets/shell/filtertext.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int popupWidth = 420;
constexpr int popupHeight = 440;
constexpr int nameRole = Qt::UserRole;

std::vector<std::size_t> valueCounts(const Benchmark& benchmark, const std::vector<TaskIndex>& tasks, Facet facet)
{
    std::vector<std::size_t> counts(benchmark.tasks.categories(facet).size(), 0);
    for (const TaskIndex task : tasks)
        ++counts[benchmark.tasks[task].category(facet).position()];
    return counts;
}

} // namespace

FacetPopup::FacetPopup(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_box(new FilterBox(themes, this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_count(new QLabel(this))
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
    m_box->edit().setObjectName(QStringLiteral("streamFilterText"));
    m_box->edit().setAccessibleName(tr("Filter text of the stream"));
    m_box->edit().setPlaceholderText(tr("solves(MODEL) and score(MODEL) < 0.5"));
    m_box->setCurrent([this] {
        StreamFilter current = filter();
        current.expression = m_box->edit().text().trimmed().toStdString();
        return SavedFilter{{}, current.text(), m_solvesAt};
    });
    m_apply->setObjectName(QStringLiteral("applyStreamFilter"));
    m_count->setObjectName(QStringLiteral("streamFilterCount"));
    m_count->setWordWrap(true);
    auto* const line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_count, 1);
    line->addWidget(m_apply);
    layout->addWidget(m_box);
    layout->addLayout(line);
    setFocusProxy(&m_box->edit());
    connect(&m_box->edit(), &QLineEdit::textChanged, this, &FacetPopup::judgeText);
    connect(&m_box->edit(), &FilterEdit::committed, this, &FacetPopup::applyText);
    connect(m_apply, &QPushButton::clicked, this, &FacetPopup::applyText);
    connect(m_box, &FilterBox::chosen, this, [this](const SavedFilter& saved) {
        m_solvesAt = saved.solvesAt;
        m_box->edit().setText(QString::fromStdString(saved.text));
        applyText();
    });
    connect(m_box, &FilterBox::refused, this, &FacetPopup::setMessage);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_clear, 0, Qt::AlignRight);
    resize(popupWidth, popupHeight);
    connect(m_clear, &QPushButton::clicked, this, &FacetPopup::clearAll);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        m_message->hide();
        const StreamFilter now = filter();
        m_clear->setEnabled(!now.empty());
        m_definition.filter = now;
        emit filterChanged(now);
    });
}

void FacetPopup::setContents(std::shared_ptr<const Benchmark> shownBenchmark, const StreamDefinition& definition)
{
    const bool sameText = m_benchmark == shownBenchmark && m_expression == definition.filter.expression &&
                          m_definition.split == definition.split;
    m_benchmark = std::move(shownBenchmark);
    m_definition = definition;
    m_expression = definition.filter.expression;
    m_expressionSolvesAt = definition.filter.solvesAt;
    // A stream does not depend on policies, so none is offered.
    m_box->edit().setVocabulary(std::make_shared<const FilterVocabulary>(FilterVocabulary::of(*m_benchmark, {})));
    const Benchmark& benchmark = *m_benchmark;
    const QSignalBlocker blocker(m_tree);
    m_tree->clear();
    m_message->hide();
    if (!sameText)
        m_box->edit().setText(QString::fromStdString(m_expression));
    judgeText();
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
            auto* value = new QTreeWidgetItem(
                group, {categoryTitle(facet, name), numbers::count(static_cast<qint64>(counts[i]))});
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
    filter.expression = m_expression;
    filter.solvesAt = m_expressionSolvesAt;
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

void FacetPopup::judgeText()
{
    if (!m_benchmark)
        return;
    m_message->hide();
    const QString typed = m_box->edit().text();
    const auto problem = filterProblem(typed, *m_benchmark, nullptr);
    m_box->edit().setProblem(problem);
    const std::string expression = typed.trimmed().toStdString();
    m_apply->setEnabled(!problem && expression != m_expression);
    m_count->clear();
    if (problem || expression == m_expression)
        return;
    StreamDefinition wanted = m_definition;
    wanted.filter = filter();
    wanted.filter.expression = expression;
    wanted.filter.solvesAt = m_solvesAt;
    const auto stream = makeStream(*m_benchmark, wanted);
    m_count->setText(stream
                         ? tr("Enter leaves %n task(s) in the stream", nullptr, static_cast<int>(stream->tasks.size()))
                         : tr("No task would be left"));
}

void FacetPopup::applyText()
{
    const QString typed = m_box->edit().text();
    if (!m_benchmark || filterProblem(typed, *m_benchmark, nullptr))
        return;
    const std::string before = m_expression;
    const double solvesAtBefore = m_expressionSolvesAt;
    m_expression = typed.trimmed().toStdString();
    const auto syntax = FilterSyntax::parse(m_expression);
    m_expressionSolvesAt = syntax && syntax->speaksOfSolving() ? m_solvesAt : defaultSolvesAt;
    m_message->hide();
    const StreamFilter wanted = filter();
    m_clear->setEnabled(!wanted.empty());
    emit filterChanged(wanted);
    // Whoever listens says so when it was not possible.
    if (!m_message->isHidden()) {
        m_expression = before;
        m_expressionSolvesAt = solvesAtBefore;
    } else {
        m_definition.filter = wanted;
    }
    const QString message = m_message->text();
    const bool refused = !m_message->isHidden();
    judgeText();
    if (refused)
        setMessage(message);
}

void FacetPopup::propose(const StreamFilter& proposed)
{
    checkFacets(proposed);
    if (const auto syntax = FilterSyntax::parse(proposed.expression); syntax && syntax->speaksOfSolving())
        m_solvesAt = proposed.solvesAt;
    m_box->edit().setText(QString::fromStdString(proposed.expression));
    judgeText();
}

void FacetPopup::checkFacets(const StreamFilter& wanted)
{
    const QSignalBlocker blocker(m_tree);
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_tree->topLevelItem(g);
        const auto facet = static_cast<Facet>(group->data(0, nameRole).toInt());
        const auto chosen = std::ranges::find(wanted.facets, facet, [](const auto& entry) { return entry.first; });
        for (int v = 0; v < group->childCount(); ++v) {
            const std::string name = group->child(v)->data(0, nameRole).toString().toStdString();
            const bool on =
                chosen != wanted.facets.end() && std::ranges::find(chosen->second, name) != chosen->second.end();
            group->child(v)->setCheckState(0, on ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_tree->viewport()->update();
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
    m_expression.clear();
    m_expressionSolvesAt = defaultSolvesAt;
    m_definition.filter = {};
    m_box->edit().clear();
    m_clear->setEnabled(false);
    m_message->hide();
    emit filterChanged({});
}

} // namespace acr::ui

#include "moc_facetpopup.cpp"
