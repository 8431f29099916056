// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/modelverdictsdialog.h"

#include "widgets/theme/numberbox.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

ModelVerdictsDialog::ModelVerdictsDialog(const QStringList& models, const QString& judge, int samples, QWidget* parent)
    : QDialog(parent)
    , m_judge(new QComboBox(this))
    , m_samples(new NumberBox(this))
{
    setObjectName(QStringLiteral("modelVerdictsDialog"));
    setWindowTitle(tr("Verdicts of models"));
    auto* about = new QLabel(tr("Models are asked where running an answer says nothing, for example because its task "
                                "has no tests. Their calls are paid from the budget."),
                             this);
    about->setWordWrap(true);
    m_judge->setObjectName(QStringLiteral("verdictJudge"));
    m_judge->addItem(tr("No model judges"), QString());
    for (const QString& model : models)
        m_judge->addItem(model, model);
    m_judge->setCurrentIndex(std::max(0, judge.isEmpty() ? 0 : m_judge->findData(judge)));
    m_judge->setToolTip(tr("It is told the task, its tests and the answer, and not who wrote it"));
    m_samples->setObjectName(QStringLiteral("verdictSamples"));
    m_samples->setRange(fewestSamples - 1, mostSamples);
    m_samples->setSpecialValueText(tr("not asked again"));
    m_samples->setValue(samples);
    m_samples->setToolTip(tr("How often the model of an answer is asked again: a majority that agrees with it, or on "
                             "another answer, is a verdict"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Judge"), m_judge);
    form->addRow(tr("&Further answers"), m_samples);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    resize(440, 200);
}

QString ModelVerdictsDialog::judge() const
{
    return m_judge->currentData().toString();
}

int ModelVerdictsDialog::samples() const
{
    return m_samples->value() >= fewestSamples ? m_samples->value() : 0;
}

} // namespace acr::ui

#include "moc_modelverdictsdialog.cpp"
