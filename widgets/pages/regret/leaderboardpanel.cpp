// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/leaderboardpanel.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/regret/raworderproxy.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/shortcuts.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

constexpr std::array families{PolicyFamily::Bound,  PolicyFamily::Ours,    PolicyFamily::Fixed,   PolicyFamily::Fitted,
                              PolicyFamily::Bandit, PolicyFamily::Cascade, PolicyFamily::Recorded};

QToolButton* textButton(const QString& text, const QString& toolTip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(toolTip);
    return button;
}

} // namespace

LeaderboardPanel::LeaderboardPanel(const ThemeManager& themes, LeaderboardModel& model, const QList<QAction*>& actions,
                                   QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(new RawOrderProxy(this))
    , m_controls(new QWidget(this))
    , m_filter(new QLineEdit(m_controls))
    , m_table(new DataTable(themes, tr("Leaderboard"), this))
    , m_families(new QMenu(this))
{
    m_proxy->setSourceModel(&m_model);
    m_proxy->setFilterKeyColumn(LeaderboardModel::Policy);
    m_filter->setPlaceholderText(tr("Filter policies"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(240);
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);

    m_table->setModel(m_proxy);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->sortByColumn(LeaderboardModel::CumRegret, Qt::AscendingOrder);
    fitColumns();
    // Without prompts nothing is known of siblings.
    const auto hideUnknown = [this] {
        const auto& results = m_model.results();
        const bool known = results && !results->withoutSiblings.empty();
        QSet<int> empty;
        if (!known)
            empty = {LeaderboardModel::WithheldRegret, LeaderboardModel::NewTasksRegret};
        if (!results || !results->oracle.outcomes().calledOnly()) {
            for (int column = LeaderboardModel::RegretBasis; column <= LeaderboardModel::MeasuredTasks; ++column)
                empty.insert(column);
        }
        m_table->setEmptyColumns(empty);
    };
    connect(&m_model, &QAbstractItemModel::modelReset, this, hideUnknown);
    hideUnknown();

    auto* bar = new QHBoxLayout(m_controls);
    bar->setContentsMargins(0, 0, 0, space::xs);
    bar->setSpacing(space::s);
    bar->addWidget(m_filter);
    bar->addWidget(new QLabel(tr("Curves:"), m_controls));
    for (const auto& [count, text, tip] :
         {std::tuple(5, tr("Best 5"), tr("Draw the five lowest CumReg, the bounds and the reference")),
          std::tuple(10, tr("Best 10"), tr("Draw the ten lowest CumReg, the bounds and the reference")),
          std::tuple(0, tr("All"), tr("Draw every row"))}) {
        auto* button = textButton(text, tip, m_controls);
        connect(button, &QToolButton::clicked, this, [this, best = count] { showBest(best); });
        bar->addWidget(button);
    }
    auto* family = textButton(tr("Families"), tr("Draw or hide the rows of a family"), m_controls);
    family->setPopupMode(QToolButton::InstantPopup);
    family->setMenu(m_families);
    connect(m_families, &QMenu::aboutToShow, this, &LeaderboardPanel::fillFamilies);
    bar->addWidget(family);
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_controls);
        action->setIconText(withoutMnemonics(action->text()));
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(button);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);

    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        emit policySelected(index.data(LeaderboardModel::PolicyRole).toString());
    });
    connect(m_table, &DataTable::menuAboutToShow, this, [this](QMenu* menu, const QModelIndex& index) {
        if (!index.isValid())
            return;
        const QString policy = index.data(LeaderboardModel::PolicyRole).toString();
        menu->addAction(tr("Pin as ghost"), this, [this, policy] { emit pinRequested(policy); });
        menu->addAction(tr("Show the tasks with regret"), this, [this, policy] { emit tasksRequested(policy); });
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit policyActivated(index.data(LeaderboardModel::PolicyRole).toString());
    });
}

void LeaderboardPanel::showBest(int count)
{
    if (count > 0)
        m_model.showBest(count);
    else
        m_model.showAll();
}

void LeaderboardPanel::selectPolicy(const QString& policy)
{
    if (const QModelIndex row = m_proxy->mapFromSource(m_model.indexOf(policy)); row.isValid())
        m_table->showRow(row.row());
}

void LeaderboardPanel::fitColumns()
{
    const auto keyOf = [](const LeaderboardColumn& column) { return QString::fromStdString(std::string(column.key)); };
    QHash<QString, int> widths;
    for (const LeaderboardColumn* column : m_model.columns())
        widths.insert(keyOf(*column), column->width);
    m_table->setDefaultWidths(widths);
    std::vector<const LeaderboardColumn*> hidden = m_model.columns();
    std::erase_if(hidden,
                  [](const LeaderboardColumn* column) { return column->priority == LeaderboardColumn::alwaysShown; });
    std::ranges::stable_sort(hidden, {}, &LeaderboardColumn::priority);
    QStringList folding;
    for (const LeaderboardColumn* column : hidden)
        folding.append(keyOf(*column));
    m_table->setFitted({{QStringLiteral("policy"), {34, 1000}}}, folding);
}

void LeaderboardPanel::fillFamilies()
{
    m_families->clear();
    for (const PolicyFamily family : families) {
        int rows = 0;
        int shown = 0;
        for (int i = 0; i < m_model.rowCount(); ++i) {
            const LeaderboardRow* row = m_model.row(m_model.index(i, 0));
            if (row == nullptr || row->family != family)
                continue;
            ++rows;
            shown += m_model.isShown(QString::fromStdString(row->policy)) ? 1 : 0;
        }
        if (rows == 0)
            continue;
        QAction* action = m_families->addAction(tr("%1 (%2 of %3)").arg(familyName(family)).arg(shown).arg(rows));
        action->setCheckable(true);
        action->setChecked(shown == rows);
        connect(action, &QAction::triggered, this,
                [this, family](bool checked) { m_model.setFamilyShown(family, checked); });
    }
}

QJsonObject LeaderboardPanel::saveState() const
{
    QJsonArray shown;
    for (const QString& policy : m_model.shown())
        shown.append(policy);
    return {{QStringLiteral("columns"), m_table->saveState()},
            {QStringLiteral("shown"), shown},
            {QStringLiteral("filter"), m_filter->text()}};
}

void LeaderboardPanel::restoreState(const QJsonObject& state)
{
    m_table->restoreState(state.value(QStringLiteral("columns")).toObject());
    m_filter->setText(state.value(QStringLiteral("filter")).toString());
    QSet<QString> shown;
    for (const auto& policy : state.value(QStringLiteral("shown")).toArray())
        shown.insert(policy.toString());
    m_model.setRemembered(shown);
    if (m_model.rowCount() > 0 && !shown.isEmpty())
        m_model.setShown(shown);
}

} // namespace acr::ui

#include "moc_leaderboardpanel.cpp"
