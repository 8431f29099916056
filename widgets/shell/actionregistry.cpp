// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/actionregistry.h"

#include "widgets/theme/icons.h"

namespace acr::ui {

ActionRegistry::ActionRegistry(const ThemeManager& themes, QObject* parent)
    : QObject(parent)
    , m_themes(themes)
{}

QAction* ActionRegistry::add(const Description& description, QObject* context, std::function<void()> triggered)
{
    auto* action = new QAction(description.text, this);
    action->setShortcut(description.shortcut);
    action->setStatusTip(description.tip);
    if (!description.iconName.isEmpty())
        action->setIcon(icon(m_themes, description.iconName));
    connect(action, &QAction::triggered, context, [triggered = std::move(triggered)] { triggered(); });
    add(description.id, action);
    return action;
}

void ActionRegistry::add(const QString& id, QAction* action)
{
    Q_ASSERT(!m_actions.contains(id));
    action->setObjectName(id);
    m_actions.insert(id, action);
}

QAction* ActionRegistry::action(const QString& id) const
{
    Q_ASSERT(m_actions.contains(id));
    return m_actions.value(id);
}

QStringList ActionRegistry::ids() const
{
    QStringList ids = m_actions.keys();
    ids.sort();
    return ids;
}

} // namespace acr::ui

#include "moc_actionregistry.cpp"
