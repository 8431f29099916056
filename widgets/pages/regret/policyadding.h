// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Adding policies to the leaderboard and training them: the dialogs, the training, and what is said of its end.
#pragma once

#include "widgets/document/policytrainer.h"
#include "widgets/theme/thememanager.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

class QDialog;
class QWidget;

namespace acr::ui {

class RetryBar;

class PolicyAdding final : public QObject {
    Q_OBJECT

public:
    /// `file` may be null: what is trained is then kept for this window only. A training that was cancelled or
    /// failed is offered again in the bar. `window` is the parent of the dialogs. All must outlive this object.
    PolicyAdding(const ThemeManager& themes, Document& document, Jobs& jobs, WorkspaceFile* file, RetryBar& retryBar,
                 QWidget& window);

    /// Asks for a policy and adds it; one that needs training is trained first.
    void add();
    /// Asks for policies and trains them.
    void train();
    /// What is being trained, or what training is for; translated.
    [[nodiscard]] QString hint() const;

signals:
    /// hint() is another one.
    void hintChanged();

private:
    /// The dialog is about the open benchmark and goes with it.
    void open(QDialog& dialog);
    void start(const std::vector<PolicySpec>& specs);
    /// Takes note of the end of a training; false when another benchmark is shown by now.
    [[nodiscard]] bool isStillShown(const QString& policy);
    void ended(const QString& policy, bool saved);
    void failed(const QString& policy, const Error& error);

    const ThemeManager& m_themes;
    Document& m_document;
    Jobs& m_jobs;
    WorkspaceFile* m_file;
    RetryBar& m_retryBar;
    QWidget& m_window;
    PolicyTrainer* m_trainer;
    /// By policy: what its training began with.
    QHash<QString, std::weak_ptr<const Benchmark>> m_begunWith;
};

} // namespace acr::ui
