// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/siblings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::string_view, 5> siblingNames{"", "none", "similar", "same_problem", "exact"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 29U);
}

/// Words in lower case and single signs, as hashes.
std::vector<std::uint64_t> tokensOf(std::string_view text)
{
    std::vector<std::uint64_t> tokens;
    for (std::size_t i = 0; i < text.size();) {
        if (isSpace(text[i])) {
            ++i;
            continue;
        }
        std::uint64_t hash = 0x2545f4914f6cdd1dU;
        const std::size_t start = i;
        for (; i < text.size() && (i == start || (isWord(text[start]) && isWord(text[i]))); ++i) {
            const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
            hash = mixed(hash, static_cast<unsigned char>(c) + 1U);
        }
        tokens.push_back(hash);
    }
    return tokens;
}

/// The set of runs of five tokens, sorted; a shorter text is one run.
std::vector<std::uint64_t> runsOf(std::string_view text)
{
    constexpr std::size_t length = 5;
    const std::vector<std::uint64_t> tokens = tokensOf(text);
    std::vector<std::uint64_t> runs;
    if (tokens.empty())
        return runs;
    const std::size_t count = tokens.size() < length ? 1 : tokens.size() - length + 1;
    runs.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = i; j < std::min(i + length, tokens.size()); ++j)
            hash = mixed(hash, tokens[j]);
        runs.push_back(hash);
    }
    std::ranges::sort(runs);
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

std::string withPlainSpaces(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (const char c : text) {
        if (!isSpace(c))
            plain += c;
        else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
    }
    if (!plain.empty() && plain.back() == ' ')
        plain.pop_back();
    return plain;
}

/// One text, and the tasks that have it.
struct Document {
    std::vector<std::uint32_t> probing;
    std::vector<std::uint32_t> other;
    std::vector<std::uint64_t> hashes;
    /// Places of the hashes in the order of all texts: the rarest first.
    std::vector<std::uint32_t> runs;
};

double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b)
{
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common;
            ++i;
            ++j;
        } else {
            a[i] < b[j] ? ++i : ++j;
        }
    }
    const std::size_t all = a.size() + b.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

/// Texts with that many runs share one of their first so many runs with each text that is similar to them.
std::size_t prefixLength(std::size_t runs)
{
    return runs - static_cast<std::size_t>(std::ceil(similarText * static_cast<double>(runs))) + (runs > 0 ? 1 : 0);
}

class SiblingFinder {
public:
    SiblingFinder(const TaskTable& tasks, std::span<const TaskIndex> probing, std::span<const std::string> origins,
                  const Progress& progress)
        : m_tasks(tasks)
        , m_origins(origins)
        , m_progress(progress)
        , m_probing(tasks.size())
    {
        for (const TaskIndex task : probing)
            m_probing[task.position()] = true;
        m_found.kinds.assign(tasks.size(), SiblingKind::Unknown);
        m_found.similarity.assign(tasks.size(), 0);
        m_found.nearest.reserve(tasks.size());
        for (std::size_t position = 0; position < tasks.size(); ++position)
            m_found.nearest.push_back(TaskIndex::at(position));
    }

    Siblings find()
    {
        collect();
        if (!m_bothSides)
            return std::move(m_found);
        for (const Document& document : m_documents) {
            for (const auto& side : {document.probing, document.other}) {
                for (const std::uint32_t task : side)
                    m_found.kinds[task] = SiblingKind::None;
            }
        }
        order();
        findSimilar();
        findSameProblem();
        findExact();
        return m_progress.stopped() ? Siblings() : std::move(m_found);
    }

private:
    void collect()
    {
        std::unordered_map<std::string, std::size_t> byText;
        bool anyProbing = false;
        bool anyOther = false;
        m_documentOf.assign(m_tasks.size(), noDocument);
        for (std::size_t position = 0; position < m_tasks.size(); ++position) {
            const std::string& prompt = m_tasks.prompt(TaskIndex::at(position));
            std::string plain = withPlainSpaces(prompt);
            if (plain.empty())
                continue;
            const auto [entry, isNew] = byText.emplace(std::move(plain), m_documents.size());
            if (isNew)
                m_documents.emplace_back();
            m_documentOf[position] = static_cast<std::uint32_t>(entry->second);
            Document& document = m_documents[entry->second];
            (m_probing[position] ? document.probing : document.other).push_back(static_cast<std::uint32_t>(position));
            (m_probing[position] ? anyProbing : anyOther) = true;
        }
        m_bothSides = anyProbing && anyOther;
    }

