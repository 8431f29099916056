// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/streambar.h"

#include "widgets/document/changevalue.h"
#include "widgets/document/deskstate.h"
#include "widgets/document/streamjson.h"
#include "widgets/document/undokeeper.h"
#include "widgets/document/workspacefile.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/facetpopup.h"
#include "widgets/shell/names.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/badge.h"
#include "widgets/theme/decimalbox.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>

#include <cmath>

namespace acr::ui {

namespace {

/// The slider covers ε₂ from 0 to −1 in hundredths; the number field takes more.
constexpr int sliderSteps = 100;
constexpr double largestCostWeight = 100;
constexpr int largestSeed = 999'999;
/// Of a benchmark or a split, in characters.
constexpr int widestName = 44;

/// Of the desk: the text of the stream's filter that is typed and not applied.
const QString typedFilterKey = QStringLiteral("stream filter");

int sliderPosition(double weight)
{
    return static_cast<int>(std::lround(std::min(1.0, std::max(0.0, -weight)) * sliderSteps));
}

QComboBox* combo(QWidget* parent, const char* objectName, const QString& accessibleName, int characters)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(accessibleName);
    box->setToolTip(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(characters);
    return box;
}

} // namespace

StreamBar::StreamBar(Document& document, QUndoStack& undo, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_undo(undo)
    , m_themes(themes)
    , m_benchmark(combo(this, "benchmark", tr("Benchmark"), 10))
    , m_split(combo(this, "split", tr("Split: the set of tasks"), 10))
    , m_order(combo(this, "order", tr("Order of the tasks"), 7))
    , m_seed(new QSpinBox(this))
    , m_filter(new QToolButton(this))
    , m_weightLabel(new QLabel(QStringLiteral("ε₂"), this))
    , m_weightSlider(new QSlider(Qt::Horizontal, this))
    , m_weight(new DecimalBox(this))
    , m_missing(combo(this, "missing", tr("What a missing score counts as"), 8))
    , m_warning(new QToolButton(this))
    , m_calledOnly(new Badge(themes, this))
    , m_badge(new Badge(themes, this))
    , m_popup(new FacetPopup(themes, this))
{
    setObjectName(QStringLiteral("streamBar"));
    setAccessibleName(tr("Stream"));
    build();
    connectControls();
    showBenchmark();
    showWeights();
}

void StreamBar::build()
{
    setFixedHeight(measure::streamBarHeight);
    m_order->addItem(tr("Natural"), static_cast<int>(StreamOrder::Natural));
    m_order->addItem(tr("Shuffled"), static_cast<int>(StreamOrder::Shuffled));
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setRange(0, largestSeed);
    m_seed->setPrefix(tr("seed "));
    m_seed->setAccessibleName(tr("Seed of the shuffled order"));
    m_seed->setToolTip(m_seed->accessibleName());
    m_seed->setKeyboardTracking(false);
    m_seed->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_filter->setIcon(icon(m_themes, QStringLiteral("filter")));
    m_filter->setAutoRaise(true);
    m_filter->setFocusPolicy(Qt::StrongFocus);
    m_weightSlider->setObjectName(QStringLiteral("costWeight"));
    m_weightSlider->setRange(0, sliderSteps);
    m_weightSlider->setPageStep(10);
    m_weightSlider->setMinimumWidth(70);
    m_weightSlider->setMaximumWidth(240);
    m_weightSlider->setAccessibleName(tr("Cost weight ε₂: what a dollar takes from the reward"));
    m_weight->setObjectName(QStringLiteral("costWeightValue"));
    m_weight->setRange(-largestCostWeight, 0);
    m_weight->setDecimals(2);
    m_weight->setSingleStep(0.01);
    m_weight->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_weight->setAlignment(Qt::AlignRight);
    m_weight->setKeyboardTracking(false);
    m_weight->setFixedWidth(56);
    m_weight->setAccessibleName(m_weightSlider->accessibleName());
    const QString weightTip = tr("Cost weight ε₂: a dollar takes this much from the reward ε₁·score + "
                                 "ε₂·cost. The published tables use −0.10.");
    m_weightLabel->setToolTip(weightTip);
    m_weightSlider->setToolTip(weightTip);
    m_weight->setToolTip(weightTip);
    m_missing->addItem(tr("Missing is 0"), static_cast<int>(MissingScores::AsZero));
    m_missing->addItem(tr("Leave missing"), static_cast<int>(MissingScores::Leave));
    m_missing->setItemData(0, tr("A missing or ungraded score counts as 0, as in the published tables"),
                           Qt::ToolTipRole);
    m_missing->setItemData(
        1, tr("Missing and ungraded scores are excluded from averages and regret; coverage shows how many remain"),
        Qt::ToolTipRole);
    m_warning->setObjectName(QStringLiteral("missingData"));
    m_warning->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_warning->setIcon(icon(m_themes, QStringLiteral("warning")));
    m_warning->setAutoRaise(true);
    m_warning->setAccessibleName(tr("Incomplete outcomes"));
    m_warning->setFocusPolicy(Qt::StrongFocus);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 0, space::m, 1);
    layout->setSpacing(space::s);
    // A wide window has room for other things than the rest of a name's line.
    for (QComboBox* box : {m_benchmark, m_split})
        box->setMaximumWidth(fontMetrics().averageCharWidth() * widestName);
    layout->addWidget(m_benchmark, 3);
    layout->addWidget(m_split, 3);
    layout->addSpacing(space::xs);
    layout->addWidget(m_order);
    layout->addWidget(m_seed);
    layout->addWidget(m_filter);
    layout->addSpacing(space::xs);
    layout->addWidget(m_weightLabel);
    layout->addWidget(m_weightSlider, 2);
    layout->addWidget(m_weight);
    layout->addSpacing(space::xs);
    layout->addWidget(m_missing);
    layout->addStretch(1);
    layout->addWidget(m_warning);
    m_calledOnly->setObjectName(QStringLiteral("calledOnly"));
    m_calledOnly->setKind(Badge::Kind::Warning, tr("regret: called models only"));
    m_calledOnly->setToolTip(calledOnlySentence());
    m_calledOnly->hide();
    layout->addWidget(m_calledOnly);
    layout->addWidget(m_badge);
}

void StreamBar::connectControls()
{
    connect(&m_document, &Document::benchmarkChanged, this, &StreamBar::showBenchmark);
    connect(&m_document, &Document::streamChanged, this, &StreamBar::showStream);
    connect(&m_document, &Document::weightsChanged, this, &StreamBar::showWeights);
    connect(&m_themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));

