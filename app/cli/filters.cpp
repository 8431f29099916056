// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/workspace/filterstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace acr::cli {

namespace {

struct FilterOptions {
    std::string file;
    std::string name;
    std::string text;
    std::string newName;
    double solvesAt = defaultSolvesAt;
    bool json = false;
};

int runListFilters(const FilterOptions& options)
{
    auto workspace = Workspace::open(options.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return report(workspace.error());
    const auto filters = FilterStore(*workspace).all();
    if (!filters)
        return report(filters.error());
    Json list = Json::array();
    TextTable table{{{"name"}, {"filter"}, {"solves at", true}}, {}};
    for (const SavedFilter& filter : *filters) {
        list.push_back({{"name", filter.name}, {"text", filter.text}, {"solves_at", filter.solvesAt}});
        table.rows.push_back({filter.name, filter.text, fmt::format("{}", filter.solvesAt)});
    }
    if (options.json)
        printJson(list);
    else if (filters->empty())
        say("no saved filters yet; save one with: acrouter filters {} save NAME 'TEXT'\n", options.file);
    else
        printTable(table, "human");
    return Success;
}

template <class Change>
int changeFilters(const FilterOptions& options, const Change& change)
{
    auto workspace = Workspace::open(options.file);
    if (!workspace)
        return report(workspace.error());
    FilterStore store(*workspace);
    const Result<void> done = change(store);
    return done ? static_cast<int>(Success) : report(done.error());
}

} // namespace

void addFiltersCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<FilterOptions>();
    CLI::App* filters = app.add_subcommand("filters", "Saved filters of a workspace, for --where @NAME");
    filters->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
    filters->add_flag("--json", options->json, "JSON");
    filters->require_subcommand(0, 1);
    filters->callback([options, filters, &chosen] {
        if (filters->get_subcommands().empty())
            chosen = [options] { return runListFilters(*options); };
    });

    constexpr const char* which = "A saved filter";
    CLI::App* save = filters->add_subcommand("save", "Save a filter, in the place of one of that name");
    save->add_option("name", options->name, "What to call it")->required();
    save->add_option("text", options->text, "The filter, for instance 'solves(a) and score(b) < 0.5'")->required();
    save->add_option("--solves-at", options->solvesAt, "The lowest score that solves a task")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    save->callback([options, &chosen] {
        chosen = [options] {
            return changeFilters(*options, [&](FilterStore& store) {
                return store.save({options->name, options->text, options->solvesAt});
            });
        };
    });
    CLI::App* rename = filters->add_subcommand("rename", "Give a saved filter another name");
    rename->add_option("name", options->name, which)->required();
    rename->add_option("to", options->newName, "The new name")->required();
    rename->callback([options, &chosen] {
        chosen = [options] {
            return changeFilters(*options,
                                 [&](FilterStore& store) { return store.rename(options->name, options->newName); });
        };
    });
    CLI::App* remove = filters->add_subcommand("remove", "Remove a saved filter from the workspace");
    remove->add_option("name", options->name, which)->required();
    remove->callback([options, &chosen] {
        chosen = [options] {
            return changeFilters(*options, [&](FilterStore& store) { return store.remove(options->name); });
        };
    });
}

} // namespace acr::cli
