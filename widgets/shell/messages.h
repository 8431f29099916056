// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Messages that the user closes. They open and the call returns at once: no event loop runs inside it, so nothing that
/// the caller holds changes meanwhile. All text is plain. GUI thread only.
#pragma once

#include <QString>

class QWidget;

namespace acr::ui {

/// A warning over the window of `parent`, and gone with it. `details` may be empty.
void showWarning(QWidget& parent, const QString& title, const QString& text, const QString& details = {});
/// Something could not be exported; `reason` is a translated sentence.
void showNotExported(QWidget& parent, const QString& reason);
/// A file could not be written.
void showNotExported(QWidget& parent, const QString& path, const QString& reason);

} // namespace acr::ui
