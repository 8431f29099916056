// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/groupmap.h"

#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/jsonscanner.h"
#include "core/benchmark/record.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <array>
#include <utility>

namespace acr {

namespace {

constexpr std::array<std::string_view, 3> modeNames{"first3", "source", "dimension"};

struct MapRow {
    enum Field : std::size_t { Levels, Fallback, MinCount, Shrink, Objective };
};
constexpr std::array<FieldSpec, 5> mapFields{{{.name = "levels", .required = true},
                                              {.name = "fallback_model", .required = true},
                                              {.name = "min_count"},
                                              {.name = "shrink"},
                                              {.name = "objective"}}};

/// Reads the parts of a map; positions inside a part are offsets in the whole text.
class GroupMapReader {
public:
    GroupMapReader(std::string_view text, const std::string& file, const Benchmark& benchmark)
        : m_text(text)
        , m_lines(file, text)
        , m_benchmark(benchmark)
    {}

    Result<GroupMap> read()
    {
        JsonScanner scanner(m_text);
        DocumentRecord record(mapFields, m_errors, m_lines);
        const bool usable = record.read(scanner);
        scanner.finish();
        addFault(scanner, 0);
        if (!usable || scanner.fault())
            return first();
        FieldValues values(record);
        const std::string_view fallback = values.requiredName(MapRow::Fallback);
        if (values.good())
            m_map.fallback = modelNamed(fallback, record[MapRow::Fallback].column - 1).value_or(ModelIndex());
        m_map.minCount = values.amount(MapRow::MinCount);
        m_map.shrink = values.amount(MapRow::Shrink);
        m_map.objective = values.text(MapRow::Objective).value_or("");
        if (record[MapRow::Levels].kind != FieldValue::Kind::List)
            values.bad(ErrorCode::WrongType, MapRow::Levels, "a list of levels");
        else
            readLevels(record[MapRow::Levels].text);
        return m_errors.empty() ? Result<GroupMap>(std::move(m_map)) : first();
    }

private:
    [[nodiscard]] Result<GroupMap> first() const { return Unexpected(m_errors.items().front()); }

    [[nodiscard]] std::size_t offsetOf(std::string_view part) const
    {
        return static_cast<std::size_t>(part.data() - m_text.data());
    }

    void addFault(const JsonScanner& scanner, std::size_t base)
    {
        if (const auto& fault = scanner.fault())
            m_errors.add({fault->code, m_lines.place(base + fault->offset), fault->found, fault->expected});
    }

    std::optional<ModelIndex> modelNamed(std::string_view name, std::size_t offset)
    {
        const auto model = m_benchmark.modelOrAlias(name);
        if (!model)
            m_errors.add({ErrorCode::UnknownModel, m_lines.place(offset), shown(name), m_benchmark.modelNames()});
        return model;
    }

    void readLevels(std::string_view list)
    {
        const std::size_t base = offsetOf(list);
        JsonScanner scanner(list);
        std::string_view key;
        std::string scratch;
        scanner.beginArray();
        while (scanner.nextElement()) {
            GroupMap::Level level;
            std::array<bool, 2> seen{};
            const std::size_t start = scanner.offset();
            scanner.beginObject();
            while (!scanner.fault() && scanner.nextKey(key, scratch)) {
                const std::size_t part = key == "mode" ? 0 : key == "mapping" ? 1 : seen.size();
                if (part == seen.size())
                    scanner.skipValue();
                else if (std::exchange(seen.at(part), true))
                    scanner.fail(scanner.offset(), ErrorCode::Duplicate, "key " + shown(key), "one such key");
                else if (part == 0)
                    readMode(scanner, base, level);
                else
                    readMapping(scanner, base, level);
            }
            if (!scanner.fault() && !(seen[0] && seen[1]))
                m_errors.add({ErrorCode::MissingColumn, m_lines.place(base + start), "an object without it",
                              seen[0] ? "key 'mapping'" : "key 'mode'"});
            m_map.levels.push_back(std::move(level));
        }
        addFault(scanner, base);
    }

    void readMode(JsonScanner& scanner, std::size_t base, GroupMap::Level& level)
    {
        const std::size_t at = scanner.offset();
        std::string_view name;
        std::string scratch;
        if (!scanner.readString(name, scratch))
            return;
        const auto found = std::ranges::find(modeNames, name);
        if (found == modeNames.end())
            m_errors.add({ErrorCode::UnknownName, m_lines.place(base + at), shown(name), "first3, source, dimension"});
        else
            level.mode = static_cast<GroupMode>(found - modeNames.begin());
    }

    void readMapping(JsonScanner& scanner, std::size_t base, GroupMap::Level& level)
    {
        std::string_view key;
        std::string_view name;
        std::string keyScratch;
        std::string scratch;
        if (!scanner.beginObject())
            return;
        while (scanner.nextKey(key, keyScratch)) {
            const std::size_t at = scanner.offset();
            if (!scanner.readString(name, scratch))
                return;
            const auto model = modelNamed(name, base + at);
            if (!model)
                continue;
            if (!level.models.emplace(std::string(key), *model).second)
                m_errors.add({ErrorCode::Duplicate, m_lines.place(base + at), "key " + shown(key), "each key once"});
        }
    }

    std::string_view m_text;
    LineCounter m_lines;
    const Benchmark& m_benchmark;
    ErrorList m_errors;
    GroupMap m_map;
};

} // namespace

std::string_view groupModeName(GroupMode mode)
{
    return modeNames[static_cast<std::size_t>(mode)];
}

std::string_view groupKey(const TaskTable& tasks, TaskIndex task, GroupMode mode)
{
    switch (mode) {
    case GroupMode::FirstThree: return firstThreeTokens(tasks[task].id);
    case GroupMode::Source: return tasks.categoryName(task, Facet::Source);
    case GroupMode::Dimension: return tasks.categoryName(task, Facet::Dimension);
    }
    return {};
}

GroupMap::Match GroupMap::match(const TaskTable& tasks, TaskIndex task) const
{
    for (const Level& level : levels) {
        const auto found = level.models.find(groupKey(tasks, task, level.mode));
        if (found != level.models.end())
            return {found->second, level.mode, found->first};
    }
    return {fallback, std::nullopt, {}};
}

Result<GroupMap> readGroupMap(TextSource& source, const Benchmark& benchmark)
{
    if (auto refused = source.checkEncoding())
        return Unexpected(std::move(*refused));
    const auto text = source.all();
    if (!text)
        return Unexpected(text.error());
    return GroupMapReader(*text, source.name(), benchmark).read();
}

Result<GroupMap> readGroupMap(const std::filesystem::path& path, const Benchmark& benchmark)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    return readGroupMap(*source, benchmark);
}

} // namespace acr
