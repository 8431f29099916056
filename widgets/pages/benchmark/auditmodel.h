// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The findings of the data audit, and the examples of one of them, as tables.
#pragma once

#include "core/benchmark/audit.h"
#include "widgets/models/rowtable.h"

namespace acr::ui {

class AuditModel final : public RowTableModel {
    Q_OBJECT

public:
    enum Column { Severity, Stream, Finding, Count, OutOf, Share, ColumnCount };

    using RowTableModel::RowTableModel;

    void setFindings(std::vector<AuditFinding> findings);
    [[nodiscard]] const std::vector<AuditFinding>& findings() const { return m_findings; }

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int) const override { return false; }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<AuditFinding> m_findings;
    std::vector<QString> m_sentences;
};

class AuditExampleModel final : public RowTableModel {
    Q_OBJECT

public:
    enum Column { TaskId, ModelName, Value, ColumnCount };

    using RowTableModel::RowTableModel;

    void setExamples(std::shared_ptr<const Benchmark> benchmark, std::vector<AuditExample> examples);
    [[nodiscard]] const AuditExample& example(std::size_t row) const { return m_examples[row]; }

    [[nodiscard]] std::vector<double> sortKeys(int column) const override;
    [[nodiscard]] bool isEmptyColumn(int column) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const AuditExample& example, int column) const;

    std::shared_ptr<const Benchmark> m_benchmark;
    std::vector<AuditExample> m_examples;
};

} // namespace acr::ui
