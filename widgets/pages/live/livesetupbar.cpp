// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livesetupbar.h"

#include "core/live/simulatedmodels.h"
#include "core/policy/registry.h"
#include "core/policy/routing.h"
#include "widgets/document/keystore.h"
#include "widgets/pages/live/toolweightsedit.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/decimalbox.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numberbox.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

enum SourceItem { BuiltInSource, FileSource, OpenSource };

QString openItem()
{
    return LiveSetupBar::tr("Open a file of endpoints…");
}

/// What a choice of models or policies needs at most, in pixels.
constexpr int widestChoice = 420;
constexpr int mostParallel = 1000;

/// A caption above what it names, as one widget: hidden, it takes no room.
QWidget* addField(QHBoxLayout& row, const ThemeManager& themes, const QString& caption, QWidget& editor,
                  int stretch = 0)
{
    auto* field = new QWidget(editor.parentWidget());
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* title = new QLabel(caption, field);
    followTheme(*title, themes, [title, &themes] {
        title->setFont(themes.theme().font(FontRole::Caption));
        QPalette palette = title->palette();
        palette.setColor(QPalette::WindowText, themes.theme().colours().muted);
        title->setPalette(palette);
    });
    editor.setAccessibleName(caption);
    column->addWidget(title);
    column->addWidget(&editor);
    if (stretch > 0)
        field->setMaximumWidth(widestChoice);
    row.addWidget(field, stretch);
    return field;
}

} // namespace

LiveSetupBar::LiveSetupBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_source(new QComboBox(this))
    , m_policy(new QComboBox(this))
    , m_encoder(new QComboBox(this))
    , m_budget(new DecimalBox(this))
    , m_calls(new NumberBox(this))
    , m_parallel(new NumberBox(this))
    , m_shadow(new DecimalBox(this))
    , m_more(new QToolButton(this))
{
    m_source->setObjectName(QStringLiteral("liveSource"));
    m_source->setToolTip(tr("Where the models are: the built-in simulated ones need no key and cost nothing"));
    m_source->setMinimumContentsLength(12);
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setObjectName(QStringLiteral("livePolicy"));
    m_policy->setToolTip(tr("The router that decides and learns"));
    m_policy->setMinimumContentsLength(12);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_encoder->setObjectName(QStringLiteral("liveEncoder"));
    m_encoder->setToolTip(
        tr("Whose vectors say how alike two tasks are. Those of a model of the endpoints are paid from "
           "the budget; the benchmark that gives the priors has to have its vectors, too."));
    m_encoder->setMinimumContentsLength(10);
    m_encoder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_budget->setObjectName(QStringLiteral("liveBudget"));
    m_budget->setRange(0, 100'000);
    m_budget->setDecimals(2);
    m_budget->setSingleStep(0.5);
    m_budget->setPrefix(QStringLiteral("$"));
    m_budget->setSpecialValueText(tr("no limit"));
    m_budget->setToolTip(tr("USD that are never passed, calls in flight included"));
    m_calls->setObjectName(QStringLiteral("liveCalls"));
    m_calls->setRange(0, 1'000'000);
    m_calls->setSpecialValueText(tr("no limit"));
    m_calls->setToolTip(tr("Calls that are never passed"));
    m_parallel->setObjectName(QStringLiteral("liveParallel"));
    m_parallel->setRange(1, mostParallel);
    m_parallel->setValue(8);
    m_parallel->setToolTip(tr("Tasks in flight at the same time"));
    m_shadow->setObjectName(QStringLiteral("liveShadow"));
    m_shadow->setRange(0, 100);
    m_shadow->setDecimals(1);
    m_shadow->setSingleStep(5);
    m_shadow->setSuffix(QStringLiteral(" %"));
    m_shadow->setToolTip(tr("Share of the tasks that every model answers: regret is measured on them. These calls cost "
                            "as much as others."));
    m_more->setObjectName(QStringLiteral("liveFurther"));
    m_more->setIcon(icon(themes, QStringLiteral("settings")));
    m_more->setAccessibleName(tr("Settings of the session"));
    m_more->setToolTip(tr("Settings of the session: name, seed, priors, tokens of an answer, answers run at once"));
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    addField(*row, themes, tr("Models"), *m_source, 6);
    addField(*row, themes, tr("Policy"), *m_policy, 4);
    m_encoderField = addField(*row, themes, tr("Encoder"), *m_encoder, 3);
    row->addStretch(1);
    addField(*row, themes, tr("Budget"), *m_budget);
    addField(*row, themes, tr("Calls at most"), *m_calls);
    addField(*row, themes, tr("Parallel"), *m_parallel);
    addField(*row, themes, tr("Shadow share"), *m_shadow);
    row->addWidget(m_more, 0, Qt::AlignBottom);

    connect(m_source, &QComboBox::activated, this, &LiveSetupBar::chooseSource);
    connect(m_policy, &QComboBox::currentIndexChanged, this, [this] {
        m_wantedPolicy = policy();
        emit changed();
    });
    connect(m_encoder, &QComboBox::activated, this, [this] {
        m_wantedEncoder = encoder();
        emit changed();
    });
    connect(m_more, &QToolButton::clicked, this, &LiveSetupBar::furtherRequested);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, &LiveSetupBar::changed);
    connect(m_calls, &QSpinBox::valueChanged, this, &LiveSetupBar::changed);
    connect(m_parallel, &QSpinBox::valueChanged, this, &LiveSetupBar::changed);
    connect(m_shadow, &QDoubleSpinBox::valueChanged, this, &LiveSetupBar::changed);
    fillSources();
}

