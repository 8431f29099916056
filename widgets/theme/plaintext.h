// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps labels and tool tips from reading their text as markup. Qt guesses (Qt::AutoText): a name such as
/// `<img src="/path">` would make it open that path. While this filter is installed on the application, a QLabel whose
/// format nobody has set is plain text from before its first layout on; tool tips and message boxes are labels too.
/// A label that is meant to hold markup sets Qt::RichText and escapes what comes from data. GUI thread only.
#pragma once

#include <QObject>
#include <QString>

namespace acr::ui {

class PlainTextFilter final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// For a text from data in a menu, a button or a tab, where a single `&` underlines what follows it.
[[nodiscard]] QString escapeMnemonics(QString text);

} // namespace acr::ui
