// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The facets of a table as check boxes with counts.
#pragma once

#include "widgets/models/facetmodel.h"
#include "widgets/theme/thememanager.h"

#include <QFrame>
#include <QSet>

class QTreeView;

namespace acr::ui {

class FacetPanel final : public QFrame {
    Q_OBJECT

public:
    explicit FacetPanel(const ThemeManager& themes, QWidget* parent = nullptr);
    /// Borrowed; null: an empty list.
    void setProxy(RowMapProxy* proxy);
    [[nodiscard]] QSize sizeHint() const override;

private:
    void expandShort();

    FacetModel* m_model;
    QTreeView* m_tree;
    /// Facets that the user opened or closed, by key.
    QSet<QString> m_closed;
    QSet<QString> m_opened;
    bool m_expanding = false;
};

} // namespace acr::ui
