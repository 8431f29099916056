// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/sandbox.h"

#include "core/sandbox/bubblewrap.h"
#include "core/sandbox/forkserver.h"
#include "core/sandbox/sandboxprocess.h"
#include "core/sandbox/seccompfilter.h"

#include <unistd.h>

namespace acr {

Result<Sandbox> Sandbox::open()
{
    if (access(bubblewrap, X_OK) != 0)
        return failure(ErrorCode::NotAvailable, bubblewrap, "the package bubblewrap");
    const auto filter = makeSeccompFilter();
    if (!filter)
        return Unexpected(filter.error());
    Sandbox sandbox;
    sandbox.m_filter = std::shared_ptr<const int>(new int(*filter), [](const int* file) {
        close(*file);
        delete file;
    });
    sandbox.m_strength.ownUser = geteuid() == 0;
    sandbox.m_strength.controlGroup = ControlGroup::available();
    SandboxJob harmless;
    harmless.command = {"/usr/bin/true"};
    const auto tried = sandbox.run(harmless);
    if (!tried)
        return Unexpected(tried.error());
    if (!tried->succeeded())
        return failure(ErrorCode::NotAvailable, bubblewrap, "user namespaces: " + tried->errors);
    sandbox.m_strength.forks = ForkServer::available(*sandbox.m_filter);
    return sandbox;
}

Sandbox Sandbox::withoutForks() const
{
    Sandbox other = *this;
    other.m_strength.forks = false;
    return other;
}

bool Sandbox::has(const std::string& program)
{
    return program.starts_with("/usr/") && access(program.c_str(), X_OK) == 0;
}

Result<SandboxResult> Sandbox::run(const SandboxJob& job, const std::stop_token& stop) const
{
    SandboxProcess process(job, *m_filter);
    auto input = SandboxProcess::fileOf(job.input);
    if (!input)
        return Unexpected(input.error());
    auto output = SandboxProcess::makePipe();
    if (!output)
        return Unexpected(output.error());
    if (auto started = process.start({.input = std::move(*input), .output = std::move(output->second)}); !started)
        return Unexpected(started.error());
    process.collect(std::move(output->first));
    SandboxProcess* const all[] = {&process};
    SandboxProcess::supervise(all, stop);
    return process.result();
}

Result<LinkedResults> Sandbox::runLinked(const SandboxJob& first, const SandboxJob& second,
                                         const std::stop_token& stop) const
{
    SandboxProcess one(first, *m_filter);
    SandboxProcess other(second, *m_filter);
    auto question = SandboxProcess::makePipe();
    auto answer = SandboxProcess::makePipe();
    auto verdict = SandboxProcess::makePipe();
    for (const auto* pipe : {&question, &answer, &verdict}) {
        if (!*pipe)
            return Unexpected(pipe->error());
    }
    if (auto started = one.start({.input = std::move(answer->first),
                                  .output = std::move(question->second),
                                  .third = std::move(verdict->second)});
        !started)
        return Unexpected(started.error());
    one.collect(std::move(verdict->first));
    if (auto started = other.start({.input = std::move(question->first), .output = std::move(answer->second)});
        !started)
        return Unexpected(started.error());
    SandboxProcess* const all[] = {&one, &other};
    SandboxProcess::supervise(all, stop);
    auto result = one.result();
    if (!result)
        return Unexpected(result.error());
    auto beside = other.result();
    if (!beside)
        return Unexpected(beside.error());
    return LinkedResults{std::move(*result), std::move(*beside)};
}

} // namespace acr
