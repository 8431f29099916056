// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Prompts of the simulated benchmark: plain English texts from which dimension, topic, language and, by the number of
/// requirements, difficulty can be read.
#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace acr::simulation {

inline constexpr std::size_t topicCount = 12;
inline constexpr std::size_t languageCount = 8;

[[nodiscard]] std::string_view topicName(std::size_t topic);
[[nodiscard]] std::string_view languageName(std::size_t language);
/// The language in which tasks of a topic are mostly written.
[[nodiscard]] std::size_t usualLanguage(std::size_t topic);

struct PromptTraits {
    std::size_t section = 0;
    std::size_t topic = 0;
    std::size_t source = 0;
    std::size_t language = 0;
    /// Latent easiness, about standard normal.
    double easiness = 0;
};

/// A text of 200 to 700 characters, two to five times that for agentic tasks. ASCII.
[[nodiscard]] std::string composePrompt(const PromptTraits& traits, Random random);

} // namespace acr::simulation
