// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandcatalog.h"

#include <algorithm>
#include <utility>

namespace acr::ui {

CommandCatalog::CommandCatalog(WindowState& windowState)
    : m_windowState(windowState)
{}

void CommandCatalog::add(Provider provider)
{
    m_providers.push_back(std::move(provider));
}

void CommandCatalog::addSearch(Search search)
{
    m_searches.push_back(std::move(search));
}

QList<Command> CommandCatalog::commands() const
{
    QList<Command> all;
    for (const Provider& provider : m_providers)
        provider(all);
    for (Command& command : all)
        command.words += m_words.of(command.id);
    QList<Command> recent;
    for (const QString& id : m_windowState.recentCommands()) {
        const auto found = std::ranges::find(all, id, &Command::id);
        std::optional<Command> command;
        if (found != all.end())
            command = all.takeAt(found - all.begin());
        for (std::size_t i = 0; !command && i < m_searches.size(); ++i)
            command = m_searches[i].byId(id);
        if (!command)
            continue;
        command->recent = true;
        recent.append(*std::move(command));
    }
    return recent + all;
}

CommandModel::Source CommandCatalog::source() const
{
    return
        [searches = m_searches, recent = m_windowState.recentCommands()](const QString& query, QList<Command>& found) {
            for (const Search& search : searches)
                search.find(query, found);
            // Those are among the commands already.
            found.removeIf([&recent](const Command& command) { return recent.contains(command.id); });
        };
}

void CommandCatalog::noteTaken(const QString& id)
{
    if (!id.isEmpty())
        m_windowState.addRecentCommand(id);
}

} // namespace acr::ui
