// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/splitpanel.h"

#include "widgets/charts/barchart.h"
#include "widgets/models/datatable.h"
#include "widgets/models/roles.h"
#include "widgets/models/taskview.h"
#include "widgets/shell/names.h"
#include "widgets/theme/numbers.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

struct KindText {
    StepKind kind;
    const char* name;
    const char* meaning;
};

constexpr std::array kindTexts{
    KindText{StepKind::WorseAnswer, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Worse answer"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Avoidable: some model would have scored higher")},
    KindText{StepKind::Dearer, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Costs more"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel",
                               "Avoidable: as good an answer as the best, but another model gives it for less")},
    KindText{StepKind::Unsolvable, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Unsolved"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "No model scores; regret is what was paid beyond the cheapest")},
    KindText{StepKind::Tied, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Tied"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "The best reward, and other models reach it too")},
    KindText{StepKind::Optimal, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Optimal"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "The only best choice")},
    KindText{StepKind::Unknown, QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "Unknown"),
             QT_TRANSLATE_NOOP("acr::ui::SplitPanel", "No score to judge by")},
};

/// Of the first column: the StepKind as a number.
constexpr int KindRole = Qt::UserRole + 100;

/// A mean over seeds need not be whole.
QString countText(double tasks)
{
    return tasks == std::round(tasks) ? numbers::count(std::llround(tasks)) : numbers::fixed(tasks, 1);
}

QStandardItem* numberItem(const QString& text, double value, const QString& tip)
{
    auto* item = new QStandardItem(std::isfinite(value) ? text : QString(emDash));
    item->setData(QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    item->setData(std::isfinite(value) ? QVariant(value) : QVariant(), SortRole);
    if (std::isfinite(value))
        item->setToolTip(tip);
    item->setEditable(false);
    return item;
}

} // namespace

SplitPanel::SplitPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_facets(new QComboBox(this))
    , m_chart(new BarChart(themes, this))
    , m_kinds(new QWidget(this))
    , m_table(new DataTable(themes, tr("Tasks and regret by kind of task"), m_kinds))
    , m_kindSummary(new QLabel(m_kinds))
    , m_kindModel(new QStandardItemModel(0, 4, this))
{
    auto* bar = new QHBoxLayout;
    auto* label = new QLabel(tr("Regret &by"), this);
    label->setBuddy(m_facets);
    m_facets->setAccessibleName(tr("What regret is split by"));
    bar->addWidget(label);
    bar->addWidget(m_facets, 1);

    m_chart->setMinimumSize(220, 90);
    m_chart->setObjectName(QStringLiteral("regretByGroup"));
    m_chart->setTitle(tr("Regret by group"));
    m_chart->setFramed(false);
    m_chart->setValueTitle(tr("regret (reward)"));
    m_chart->setValueFormat({}, {}, 1);
    m_chart->setEmptyText(tr("No row selected"), tr("Select a policy in the table or a curve."));
    m_chart->setActivation(tr("Show the tasks"));
    connect(m_chart, &BarChart::activated, this, [this](const QVariant& item) {
        if (const auto group = item.toULongLong(); group < m_shown.groups.size())
            emit groupActivated(m_shown.groups[group].name);
    });

    m_table->setModel(m_kindModel);
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto showKind = [this](const QModelIndex& index) {
        const QStandardItem* const kind = m_kindModel->item(index.row(), 0);
        emit kindActivated(static_cast<StepKind>(kind->data(KindRole).toInt()), kind->text());
    };
    connect(m_table, &QTableView::activated, this, showKind);
    connect(m_table, &DataTable::menuAboutToShow, this, [this, showKind](QMenu* menu, const QModelIndex& index) {
        if (index.isValid())
            menu->addAction(tr("Show the tasks"), this, [showKind, row = QPersistentModelIndex(index)] {
                if (row.isValid())
                    showKind(row);
            });
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);

    m_kindSummary->setWordWrap(true);
    m_kindSummary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_kindSummary->setAccessibleName(tr("Summary of regret by kind of task"));
    auto* kinds = new QVBoxLayout(m_kinds);
    kinds->setContentsMargins(space::s, space::s, space::s, space::s);
    kinds->setSpacing(space::s);
    kinds->addWidget(m_table);
    kinds->addWidget(m_kindSummary);
    kinds->addStretch();
    connect(m_facets, &QComboBox::activated, this, &SplitPanel::facetChanged);
    clear();
}

void SplitPanel::setFacets(const std::vector<Facet>& facets)
{
    const Facet before = facet();
    m_facets->clear();
    for (const Facet candidate : facets)
        m_facets->addItem(facetTitle(candidate), static_cast<int>(candidate));
    setFacet(before);
}

Facet SplitPanel::facet() const
{
    return m_facets->currentIndex() < 0 ? Facet::Dimension : static_cast<Facet>(m_facets->currentData().toInt());
}

void SplitPanel::setFacet(Facet facet)
{
    m_facets->setCurrentIndex(std::max(0, m_facets->findData(static_cast<int>(facet))));
}

void SplitPanel::setSplit(const QString& policy, const RegretSplit& split, const KindSplit& kinds)
{
    m_shown = split;
    m_chart->setSubject(policy + QLatin1Char('|') + QString::fromUtf8(facetName(facet()).data()));
    QStringList names;
    BarPart quality{tr("quality"), Ink::muted(), {}, {}};
    BarPart cost{tr("cost"), Ink::text(), {}, {}};
    for (const RegretGroup& group : split.groups) {
        names << (group.name.isEmpty() ? tr("not given") : categoryTitle(facet(), group.name.toStdString()));
        quality.values.push_back(group.quality);
        cost.values.push_back(group.cost);
    }
    m_chart->setData(names, {quality, cost});

    clear();
    double tasks = 0;
    for (const KindShare& kind : kinds)
        tasks += kind.tasks;
    for (const KindText& text : kindTexts) {
        const KindShare& kind = kinds[static_cast<std::size_t>(text.kind)];
        if (text.kind == StepKind::Unknown && kind.tasks <= 0)
            continue;
        auto* name = new QStandardItem(tr(text.name));
        name->setToolTip(tr(text.meaning));
        name->setData(name->text(), SortRole);
        name->setData(static_cast<int>(text.kind), KindRole);
        name->setEditable(false);
        const double share = 100 * kind.tasks / tasks;
        m_kindModel->appendRow(
            {name, numberItem(countText(kind.tasks), kind.tasks, numbers::taskReading(kind.tasks)),
             numberItem(numbers::percent(share), share, numbers::percentReading(share)),
             numberItem(numbers::regret(kind.regret), kind.regret, numbers::regretReading(kind.regret))});
    }
    const int rows = m_kindModel->rowCount() * measure::tableRowHeight;
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const KindShare& worse = kinds[static_cast<std::size_t>(StepKind::WorseAnswer)];
    const KindShare& dearer = kinds[static_cast<std::size_t>(StepKind::Dearer)];
    double regret = 0;
    for (const KindShare& kind : kinds)
        regret += kind.regret;
    m_kindSummary->setText(tr("Avoidable: %1 of %2 tasks and %3 of %4 regret. On %5 of these tasks the "
                              "answer is worse than another model's; on "
                              "%6 it is as good, but another model gives it for less.")
                               .arg(countText(worse.tasks + dearer.tasks), countText(tasks),
                                    numbers::regret(worse.regret + dearer.regret), numbers::regret(regret),
                                    countText(worse.tasks), countText(dearer.tasks)));
    m_table->setFixedHeight(rows + m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth());
}

void SplitPanel::clear()
{
    m_kindModel->clear();
    m_kindSummary->clear();
    const QStringList titles{tr("Kind of task"), tr("Tasks"), tr("Share"), tr("Regret")};
    const QStringList keys{QStringLiteral("verdict"), QStringLiteral("tasks"), QStringLiteral("share_pct"),
                           QStringLiteral("regret")};
    for (int column = 0; column < titles.size(); ++column) {
        auto* header = new QStandardItem(titles[column]);
        header->setData(keys[column], ColumnKeyRole);
        header->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
        m_kindModel->setHorizontalHeaderItem(column, header);
    }
}

void SplitPanel::setLoading(const QString& text)
{
    m_chart->setLoading(text);
}

} // namespace acr::ui

#include "moc_splitpanel.cpp"
