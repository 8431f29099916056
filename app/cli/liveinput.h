// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `acrouter live` routes, and to which models: files, or what comes with the program.
#pragma once

#include "core/live/livesession.h"

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace acr::cli {

struct LiveInput;

struct LiveInputOptions {
    std::string tasks;
    std::string endpoints;
    bool builtIn = false;
    double latency = 0;

    void addTo(CLI::App& command);
    /// Without the tasks.
    void addEndpointsTo(CLI::App& command);
    /// Throws CLI::RequiredError where something is missing. A session that is resumed has tasks and endpoints.
    void check(bool needsTasks, bool needsEndpoints);

private:
    friend Result<LiveInput> readLiveInput(const LiveInputOptions& options, std::uint64_t seed, ErrorList& errors);
    bool m_needsTasks = true;
};

struct LiveInput {
    std::vector<RunnableTask> tasks;
    /// Without models where a session that is resumed is to have those that it began with.
    EndpointSet endpoints;
    /// See LiveSettings::provider.
    LiveProviderFactory provider;
    /// What was left out, in words; may be empty.
    std::string note;
};

/// `seed`: of simulated models. What is wrong in the files is added to `errors`. Errors: those of TextSource.
[[nodiscard]] Result<LiveInput> readLiveInput(const LiveInputOptions& options, std::uint64_t seed, ErrorList& errors);

} // namespace acr::cli