    connect(m_benchmark, &QComboBox::activated, this,
            [this](int index) { emit benchmarkChosen(m_benchmark->itemData(index).toLongLong()); });
    connect(m_split, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_document.stream() || index < 0)
            return;
        StreamDefinition definition = m_document.stream()->definition;
        definition.split = m_split->itemData(index).toString().toStdString();
        // Another split has other facets; those of the old one would mostly let nothing pass. What models did is asked
        // of every split alike.
        definition.filter.facets.clear();
        if (!makeStream(*m_document.benchmark(), definition))
            definition.filter = {};
        changeStream(definition);
    });
    const auto reorder = [this] {
        if (!m_document.stream())
            return;
        StreamDefinition definition = m_document.stream()->definition;
        definition.order = static_cast<StreamOrder>(m_order->currentData().toInt());
        definition.seed = definition.order == StreamOrder::Shuffled ? static_cast<std::uint64_t>(m_seed->value()) : 0;
        changeStream(definition);
    };
    connect(m_order, &QComboBox::currentIndexChanged, this, reorder);
    connect(m_seed, &QSpinBox::valueChanged, this, reorder);
    connect(m_filter, &QToolButton::clicked, this, &StreamBar::openFilter);
    connect(m_popup, &FacetPopup::filterChanged, this, [this](const StreamFilter& filter) {
        if (!m_document.stream())
            return;
        StreamDefinition definition = m_document.stream()->definition;
        definition.filter = filter;
        changeStream(definition);
    });
    connect(&m_document, &Document::streamFilterRequested, this, &StreamBar::takeFilter);
    m_popup->setSolvesAt(m_document.solvesAt());
    connect(&m_document, &Document::solvesAtChanged, this, [this] { m_popup->setSolvesAt(m_document.solvesAt()); });
    m_popup->box().addEntry(
        tr("Take the table's filter"), tr("The stream gets the facets and the text of the table's filter"),
        [this] { return !m_document.tableFilter().empty(); }, [this] { takeFilter(m_document.tableFilter()); });
    m_popup->box().addEntry(
        tr("Apply to the tables"), tr("The tables of the Benchmark page get the facets and the text of this filter"),
        [this] { return m_document.stream() && !m_document.stream()->definition.filter.empty(); },
        [this] { m_document.setTableFilter(m_document.stream()->definition.filter); });
    connect(m_weightSlider, &QSlider::sliderPressed, this, [this] { ++m_gesture; });
    connect(m_weightSlider, &QSlider::valueChanged, this, [this](int position) {
        changeCostWeight(position == 0 ? 0.0 : -static_cast<double>(position) / sliderSteps);
    });
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, [this](double weight) {
        ++m_gesture;
        changeCostWeight(weight);
    });
    connect(m_missing, &QComboBox::currentIndexChanged, this, [this] {
        const auto after = static_cast<MissingScores>(m_missing->currentData().toInt());
        if (after == m_document.missingScores())
            return;
        auto* const step = new ChangeValue<MissingScores>(
            tr("change what missing scores count as"), m_document.missingScores(), after,
            [this](MissingScores convention) { m_document.setMissingScores(convention); });
        m_undo.push(step->keptAs(stepkind::missingScores,
                                 [weights = m_document.weights()](const MissingScores& was, const MissingScores& is) {
                                     return beforeAndAfter(weightsToJson({weights, was}), weightsToJson({weights, is}));
                                 }));
    });
    connect(m_warning, &QToolButton::clicked, this, &StreamBar::auditRequested);
}

