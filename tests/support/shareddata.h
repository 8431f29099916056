// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where tests find the real benchmark and the reference figures, which are not part of the repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace acr::test {

/// A file or folder of the shared data: below ACR_SHARED of the environment, else below the folder that the build was
/// configured with. Nothing when it is not there.
inline std::optional<std::filesystem::path> sharedData(const std::string& relative)
{
    const char* const fromEnvironment = std::getenv("ACR_SHARED");
    const std::filesystem::path folder = fromEnvironment ? fromEnvironment : ACR_SHARED_DIR;
    std::error_code code;
    if (!std::filesystem::exists(folder / relative, code))
        return std::nullopt;
    return folder / relative;
}

/// Why a test that needs the shared data is skipped.
inline std::string sharedDataMissing(const std::string& relative)
{
    return "'" + relative + "' is not there; set ACR_SHARED to the folder that holds the real benchmark";
}

} // namespace acr::test

/// Puts the path of shared data in `variable`, or skips the test with the reason. For use in test functions only.
#define ACR_NEED_SHARED(variable, relative)                                                                            \
    const auto variable##Found = acr::test::sharedData(relative);                                                      \
    if (!variable##Found)                                                                                              \
        QSKIP(acr::test::sharedDataMissing(relative).c_str());                                                         \
    const std::filesystem::path& variable = *variable##Found
