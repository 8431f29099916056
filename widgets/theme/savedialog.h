// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks where to save a file. The name that the user confirms is the name that is written: a suffix is added before
/// the question whether an existing file may be replaced. GUI thread only.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QFileDialog;
class QWidget;

namespace acr::ui {

struct SaveRequest {
    QString title;
    QString name;         ///< proposed, without a folder; what a file name can't hold is replaced
    QStringList filters;  ///< such as "Pictures (*.png *.svg)"
    QString folder = {};  ///< empty: the current one
    bool replaces = true; ///< false: what saves refuses a file that exists, so there is nothing to ask
    /// The files that will be written for a path, if that is not the path alone.
    std::function<QStringList(const QString& path)> files = {};
};

/// Opens the dialog and returns at once; `save` gets the path, and is not called when the user cancels or when
/// `parent` goes away before. A name that ends in none of the filters' suffixes gets the first one of the chosen
/// filter.
QFileDialog* askWhereToSave(QWidget& parent, const SaveRequest& request, std::function<void(const QString& path)> save);
/// As above; `save` gets the index of the chosen filter as well.
QFileDialog* askWhereToSave(QWidget& parent, const SaveRequest& request,
                            std::function<void(const QString& path, qsizetype filter)> save);

} // namespace acr::ui
