// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/entrypanel.h"

#include "widgets/models/datatable.h"
#include "widgets/pages/memory/neighbourmodel.h"
#include "widgets/shell/shortcuts.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sectiontitle.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

EntryPanel::EntryPanel(const ThemeManager& themes, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_task(new SectionTitle(themes, {}, this))
    , m_facts(new QLabel(this))
    , m_outcome(new QLabel(this))
    , m_model(new NeighbourModel(this))
    , m_table(new DataTable(themes, tr("Nearest entries"), this))
    , m_prompt(new QPlainTextEdit(this))
{
    for (QLabel* label : {m_task, m_facts, m_outcome}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_outcome->setWordWrap(true);
    m_outcome->setObjectName(QStringLiteral("entryOutcome"));
    m_task->setObjectName(QStringLiteral("entryTask"));
    m_table->setObjectName(QStringLiteral("entryNeighbours"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDefaultWidths({{QStringLiteral("task_id"), 22}, {QStringLiteral("model"), 15}});
    m_table->setFitted({{QStringLiteral("task_id"), {12, 60}}, {QStringLiteral("model"), {13, 24}}}, {});
    m_prompt->setReadOnly(true);
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("The benchmark has no prompt for this task."));
    followTheme(*m_prompt, themes, [this, &themes] { m_prompt->setFont(themes.theme().font(FontRole::Mono)); });

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_task);
    column->addWidget(m_facts);
    column->addWidget(m_outcome);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::xs);
    for (QAction* action : actions) {
        auto* button = new QToolButton(content);
        action->setIconText(withoutMnemonics(action->text()));
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
    column->addWidget(new SectionTitle(themes, tr("Nearest in memory"), content));
    column->addWidget(m_table, 3);
    column->addWidget(new SectionTitle(themes, tr("Prompt"), content));
    column->addWidget(m_prompt, 2);
    m_stack->addWidget(new EmptyState(themes, QStringLiteral("memory"), tr("No entry is chosen"),
                                      tr("Click a point of the map, or a row of the table."), this));
    m_stack->addWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_table, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (index.isValid())
            emit neighbourChosen(m_model->idAt(index.row()));
    });
}

void EntryPanel::setEntry(const std::shared_ptr<const MemoryView>& view, std::optional<MemoryId> id)
{
    const Experience* experience = view && id ? view->snapshot.entries.find(*id) : nullptr;
    m_stack->setCurrentIndex(experience ? 1 : 0);
    m_model->setEntry(view, experience ? id : std::nullopt);
    if (!experience)
        return;
    const TaskTable& tasks = view->benchmark->tasks;
    const Attempt& attempt = experience->attempt;
    const QString name = view->taskNames->text(experience->task.position());
    m_task->setText(name);
    m_task->setToolTip(name);
    QStringList facts;
    for (const Facet facet : {Facet::Dimension, Facet::Source, Facet::Bench, Facet::Language}) {
        const QString fact = QString::fromStdString(tasks.categoryName(experience->task, facet));
        if (!fact.isEmpty() && !facts.contains(fact))
            facts << fact;
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    QStringList outcome{view->modelNames->text(attempt.model.position()), verdictName(verdictOf(attempt))};
    outcome << (isMissing(attempt.score) ? tr("no score") : tr("score %1").arg(numbers::fixed(attempt.score, 2)))
            << (isMissing(attempt.costUsd) ? tr("cost unknown") : numbers::dollars(attempt.costUsd, 4))
            << (experience->step == Experience::beforeStream ? tr("from before the stream")
                                                             : tr("step %1").arg(stepText(experience->step)));
    if (view->snapshot.entries.isPinned(*id))
        outcome << tr("pinned");
    m_outcome->setText(outcome.join(QStringLiteral(" · ")));
    m_prompt->setPlainText(QString::fromStdString(tasks.prompt(experience->task)));
}

} // namespace acr::ui

#include "moc_entrypanel.cpp"
