// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that the command palette offers. Parts of the program register what they have:
///
///     catalog.add([&library](QList<Command>& commands) {
///         for (const Saved& each : library.all())
///             commands.append({.id = "filter." + each.name, .text = each.name, .kind = tr("Saved filter"),
///                              .run = [&library, each] { library.apply(each); }});
///     });
///
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/shell/commandmodel.h"
#include "widgets/shell/commandwords.h"
#include "widgets/shell/windowstate.h"

#include <functional>
#include <optional>
#include <vector>

namespace acr::ui {

class CommandCatalog final {
public:
    /// Appends commands; asked each time the palette opens. Ids are unique in the program and stable over restarts.
    using Provider = std::function<void(QList<Command>& commands)>;
    /// For lists too long to be made in full.
    struct Search {
        CommandModel::Source find;
        /// The command of an id that `find` gave; nothing when it is not there any more.
        std::function<std::optional<Command>(const QString& id)> byId;
    };

    /// `session` keeps which commands were taken, and outlives this.
    explicit CommandCatalog(WindowState& windowState);

    /// In the order in which equals are listed.
    void add(Provider provider);
    void addSearch(Search search);

    /// All commands with their other words, those that were taken lately first.
    [[nodiscard]] QList<Command> commands() const;
    /// What the registered searches find.
    [[nodiscard]] CommandModel::Source source() const;
    /// Remembers that a command was taken; one without an id is not remembered.
    void noteTaken(const QString& id);

private:
    WindowState& m_windowState;
    CommandWords m_words;
    std::vector<Provider> m_providers;
    std::vector<Search> m_searches;
};

} // namespace acr::ui
