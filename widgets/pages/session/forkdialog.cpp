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
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace acr::ui {

ForkDialog::ForkDialog(const SessionDefinition& current, std::size_t step, const QStringList& policies,
                       QWidget* parent)
    : QDialog(parent)
    , m_current(current)
    , m_policy(new QComboBox(this))
    , m_seed(new QSpinBox(this))
    , m_priors(new QLabel(this))
{
    setWindowTitle(tr("Fork before step %1").arg(numbers::count(static_cast<qint64>(step) + 1)));
    auto* form = new QFormLayout(this);
    auto* what = new QLabel(tr("The steps before are shared. The router that takes over has seen their "
                               "feedback, and decides from here on."),
                            this);
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
    auto* priors = new QHBoxLayout;
    priors->setSpacing(space::s);
    m_priors->setText(current.priors.given() ? QString::fromStdString(current.priors.name)
                                             : tr("as the session has them"));
    m_priors->setWordWrap(true);
    auto* choose = new QPushButton(tr("From &file…"), this);
    connect(choose, &QPushButton::clicked, this, &ForkDialog::choosePriors);
    priors->addWidget(m_priors, 1);
    priors->addWidget(choose);
    form->addRow(tr("Priors"), priors);
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

void ForkDialog::choosePriors()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Prior set"), {}, tr("Prior sets (*.json)"));
    if (path.isEmpty())
        return;
    auto read = readPriorFile(path.toStdString());
    if (!read) {
        m_priors->setText(errorSentence(read.error()));
        return;
    }
    const QString name = QFileInfo(path).completeBaseName();
    m_chosenPriors = SessionPriors{name.toStdString(), std::make_shared<const PriorSet>(std::move(*read))};
    m_priors->setText(name);
}

SessionChange ForkDialog::change() const
{
    SessionChange change;
    change.policy = m_policy->currentData().toString().toStdString();
    const auto seed = static_cast<std::uint64_t>(m_seed->value());
    if (m_current.seed <= static_cast<std::uint64_t>(std::numeric_limits<int>::max()) &&
        seed != m_current.seed)
        change.seed = seed;
    change.priors = m_chosenPriors;
    return change;
}

} // namespace acr::ui
