// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/memory/priorjson.h"

#include "core/benchmark/jsonscanner.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/textcheck.h"
#include "core/memory/priorfield.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view formatName = "acrouter-priors";
constexpr std::size_t maxRows = 100000;

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string written(double value)
{
    return isMissing(value) ? "null" : fmt::format("{}", value);
}

std::string writtenCells(const PriorSet& priors, const std::vector<PriorCell>& cells, std::string_view meanKey,
                         std::string_view indent)
{
    std::string text = "{";
    for (std::size_t j = 0; j < cells.size(); ++j)
        text += fmt::format("{}\n{}{}: {{\"{}\": {}, \"pseudo_count\": {}, \"cost_usd\": {}}}", j == 0 ? "" : ",",
                            indent, quoted(priors.models[j]), meanKey, cells[j].mean, cells[j].pseudoCount,
                            written(cells[j].costUsd));
    return text + "}";
}

/// Items with commas between them.
template <class Items, class Write>
std::string writtenList(const Items& items, std::string_view open, std::string_view close, const Write& write)
{
    std::string text(open);
    bool first = true;
    for (const auto& item : items) {
        text += first ? "" : ", ";
        text += write(item);
        first = false;
    }
    return text + std::string(close);
}

struct Key {
    std::string_view name;
    bool required = false;
};

/// Reads one document; the first fault ends it.
class PriorReader {
public:
    PriorReader(std::string_view text, std::string file)
        : m_text(text)
        , m_scanner(text)
        , m_lines(std::move(file), text)
    {}

    Result<PriorSet> read()
    {
        readHeader();
        if (!m_scanner.fault()) {
            m_scanner = JsonScanner(m_text);
            readBody();
            m_scanner.finish();
        }
        if (const auto& fault = m_scanner.fault())
            return failure(fault->code, fault->found, fault->expected, m_lines.place(fault->offset));
        // Errors that span several values: rows without their dimension.
        if (const auto whole = checkPriors(m_priors); !whole) {
            Error error = whole.error();
            error.place = m_lines.place(0);
            return Unexpected(std::move(error));
        }
        return std::move(m_priors);
    }

private:
    using Visit = std::function<void(std::size_t key)>;

    /// An object with these keys, each at most once; unknown ones are an error, or skipped.
    template <std::size_t N>
    void object(const std::array<Key, N>& keys, bool strict, const Visit& visit)
    {
        const std::size_t start = m_scanner.offset();
        std::array<bool, N> seen{};
        std::string_view name;
        std::string scratch;
        if (!m_scanner.beginObject())
            return;
        while (m_scanner.nextKey(name, scratch)) {
            const auto at = static_cast<std::size_t>(std::ranges::find(keys, name, &Key::name) - keys.begin());
            if (at == N) {
                std::vector<std::string_view> names;
                for (const Key& key : keys)
                    names.push_back(key.name);
                if (strict)
                    m_scanner.fail(m_scanner.keyOffset(), ErrorCode::UnknownName, "key " + shown(name),
                                   fmt::format("one of {}", fmt::join(names, ", ")));
                else
                    m_scanner.skipValue();
                continue;
            }
            if (std::exchange(seen[at], true)) {
                m_scanner.fail(m_scanner.keyOffset(), ErrorCode::Duplicate, "key " + shown(name), "one such key");
                return;
            }
            visit(at);
        }
        for (std::size_t i = 0; i < N && !m_scanner.fault(); ++i) {
            if (keys[i].required && !seen[i])
                m_scanner.fail(start, ErrorCode::MissingColumn, "an object without it",
                               fmt::format("key '{}'", keys[i].name));
        }
    }

    /// An object whose keys are names, each once.
    void map(const std::function<void(std::string name, std::size_t offset)>& visit)
    {
        std::vector<std::string> seen;
        std::string_view name;
        std::string scratch;
        if (!m_scanner.beginObject())
            return;
        while (m_scanner.nextKey(name, scratch)) {
            const std::size_t offset = m_scanner.keyOffset();
            if (std::ranges::find(seen, name) != seen.end()) {
                m_scanner.fail(offset, ErrorCode::Duplicate, "key " + shown(name), "each name once");
                return;
            }
            if (!checkName(name, offset) || !checkCount(seen.size() + 1, 10000, offset))
                return;
            seen.emplace_back(name);
            visit(seen.back(), offset);
        }
    }