void StreamBar::setBenchmarks(const QList<BenchmarkEntry>& entries, qint64 current)
{
    const QSignalBlocker blocker(m_benchmark);
    m_benchmark->clear();
    for (const BenchmarkEntry& entry : entries) {
        m_benchmark->addItem(entry.name, entry.id);
        m_benchmark->setItemData(m_benchmark->count() - 1, entry.tip, Qt::ToolTipRole);
        if (entry.id == current)
            m_benchmark->setCurrentIndex(m_benchmark->count() - 1);
    }
    m_benchmark->setEnabled(m_benchmark->count() > 0);
}

void StreamBar::focusStream()
{
    m_split->setFocus(Qt::ShortcutFocusReason);
}

void StreamBar::showBenchmark()
{
    const auto& benchmark = m_document.benchmark();
    const bool open = benchmark != nullptr;
    for (QWidget* control :
         {static_cast<QWidget*>(m_split), static_cast<QWidget*>(m_order), static_cast<QWidget*>(m_seed),
          static_cast<QWidget*>(m_filter), static_cast<QWidget*>(m_missing)})
        control->setEnabled(open);
    m_badge->setVisible(open);
    m_calledOnly->setVisible(open && benchmark->outcomes.calledOnly());
    const QSignalBlocker blocker(m_split);
    m_split->clear();
    if (!open) {
        showStream();
        return;
    }
    const auto count = [](std::size_t tasks) { return numbers::count(static_cast<qint64>(tasks)); };
    for (const Split& split : benchmark->splits)
        m_split->addItem(QStringLiteral("%1 · %2").arg(splitTitle(split.name), count(split.tasks.size())),
                         QString::fromStdString(split.name));
    m_split->addItem(QStringLiteral("%1 · %2").arg(splitTitle(allTasks), count(benchmark->tasks.size())),
                     QString::fromUtf8(allTasks.data(), static_cast<qsizetype>(allTasks.size())));
    switch (benchmark->kind) {
    case DataKind::Recorded: m_badge->setKind(Badge::Kind::Recorded); break;
    case DataKind::Simulated: m_badge->setKind(Badge::Kind::Simulated); break;
    case DataKind::Live: m_badge->setKind(Badge::Kind::Live); break;
    }
    m_badge->setToolTip(QString::fromStdString(benchmark->origin));
    showStream();
}