    void order()
    {
        std::unordered_map<std::uint64_t, std::uint32_t> uses;
        for (Document& document : m_documents) {
            const auto& tasks = document.probing.empty() ? document.other : document.probing;
            document.hashes = runsOf(m_tasks.prompt(TaskIndex(tasks.front())));
            for (const std::uint64_t hash : document.hashes)
                ++uses[hash];
        }
        std::vector<std::pair<std::uint32_t, std::uint64_t>> byUse;
        byUse.reserve(uses.size());
        for (const auto& [hash, count] : uses)
            byUse.emplace_back(count, hash);
        std::ranges::sort(byUse);
        m_runs = byUse.size();
        for (std::size_t place = 0; place < byUse.size(); ++place)
            uses[byUse[place].second] = static_cast<std::uint32_t>(place);
        for (Document& document : m_documents) {
            document.runs.reserve(document.hashes.size());
            for (const std::uint64_t hash : document.hashes)
                document.runs.push_back(uses[hash]);
            std::ranges::sort(document.runs);
        }
    }

    /// Two texts that are similar share one of their rarest runs, so few pairs have to be compared.
    void findSimilar()
    {
        std::vector<std::vector<std::uint32_t>> byRun(m_runs);
        for (std::size_t i = 0; i < m_documents.size(); ++i) {
            const Document& document = m_documents[i];
            for (std::size_t r = 0; !document.probing.empty() && r < prefixLength(document.runs.size()); ++r)
                byRun[document.runs[r]].push_back(static_cast<std::uint32_t>(i));
        }
        std::vector<std::size_t> comparedWith(m_documents.size(), m_documents.size());
        for (std::size_t i = 0; i < m_documents.size(); ++i) {
            if (i % 64 == 0) {
                if (m_progress.stopped())
                    return;
                m_progress(static_cast<double>(i) / static_cast<double>(m_documents.size()));
            }
            const Document& document = m_documents[i];
            if (document.other.empty())
                continue;
            const double size = static_cast<double>(document.runs.size());
            for (std::size_t r = 0; r < prefixLength(document.runs.size()); ++r) {
                for (const std::uint32_t candidate : byRun[document.runs[r]]) {
                    if (candidate == i || std::exchange(comparedWith[candidate], i) == i)
                        continue;
                    const double otherSize = static_cast<double>(m_documents[candidate].runs.size());
                    if (std::min(size, otherSize) < similarText * std::max(size, otherSize))
                        continue;
                    const double similarity = jaccard(document.runs, m_documents[candidate].runs);
                    if (similarity >= similarText)
                        noteAll(m_documents[candidate].probing, document.other, SiblingKind::Similar, similarity);
                }
            }
        }
    }

    void findSameProblem()
    {
        if (m_origins.empty())
            return;
        std::unordered_map<std::string_view, std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> sides;
        for (std::size_t position = 0; position < m_tasks.size(); ++position) {
            if (m_documentOf[position] == noDocument || m_origins[position].empty())
                continue;
            auto& both = sides[m_origins[position]];
            (m_probing[position] ? both.first : both.second).push_back(static_cast<std::uint32_t>(position));
        }
        for (const auto& [origin, both] : sides) {
            for (const std::uint32_t a : both.first) {
                for (const std::uint32_t b : both.second) {
                    const double similarity =
                        jaccard(m_documents[m_documentOf[a]].runs, m_documents[m_documentOf[b]].runs);
                    note(a, b, SiblingKind::SameProblem, similarity);
                    note(b, a, SiblingKind::SameProblem, similarity);
                }
            }
        }
    }