    bool checkName(std::string_view name, std::size_t offset)
    {
        const bool control = std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
        return (!control && !trimmed(name).empty()) ||
               m_scanner.fail(offset, ErrorCode::Malformed, shown(name), "a name without control characters");
    }

    bool checkCount(std::size_t count, std::size_t limit, std::size_t offset)
    {
        return count <= limit ||
               m_scanner.fail(offset, ErrorCode::TooLarge, std::to_string(count), std::to_string(limit));
    }

    bool wrongType(const char* expected)
    {
        const std::size_t at = m_scanner.offset();
        std::string_view value;
        return m_scanner.skipValue(&value) && m_scanner.fail(at, ErrorCode::WrongType, shown(value), expected);
    }

    void number(PriorRange range, double& value, bool nullable = false)
    {
        const std::size_t at = m_scanner.offset();
        if (nullable && m_scanner.peek() == JsonKind::Null) {
            m_scanner.readLiteral();
            value = missing;
            return;
        }
        if (m_scanner.peek() != JsonKind::Number) {
            wrongType(nullable ? "a number or null" : "a number");
            return;
        }
        std::string_view text;
        if (!m_scanner.readNumber(text))
            return;
        const ParsedNumber parsed = parseNumber(text);
        const bool whole =
            !range.whole ||
            parsed.value == static_cast<double>(static_cast<std::int64_t>(std::clamp(parsed.value, -2e9, 2e9)));
        if (parsed.status != NumberStatus::Good || !(parsed.value >= range.low && parsed.value <= range.high) || !whole)
            m_scanner.fail(
                at, ErrorCode::OutOfRange, shown(text),
                fmt::format("{} from {} to {}", range.whole ? "a whole number" : "a number", range.low, range.high));
        else
            value = parsed.value + 0.0; // no negative zero
    }

    void name(std::string& value, bool mayBeEmpty = false)
    {
        const std::size_t at = m_scanner.offset();
        if (m_scanner.peek() != JsonKind::String) {
            wrongType("a text");
            return;
        }
        std::string_view text;
        std::string scratch;
        if (m_scanner.readString(text, scratch) && ((mayBeEmpty && text.empty()) || checkName(text, at)))
            value = text;
    }

    /// Format, version and models first, wherever they are, because the rest depends on them.
    void readHeader()
    {
        constexpr std::array<Key, 3> keys{{{"format", true}, {"version", true}, {"models", true}}};
        object(keys, false, [&](std::size_t key) {
            const std::size_t at = m_scanner.offset();
            if (key == 0) {
                std::string format;
                name(format);
                if (!m_scanner.fault() && format != formatName)
                    m_scanner.fail(at, ErrorCode::NotRecognised, shown(format), std::string(formatName));
            } else if (key == 1) {
                double version = 0;
                number({1, 1e6, true}, version);
                if (version > priorJsonVersion)
                    m_scanner.fail(at, ErrorCode::NewerVersion, fmt::format("{}", version),
                                   std::to_string(priorJsonVersion));
            } else {
                names(m_priors.models, maxModels);
                if (!m_scanner.fault() && m_priors.models.empty())
                    m_scanner.fail(at, ErrorCode::Empty, {}, "at least one model");
            }
        });
    }

    void names(std::vector<std::string>& list, std::size_t limit)
    {
        if (!m_scanner.beginArray())
            return;
        while (m_scanner.nextElement()) {
            const std::size_t at = m_scanner.offset();
            std::string item;
            name(item);
            if (m_scanner.fault())
                return;
            if (std::ranges::find(list, item) != list.end()) {
                m_scanner.fail(at, ErrorCode::Duplicate, shown(item), "each name once");
                return;
            }
            list.push_back(std::move(item));
            if (!checkCount(list.size(), limit, at))
                return;
        }
    }

    void readBody()
    {
        constexpr std::array<Key, 12> keys{{{"format"},
                                            {"version"},
                                            {"models"},
                                            {"everywhere"},
                                            {"dimensions"},
                                            {"sources"},
                                            {"vote"},
                                            {"memory"},
                                            {"exploration_horizon"},
                                            {"reward"},
                                            {"prices"},
                                            {"tuned_on"}}};
        object(keys, true, [&](std::size_t key) {
            switch (key) {
            case 3: readCells(m_priors.everywhere, false); break;
            case 4: readRows(m_priors.dimensions, false); break;
            case 5: readRows(m_priors.sources, true); break;
            case 6: readVote(); break;
            case 7: readMemory(); break;
            case 8: number(priorRange(PriorField::Exploration), m_priors.explorationHorizon, true); break;
            case 9: readReward(); break;
            case 10: readPrices(); break;
            case 11: names(m_priors.tunedOn, 1000); break;
            default: m_scanner.skipValue(); break;
            }
        });
    }

