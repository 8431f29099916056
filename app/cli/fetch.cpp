// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/importwork.h"
#include "app/cli/output.h"
#include "core/benchmark/textsource.h"
#include "core/provider/filefetch.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace acr::cli {

namespace {

struct FetchOptions {
    std::string from{codeRouterBenchAddress};
    std::string into = "CodeRouterBench";
    std::string checksums;
    bool all = false;
    std::string importInto;
    std::string name;
    bool json = false;
};

/// The files to fetch: those of the file of checksums, or those of the benchmark.
std::optional<std::vector<PublishedFile>> chosenFiles(const FetchOptions& options, ErrorList& errors)
{
    if (options.checksums.empty())
        return codeRouterBenchFiles(options.all);
    const auto text = textOfFile(options.checksums);
    if (!text) {
        errors.add(text.error());
        return std::nullopt;
    }
    return readChecksums(options.checksums, *text, errors);
}

void print(const std::vector<FetchedFile>& files, const FetchOptions& options)
{
    if (options.json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const FetchedFile& file : files)
            list.push_back({{"path", file.path},
                            {"bytes", file.bytes},
                            {"already_there", file.alreadyThere},
                            {"resumed_at", file.resumedAt},
                            {"requests", file.requests}});
        printJson({{"folder", options.into}, {"files", std::move(list)}});
        return;
    }
    for (const FetchedFile& file : files) {
        say("{}: {} bytes", file.path, file.bytes);
        if (file.alreadyThere)
            say(", was there");
        else if (file.resumedAt > 0)
            say(", continued at {}", file.resumedAt);
        say("\n");
    }
}

int runFetch(FetchOptions options)
{
    while (options.from.ends_with('/'))
        options.from.pop_back();
    if (!isFolderAddress(options.from))
        return report(Error{ErrorCode::BadParameter,
                            {},
                            "--from " + options.from,
                            "an address with http:// or https://, without a user"});
    ErrorList errors;
    auto files = chosenFiles(options, errors);
    if (!files)
        return report(errors);
    const Progress progress = terminalProgress("fetching");
    const auto fetched = fetchFiles({.from = options.from, .into = options.into, .files = std::move(*files)}, progress);
    endProgressLine();
    if (!fetched) {
        const int code = report(fetched.error());
        if (code == Interrupted)
            complain("what has come is kept; the same command continues it");
        return code;
    }
    // Of two summaries in JSON, a script reads neither.
    if (options.importInto.empty() || !options.json)
        print(*fetched, options);
    return options.importInto.empty() ? Success
                                      : importPath(options.into, options.importInto, options.name, options.json);
}

} // namespace

void addFetchCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<FetchOptions>();
    CLI::App* command = app.add_subcommand(
        "fetch", "Downloads CodeRouterBench, and accepts no file whose checksum is not the published one");
    command->add_option("--from", options->from, "Address of the folder with the files: that of a mirror")
        ->envname("ACR_FETCH_FROM")
        ->capture_default_str();
    command->add_option("--into", options->into, "Folder for the files; made when it is not there")
        ->type_name(pathType)
        ->capture_default_str();
    command->add_flag("--all", options->all, "Files too whose content is in others");
    command
        ->add_option("--checksums", options->checksums,
                     "Other files: those that this file lists, in the form of sha256sum")
        ->type_name(pathType);
    CLI::Option* import =
        command->add_option("--import", options->importInto, "Workspace to import the benchmark into afterwards")
            ->type_name(pathType);
    command->add_option("--name", options->name, "Name of the benchmark (default: that of the folder)")->needs(import);
    command->add_flag("--json", options->json, "JSON summary: of the import where there is one, else of the files");
    command->callback([options, &chosen] { chosen = [options] { return runFetch(*options); }; });
}

} // namespace acr::cli
