// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/promptsource.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace acr {

namespace {

constexpr std::array<PromptSourceInfo, 13> allPromptSources{{
    {PromptSource::HumanEval, "humaneval", "HumanEval", "MIT", "github.com/openai/human-eval"},
    {PromptSource::Mbpp, "mbpp", "MBPP", "CC BY 4.0", "github.com/google-research/google-research/tree/master/mbpp"},
    {PromptSource::BigCodeBench, "bigcodebench", "BigCodeBench", "Apache-2.0",
     "github.com/bigcode-project/bigcodebench"},
    {PromptSource::CruxEval, "cruxeval", "CRUXEval", "MIT", "github.com/facebookresearch/cruxeval"},
    {PromptSource::Ds1000, "ds1000", "DS-1000", "CC BY-SA 4.0", "github.com/xlang-ai/DS-1000"},
    {PromptSource::HumanEvalPack, "humanevalpack", "HumanEvalPack", "MIT", "github.com/bigcode-project/octopack"},
    {PromptSource::MultiPlE, "multipl_e", "MultiPL-E", "BSD 3-Clause with further conditions, see its repository",
     "github.com/nuprl/MultiPL-E"},
    {PromptSource::DebugBench, "debugbench", "DebugBench", "Apache-2.0", "github.com/thunlp/DebugBench"},
    {PromptSource::Bugs2Fix, "bugs2fix", "CodeXGLUE code refinement", "MIT for the code, see its data licence",
     "github.com/microsoft/CodeXGLUE"},
    {PromptSource::CodeToText, "codexglue", "CodeXGLUE code to text", "MIT for the code, see its data licence",
     "github.com/microsoft/CodeXGLUE"},
    {PromptSource::LiveCodeBench, "livecodebench", "LiveCodeBench", "Creative Commons, see its data card",
     "github.com/LiveCodeBench/LiveCodeBench"},
    {PromptSource::SweBench, "swebench", "SWE-bench", "MIT", "github.com/SWE-bench/SWE-bench"},
    {PromptSource::Own, "own", "Other", "", ""},
}};

/// How a key is made of what follows the prefix of an id.
enum class Key : std::uint8_t {
    Number,       ///< (number - offset) / step
    Text,         ///< as it is
    LanguagePack, ///< "cpp_CPP/3": "cpp/3"
    Translation,  ///< "rs_HumanEval_0_name": "rs/HumanEval_0_name"
};

struct IdRule {
    std::string_view prefix;
    std::string_view form;
    PromptSource source;
    PromptPart part = PromptPart::Problem;
    Key key = Key::Number;
    std::uint64_t offset = 0;
    std::uint64_t step = 1;
};

/// Longer prefixes stand before those that they begin with.
constexpr std::array<IdRule, 24> idRules{{
    {"humaneval_HumanEval_", "humaneval", PromptSource::HumanEval},
    {"he_completion_HumanEval_", "he_completion", PromptSource::HumanEval, PromptPart::FirstHalf},
    {"he_testgen_HumanEval_", "he_testgen", PromptSource::HumanEval, PromptPart::WithSolution},
    {"mbpp_completion_", "mbpp_completion", PromptSource::Mbpp, PromptPart::FirstHalf},
    {"mbpp_testgen_", "mbpp_testgen", PromptSource::Mbpp, PromptPart::WithSolution},
    {"mbpp_", "mbpp", PromptSource::Mbpp},
    {"bcb_BigCodeBench/", "bcb", PromptSource::BigCodeBench},
    {"bcb_v014_BigCodeBench/", "bcb_v014", PromptSource::BigCodeBench},
    {"bcb_ds_BigCodeBench/", "bcb_ds", PromptSource::BigCodeBench},
    {"bcb_algo2_BigCodeBench/", "bcb_algo2", PromptSource::BigCodeBench, PromptPart::Docstring},
    {"bcb_completion_BigCodeBench/", "bcb_completion", PromptSource::BigCodeBench, PromptPart::Docstring},
    {"cruxeval_", "cruxeval", PromptSource::CruxEval},
    {"ds1000_", "ds1000", PromptSource::Ds1000},
    {"hex_", "hex", PromptSource::HumanEvalPack, PromptPart::Problem, Key::LanguagePack},
    {"multiple_", "multiple", PromptSource::MultiPlE, PromptPart::Problem, Key::Translation},
    {"debugbench_sup_", "debugbench_sup", PromptSource::DebugBench, PromptPart::Problem, Key::Number, 1000, 2},
    {"debugbench_", "debugbench", PromptSource::DebugBench},
    {"bugs2fix_sup_", "bugs2fix_sup", PromptSource::Bugs2Fix, PromptPart::Problem, Key::Number, 7000},
    {"bugs2fix_", "bugs2fix", PromptSource::Bugs2Fix},
    {"codexglue_sup_", "codexglue_sup", PromptSource::CodeToText, PromptPart::Problem, Key::Number, 15000},
    {"codexglue_", "codexglue", PromptSource::CodeToText},
    {"lcb_testgen_", "lcb_testgen", PromptSource::LiveCodeBench, PromptPart::Problem, Key::Text},
    {"lcb_", "lcb", PromptSource::LiveCodeBench, PromptPart::Problem, Key::Text},
    {"swebench_", "swebench", PromptSource::SweBench, PromptPart::Problem, Key::Text},
}};

/// Forms by language, which share a prefix.
constexpr std::array<std::string_view, 7> languageForms{"hex_cpp",    "hex_go",      "hex_java",   "hex_js",
                                                        "hex_python", "multiple_rs", "multiple_ts"};

std::string_view withoutDimension(std::string_view id)
{
    if (!id.starts_with("dim"))
        return id;
    std::size_t position = 3;
    while (position < id.size() && id[position] >= '0' && id[position] <= '9')
        ++position;
    return position > 3 && position < id.size() && id[position] == '_' ? id.substr(position + 1) : id;
}

std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || text.empty() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string_view formWithLanguage(std::string_view form, std::string_view language)
{
    const auto found = std::ranges::find_if(languageForms, [&](std::string_view one) {
        return one.size() == form.size() + 1 + language.size() && one.starts_with(form) && one.ends_with(language);
    });
    return found == languageForms.end() ? form : *found;
}

std::optional<SourceRef> refBy(const IdRule& rule, std::string_view rest)
{
    SourceRef ref{.source = rule.source, .problem = {}, .part = rule.part, .form = rule.form};
    if (rule.key == Key::Number) {
        const auto number = numberOf(rest);
        if (!number || *number < rule.offset || (*number - rule.offset) % rule.step != 0)
            return std::nullopt;
        ref.problem = std::to_string((*number - rule.offset) / rule.step);
        return ref;
    }
    if (rest.empty())
        return std::nullopt;
    if (rule.key == Key::Text) {
        ref.problem = rest;
        return ref;
    }
    const std::size_t split = rest.find('_');
    if (split == std::string_view::npos || split == 0)
        return std::nullopt;
    const std::string_view language = rest.substr(0, split);
    std::string_view problem = rest.substr(split + 1);
    if (rule.key == Key::LanguagePack) {
        const std::size_t slash = problem.find('/');
        if (slash == std::string_view::npos || !numberOf(problem.substr(slash + 1)))
            return std::nullopt;
        problem = problem.substr(slash + 1);
    }
    ref.problem = std::string(language).append("/").append(problem);
    ref.form = formWithLanguage(rule.form, language);
    return ref;
}

} // namespace

std::span<const PromptSourceInfo> promptSources()
{
    return allPromptSources;
}

const PromptSourceInfo& promptSourceInfo(PromptSource source)
{
    return allPromptSources[static_cast<std::size_t>(source)];
}

std::optional<PromptSource> promptSourceNamed(std::string_view name)
{
    const auto found = std::ranges::find(allPromptSources, name, &PromptSourceInfo::name);
    return found == allPromptSources.end() ? std::nullopt : std::optional(found->source);
}

std::optional<SourceRef> sourceRefOf(std::string_view taskId)
{
    const std::string_view id = withoutDimension(taskId);
    for (const IdRule& rule : idRules) {
        if (id.starts_with(rule.prefix))
            return refBy(rule, id.substr(rule.prefix.size()));
    }
    return std::nullopt;
}

} // namespace acr