    void readCells(std::vector<PriorCell>& cells, bool differences)
    {
        const std::size_t start = m_scanner.offset();
        std::vector<PriorCell> read(m_priors.models.size());
        std::vector<bool> seen(read.size());
        map([&](const std::string& model, std::size_t offset) {
            const auto column = m_priors.model(model);
            if (!column) {
                m_scanner.fail(offset, ErrorCode::UnknownModel, shown(model),
                               fmt::format("{}", fmt::join(m_priors.models, ", ")));
                return;
            }
            seen[column->position()] = true;
            PriorCell& cell = read[column->position()];
            const std::array<Key, 3> keys{
                {{differences ? "difference" : "mean", true}, {"pseudo_count", true}, {"cost_usd"}}};
            object(keys, true, [&](std::size_t key) {
                if (key == 0)
                    number(differences ? PriorRange{-1, 1} : priorRange(PriorField::Mean), cell.mean);
                else if (key == 1)
                    number(priorRange(PriorField::Strength), cell.pseudoCount);
                else
                    number(priorRange(PriorField::Cost), cell.costUsd, true);
            });
        });
        const auto absent = std::ranges::find(seen, false);
        if (!m_scanner.fault() && absent != seen.end())
            m_scanner.fail(
                start, ErrorCode::MissingColumn, "an object without it",
                fmt::format("key {}", shown(m_priors.models[static_cast<std::size_t>(absent - seen.begin())])));
        cells = std::move(read);
    }

    void readRows(std::vector<PriorRow>& rows, bool sources)
    {
        if (!m_scanner.beginArray())
            return;
        while (m_scanner.nextElement()) {
            const std::size_t at = m_scanner.offset();
            PriorRow row;
            const auto part = [&](std::size_t key) {
                if (key == 0)
                    name(row.dimension);
                else if (key == 1)
                    readCells(row.cells, sources);
                else
                    name(row.source);
            };
            if (sources)
                object(std::array<Key, 3>{{{"dimension", true}, {"cells", true}, {"source", true}}}, true, part);
            else
                object(std::array<Key, 2>{{{"dimension", true}, {"cells", true}}}, true, part);
            if (m_scanner.fault())
                return;
            if (!m_rows.insert({row.dimension, row.source}).second) {
                m_scanner.fail(at, ErrorCode::Duplicate,
                               shown(row.source.empty() ? row.dimension : row.dimension + "/" + row.source),
                               "each row once");
                return;
            }
            rows.push_back(std::move(row));
            if (!checkCount(rows.size(), maxRows, at))
                return;
        }
    }

    void readVote()
    {
        constexpr std::array<Key, 5> keys{
            {{"voters"}, {"main_prior"}, {"main_prior_weight"}, {"specialists"}, {"boost"}}};
        VoteSettings& vote = m_priors.vote;
        object(keys, true, [&](std::size_t key) {
            switch (key) {
            case 0:
                map([&](std::string voter, std::size_t) {
                    vote.voters.push_back({std::move(voter), 0});
                    number(priorRange(PriorField::Voter), vote.voters.back().weight);
                });
                break;
            case 1: name(vote.mainPrior, true); break;
            case 2: number(priorRange(PriorField::MainPriorWeight), vote.mainPriorWeight); break;
            case 3:
                map([&](std::string dimension, std::size_t) {
                    vote.specialists.push_back({std::move(dimension), {}});
                    name(vote.specialists.back().voter);
                });
                break;
            default: number(priorRange(PriorField::Boost), vote.boost); break;
            }
        });
    }

    void readMemory()
    {
        constexpr std::array<Key, 3> keys{{{"neighbours"}, {"threshold"}, {"capacity"}}};
        object(keys, true, [&](std::size_t key) {
            double value = 1;
            number(priorRange(key == 0   ? PriorField::Neighbours
                              : key == 1 ? PriorField::Threshold
                                         : PriorField::Capacity),
                   value);
            if (key == 0)
                m_priors.memory.neighbours = static_cast<std::uint32_t>(value);
            else if (key == 1)
                m_priors.memory.threshold = value;
            else
                m_priors.memory.capacity = static_cast<std::uint32_t>(value);
        });
    }

