// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/comparepanel.h"

#include "widgets/charts/curvechart.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/regret/chartlink.h"
#include "widgets/pages/regret/differencepanel.h"
#include "widgets/pages/regret/flippedmodel.h"
#include "widgets/pages/regret/raworderproxy.h"
#include "widgets/pages/regret/regretdata.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

void offerSeeds(QComboBox& box, std::size_t count, const QString& run)
{
    const int before = std::max(0, box.currentIndex());
    const QSignalBlocker quiet(box);
    box.clear();
    for (std::size_t i = 1; i <= count; ++i)
        box.addItem(ComparePanel::tr("%1: seed %2").arg(run).arg(i));
    box.setCurrentIndex(std::min(before, static_cast<int>(count) - 1));
    box.setVisible(count > 1);
}

QString summaryOf(const RunComparison& comparison, const QString& a, const QString& b, bool calledOnly)
{
    const auto count = [](std::size_t n) { return numbers::count(static_cast<qint64>(n)); };
    QStringList text{
        ComparePanel::tr("%1 against %2: CumReg %3 − %4 = %5 over %6 common tasks, AvgPerf %7 points, cost %8. "
                         "Flipped tasks: %9.")
            .arg(a, b, numbers::regret(comparison.cumRegretA), numbers::regret(comparison.cumRegretB),
                 numbers::delta(comparison.deltaRegret(), 1), count(comparison.common),
                 numbers::delta(
                     comparison.common > 0 ? 100 * comparison.deltaScore / static_cast<double>(comparison.common) : 0,
                     2),
                 numbers::dollarDelta(comparison.deltaCost, 2), count(comparison.flipped.size())),
        ComparePanel::tr("They make up %1 of the difference: A is better on %2, worse on %3, equal on %4.")
            .arg(numbers::delta(comparison.flippedDelta, 1), count(comparison.better), count(comparison.worse),
                 count(comparison.flipped.size() - comparison.better - comparison.worse))};
    const double rest = comparison.deltaRegret() - comparison.flippedDelta;
    if (std::abs(rest) >= 0.05)
        text.append(ComparePanel::tr("The other %1 come from the same pick at another cost or score.")
                        .arg(numbers::delta(rest, 1)));
    if (comparison.onlyA + comparison.onlyB > 0)
        text.append(ComparePanel::tr("Tasks that only one of them covers: %1.")
                        .arg(count(comparison.onlyA + comparison.onlyB)));
    if (calledOnly)
        text.append(ComparePanel::tr("CumReg is against the models that were called, and says nothing of the others."));
    return joinSentences(text);
}

} // namespace