void StreamBar::showStream()
{
    const auto& stream = m_document.stream();
    const StreamDefinition definition = stream ? stream->definition : StreamDefinition{};
    const QSignalBlocker splitBlocker(m_split);
    const QSignalBlocker orderBlocker(m_order);
    const QSignalBlocker seedBlocker(m_seed);
    m_split->setCurrentIndex(m_split->findData(QString::fromStdString(definition.split)));
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(definition.order)));
    const bool shuffled = definition.order == StreamOrder::Shuffled;
    m_seed->setVisible(shuffled);
    if (shuffled)
        m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(definition.seed, largestSeed)));
    QStringList parts;
    for (const auto& [facet, names] : definition.filter.facets) {
        QStringList values;
        for (const std::string& name : names)
            values.append(QString::fromStdString(name));
        parts.append(tr("%1: %2").arg(facetTitle(facet), values.join(QStringLiteral(", "))));
    }
    if (!definition.filter.expression.empty())
        parts.append(QString::fromStdString(definition.filter.expression));
    m_filter->setText(
        parts.isEmpty()
            ? tr("Filter")
            : tr("Filter: %1").arg(stream ? numbers::count(static_cast<qint64>(stream->tasks.size())) : QString()));
    m_filter->setToolTip(parts.isEmpty() ? tr("Choose tasks by dimension, source and more")
                                         : parts.join(QLatin1Char('\n')));
    m_filter->setDown(false);
    showWarnings();
}

void StreamBar::showWeights()
{
    const QSignalBlocker sliderBlocker(m_weightSlider);
    const QSignalBlocker valueBlocker(m_weight);
    const QSignalBlocker missingBlocker(m_missing);
    m_weightSlider->setValue(sliderPosition(m_document.weights().cost));
    m_weight->setValue(m_document.weights().cost);
    m_missing->setCurrentIndex(m_missing->findData(static_cast<int>(m_document.missingScores())));
}

void StreamBar::showWarnings()
{
    const bool open = m_document.benchmark() && m_document.stream();
    const MissingData missing = open ? missingDataOf(*m_document.benchmark(), *m_document.stream()) : MissingData{};
    m_warning->setVisible(open && !missing.complete());
    if (missing.complete())
        return;
    const auto count = [](std::size_t value) { return numbers::count(static_cast<qint64>(value)); };
    m_warning->setText(tr("%1 incomplete").arg(count(missing.affected())));
    QStringList lines{tr("Of %1 outcomes in this stream:").arg(count(missing.cells))};
    if (missing.costs > 0)
        lines.append(tr("%1 have no cost; they count as $0 in the sums").arg(count(missing.costs)));
    if (missing.ungraded > 0)
        lines.append(tr("%1 were never graded").arg(count(missing.ungraded)));
    if (missing.scores > 0)
        lines.append(tr("%1 have no score").arg(count(missing.scores)));
    lines.append(tr("Click for the data audit."));
    m_warning->setToolTip(lines.join(QLatin1Char('\n')));
    m_warning->setAccessibleName(lines.join(QLatin1Char(' ')));
}

void StreamBar::changeStream(const StreamDefinition& definition)
{
    const StreamDefinition before = m_document.stream()->definition;
    if (before == definition)
        return;
    // An invalid stream is reported at once and does not become an undo step.
    if (const auto possible = makeStream(*m_document.benchmark(), definition); !possible) {
        m_popup->setMessage(possible.error().code == ErrorCode::Empty
                                ? tr("No task passes this filter; the stream stays as it was.")
                                : errorSentence(possible.error()));
        return;
    }
    auto* const step = new ChangeValue<StreamDefinition>(tr("change the stream"), before, definition,
                                                         [this](const StreamDefinition& value) {
                                                             // It was made above, or was the document's before.
                                                             (void)m_document.setStream(value);
                                                         });
    m_undo.push(step->keptAs(stepkind::stream, [](const StreamDefinition& was, const StreamDefinition& is) {
        return beforeAndAfter(streamToJson(was), streamToJson(is));
    }));
}