void LiveSetupBar::fillSources()
{
    const QSignalBlocker quiet(m_source);
    m_source->clear();
    m_source->addItem(tr("Built-in, simulated"), BuiltInSource);
    if (m_endpoints) {
        m_source->addItem(QFileInfo(m_path).fileName(), FileSource);
        m_source->setItemData(m_source->count() - 1, m_path, Qt::ToolTipRole);
    }
    m_source->addItem(openItem(), OpenSource);
    m_source->setCurrentIndex(m_usesFile ? 1 : 0);
    fillPolicies();
    fillEncoders();
}

void LiveSetupBar::fillEncoders()
{
    const QSignalBlocker quiet(m_encoder);
    m_encoder->clear();
    m_encoder->addItem(tr("The program's own"), QString());
    if (const EndpointSet* const chosen = endpoints(); chosen != nullptr) {
        for (const EmbeddingModel& model : chosen->embeddings) {
            const QString name = QString::fromStdString(model.model);
            m_encoder->addItem(name, QStringLiteral("remote:") + name);
        }
    }
    m_encoder->setCurrentIndex(std::max(0, m_encoder->findData(m_wantedEncoder)));
    const bool hasChoice = m_encoder->count() > 1;
    m_encoder->setVisible(hasChoice);
    m_encoderField->setVisible(hasChoice);
}

void LiveSetupBar::chooseSource(int index)
{
    switch (m_source->itemData(index).toInt()) {
    case BuiltInSource: m_usesFile = false; break;
    case FileSource: m_usesFile = true; break;
    default:
        fillSources();
        emit fileRequested();
        return;
    }
    fillPolicies();
    fillEncoders();
    emit changed();
}

void LiveSetupBar::setFile(const QString& path, EndpointSet endpoints)
{
    m_endpoints = std::make_unique<EndpointSet>(std::move(endpoints));
    m_path = path;
    m_usesFile = true;
    fillSources();
    emit changed();
}

void LiveSetupBar::useBuiltIn()
{
    m_usesFile = false;
    fillSources();
    emit changed();
}

const EndpointSet* LiveSetupBar::endpoints() const
{
    return m_usesFile ? m_endpoints.get() : nullptr;
}

QStringList LiveSetupBar::keyVariables() const
{
    QStringList variables;
    if (endpoints() == nullptr)
        return variables;
    for (const Endpoint& endpoint : endpoints()->endpoints) {
        const QString variable = QString::fromStdString(endpoint.keyVariable);
        if (!variable.isEmpty() && !variables.contains(variable))
            variables << variable;
    }
    return variables;
}

QStringList LiveSetupBar::missingKeys(const KeyStore& keys) const
{
    QStringList sentences;
    if (endpoints() == nullptr)
        return sentences;
    for (const Endpoint& endpoint : endpoints()->endpoints) {
        const QString variable = QString::fromStdString(endpoint.keyVariable);
        const KeyStore::State state = keys.stateOf(variable);
        if (variable.isEmpty() || (state != KeyStore::State::Absent && state != KeyStore::State::Unreadable))
            continue;
        const QString name = QString::fromStdString(endpoint.name);
        const QString sentence =
            KeyStore::isBuiltIn() && state == KeyStore::State::Absent
                ? tr("The key of %1 is missing: store it (Keys of the endpoints), or set the environment variable %2 "
                     "before the program starts.")
                      .arg(name, variable)
                : tr("The key of %1 is missing: set the environment variable %2 before the program starts.")
                      .arg(name, variable);
        if (!sentences.contains(sentence))
            sentences << sentence;
    }
    return sentences;
}

void LiveSetupBar::setPolicies(const QStringList& specs)
{
    m_policies = specs;
    fillPolicies();
}

void LiveSetupBar::fillPolicies()
{
    QStringList specs = m_policies;
    const auto add = [&specs](const std::string& spec) {
        const QString text = QString::fromStdString(spec);
        // A name may have characters that a spec can't have.
        if (parsePolicySpec(spec) && !specs.contains(text))
            specs << text;
    };
    const EndpointSet set = endpoints() != nullptr ? *endpoints() : SimulatedModels::pool();
    for (const EndpointModel& router : set.helpers) {
        for (const RouterVariant variant : {RouterVariant::Vanilla, RouterVariant::Dimension, RouterVariant::Statistics,
                                            RouterVariant::Anonymous, RouterVariant::Examples})
            add("llm:" + router.model + "@variant=" + std::string(routerVariantName(variant)));
    }
    for (const EndpointModel& model : set.models)
        add("always:" + model.model);
    const QSignalBlocker quiet(m_policy);
    m_policy->clear();
    for (const QString& spec : specs)
        m_policy->addItem(policyLabel(spec), spec);
    const int wanted = m_policy->findData(m_wantedPolicy);
    const int usual = m_policy->findData(QStringLiteral("acrouter"));
    m_policy->setCurrentIndex(std::max(0, wanted >= 0 ? wanted : usual));
}

