// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Kinds of tasks within a source, and whether the probed tasks support telling them apart: the language of a
/// translation, the letter of a contest's task, the library that a range of numbers is about.
///
/// A source is divided into kinds by one part of the tasks' ids or by one facet. The division is supported when it
/// predicts how models differ better than the source alone, by leave-one-out cross-validation. With x the vector over
/// models of ProbedDifferences, n tasks in the source and k in the kind of task i,
///     m = mean of x over the source without i,  p = Σ(x − m over the kind without i) / (k − 1 + trust),
///     gain of i = |x_i − m|² − |x_i − m − p|².
/// The gain of the source is the sum over its tasks; its standard error is the root of the sum of squared deviations
/// of the tasks' gains from their mean. The division is supported when the gain exceeds a number of standard errors.
/// At the default of three, random labels of 10 to 150 simulated tasks passed in fewer than 2 of 100 trials. How easy
/// a kind is for all models alike is not part of x, since it does not change a decision.
///
/// Cost: O(probed · models) for each way of dividing. Immutable; thread-safe. Tasks and outcomes are borrowed.
#pragma once

#include "core/benchmark/outcomematrix.h"
#include "core/benchmark/reward.h"
#include "core/benchmark/task.h"
#include "core/memory/priorset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace acr {

/// By what the tasks of a source are divided into kinds.
struct KindCriterion {
    enum class Part : std::uint8_t {
        Words,    ///< all words of the id, numbers left out; the kinds that IdNeighbourhood knows
        Word,     ///< one word of the id
        Hundreds, ///< the last number of the id, in ranges of a hundred
        Facet     ///< a category of the task
    };
    Part part = Part::Words;
    std::size_t word = 0;           ///< of Word: its position, from 0
    Facet facet = Facet::Dimension; ///< of Facet

    bool operator==(const KindCriterion&) const = default;
};
/// "id_words", "id_word_2" (counted from 1), "id_hundreds", or the name of the facet.
[[nodiscard]] std::string kindCriterionName(const KindCriterion& criterion);

struct KindTest {
    double trust = 100;           ///< pseudo-count that shrinks a kind towards its source, in tasks
    double standardErrors = 3;    ///< that the gain has to exceed
    std::size_t minimumTasks = 5; ///< probed tasks of a kind that is shown
};

class ProbedKinds {
public:
    struct Kind {
        /// Words of an id are separated by spaces, with # for a number that stands alone.
        std::string name;
        std::vector<TaskIndex> tasks; ///< the probed ones
        /// Mean scores by model; missing where no score counts.
        std::vector<double> scores;
    };
    /// A source, divided by one criterion.
    struct Division {
        std::string dimension;
        std::string source;
        KindCriterion by;
        double gain = 0; ///< of squared error, over all tasks of the source
        double standardError = 0;
        bool supported = false;
        /// Those with the least number of tasks and more, by name or number. All others count for the gain, too.
        std::vector<Kind> kinds{};
    };

    /// The priors are those learned from the training tasks, and used during construction only.
    ProbedKinds(std::size_t models, const TaskTable& tasks, std::span<const TaskIndex> training,
                const OutcomeMatrix& outcomes, MissingScores convention, const PriorSet& priors,
                const KindTest& test = {});

    /// Of each source that has at least two kinds with the least number of tasks.
    [[nodiscard]] std::vector<Division> by(const KindCriterion& criterion) const;
    /// For each source the supported division with the largest gain, of those by all words, one of the first six words
    /// or the hundreds of ids, and by language, difficulty and bench. Sources without one are left out.
    [[nodiscard]] std::vector<Division> supported() const;

private:
    struct Source {
        std::string dimension;
        std::string name;
        std::vector<TaskIndex> tasks;
        std::vector<double> differences; ///< tasks × models
    };
    [[nodiscard]] std::optional<Division> divide(const Source& source, const KindCriterion& criterion) const;
    [[nodiscard]] std::vector<double> meanScores(std::span<const TaskIndex> tasks) const;

    std::size_t m_models;
    const TaskTable& m_tasks;
    const OutcomeMatrix& m_outcomes;
    MissingScores m_convention;
    KindTest m_test;
    std::vector<Source> m_sources;
};

} // namespace acr