void StreamBar::changeCostWeight(double weight)
{
    RewardWeights after = m_document.weights();
    after.cost = weight;
    if (after == m_document.weights())
        return;
    auto* const step = new ChangeValue<RewardWeights>(
        tr("change the cost weight"), m_document.weights(), after,
        [this](const RewardWeights& value) { m_document.setWeights(value); }, m_gesture);
    m_undo.push(step->keptAs(stepkind::weights, [](const RewardWeights& was, const RewardWeights& is) {
        return beforeAndAfter(weightsToJson({was}), weightsToJson({is}));
    }));
}

void StreamBar::openFilter()
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    m_popup->setContents(m_document.benchmark(), m_document.stream()->definition);
    if (m_workspace != nullptr) {
        const QJsonObject typed = m_workspace->desk().value(typedFilterKey);
        const QString text = typed.value(QLatin1String("text")).toString();
        if (!text.isEmpty() &&
            streamFromJson(typed.value(QLatin1String("stream")).toObject()) == m_document.stream()->definition)
            m_popup->box().edit().setText(text);
    }
    m_popup->move(m_filter->mapToGlobal(QPoint(0, m_filter->height() + 2)));
    m_popup->show();
    m_popup->setFocus();
}

void StreamBar::setWorkspace(WorkspaceFile* workspace)
{
    m_popup->box().setWorkspace(workspace);
    m_workspace = workspace;
    if (m_workspace == nullptr)
        return;
    keepSteps();
    // What is typed and not applied yet.
    connect(&m_popup->box().edit(), &QLineEdit::textChanged, this, [this] {
        if (m_popup->isVisible())
            m_workspace->desk().saveSoon(typedFilterKey, this, [this] { return typedFilter(); });
    });
}

QJsonObject StreamBar::typedFilter() const
{
    if (!m_document.stream())
        return {};
    const QString typed = m_popup->box().edit().text();
    const StreamDefinition& definition = m_document.stream()->definition;
    if (typed.trimmed() == QString::fromStdString(definition.filter.expression))
        return {};
    return {{QStringLiteral("stream"), streamToJson(definition)}, {QStringLiteral("text"), typed}};
}

void StreamBar::keepSteps()
{
    UndoKeeper& keeper = m_workspace->undoKeeper();
    const auto refuse = [this] {
        m_workspace->desk().say(
            tr("The step is damaged, or about something that the benchmark lacks: it does nothing."));
    };
    keeper.setHandler(stepkind::stream, this,
                      {[this, refuse](const QJsonObject& kept, bool forward) {
                           const StreamDefinition stream = streamFromJson(valueToSet(kept, forward).toObject());
                           if (stream.split.empty() || !m_document.setStream(stream))
                               refuse();
                       },
                       [] { return tr("change the stream"); }});
    keeper.setHandler(stepkind::weights, this,
                      {[this, refuse](const QJsonObject& kept, bool forward) {
                           if (const auto settings = weightsFromJson(valueToSet(kept, forward).toObject()))
                               m_document.setWeights(settings->weights);
                           else
                               refuse();
                       },
                       [] { return tr("change the cost weight"); }});
    keeper.setHandler(stepkind::missingScores, this,
                      {[this, refuse](const QJsonObject& kept, bool forward) {
                           if (const auto settings = weightsFromJson(valueToSet(kept, forward).toObject()))
                               m_document.setMissingScores(settings->missingScores);
                           else
                               refuse();
                       },
                       [] { return tr("change what missing scores count as"); }});
}

void StreamBar::takeFilter(const StreamFilter& filter)
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    StreamDefinition definition = m_document.stream()->definition;
    definition.filter = filter;
    const bool possible = makeStream(*m_document.benchmark(), definition).has_value();
    if (possible)
        changeStream(definition);
    if (m_popup->isVisible() || !possible) {
        openFilter();
        m_popup->propose(filter);
        if (!possible)
            changeStream(definition); // says why not
    }
}

void StreamBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_themes.theme().colours().card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_themes.theme().colours().line);
}

} // namespace acr::ui

#include "moc_streambar.cpp"