QStringList LiveSetupBar::judges() const
{
    QStringList names;
    if (endpoints() == nullptr)
        return names;
    for (const EndpointModel& helper : endpoints()->helpers)
        names << QString::fromStdString(helper.model);
    for (const EndpointModel& model : endpoints()->models)
        names << QString::fromStdString(model.model);
    return names;
}

ModelVerdicts LiveSetupBar::verdicts() const
{
    if (endpoints() == nullptr)
        return {};
    ModelVerdicts chosen = m_verdicts;
    if (!judges().contains(chosen.judge))
        chosen.judge.clear();
    return chosen;
}

void LiveSetupBar::setVerdicts(const ModelVerdicts& verdicts)
{
    m_verdicts = verdicts;
    emit changed();
}

void LiveSetupBar::setFurther(const FurtherLiveSettings& further)
{
    m_further = further;
    emit changed();
}

QString LiveSetupBar::policy() const
{
    return m_policy->currentData().toString();
}

QString LiveSetupBar::encoder() const
{
    return m_encoder->currentData().toString();
}

void LiveSetupBar::fill(LiveSettings& settings) const
{
    settings.policy = policy().toStdString();
    if (m_budget->value() > 0)
        settings.budget.usd = m_budget->value();
    if (m_calls->value() > 0)
        settings.budget.calls = static_cast<std::size_t>(m_calls->value());
    settings.parallel = static_cast<std::size_t>(m_parallel->value());
    // Of tenths of a percent, so that it is the number that the command line reads.
    settings.shadowShare = std::round(m_shadow->value() * 10) / 1000;
    ModelVerdicts chosen = verdicts();
    settings.judge = chosen.judge.toStdString();
    settings.samples = static_cast<std::uint32_t>(chosen.samples);
    settings.tools = std::move(chosen.tools);
    settings.seed = static_cast<std::uint64_t>(m_further.seed);
    settings.verifierThreads = static_cast<std::size_t>(m_further.threads);
    settings.http.maxOutputTokens = static_cast<std::uint32_t>(m_further.maxTokens);
}

void LiveSetupBar::setLocked(bool locked)
{
    for (QWidget* editor :
         {static_cast<QWidget*>(m_source), static_cast<QWidget*>(m_policy), static_cast<QWidget*>(m_encoder),
          static_cast<QWidget*>(m_budget), static_cast<QWidget*>(m_calls), static_cast<QWidget*>(m_parallel),
          static_cast<QWidget*>(m_shadow), static_cast<QWidget*>(m_more)})
        editor->setEnabled(!locked);
}

QJsonObject LiveSetupBar::saveState() const
{
    return {{QStringLiteral("policy"), m_wantedPolicy.isEmpty() ? policy() : m_wantedPolicy},
            {QStringLiteral("judge"), m_verdicts.judge},
            {QStringLiteral("samples"), m_verdicts.samples},
            {QStringLiteral("tools"), toolWeightsJson(m_verdicts.tools)},
            {QStringLiteral("further"), m_further.saved()},
            {QStringLiteral("encoder"), m_wantedEncoder},
            {QStringLiteral("budget"), m_budget->value()},
            {QStringLiteral("calls"), m_calls->value()},
            {QStringLiteral("parallel"), m_parallel->value()},
            {QStringLiteral("shadow"), m_shadow->value()}};
}

void LiveSetupBar::restoreState(const QJsonObject& state)
{
    m_wantedPolicy = state[QStringLiteral("policy")].toString(m_wantedPolicy);
    fillPolicies();
    m_verdicts.judge = state[QStringLiteral("judge")].toString(m_verdicts.judge);
    const int samples = state[QStringLiteral("samples")].toInt(m_verdicts.samples);
    m_verdicts.samples = samples >= fewestSamples && samples <= mostSamples ? samples : 0;
    if (state.contains(QStringLiteral("tools")))
        m_verdicts.tools = toolWeightsFrom(state[QStringLiteral("tools")].toObject());
    if (state.contains(QStringLiteral("further")))
        m_further = FurtherLiveSettings::from(state[QStringLiteral("further")].toObject());
    m_wantedEncoder = state[QStringLiteral("encoder")].toString(m_wantedEncoder);
    fillEncoders();
    m_budget->setValue(state[QStringLiteral("budget")].toDouble(m_budget->value()));
    m_calls->setValue(state[QStringLiteral("calls")].toInt(m_calls->value()));
    m_parallel->setValue(state[QStringLiteral("parallel")].toInt(m_parallel->value()));
    m_shadow->setValue(state[QStringLiteral("shadow")].toDouble(m_shadow->value()));
    emit changed();
}

} // namespace acr::ui

#include "moc_livesetupbar.cpp"