    void findExact()
    {
        for (const Document& document : m_documents)
            noteAll(document.probing, document.other, SiblingKind::Exact, 1);
    }

    void noteAll(const std::vector<std::uint32_t>& probing, const std::vector<std::uint32_t>& other, SiblingKind kind,
                 double similarity)
    {
        if (probing.empty() || other.empty())
            return;
        for (const std::uint32_t task : probing)
            note(task, other.front(), kind, similarity);
        for (const std::uint32_t task : other)
            note(task, probing.front(), kind, similarity);
    }

    /// The nearer kind counts, then the more similar text, then the earlier task.
    void note(std::uint32_t task, std::uint32_t sibling, SiblingKind kind, double similarity)
    {
        const auto score = static_cast<float>(similarity);
        const bool isNew = m_found.nearest[task].value == task;
        const auto better = std::pair(kind, score) <=> std::pair(m_found.kinds[task], m_found.similarity[task]);
        if (better < 0 || (better == 0 && !isNew && sibling >= m_found.nearest[task].value))
            return;
        m_found.kinds[task] = kind;
        m_found.similarity[task] = score;
        m_found.nearest[task] = TaskIndex(sibling);
    }

    static constexpr std::uint32_t noDocument = ~std::uint32_t{0};

    const TaskTable& m_tasks;
    std::span<const std::string> m_origins;
    const Progress& m_progress;
    std::vector<bool> m_probing;
    std::vector<Document> m_documents;
    std::vector<std::uint32_t> m_documentOf;
    std::size_t m_runs = 0;
    bool m_bothSides = false;
    Siblings m_found;
};

} // namespace

std::string_view siblingKindName(SiblingKind kind)
{
    return siblingNames[static_cast<std::size_t>(kind)];
}

std::optional<SiblingKind> siblingKindNamed(std::string_view name)
{
    const auto found = std::ranges::find(siblingNames, name);
    if (found == siblingNames.end())
        return std::nullopt;
    return static_cast<SiblingKind>(found - siblingNames.begin());
}

Siblings findSiblings(const TaskTable& tasks, std::span<const TaskIndex> probing, std::span<const std::string> origins,
                      const Progress& progress)
{
    return SiblingFinder(tasks, probing, origins, progress).find();
}

SiblingKind siblingKindOf(const TaskTable& tasks, TaskIndex task)
{
    return siblingKindNamed(tasks.categoryName(task, Facet::Siblings)).value_or(SiblingKind::Unknown);
}

void setSiblingKinds(TaskTable& tasks, std::span<const SiblingKind> kinds)
{
    CategoryTable& table = tasks.editCategories(Facet::Siblings);
    std::array<CategoryIndex, siblingNames.size()> categories{};
    for (std::size_t kind = siblingNames.size(); kind-- > 1;) {
        if (std::ranges::find(kinds, static_cast<SiblingKind>(kind)) != kinds.end())
            categories[kind] = table.intern(siblingNames[kind]);
    }
    for (std::size_t position = 0; position < kinds.size(); ++position)
        tasks.setCategory(TaskIndex::at(position), Facet::Siblings,
                          categories[static_cast<std::size_t>(kinds[position])]);
}

Benchmark withSiblingsWithheld(const Benchmark& benchmark)
{
    Benchmark withheld = benchmark;
    if (const Split* probing = benchmark.split(probingSplit)) {
        for (const TaskIndex task : probing->tasks) {
            if (isSibling(siblingKindOf(benchmark.tasks, task)))
                withheld.tasks.removePrompt(task);
        }
    }
    return withheld;
}

} // namespace acr
