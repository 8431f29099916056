// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All actions of the window by a stable id ("file.open"): menus, tool buttons and tests get them here.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace acr::ui {

class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    explicit ActionRegistry(const ThemeManager& themes, QObject* parent = nullptr);

    struct Description {
        QString id;
        QString text;
        QKeySequence shortcut{};
        /// Of the icon set; empty for none.
        QString iconName{};
        /// The status line; empty for none.
        QString tip{};
    };
    /// Makes an action. REQUIRES: an id that is not there yet.
    QAction* add(const Description& description, QObject* context, std::function<void()> triggered);
    /// Takes in one that somebody else made and owns. The id becomes its objectName.
    void add(const QString& id, QAction* action);

    /// REQUIRES: an id that is there.
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] bool contains(const QString& id) const { return m_actions.contains(id); }
    [[nodiscard]] QStringList ids() const;

private:
    const ThemeManager& m_themes;
    QHash<QString, QAction*> m_actions;
};

} // namespace acr::ui