ComparePanel::ComparePanel(const ThemeManager& themes, ChartLink& link, QWidget* parent)
    : QWidget(parent)
    , m_controls(new QWidget(this))
    , m_summary(new QLabel(this))
    , m_filter(new QLineEdit(m_controls))
    , m_seedA(new QComboBox(m_controls))
    , m_seedB(new QComboBox(m_controls))
    , m_table(new DataTable(themes, tr("Flipped tasks"), this))
    , m_model(new FlippedModel(this))
    , m_proxy(new RawOrderProxy(this))
    , m_chart(new CurveChart(themes, this))
{
    m_summary->setWordWrap(true);
    m_summary->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("Summary of the comparison"));
    m_filter->setPlaceholderText(tr("Filter flipped tasks"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_seedA->setAccessibleName(tr("Seed of run A"));
    m_seedB->setAccessibleName(tr("Seed of run B"));
    auto* swap = new QToolButton(m_controls);
    swap->setIcon(icon(themes, QStringLiteral("compare")));
    swap->setText(tr("Swap A and B"));
    swap->setToolTip(tr("Compare the other way round"));
    swap->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setDefaultWidths({{QStringLiteral("step"), 7},
                               {QStringLiteral("task_id"), 22},
                               {QStringLiteral("dimension"), 16},
                               {QStringLiteral("model_a"), 18},
                               {QStringLiteral("model_b"), 18},
                               {QStringLiteral("cost_usd_a"), 10},
                               {QStringLiteral("cost_usd_b"), 10},
                               {QStringLiteral("delta_regret"), 8}});
    m_table->setFitted({{QStringLiteral("task_id"), {22, 60}},
                        {QStringLiteral("model_a"), {16, 25}},
                        {QStringLiteral("model_b"), {16, 25}}},
                       {QStringLiteral("dimension"), QStringLiteral("cost_usd_a"), QStringLiteral("cost_usd_b"),
                        QStringLiteral("score_a"), QStringLiteral("score_b")},
                       {{QStringLiteral("cost_usd_a"), QStringLiteral("cost_usd_b")},
                        {QStringLiteral("score_a"), QStringLiteral("score_b")}});

    m_chart->setAxisTitles(tr("task in stream"), tr("ΔCumReg, A − B (reward)"));
    m_chart->setObjectName(QStringLiteral("difference"));
    m_chart->setTitle(tr("Difference of cumulative regret"));
    m_chart->setValueFormat({}, {}, 1);
    m_chart->setEmptyText(tr("Nothing to compare"), tr("Choose two runs above."));
    m_chart->setMinimumHeight(80);
    link.add(m_chart);

    auto* bar = new QHBoxLayout(m_controls);
    bar->setContentsMargins(0, 0, 0, space::xs);
    bar->setSpacing(space::s);
    bar->addWidget(m_seedA);
    bar->addWidget(m_seedB);
    bar->addWidget(m_filter);
    bar->addWidget(swap);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_chart);
    auto* text = new QScrollArea(this);
    text->setWidget(m_summary);
    text->setWidgetResizable(true);
    text->setFrameShape(QFrame::NoFrame);
    // The card around it shows through.
    text->viewport()->setAutoFillBackground(false);
    m_summary->setAutoFillBackground(false);
    text->setFocusPolicy(Qt::NoFocus);
    auto* card = new QFrame(this);
    makeCard(*card);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(space::s, space::s, space::s, space::s);
    inside->addWidget(text);
    splitter->addWidget(card);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({820, 300, 200});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter, 1);

    connect(m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_seedA, &QComboBox::activated, this, &ComparePanel::seedsChanged);
    connect(m_seedB, &QComboBox::activated, this, &ComparePanel::seedsChanged);
    connect(swap, &QToolButton::clicked, this, &ComparePanel::swapRequested);
    connect(m_table, &DataTable::rowChosen, this,
            [this](const QModelIndex& index) { emit taskSelected(TaskIndex(index.data(TaskRole).toUInt())); });
    connect(m_chart, &CurveChart::positionClicked, this, [this](double x) {
        if (std::round(x) >= 1)
            emit positionClicked(static_cast<std::size_t>(std::round(x)) - 1);
    });
    m_chart->setActivation(DifferencePanel::tr("Show the tasks that differ"));
    connect(m_chart, &ChartWidget::activated, this, [this] { emit differingRequested(); });
    setSeeds(1, 1);
}

void ComparePanel::setComparison(std::shared_ptr<const StreamResults> results, const RunComparison& comparison,
                                 const QString& a, const QString& b)
{
    m_summary->setText(summaryOf(comparison, policyNameIn(*results, a), policyNameIn(*results, b),
                                 results->oracle.outcomes().calledOnly()));
    m_model->setComparison(std::move(results), comparison.flipped);
    m_chart->setSubject(a + QLatin1Char('|') + b);
    Curve curve;
    curve.id = a;
    curve.name = tr("A − B");
    curve.ink = Ink::accent();
    curve.spacing.first = 1;
    curve.values = std::make_shared<CurveData>(comparison.curve);
    m_chart->setCurves({std::move(curve)});
}

void ComparePanel::clear()
{
    m_model->setComparison(nullptr, {});
    m_summary->clear();
    m_chart->setCurves({});
}

void ComparePanel::selectTask(std::optional<TaskIndex> task)
{
    m_table->showRow(task ? m_proxy->mapFromSource(m_model->indexOf(*task)).row() : -1);
}

void ComparePanel::setSeeds(std::size_t a, std::size_t b)
{
    offerSeeds(*m_seedA, a, tr("A"));
    offerSeeds(*m_seedB, b, tr("B"));
}

std::size_t ComparePanel::seedA() const
{
    return static_cast<std::size_t>(std::max(0, m_seedA->currentIndex()));
}

std::size_t ComparePanel::seedB() const
{
    return static_cast<std::size_t>(std::max(0, m_seedB->currentIndex()));
}

QString ComparePanel::summary() const
{
    return m_summary->text();
}

void ComparePanel::setLoading(const QString& text)
{
    m_chart->setLoading(text);
}

} // namespace acr::ui

#include "moc_comparepanel.cpp"
