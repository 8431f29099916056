// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/modelverdictsdialog.h"

#include "widgets/pages/live/toolweightsedit.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/numberbox.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace acr::ui {

ModelVerdictsDialog::ModelVerdictsDialog(const QStringList& models, const QStringList& dimensions,
                                         const ModelVerdicts& verdicts, QWidget* parent)
    : QDialog(parent)
    , m_judge(new QComboBox(this))
    , m_samples(new NumberBox(this))
    , m_weights(new ToolWeightsEdit(verdicts.tools, dimensions, this))
    , m_note(new QLabel(this))
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
    m_judge->setCurrentIndex(std::max(0, verdicts.judge.isEmpty() ? 0 : m_judge->findData(verdicts.judge)));
    m_judge->setToolTip(tr("It is told the task, its tests and the answer, and not who wrote it"));
    m_samples->setObjectName(QStringLiteral("verdictSamples"));
    m_samples->setRange(fewestSamples - 1, mostSamples);
    m_samples->setSpecialValueText(tr("not asked again"));
    m_samples->setValue(verdicts.samples);
    m_samples->setToolTip(tr("How often the model of an answer is asked again: a majority that agrees with it, or on "
                             "another answer, is a verdict"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Judge"), m_judge);
    form->addRow(tr("&Further answers"), m_samples);
    auto* aboutWeights =
        new QLabel(tr("Weights of the tools by dimension. Without any, running an answer decides where it can. Where a "
                      "dimension has weights, each of its tools is asked, and the answer passes where those that pass "
                      "have more than half of the weight."),
                   this);
    aboutWeights->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("verdictsNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelVerdictsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addWidget(aboutWeights);
    layout->addWidget(m_weights, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    resize(820, 460);

    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(m_judge, &QComboBox::currentIndexChanged, this, &ModelVerdictsDialog::check);
    connect(m_samples, &QSpinBox::valueChanged, this, &ModelVerdictsDialog::check);
    connect(m_weights, &ToolWeightsEdit::changed, this, &ModelVerdictsDialog::check);
    connect(m_weights, &ToolWeightsEdit::refused, this, [this](const QString& why) {
        m_note->setText(why);
        m_note->show();
    });
    check();
}

void ModelVerdictsDialog::check()
{
    const auto weights = m_weights->weights();
    QString note;
    if (!weights)
        note = errorText(weights.error());
    else if (!weights->empty() && judge().isEmpty() && samples() == 0)
        note = tr("No model is asked, so the weights have no effect.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_ok->setEnabled(weights.has_value());
}

void ModelVerdictsDialog::accept()
{
    if (m_weights->weights())
        QDialog::accept();
}

ModelVerdicts ModelVerdictsDialog::verdicts() const
{
    auto weights = m_weights->weights();
    return {.judge = judge(), .samples = samples(), .tools = weights ? std::move(*weights) : ToolWeights()};
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
