// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sandboxnote.h"

#include "app/cli/commands.h"
#include "app/cli/output.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace acr::cli {

namespace {

/// Ubuntu's setting that keeps programs without a profile from making user namespaces.
bool appArmorRestrictsNamespaces()
{
    std::ifstream file("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    int value = 0;
    return file >> value && value != 0;
}

} // namespace

void SandboxOptions::addSandboxTo(CLI::App& command)
{
    command.add_flag(
        "--accept-unbounded", acceptUnbounded,
        "Run answers also where this machine can't bound the memory of all programs of an answer together");
}

int checkSandbox(const SandboxStrength& strength, const SandboxOptions& options)
{
    if (strength.boundsAll())
        return Success;
    complain(strength.boundsProcesses()
                 ? "the sandbox bounds the memory of each program, not of all programs of an answer together, nor the "
                   "number of their files: no control group can be made here"
                 : "the sandbox bounds the memory of each program, not of all programs of an answer together, nor "
                   "the number of their files and processes: no control group can be made here");
    if (options.acceptUnbounded)
        return Success;
    complain(
        "no answer is run. With --accept-unbounded answers are run nevertheless. Where systemd manages the session, "
        "'systemd-run --user --scope acrouter …' starts the command where control groups can be made");
    return Failed;
}

nlohmann::ordered_json sandboxJson(const SandboxStrength& strength)
{
    const char* kind = "none";
    if (strength.controlGroup == ControlGroup::Kind::Version1)
        kind = "version1";
    else if (strength.controlGroup == ControlGroup::Kind::Version2)
        kind = "version2";
    return {{"control_group", kind}, {"own_user", strength.ownUser}};
}

int reportNoSandbox(const Error& error)
{
    const int code = report(error);
    if (appArmorRestrictsNamespaces())
        complain("AppArmor forbids bubblewrap to make user namespaces on this machine. This profile in "
                 "/etc/apparmor.d/bwrap, loaded with 'apparmor_parser -r /etc/apparmor.d/bwrap', allows it: "
                 "profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }");
    return code;
}

} // namespace acr::cli
