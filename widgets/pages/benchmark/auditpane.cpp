// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/auditpane.h"

#include "core/evaluation/publishedaudit.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/benchmark/auditsentences.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

AuditPane::AuditPane(Document& document, Jobs& jobs, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_running(jobs, [this] { run(); })
    , m_model(new AuditModel(this))
    , m_order(new RowMapProxy(this))
    , m_table(new DataTable(themes, tr("Data audit"), this))
    , m_examples(new AuditExampleModel(this))
    , m_exampleOrder(new RowMapProxy(this))
    , m_exampleTable(new DataTable(themes, tr("Examples of the finding"), this))
    , m_sentence(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_show(new QPushButton(tr("Show in the table"), this))
    , m_empty(new EmptyState(themes, QStringLiteral("check"), {}, {}, this))
    , m_stack(new QStackedWidget(this))
{
    m_order->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("auditTable"));
    m_table->setModel(m_order);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDefaultWidths({{QStringLiteral("severity"), 10},
                               {QStringLiteral("stream"), 10},
                               {QStringLiteral("finding"), 70},
                               {QStringLiteral("count"), 7},
                               {QStringLiteral("out_of"), 9},
                               {QStringLiteral("share"), 10}});
    m_table->setFitted({{QStringLiteral("finding"), {40, 120}}},
                       {QStringLiteral("severity"), QStringLiteral("share"), QStringLiteral("stream")});
    m_table->setHiddenByDefault({QStringLiteral("out_of")});
    // Sentences: what they are about stands first, their figure has a column.
    m_table->setTextElideMode(Qt::ElideRight);
    m_exampleOrder->setSourceModel(m_examples);
    m_exampleTable->setObjectName(QStringLiteral("auditExamples"));
    m_exampleTable->setModel(m_exampleOrder);
    m_exampleTable->setDefaultWidths(
        {{QStringLiteral("task_id"), 46}, {QStringLiteral("model"), 18}, {QStringLiteral("value"), 24}});
    m_exampleTable->setFitted({{QStringLiteral("task_id"), {16, 80}},
                               {QStringLiteral("model"), {14, 24}},
                               {QStringLiteral("value"), {10, 40}}},
                              {});
    makeFrameless(*m_exampleTable);
    m_show->setObjectName(QStringLiteral("auditShow"));
    m_show->setToolTip(tr("Filter the tables down to what this finding counts"));

    auto* const detail = new QFrame(this);
    makeCard(*detail);
    auto* const words = new QVBoxLayout;
    words->setContentsMargins(space::m, space::xs, space::m, 0);
    words->setSpacing(space::xs);
    auto* const head = new QHBoxLayout;
    m_sentence->setWordWrap(true);
    m_advice->setWordWrap(true);
    for (QLabel* label : {m_sentence, m_advice})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_show, 0, Qt::AlignTop);
    words->addLayout(head);
    words->addWidget(m_advice);
    auto* const detailColumn = new QVBoxLayout(detail);
    detailColumn->setContentsMargins(1, space::s, 1, 1);
    detailColumn->setSpacing(space::s);
    detailColumn->addLayout(words);
    detailColumn->addWidget(m_exampleTable, 1);

    auto* const split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(space::s);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 200}); // the advice takes two lines in a narrow window
    m_stack->addWidget(split);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    followTheme(*m_sentence, themes, [this, &themes] { m_sentence->setFont(themes.theme().font(FontRole::Strong)); });
    followTheme(*m_advice, themes, [this, &themes] {
        QPalette palette = m_advice->palette();
        palette.setColor(QPalette::WindowText, themes.theme().colours().muted);
        m_advice->setPalette(palette);
    });
    connect(m_table, &DataTable::rowChosen, this, &AuditPane::showFinding);
    connect(m_order, &RowMapProxy::filtered, this, [this] {
        if (!m_table->currentIndex().isValid() && m_order->rowCount() > 0)
            m_table->showRow(0);
        showFinding();
    });
    connect(m_exampleTable, &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        const AuditExample& example =
            m_examples->example(static_cast<std::size_t>(m_exampleOrder->mapToSource(index).row()));
        emit exampleChosen(example.task, example.model);
    });
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const AuditFinding* finding = current())
            emit showRequested(*finding);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &AuditPane::run);
}

