// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Addresses of the numbers and names of a prior set, as text: for the command line, diffs, undo and sensitivity
/// rankings.
///
///     mean:DIMENSION:MODEL, mean:DIMENSION/SOURCE:MODEL, mean:*:MODEL
///                                 the expected score (also of a source, not its difference)
///     strength:…, cost:…          pseudo-count in tasks, expected cost in USD
///     voter:NAME, main_prior, main_prior_weight, specialist:DIMENSION, boost
///     k, threshold, capacity, exploration, epsilon1, epsilon2
///     input_price:MODEL, output_price:MODEL
///                                 USD per million tokens
/// A value that is not set is the empty text. Setting an optional value to the empty text removes it.
/// Thread-safety: pure functions.
#pragma once

#include "core/memory/priorset.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

enum class PriorField : std::uint8_t {
    Mean,
    Strength,
    Cost,
    Voter,
    MainPrior,
    MainPriorWeight,
    Specialist,
    Boost,
    Neighbours,
    Threshold,
    Capacity,
    Exploration,
    ScoreWeight,
    CostWeight,
    InputPrice,
    OutputPrice
};
inline constexpr std::size_t priorFieldCount = 16;

/// The range of a field's values. Texts have none.
struct PriorRange {
    double low = 0;
    double high = 0;
    bool whole = false;
};
[[nodiscard]] PriorRange priorRange(PriorField field);
/// "mean", "strength", …
[[nodiscard]] std::string_view priorFieldName(PriorField field);

struct PriorAddress {
    PriorField field = PriorField::Mean;
    std::string dimension{}; ///< empty: over all tasks
    std::string source{};    ///< empty: the dimension as a whole
    std::string name{};      ///< model or voter

    [[nodiscard]] std::string text() const;
    bool operator==(const PriorAddress&) const = default;
};
/// Error BadParameter, naming the known fields.
[[nodiscard]] Result<PriorAddress> parsePriorAddress(std::string_view text);

/// The number there; missing when it is not set or a name. Errors: UnknownName, UnknownModel when the set has no such
/// address.
[[nodiscard]] Result<double> priorValue(const PriorSet& priors, const PriorAddress& address);
/// The expected scores of a row, as priorValue() gives them, by model; empty where the set has no such row. Without a
/// source of the dimension as a whole, without a dimension of all tasks.
[[nodiscard]] std::vector<double> priorMeans(const PriorSet& priors, std::string_view dimension,
                                             std::string_view source);
/// As above, for names as well.
[[nodiscard]] Result<std::string> priorText(const PriorSet& priors, const PriorAddress& address);
/// Sets it. Adds the voter or price if it is absent. An empty value removes an optional field. Errors: as above;
/// BadParameter outside the range.
[[nodiscard]] Result<void> setPriorText(PriorSet& priors, const PriorAddress& address, std::string_view value);
/// As above, for numbers.
[[nodiscard]] Result<void> setPriorValue(PriorSet& priors, const PriorAddress& address, double value);

/// The fields of a cell.
inline constexpr std::array priorCellFields{PriorField::Mean, PriorField::Strength, PriorField::Cost};
/// REQUIRES: one of these fields.
[[nodiscard]] double priorCellValue(const PriorCell& cell, PriorField field);

/// The first error in a set that would make its file unreadable: a number out of range, a name twice, cells that do not
/// match the models, a source without its dimension. `found` names its address.
[[nodiscard]] Result<void> checkPriors(const PriorSet& priors);

} // namespace acr
