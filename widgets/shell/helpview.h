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

    /// A page by its name ("overview", "benchmark"); the overview when there is none of that name. With a heading of
    /// the page, that is at the top.
    void showTopic(const QString& topic, const QString& heading = {});
    [[nodiscard]] QString topic() const { return m_topic; }
    [[nodiscard]] QString text() const;
    /// The heading at the top of the view; empty when another text is there.
    [[nodiscard]] QString heading() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void reload();

    QTextBrowser* m_browser;
    QString m_topic;
};

} // namespace acr::ui
