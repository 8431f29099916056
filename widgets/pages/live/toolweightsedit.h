// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A table in which the weights of verification tools are typed: a row for each dimension, the first one for all
/// others, and a column for each tool. It also reads the file that `acrouter live run --tools` takes. GUI thread only.
#pragma once

#include "core/verifier/toolweights.h"

#include <QJsonObject>
#include <QStringList>
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace acr::ui {

class ToolWeightsEdit final : public QWidget {
    Q_OBJECT

public:
    /// `dimensions`: those that are proposed for further rows.
    ToolWeightsEdit(const ToolWeights& weights, const QStringList& dimensions, QWidget* parent = nullptr);

    /// What was typed; empty where no weight was. The place of an error names the row in place of a file. Errors: those
    /// of ToolWeights::add(); BadParameter (a text that is no number); Empty (a row without a dimension).
    [[nodiscard]] Result<ToolWeights> weights() const;
    void setWeights(const ToolWeights& weights);
    /// In place of what was typed. Where the file can't be read, or is wrong, nothing changes but refused() says why.
    void readFile(const QString& path);

signals:
    void changed();
    /// A file was not read; translated.
    void refused(const QString& why);

private:
    /// The number of the new row.
    int addRow(const QString& dimension);
    void addDimension();
    void removeDimension();
    void chooseFile();
    /// Adds a column where the tool has none.
    int columnOf(const QString& tool);
    [[nodiscard]] QString textAt(int row, int column) const;
    [[nodiscard]] Result<std::vector<ToolWeight>> rowAt(int row) const;

    QStringList m_dimensions;
    QTableWidget* m_table;
    QPushButton* m_remove;
};

/// The weights as the object "tools" of such a file.
[[nodiscard]] QJsonObject toolWeightsJson(const ToolWeights& weights);
/// The inverse; empty where the object is none.
[[nodiscard]] ToolWeights toolWeightsFrom(const QJsonObject& json);

} // namespace acr::ui
