// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livesettingsdialog.h"

#include "core/benchmark/textcheck.h"
#include "widgets/document/liverun.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/decimalbox.h"
#include "widgets/theme/numberbox.h"
#include "widgets/theme/numbers.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace acr::ui {

namespace {

constexpr double percentOfOne = 100;

/// Why a session can't have the name; nothing where it can.
std::optional<Error> sessionNameFault(const QString& name)
{
    if (name.isEmpty())
        return std::nullopt;
    return nameFault(name.toStdString());
}

} // namespace

LiveSettingsDialog::LiveSettingsDialog(const FurtherLiveSettings& settings, const Offer& offer, QWidget* parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_name(new QLineEdit(this))
    , m_seed(new QSpinBox(this))
    , m_priors(new QComboBox(this))
    , m_threads(new NumberBox(this))
    , m_tokens(new NumberBox(this))
    , m_latency(new DecimalBox(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("liveSettingsDialog"));
    setWindowTitle(tr("Settings of the session"));
    m_name->setObjectName(QStringLiteral("sessionName"));
    m_name->setPlaceholderText(QString::fromStdString(LiveRun::Setup().name));
    m_name->setToolTip(tr("Of the session, and of the benchmark that is made of it"));
    m_seed->setObjectName(QStringLiteral("sessionSeed"));
    m_seed->setRange(0, FurtherLiveSettings::maxSeed);
    m_seed->setToolTip(tr("Seed of a seeded policy, of the choice of shadow tasks, and of the built-in models"));
    m_priors->setObjectName(QStringLiteral("sessionPriors"));
    m_priors->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_priors->setMinimumContentsLength(24);
    m_priors->addItem(tr("The benchmark that is shown, or the last one with a probing split"), QString());
    for (const QString& benchmark : m_offer.benchmarks)
        m_priors->addItem(benchmark, benchmark);
    m_priors->setToolTip(
        tr("The benchmark that the router learns its priors from. It must have all models of the pool; "
           "otherwise the router starts without priors."));
    m_threads->setObjectName(QStringLiteral("sessionThreads"));
    m_threads->setRange(1, FurtherLiveSettings::maxThreads);
    m_threads->setToolTip(tr("How many answers are run at the same time"));
    m_tokens->setObjectName(QStringLiteral("sessionTokens"));
    m_tokens->setRange(1, FurtherLiveSettings::maxTokenLimit);
    m_tokens->setToolTip(tr("Limit of the tokens of an answer. Before a call, the cost of its prompt and of so many "
                            "tokens is set aside from the budget."));
    m_latency->setObjectName(QStringLiteral("sessionLatency"));
    m_latency->setRange(0, FurtherLiveSettings::maxLatency * percentOfOne);
    m_latency->setDecimals(0);
    m_latency->setSingleStep(5);
    m_latency->setSuffix(QStringLiteral(" %"));
    m_latency->setToolTip(m_offer.builtIn
                              ? tr("Share of the models' published latencies that their answers take")
                              : tr("Only answers of the built-in models have a latency that can be chosen"));
    m_latency->setEnabled(m_offer.builtIn);
    m_note->setObjectName(QStringLiteral("sessionNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    form->addRow(m_note);
    form->addRow(tr("&Priors from"), m_priors);
    form->addRow(tr("&Seed"), m_seed);
    form->addRow(tr("&Tokens of an answer at most"), m_tokens);
    form->addRow(tr("Answers &run at once"), m_threads);
    form->addRow(tr("&Latency of built-in models"), m_latency);
    auto* buttons =
        new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &LiveSettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { fill(FurtherLiveSettings()); });
    connect(m_name, &QLineEdit::textChanged, this, &LiveSettingsDialog::check);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    fill(settings);
    check();
    resize(480, sizeHint().height());
}

void LiveSettingsDialog::fill(const FurtherLiveSettings& settings)
{
    m_name->setText(settings.name);
    m_priors->setCurrentIndex(settings.priors.isEmpty() ? 0 : std::max(0, m_priors->findData(settings.priors)));
    m_seed->setValue(settings.seed);
    m_threads->setValue(settings.threads);
    m_tokens->setValue(settings.maxTokens);
    m_latency->setValue(settings.latency * percentOfOne);
}

FurtherLiveSettings LiveSettingsDialog::settings() const
{
    FurtherLiveSettings settings;
    settings.name = m_name->text().trimmed();
    settings.priors = m_priors->currentData().toString();
    settings.seed = m_seed->value();
    settings.threads = m_threads->value();
    settings.maxTokens = m_tokens->value();
    settings.latency = m_latency->value() / percentOfOne;
    return settings;
}

void LiveSettingsDialog::check()
{
    const QString name = m_name->text().trimmed();
    const std::optional<Error> fault = sessionNameFault(name);
    QString note;
    if (fault)
        note = errorSentence(*fault);
    else if (!name.isEmpty() && m_offer.sessions.contains(name))
        note = tr("A live session of this workspace has this name: a number is added to it.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_ok->setEnabled(!fault);
}

void LiveSettingsDialog::accept()
{
    if (!sessionNameFault(m_name->text().trimmed()))
        QDialog::accept();
}

QString LiveSettingsDialog::changes(const FurtherLiveSettings& settings, const Offer& offer)
{
    const FurtherLiveSettings usual;
    QStringList changed;
    if (settings.name != usual.name)
        changed << tr("name %1").arg(settings.name);
    if (offer.benchmarks.contains(settings.priors))
        changed << tr("priors from %1").arg(settings.priors);
    if (settings.seed != usual.seed)
        changed << tr("seed %1").arg(settings.seed);
    if (settings.maxTokens != usual.maxTokens)
        changed << tr("at most %1 tokens an answer").arg(numbers::count(settings.maxTokens));
    if (settings.threads != usual.threads)
        changed << tr("%n answer(s) run at once", nullptr, settings.threads);
    if (offer.builtIn && settings.latency != usual.latency)
        changed << tr("%1 of the published latencies")
                       .arg(numbers::fixed(settings.latency * percentOfOne, 0) + numbers::percentSuffix());
    return changed.join(QStringLiteral(", "));
}

} // namespace acr::ui

#include "moc_livesettingsdialog.cpp"
