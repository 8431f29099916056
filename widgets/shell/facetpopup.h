// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The filter of the stream: facets with their values and counts, to be checked. It stays open while several
/// are chosen.
#pragma once

#include "core/session/stream.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace acr::ui {

class FacetPopup final : public QFrame {
    Q_OBJECT

public:
    explicit FacetPopup(QWidget* parent = nullptr);

    /// Lists the facets of the split's tasks that take more than one value, and checks what the filter lets
    /// pass.
    void setContents(const Benchmark& benchmark, const StreamDefinition& definition);
    /// What is checked; a facet with nothing checked does not filter.
    [[nodiscard]] StreamFilter filter() const;
    /// Shows that the last choice was not possible.
    void setMessage(const QString& message);
    [[nodiscard]] QTreeWidget& tree() { return *m_tree; }

signals:
    void filterChanged(const acr::StreamFilter& filter);

private:
    void clearAll();

    QTreeWidget* m_tree;
    QPushButton* m_clear;
    QLabel* m_message;
};

} // namespace acr::ui
