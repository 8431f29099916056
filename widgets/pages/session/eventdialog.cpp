// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/eventdialog.h"

#include "widgets/shell/sessionwords.h"
#include "widgets/theme/decimalbox.h"
#include "widgets/theme/numberbox.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>

namespace acr::ui {

EventDialog::EventDialog(const SessionEvent& event, std::span<const Model> models, std::size_t streamTasks,
                         QWidget* parent)
    : QDialog(parent)
    , m_event(event)
    , m_model(new QComboBox(this))
    , m_amount(new DecimalBox(this))
    , m_after(new NumberBox(this))
{
    setWindowTitle(eventKindTitle(event.kind));
    for (const Model& model : models)
        m_model->addItem(QString::fromStdString(model.name));
    m_model->setCurrentText(QString::fromStdString(event.model));
    m_after->setRange(0, static_cast<int>(streamTasks) - 1);
    m_after->setValue(static_cast<int>(event.after));
    m_after->setSuffix(tr(" tasks"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Model"), m_model);
    form->addRow(tr("&After"), m_after);
    if (event.kind == SessionEventKind::Price) {
        m_amount->setRange(0, 1000);
        m_amount->setDecimals(2);
        m_amount->setSingleStep(0.25);
        m_amount->setPrefix(QStringLiteral("× "));
        m_amount->setValue(event.amount);
        form->addRow(tr("&Price"), m_amount);
    } else if (event.kind == SessionEventKind::Improve) {
        m_amount->setRange(-100, 100);
        m_amount->setDecimals(0);
        m_amount->setSingleStep(5);
        m_amount->setSuffix(QStringLiteral(" %"));
        m_amount->setValue(100 * event.amount);
        form->addRow(tr("&Share of failed tasks that it then solves"), m_amount);
        auto* note = new QLabel(tr("Below zero it fails that share of what it solved. Which tasks these are "
                                   "is drawn once, by task."),
                                this);
        note->setWordWrap(true);
        form->addRow(note);
    } else {
        m_amount->hide();
    }
    if (event.kind == SessionEventKind::Join) {
        auto* note = new QLabel(tr("The model can't be called before."), this);
        form->addRow(note);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

SessionEvent EventDialog::editedEvent() const
{
    SessionEvent event = m_event;
    event.model = m_model->currentText().toStdString();
    event.after = static_cast<std::uint32_t>(m_after->value());
    if (event.kind == SessionEventKind::Price)
        event.amount = m_amount->value();
    if (event.kind == SessionEventKind::Improve)
        event.amount = m_amount->value() / 100;
    return event;
}

} // namespace acr::ui

#include "moc_eventdialog.cpp"
