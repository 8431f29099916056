// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The places of the window that the user has been at, to go back and forward: the page, the list of tasks, and what is
/// selected. As a browser does it: a new place takes away those that were ahead. Emptied when another benchmark is
/// opened. GUI thread only.
#pragma once

#include "widgets/document/document.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace acr::ui {

class PlaceHistory final : public QObject {
    Q_OBJECT

public:
    /// The window's part: which page is shown, showing one, and what is selected on the shown page alone.
    struct Pages {
        std::function<QString()> current;
        std::function<void(const QString&)> show;
        std::function<QJsonObject()> state;
        std::function<void(const QJsonObject&)> restore;
    };
    /// The document outlives the history.
    PlaceHistory(Document& document, Pages pages, QObject* parent = nullptr);

    /// The user is about to leave the place where the window is. Nothing happens while the history itself goes to one.
    void leave();
    void goBack() { go(m_behind, m_ahead); }
    void goForward() { go(m_ahead, m_behind); }
    [[nodiscard]] bool canGoBack() const { return !m_behind.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_ahead.empty(); }

signals:
    void changed();

private:
    struct Place {
        QString page;
        std::shared_ptr<const TaskList> list;
        std::optional<TaskIndex> task;
        std::optional<ModelIndex> model;
        QString policy;
        QJsonObject state; ///< of the page

        bool operator==(const Place&) const = default;
    };
    static constexpr std::size_t maxPlaces = 100;

    [[nodiscard]] Place here() const;
    void go(std::vector<Place>& from, std::vector<Place>& to);

    Document& m_document;
    Pages m_pages;
    std::vector<Place> m_behind; ///< the last one is the nearest
    std::vector<Place> m_ahead;
    bool m_going = false;
};

} // namespace acr::ui
