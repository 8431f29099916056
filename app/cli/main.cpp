// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <exception>

// What the commands throw is caught below; what their set-up throws is a mistake in it, to be seen at once.
int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    using namespace acr::cli;
    openStandardStreams();
    CLI::App app{"Routes coding tasks to language models, replays routers over benchmarks, and measures their regret.\n"
                 "Exit codes: 0 done, 1 failed (stderr says what and where), 2 wrong usage, 130 interrupted.",
                 "acrouter"};
    app.set_version_flag("--version", ACR_VERSION);
    app.require_subcommand(1);
    Command chosen;
    addImportCommand(app, chosen);
    addFetchCommand(app, chosen);
    addDemoCommand(app, chosen);
    addTableCommand(app, chosen);
    addReplayCommand(app, chosen);
    addTrainCommand(app, chosen);
    addAuditCommand(app, chosen);
    addExperimentCommand(app, chosen);
    addStatisticsCommand(app, chosen);
    addPoliciesCommand(app, chosen);
    addMemoryCommand(app, chosen);
    addSessionCommand(app, chosen);
    addPriorsCommand(app, chosen);
    addTasksCommand(app, chosen);
    addFiltersCommand(app, chosen);
    addVerifyCommand(app, chosen);
    addLiveCommand(app, chosen);
    addEndpointsCommand(app, chosen);
    addPromptsCommand(app, chosen);
    addAnswersCommand(app, chosen);
    checkValues(app);
    try {
        app.parse(argc, argv);
        const int code = chosen();
        // A full disk behind a redirected output is reported only when the buffer is flushed.
        if (code == Success && (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)) {
            complain("the output could not be written");
            return Failed;
        }
        return code;
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? Success : WrongUsage;
    } catch (const std::exception& error) {
        complain(error.what());
        return Failed;
    }
}
