// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/regret/policyadding.h"

#include "widgets/pages/regret/regretpage.h"
#include "widgets/shell/errordialog.h"
#include "widgets/shell/policydialog.h"
#include "widgets/shell/retrybar.h"

namespace acr::ui {

PolicyAdding::PolicyAdding(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile* file,
                           RetryBar& retryBar, QWidget& window)
    : QObject(&window)
    , m_themes(themes)
    , m_document(document)
    , m_jobs(jobs)
    , m_file(file)
    , m_retryBar(retryBar)
    , m_window(window)
    , m_trainer(new PolicyTrainer(document, jobs, file, this))
{
    connect(m_trainer, &PolicyTrainer::trained, this, &PolicyAdding::ended);
    connect(m_trainer, &PolicyTrainer::failed, this, &PolicyAdding::failed);
    connect(m_trainer, &PolicyTrainer::runningChanged, this, &PolicyAdding::hintChanged);
}

void PolicyAdding::add()
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    auto* dialog = new PolicyDialog(m_themes, m_document, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!dialog->spec())
            return;
        if (dialog->needsTraining()) {
            start(dialog->specs());
            return;
        }
        m_document.addPolicy(*dialog->spec());
        m_document.selectPolicy(QString::fromStdString(dialog->spec()->text()));
    });
    open(*dialog);
}

void PolicyAdding::train()
{
    if (!m_document.benchmark() || !m_document.stream())
        return;
    auto* dialog = new PolicyDialog(m_themes, m_document, &m_window, PolicyDialog::Purpose::Train);
    if (m_file == nullptr || m_file->workspace() == nullptr || m_file->isReadOnly())
        dialog->setNote(RegretPage::tr(
            "There is no workspace that can be written: what is trained is kept until another one is opened."));
    connect(dialog, &QDialog::accepted, this, [this, dialog] { start(dialog->specs()); });
    open(*dialog);
}

QString PolicyAdding::hint() const
{
    const QStringList running = m_trainer->running();
    return running.isEmpty() ? RegretPage::tr("Train a policy on the probing split; it is kept in the workspace")
                             : RegretPage::tr("Being trained: %1").arg(running.join(QStringLiteral(", ")));
}

void PolicyAdding::open(QDialog& dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &Document::benchmarkSwitched, &dialog, &QDialog::reject);
    dialog.open();
}

void PolicyAdding::start(const std::vector<PolicySpec>& specs)
{
    for (const PolicySpec& spec : specs) {
        if (m_trainer->start(spec))
            m_begunWith.insert(QString::fromStdString(spec.text()), m_document.benchmark());
    }
}

bool PolicyAdding::isStillShown(const QString& policy)
{
    const auto benchmark = m_begunWith.take(policy).lock();
    return benchmark && benchmark == m_document.benchmark();
}

void PolicyAdding::ended(const QString& policy, bool)
{
    // The last one that was asked for is what comes forward.
    if (isStillShown(policy) && !m_trainer->busy())
        m_document.selectPolicy(policy);
}

void PolicyAdding::failed(const QString& policy, const Error& error)
{
    // What is not installed is missing the next time, too; and another benchmark is not what it was asked for.
    if (isStillShown(policy) && error.code != ErrorCode::NotAvailable) {
        m_retryBar.offer(m_jobs, RegretPage::tr("Training %1").arg(policy), error, [this, policy] {
            if (const auto spec = parsePolicySpec(policy.toStdString()))
                start({*spec});
        });
    }
    if (error.code == ErrorCode::Cancelled)
        return;
    ErrorList errors;
    errors.add(error);
    auto* dialog = new ErrorDialog(
        RegretPage::tr("Training %1").arg(policy),
        error.code == ErrorCode::NotAvailable
            ? RegretPage::tr("Install XGBoost (on Debian: libxgboost-dev) and build again, or train another policy.")
            : QString(),
        errors, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace acr::ui

#include "moc_policyadding.cpp"
