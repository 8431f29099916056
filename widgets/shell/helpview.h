// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The help pages of the program: Markdown from the resources, in the program's language or, where a page is
/// not translated, in English.
#pragma once

#include <QString>
#include <QWidget>

class QTextBrowser;

namespace acr::ui {

class HelpView final : public QWidget {
    Q_OBJECT

public:
    explicit HelpView(QWidget* parent = nullptr);

    /// A page by its name ("overview", "benchmark"); the overview when there is none of that name.
    void showTopic(const QString& topic);
    [[nodiscard]] QString topic() const { return m_topic; }
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void reload();

    QTextBrowser* m_browser;
    QString m_topic;
};

} // namespace acr::ui
