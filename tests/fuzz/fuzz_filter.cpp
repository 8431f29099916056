// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/filtercompletion.h"
#include "core/session/stream.h"
#include "tests/fuzz/fuzzing.h"

using namespace acr;

namespace {

/// Every policy picked the first model.
class FirstModel final : public PolicyFactsSource {
public:
    Result<std::shared_ptr<const PolicyFacts>> facts(const std::string& spec) override
    {
        if (spec.size() % 3 == 0)
            return std::shared_ptr<const PolicyFacts>();
        return std::make_shared<const PolicyFacts>(PolicyFacts{{0, -1}, {1, missing}, {0.5, missing}, {0, missing}});
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    const Benchmark& benchmark = fuzz::smallBenchmark();
    const auto check = [&](const FilterError& error) {
        fuzz::require(!describe(error).empty() && error.offset + error.length <= text.size());
    };
    const auto syntax = FilterSyntax::parse(text);
    if (syntax) {
        FirstModel policies;
        for (PolicyFactsSource* source :
             {static_cast<PolicyFactsSource*>(nullptr), static_cast<PolicyFactsSource*>(&policies)}) {
            const auto filter = TaskFilter::bind(*syntax, benchmark, {.policies = source});
            if (filter)
                fuzz::require(filter->passing("x").size() == benchmark.tasks.size());
            else
                check(filter.error());
        }
        // With a facet in front of it, the text means a part of what it meant.
        const StreamFilter both{.facets = {{Facet::Dimension, {""}}}, .expression = std::string(text)};
        const auto again = FilterSyntax::parse(both.text());
        fuzz::require(again || again.error().fault == FilterFault::TooLong ||
                      again.error().fault == FilterFault::TooMany || again.error().fault == FilterFault::TooDeep);
    } else {
        check(syntax.error());
    }
    static const auto vocabulary = FilterVocabulary::of(benchmark, {"acrouter", "a b"});
    // Each completion reads the text up to the caret again: a few of them, over the whole text.
    constexpr std::size_t carets = 16;
    for (std::size_t caret = 0; caret <= text.size(); caret += 1 + text.size() / carets) {
        const FilterCompletion completion = completeFilter(text, caret, vocabulary);
        fuzz::require(completion.replaced.offset <= caret &&
                      caret <= completion.replaced.offset + completion.replaced.length &&
                      completion.replaced.offset + completion.replaced.length <= text.size());
    }
    return 0;
}
