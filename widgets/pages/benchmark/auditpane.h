// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The data audit: a table of findings, and the meaning and examples of the selected one.
#pragma once

#include "widgets/document/document.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/benchmark/auditmodel.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace acr::ui {

class DataTable;
class EmptyState;

class AuditPane final : public QWidget {
    Q_OBJECT

public:
    AuditPane(Document& document, Jobs& jobs, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Starts the audit of the document's benchmark, unless it was done already.
    void run();
    /// Drops what was found, and the benchmark that it is about.
    void clear();
    [[nodiscard]] LatestJob& job() { return m_running; }
    [[nodiscard]] bool settled() const { return !m_running.running(); }
    [[nodiscard]] RowMapProxy* proxy() const { return m_order; }
    /// The tasks of the selected finding.
    [[nodiscard]] DataTable& exampleTable() const { return *m_exampleTable; }
    [[nodiscard]] const AuditModel& findings() const { return *m_model; }
    /// Whether rows of the tables correspond to the finding, so that it can be shown there.
    [[nodiscard]] static bool canShow(const AuditFinding& finding);

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    void exampleChosen(acr::TaskIndex task, std::optional<acr::ModelIndex> model);
    /// Filter the tables down to what the finding counts.
    void showRequested(const acr::AuditFinding& finding);

private:
    void finished(std::vector<AuditFinding> findings);
    void showFinding();
    [[nodiscard]] const AuditFinding* current() const;

    Document& m_document;
    LatestJob m_running;
    std::shared_ptr<const Benchmark> m_audited;
    std::shared_ptr<const std::vector<DecisionSet>> m_auditedDecisions;
    AuditModel* m_model;
    RowMapProxy* m_order;
    DataTable* m_table;
    AuditExampleModel* m_examples;
    RowMapProxy* m_exampleOrder;
    DataTable* m_exampleTable;
    QLabel* m_sentence;
    QLabel* m_advice;
    QPushButton* m_show;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
};

} // namespace acr::ui
