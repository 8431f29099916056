// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/forkdialog.h"

#include "core/memory/priorjson.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace acr::ui {

namespace {

enum class Source : int { Learned, Stored, File };

} // namespace

ForkDialog::ForkDialog(const SessionDefinition& current, std::size_t step, const QStringList& policies,
                       StoredPriors stored, QWidget* parent)
    : QDialog(parent)
    , m_current(current)
    , m_stored(std::move(stored))
    , m_policy(new QComboBox(this))
    , m_seed(new QSpinBox(this))
    , m_priors(new QComboBox(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Fork before step %1").arg(numbers::count(static_cast<qint64>(step) + 1)));
    auto* form = new QFormLayout(this);
    auto* what = new QLabel(
        tr("The earlier steps are shared. The new router learns from their feedback and decides from here on."), this);
    what->setWordWrap(true);
    form->addRow(what);
    for (const QString& policy : policies)
        m_policy->addItem(policyLabel(policy), policy);
    choosePolicy(QString::fromStdString(current.policy));
    form->addRow(tr("&Policy"), m_policy);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(static_cast<int>(
        std::min<std::uint64_t>(current.seed, static_cast<std::uint64_t>(std::numeric_limits<int>::max()))));
    form->addRow(tr("&Seed"), m_seed);
    m_priors->setObjectName(QStringLiteral("forkPriors"));
    m_priors->setAccessibleName(tr("Priors of the fork"));
    m_priors->addItem(current.priors.given()
                          ? tr("As the session has them: %1").arg(QString::fromStdString(current.priors.name))
                          : tr("As the session has them: learned from the probing split"));
    if (current.priors.given())
        m_priors->addItem(tr("Learned from the probing split"), int(Source::Learned));
    for (const std::string& name : m_stored.names)
        m_priors->addItem(QString::fromStdString(name), int(Source::Stored));
    m_priors->addItem(tr("From a file…"), int(Source::File));
    connect(m_priors, &QComboBox::activated, this, &ForkDialog::choosePriors);
    form->addRow(tr("P&riors"), m_priors);
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Fork"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

void ForkDialog::choosePolicy(const QString& spec)
{
    int at = m_policy->findData(spec);
    if (at < 0) {
        m_policy->insertItem(0, policyLabel(spec), spec);
        at = 0;
    }
    m_policy->setCurrentIndex(at);
}

void ForkDialog::choosePriors(int at)
{
    const QVariant source = m_priors->itemData(at);
    m_problem->hide();
    m_chosenPriors.reset();
    if (!source.isValid())
        return;
    if (source.toInt() == int(Source::File))
        return readPriors();
    if (source.toInt() == int(Source::Learned)) {
        m_chosenPriors = SessionPriors{};
        return;
    }
    take(m_priors->itemText(at), m_stored.load(m_priors->itemText(at).toStdString()));
}

void ForkDialog::readPriors()
{
    auto* dialog = new QFileDialog(this, tr("Prior set"), {}, tr("Prior sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QString name = QFileInfo(path).completeBaseName();
        m_priors->setItemText(m_priors->findData(int(Source::File)), tr("From a file: %1").arg(name));
        take(name, readPriorFile(path.toStdString()));
    });
    connect(dialog, &QFileDialog::rejected, this, [this] { m_priors->setCurrentIndex(0); });
    dialog->open();
}

void ForkDialog::take(const QString& name, Result<PriorSet> priors)
{
    if (priors) {
        m_chosenPriors = SessionPriors{name.toStdString(), std::make_shared<const PriorSet>(std::move(*priors))};
        return;
    }
    m_problem->setText(errorSentence(priors.error()));
    m_problem->show();
    m_priors->setCurrentIndex(0);
}

SessionChange ForkDialog::change() const
{
    SessionChange change;
    change.policy = m_policy->currentData().toString().toStdString();
    const auto seed = static_cast<std::uint64_t>(m_seed->value());
    if (m_current.seed <= static_cast<std::uint64_t>(std::numeric_limits<int>::max()) && seed != m_current.seed)
        change.seed = seed;
    change.priors = m_chosenPriors;
    return change;
}

} // namespace acr::ui

#include "moc_forkdialog.cpp"
