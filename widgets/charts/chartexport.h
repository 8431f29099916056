// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Any chart or view as a file or on the clipboard. In SVG and PDF text stays text and curves stay curves; what a
/// widget does not show is not in them either.
/// Files are written atomically.
#pragma once

#include "widgets/theme/theme.h"

#include <QSize>
#include <QString>

#include <optional>

class QWidget;

namespace acr::ui {

struct ExportOptions {
    /// Logical size; the widget's own when empty.
    QSize size = {};
    /// Pixels in a PNG per logical pixel.
    double scale = 2;
    /// A chart can be painted in another theme than the one on screen; other widgets cannot.
    std::optional<Theme> theme = {};
    /// Of the file; the view's accessible name and description when empty.
    QString title = {};
    QString description = {};
};

/// Writes PNG, SVG or PDF, by the suffix of the path. Returns a translated error message, or nothing.
[[nodiscard]] std::optional<QString> exportView(const QWidget& view, const QString& path,
                                                const ExportOptions& options = {});
/// As PNG (at the scale) and as SVG, so that the receiving program can choose, or as one of them.
enum class ClipboardFormat { Both, Picture, Drawing };
void copyToClipboard(const QWidget& view, const ExportOptions& options = {},
                     ClipboardFormat format = ClipboardFormat::Both);

} // namespace acr::ui
