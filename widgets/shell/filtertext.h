// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Filters in words: the translated sentences of their errors, and places in their text. Thread-safety: the window's
/// thread only.
#pragma once

#include "core/session/filtererror.h"
#include "core/session/stream.h"

#include <QString>

#include <optional>

namespace acr::ui {

/// The sentence, and the suggestions if there are any.
[[nodiscard]] QString filterSentence(const FilterError& error);
/// The character of the text where that byte of its UTF-8 stands.
[[nodiscard]] qsizetype filterCharacter(const QString& text, std::size_t byte);
/// The byte of its UTF-8 where that character of the text stands.
[[nodiscard]] std::size_t filterByte(const QString& text, qsizetype character);
/// What is wrong with a text on that benchmark; nothing when it can be used. With `pending` set to true, a policy is
/// still being replayed.
[[nodiscard]] std::optional<FilterError> filterProblem(const QString& text, const Benchmark& benchmark,
                                                       PolicyFactsSource* policies, bool* pending = nullptr);
/// "Dimension: bug_fixing, algorithms"
[[nodiscard]] QString facetWords(Facet facet, const std::vector<std::string>& names);

} // namespace acr::ui
