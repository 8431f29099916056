// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The filter of the stream: an expression, and facets with their values and counts, to be checked. It stays open while
/// several are chosen. The expression is applied with Enter or the button; facets at once.
#pragma once

#include "core/session/stream.h"
#include "widgets/shell/filterbox.h"

#include <QFrame>

#include <memory>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace acr::ui {

class FacetPopup final : public QFrame {
    Q_OBJECT

public:
    explicit FacetPopup(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Lists the facets of the split's tasks that take more than one value, and checks what the filter lets
    /// pass. A text that was typed and not applied stays while the stream has the same expression.
    void setContents(std::shared_ptr<const Benchmark> benchmark, const StreamDefinition& definition);
    /// What is checked, a facet with nothing checked does not filter; and the expression that was applied last.
    [[nodiscard]] StreamFilter filter() const;
    /// What "solves" means in expressions from now on.
    void setSolvesAt(double score) { m_solvesAt = score; }
    /// Shows a filter that is not the stream's, to be corrected or applied.
    void propose(const StreamFilter& filter);
    [[nodiscard]] FilterBox& box() const { return *m_box; }
    /// Shows that the last choice was not possible.
    void setMessage(const QString& message);
    [[nodiscard]] QTreeWidget& tree() { return *m_tree; }

signals:
    void filterChanged(const acr::StreamFilter& filter);

private:
    void clearAll();
    /// What the typed text is worth: its error, or how many tasks would be left.
    void judgeText();
    void applyText();
    void checkFacets(const StreamFilter& filter);

    std::shared_ptr<const Benchmark> m_benchmark;
    StreamDefinition m_definition; ///< the stream's
    std::string m_expression;      ///< that was applied
    double m_expressionSolvesAt = defaultSolvesAt;
    double m_solvesAt = defaultSolvesAt;
    FilterBox* m_box;
    QPushButton* m_apply;
    QLabel* m_count;
    QTreeWidget* m_tree;
    QPushButton* m_clear;
    QLabel* m_message;
};

} // namespace acr::ui
