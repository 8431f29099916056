// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/amenddialog.h"

#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/decimalbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>

#include <cmath>

namespace acr::ui {

AmendDialog::AmendDialog(const Attempt& attempt, QWidget* parent)
    : QDialog(parent)
    , m_attempt(attempt)
    , m_hasScore(new QCheckBox(tr("&Score"), this))
    , m_score(new DecimalBox(this))
    , m_hasCost(new QCheckBox(tr("&Cost (USD)"), this))
    , m_cost(new DecimalBox(this))
    , m_verdict(new QComboBox(this))
{
    setWindowTitle(tr("Edit entry"));
    m_score->setRange(0, 1);
    m_score->setSingleStep(0.05);
    m_score->setDecimals(4);
    m_score->setAccessibleName(tr("Score"));
    m_cost->setRange(0, 1e6);
    m_cost->setSingleStep(0.01);
    m_cost->setDecimals(6);
    m_cost->setAccessibleName(tr("Cost (USD)"));
    m_hasScore->setChecked(!isMissing(attempt.score));
    m_hasCost->setChecked(!isMissing(attempt.costUsd));
    m_score->setValue(isMissing(attempt.score) ? 0 : attempt.score);
    m_cost->setValue(isMissing(attempt.costUsd) ? 0 : attempt.costUsd);
    for (std::size_t i = 0; i < verdictCount; ++i)
        m_verdict->addItem(verdictName(static_cast<Verdict>(i)));
    m_verdict->setCurrentIndex(static_cast<int>(verdictOf(attempt)));
    m_verdict->setAccessibleName(tr("Verdict"));
    m_score->setEnabled(m_hasScore->isChecked());
    m_cost->setEnabled(m_hasCost->isChecked());
    connect(m_hasScore, &QCheckBox::toggled, m_score, &QWidget::setEnabled);
    connect(m_hasCost, &QCheckBox::toggled, m_cost, &QWidget::setEnabled);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout(this);
    form->addRow(m_hasScore, m_score);
    form->addRow(m_hasCost, m_cost);
    form->addRow(tr("&Verdict"), m_verdict);
    form->addRow(buttons);
}

Attempt AmendDialog::attempt() const
{
    Attempt changed = m_attempt;
    // Values that were not edited keep all their digits.
    const auto taken = [](const QCheckBox& has, const QDoubleSpinBox& box, double before) {
        if (!has.isChecked())
            return missing;
        const double step = box.decimals() > 4 ? 5e-7 : 5e-5;
        return !isMissing(before) && std::abs(box.value() - before) <= step ? before : box.value();
    };
    changed.score = taken(*m_hasScore, *m_score, m_attempt.score);
    changed.costUsd = taken(*m_hasCost, *m_cost, m_attempt.costUsd);
    const auto verdict = static_cast<Verdict>(m_verdict->currentIndex());
    if (verdict != verdictOf(m_attempt)) {
        changed.passed = verdict == Verdict::Passed;
        changed.graded = verdict != Verdict::NotGraded;
        changed.applied = verdict != Verdict::NotApplied;
    }
    return changed;
}

} // namespace acr::ui

#include "moc_amenddialog.cpp"