    void readReward()
    {
        if (m_scanner.peek() == JsonKind::Null) {
            m_scanner.readLiteral();
            return;
        }
        RewardWeights weights;
        object(std::array<Key, 2>{{{"score", true}, {"cost", true}}}, true, [&](std::size_t key) {
            number(priorRange(key == 0 ? PriorField::ScoreWeight : PriorField::CostWeight),
                   key == 0 ? weights.score : weights.cost);
        });
        m_priors.weights = weights;
    }

    void readPrices()
    {
        map([&](std::string model, std::size_t) {
            PriceChange change{std::move(model), 0, 0};
            object(std::array<Key, 2>{{{"input_per_1m", true}, {"output_per_1m", true}}}, true, [&](std::size_t key) {
                number(priorRange(PriorField::InputPrice), key == 0 ? change.inputPerMillion : change.outputPerMillion);
            });
            m_priors.prices.push_back(std::move(change));
        });
    }

    std::string_view m_text;
    JsonScanner m_scanner;
    LineCounter m_lines;
    PriorSet m_priors;
    std::set<std::pair<std::string, std::string>> m_rows;
};

} // namespace

std::string priorJson(const PriorSet& priors)
{
    std::string text = fmt::format("{{\"format\": \"{}\", \"version\": {},\n\"models\": {}", formatName,
                                   priorJsonVersion, writtenList(priors.models, "[", "]", quoted));
    if (!priors.everywhere.empty())
        text += ",\n\"everywhere\": " + writtenCells(priors, priors.everywhere, "mean", "  ");
    const auto rows = [&](std::string_view key, const std::vector<PriorRow>& list, std::string_view meanKey,
                          bool sources) {
        if (list.empty())
            return;
        text += fmt::format(",\n\"{}\": ", key) + writtenList(list, "[\n", "]", [&](const PriorRow& row) {
                    const std::string source =
                        sources ? fmt::format("\"source\": {}, ", quoted(row.source)) : std::string();
                    return fmt::format("{{\"dimension\": {}, {}\"cells\": {}}}", quoted(row.dimension), source,
                                       writtenCells(priors, row.cells, meanKey, "  "));
                });
    };
    rows("dimensions", priors.dimensions, "mean", false);
    rows("sources", priors.sources, "difference", true);
    const VoteSettings& vote = priors.vote;
    text += ",\n\"vote\": {\"voters\": " +
            writtenList(vote.voters, "{", "}",
                        [](const VoteSettings::Voter& voter) {
                            return fmt::format("{}: {}", quoted(voter.name), voter.weight);
                        }) +
            fmt::format(", \"main_prior\": {}, \"main_prior_weight\": {}, \"specialists\": ", quoted(vote.mainPrior),
                        vote.mainPriorWeight) +
            writtenList(vote.specialists, "{", "}",
                        [](const VoteSettings::Specialist& specialist) {
                            return quoted(specialist.dimension) + ": " + quoted(specialist.voter);
                        }) +
            fmt::format(", \"boost\": {}}}", vote.boost);
    text += fmt::format(",\n\"memory\": {{\"neighbours\": {}, \"threshold\": {}, \"capacity\": {}}}",
                        priors.memory.neighbours, priors.memory.threshold, priors.memory.capacity);
    text += fmt::format(",\n\"exploration_horizon\": {}", written(priors.explorationHorizon));
    if (priors.weights)
        text +=
            fmt::format(",\n\"reward\": {{\"score\": {}, \"cost\": {}}}", priors.weights->score, priors.weights->cost);
    if (!priors.prices.empty())
        text += ",\n\"prices\": " + writtenList(priors.prices, "{", "}", [](const PriceChange& change) {
                    return fmt::format("{}: {{\"input_per_1m\": {}, \"output_per_1m\": {}}}", quoted(change.model),
                                       change.inputPerMillion, change.outputPerMillion);
                });
    if (!priors.tunedOn.empty())
        text += ",\n\"tuned_on\": " + writtenList(priors.tunedOn, "[", "]", quoted);
    return text + "}\n";
}

Result<PriorSet> readPriorJson(TextSource& source)
{
    if (auto refused = source.checkEncoding())
        return Unexpected(std::move(*refused));
    const auto text = source.all();
    if (!text)
        return Unexpected(text.error());
    return PriorReader(*text, source.name()).read();
}

Result<PriorSet> readPriorFile(const std::filesystem::path& path)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    return readPriorJson(*source);
}

} // namespace acr
