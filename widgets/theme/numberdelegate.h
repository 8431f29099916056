// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Paints table cells with tabular figures, so that columns of numbers line up. Right alignment and text come
/// from the model as usual; a model's Qt::ForegroundRole is kept.
#pragma once

#include <QStyledItemDelegate>

namespace acr::ui {

class NumberDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace acr::ui