void AuditPane::run()
{
    const auto benchmark = m_document.benchmark();
    const auto decisions = m_document.decisions();
    if (benchmark == m_audited && (decisions == m_auditedDecisions || !benchmark))
        return;
    clear();
    if (!benchmark)
        return;
    m_audited = benchmark;
    m_auditedDecisions = decisions;
    m_empty->setText(tr("Auditing"), tr("Every cell is looked at, and published figures are recomputed."));
    m_running.start(
        tr("Data audit"),
        [benchmark, decisions](const Progress& progress) {
            std::vector<AuditFinding> findings = audit(*benchmark);
            progress(0.2);
            const Progress rest{[&progress](double fraction) { progress(0.2 + 0.8 * fraction); }, progress.stop};
            std::ranges::move(auditPublished(*benchmark, *decisions, rest), std::back_inserter(findings));
            return findings;
        },
        [this](Result<std::vector<AuditFinding>> findings) {
            if (findings)
                return finished(std::move(*findings));
            m_audited.reset();
            m_empty->setText(tr("Audit stopped"), tr("It can be run again at any time."));
            m_empty->setAction(tr("Run the audit"));
        });
}

void AuditPane::clear()
{
    m_running.drop();
    m_audited.reset();
    m_auditedDecisions.reset();
    m_model->setFindings({});
    showFinding();
    m_empty->setAction({});
    m_empty->setText(tr("Nothing to audit"), tr("Open a benchmark from the File menu."));
    m_stack->setCurrentIndex(1);
}

void AuditPane::finished(std::vector<AuditFinding> findings)
{
    // Sorted by severity; the audit's own order within a severity.
    std::ranges::stable_sort(findings,
                             [](const AuditFinding& a, const AuditFinding& b) { return a.severity > b.severity; });
    const bool clean = findings.empty();
    m_model->setFindings(std::move(findings));
    m_empty->setText(tr("Nothing odd"),
                     tr("No cell is missing, imputed or out of range, and published figures come out as printed."));
    m_stack->setCurrentIndex(clean ? 1 : 0);
    m_table->showRow(0);
    showFinding();
}

const AuditFinding* AuditPane::current() const
{
    const QModelIndex source = m_order->mapToSource(m_table->currentIndex());
    return source.isValid() ? &m_model->findings()[static_cast<std::size_t>(source.row())] : nullptr;
}

void AuditPane::showFinding()
{
    const AuditFinding* const finding = current();
    m_sentence->setText(finding ? auditSentence(*finding) : QString());
    QStringList advice{finding ? auditAdvice(finding->kind) : tr("Select a finding to see what it means.")};
    if (finding && !finding->examples.empty() && finding->examples.size() < finding->count)
        advice << tr("Examples below: %1 of %2.")
                      .arg(numbers::count(static_cast<qint64>(finding->examples.size())),
                           numbers::count(static_cast<qint64>(finding->count)));
    m_advice->setText(joinSentences(advice));
    m_show->setVisible(finding && canShow(*finding));
    m_examples->setExamples(m_audited, finding ? finding->examples : std::vector<AuditExample>());
    QSet<int> empty;
    for (int column = 0; column < AuditExampleModel::ColumnCount; ++column)
        if (m_examples->isEmptyColumn(column))
            empty.insert(column);
    m_exampleTable->setEmptyColumns(empty);
    m_exampleTable->setVisible(finding && !finding->examples.empty());
}

bool AuditPane::canShow(const AuditFinding& finding)
{
    switch (finding.kind) {
    case AuditKind::MissingCells:
    case AuditKind::MissingScores:
    case AuditKind::MissingCosts:
    case AuditKind::UngradedCells:
    case AuditKind::ZeroTokenRecords:
    case AuditKind::FewTokenCounts:
    case AuditKind::RepeatedTokenCounts:
    case AuditKind::CostsNotFromTokens:
    case AuditKind::UnsolvedTasks:
    case AuditKind::TiesForBest:
    case AuditKind::SiblingsInProbing: return true;
    default: return false;
    }
}

QJsonObject AuditPane::saveState() const
{
    return m_table->saveState();
}

void AuditPane::restoreState(const QJsonObject& state)
{
    m_table->restoreState(state);
}

} // namespace acr::ui

#include "moc_auditpane.cpp"
