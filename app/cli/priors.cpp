// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/priors.h"

#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "core/base/savefile.h"
#include "core/memory/priordiff.h"
#include "core/memory/priorfield.h"
#include "core/memory/priorjson.h"
#include "core/policy/kindrows.h"
#include "core/session/liverecord.h"
#include "core/session/replay.h"
#include "core/workspace/priorstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <span>

namespace acr::cli {

namespace {

struct NamedOptions {
    std::string name;
    std::string other;
    std::vector<std::string> assignments;
    std::string saveAs;
    std::string rows = "dimensions";
    PriorFit fit;
    bool leaveMissing = false;
    bool json = false;
};

Result<Workspace> openForWriting(const PriorOptions& common)
{
    return Workspace::open(common.file);
}

int runList(const PriorOptions& common, bool json)
{
    auto workspace = Workspace::open(common.file, Workspace::OpenMode::ReadOnly);
    if (!workspace)
        return report(workspace.error());
    PriorStore store(*workspace);
    const auto names = store.names();
    if (!names)
        return report(names.error());
    Json list = Json::array();
    TextTable table{{{"name"}, {"models", true}, {"dimensions", true}, {"sources", true}, {"tuned on"}}, {}};
    for (const std::string& name : *names) {
        const auto set = store.load(name);
        if (!set) {
            // The others are none the worse for it, and this one can be removed.
            list.push_back({{"name", name}, {"damaged", describe(set.error())}});
            table.rows.push_back({name, {}, {}, {}, "damaged: " + describe(set.error())});
            continue;
        }
        list.push_back({{"name", name},
                        {"models", set->models},
                        {"dimensions", set->dimensions.size()},
                        {"sources", set->sources.size()},
                        {"tuned_on", set->tunedOn}});
        table.rows.push_back({name, std::to_string(set->models.size()), std::to_string(set->dimensions.size()),
                              std::to_string(set->sources.size()), fmt::format("{}", fmt::join(set->tunedOn, ", "))});
    }
    if (json)
        printJson(list);
    else if (names->empty())
        say("no prior sets yet; make one with: acrouter priors {} learn NAME\n", common.file);
    else
        printTable(table, "human");
    return Success;
}

/// Runs `body` with the workspace, the benchmark and the set of that name.
template <class Body>
int withSet(const PriorOptions& common, const std::string& name, const Body& body)
{
    auto opened = openBenchmark(common.file, common.benchmark, {.prompts = false, .counts = false});
    if (!opened)
        return report(opened.error());
    const auto set = openPriors(opened->workspace, opened->benchmark, name);
    return set ? body(*opened, *set) : report(set.error());
}

/// The kinds that `acrouter` corrects its expected scores for, with its default parameters.
std::vector<KindRow> kindsOf(const Benchmark& benchmark)
{
    const auto spec = parsePolicySpec("acrouter");
    ReplaySettings settings;
    settings.missingScores = isOfLiveSession(benchmark) ? MissingScores::Leave : MissingScores::AsZero;
    return spec ? kindRows(*spec, replaySetup(benchmark, {}, settings)) : std::vector<KindRow>();
}

/// The cell of a model of the set; null where the benchmark lacks the model.
const KindRow::Cell* kindCell(const KindRow& row, const Benchmark& benchmark, const std::string& model)
{
    const auto column = benchmark.model(model);
    return column ? &row.cells[column->position()] : nullptr;
}

std::vector<std::string> textsOfCells(const std::string& name, const std::vector<PriorCell>& cells)
{
    std::vector<std::string> row{name};
    for (const PriorCell& cell : cells)
        row.push_back(fmt::format("{:.3f} ×{:.0f}", cell.mean, cell.pseudoCount));
    return row;
}

/// As the rows of the prior desk, sources and kinds below what contains them.
TextTable rowsOfSet(const PriorSet& set, const Benchmark& benchmark, bool sources, std::span<const KindRow> kinds)
{
    TextTable table{{{"dimension"}}, {}};
    for (const std::string& model : set.models)
        table.columns.push_back({model, true});
    if (!set.everywhere.empty())
        table.rows.push_back(textsOfCells("*", set.everywhere));
    for (const PriorRow& dimension : set.dimensions) {
        table.rows.push_back(textsOfCells(dimension.dimension, dimension.cells));
        for (const PriorRow& source : set.sources) {
            if (!sources || source.dimension != dimension.dimension)
                continue;
            std::vector<PriorCell> cells = source.cells;
            const std::vector<double> means = priorMeans(set, source.dimension, source.source);
            for (std::size_t j = 0; j < cells.size(); ++j)
                cells[j].mean = means[j];
            table.rows.push_back(textsOfCells(fmt::format("{}/{}", source.dimension, source.source), cells));
            for (const KindRow& kind : kinds) {
                if (kind.dimension != source.dimension || kind.source != source.source)
                    continue;
                std::vector<PriorCell> corrected = cells;
                for (std::size_t j = 0; j < corrected.size(); ++j) {
                    const KindRow::Cell* const cell = kindCell(kind, benchmark, set.models[j]);
                    corrected[j].mean += cell != nullptr ? cell->correction : 0;
                    corrected[j].pseudoCount = static_cast<double>(kind.tasks);
                }
                table.rows.push_back(
                    textsOfCells(fmt::format("{}/{}/{}", kind.dimension, kind.source, kind.kind), corrected));
            }
        }
    }
    return table;
}

/// What the rows of kinds come from.
TextTable evidenceOfKinds(const PriorSet& set, const Benchmark& benchmark, std::span<const KindRow> kinds)
{
    TextTable table{{{"kind"}, {"by"}, {"tasks", true}}, {}};
    for (const std::string& model : set.models)
        table.columns.push_back({model, true});
    for (const KindRow& kind : kinds) {
        std::vector<std::string> row{fmt::format("{}/{}/{}", kind.dimension, kind.source, kind.kind),
                                     kindCriterionName(kind.by), std::to_string(kind.tasks)};
        for (const std::string& model : set.models) {
            const KindRow::Cell* const cell = kindCell(kind, benchmark, model);
            if (cell == nullptr)
                row.emplace_back();
            else if (isMissing(cell->score))
                row.push_back(fmt::format("? {:+.3f}", cell->correction));
            else
                row.push_back(fmt::format("{:.3f} {:+.3f}", cell->score, cell->correction));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Json jsonOfKinds(const Benchmark& benchmark, std::span<const KindRow> kinds)
{
    Json list = Json::array();
    for (const KindRow& kind : kinds) {
        Json scores = Json::object();
        Json corrections = Json::object();
        for (std::size_t j = 0; j < kind.cells.size(); ++j) {
            scores[benchmark.models[j].name] = numberOrNull(kind.cells[j].score);
            corrections[benchmark.models[j].name] = kind.cells[j].correction;
        }
        list.push_back({{"dimension", kind.dimension},
                        {"source", kind.source},
                        {"kind", kind.kind},
                        {"by", kindCriterionName(kind.by)},
                        {"tasks", kind.tasks},
                        {"scores", std::move(scores)},
                        {"corrections", std::move(corrections)}});
    }
    return list;
}

int runShow(const PriorOptions& common, const NamedOptions& options)
{
    return withSet(common, options.name, [&](Opened& opened, const PriorSet& set) {
        const bool withKinds = options.rows == "kinds";
        const std::vector<KindRow> kinds = withKinds ? kindsOf(opened.benchmark) : std::vector<KindRow>();
        if (options.json) {
            if (withKinds)
                printJson({{"priors", Json::parse(priorJson(set))}, {"kinds", jsonOfKinds(opened.benchmark, kinds)}});
            else
                printText(priorJson(set));
            return static_cast<int>(Success);
        }
        const TextTable table = rowsOfSet(set, opened.benchmark, options.rows != "dimensions", kinds);
        say("{}\nexpected score × the tasks that it counts for; {} sources\n", renderTable(table, TableFormat::Human),
            set.sources.size());
        if (withKinds && kinds.empty())
            say("no kinds of tasks: the probed tasks support none\n");
        else if (withKinds)
            say("\n{}\nmean score of the probed tasks of a kind, and acrouter's mean correction by their ids, whatever "
                "the set\n",
                renderTable(evidenceOfKinds(set, opened.benchmark, kinds), TableFormat::Human));
        for (const PriorChange& change : diffPriors(PriorSet{.models = set.models}, set)) {
            if (change.address.field > PriorField::Cost)
                say("{} = {}\n", change.address.text(), change.after);
        }
        if (!set.tunedOn.empty())
            say("tuned on {}: figures on it flatter\n", fmt::join(set.tunedOn, ", "));
        return static_cast<int>(Success);
    });
}

int runExport(const PriorOptions& common, const NamedOptions& options)
{
    return withSet(common, options.name, [&](Opened&, const PriorSet& set) {
        const auto written = saveFile(options.other, priorJson(set));
        return written ? static_cast<int>(Success) : report(written.error());
    });
}

int store(const PriorOptions& common, const std::string& name, const PriorSet& set)
{
    auto workspace = openForWriting(common);
    if (!workspace)
        return report(workspace.error());
    const auto saved = PriorStore(*workspace).save(name, set);
    if (!saved)
        return report(saved.error());
    say("saved prior set {}\n", name);
    return Success;
}

int runImport(const PriorOptions& common, const NamedOptions& options)
{
    const auto set = readPriorFile(options.other);
    if (!set)
        return report(set.error());
    return store(common, options.saveAs.empty() ? std::filesystem::path(options.other).stem().string() : options.saveAs,
                 *set);
}

int runLearn(const PriorOptions& common, const NamedOptions& options)
{
    PriorSet learned;
    {
        const auto opened = openBenchmark(common.file, common.benchmark, {.prompts = false, .counts = false});
        if (!opened)
            return report(opened.error());
        const auto teaching = teachingTasks(opened->benchmark);
        if (teaching.empty())
            return report({ErrorCode::NotApplicable,
                           {common.file, 0, 0},
                           opened->benchmark.name,
                           "a probing split to learn from"});
        learned = learnPriors(opened->benchmark.models, opened->benchmark.tasks, teaching, opened->benchmark.outcomes,
                              // A model that a live session did not call has not failed.
                              options.leaveMissing || isOfLiveSession(opened->benchmark) ? MissingScores::Leave
                                                                                         : MissingScores::AsZero,
                              options.fit);
    }
    return store(common, options.name, learned);
}

int runDiff(const PriorOptions& common, const NamedOptions& options)
{
    return withSet(common, options.name, [&](Opened& opened, const PriorSet& before) {
        const auto after = openPriors(opened.workspace, opened.benchmark, options.other);
        if (!after)
            return report(after.error());
        Json list = Json::array();
        TextTable table{{{"where"}, {"before", true}, {"after", true}}, {}};
        for (const PriorChange& change : diffPriors(before, *after)) {
            list.push_back({{"address", change.address.text()}, {"before", change.before}, {"after", change.after}});
            table.rows.push_back({change.address.text(), change.before, change.after});
        }
        if (options.json)
            printJson(list);
        else if (table.rows.empty())
            say("no difference\n");
        else
            printTable(table, "human");
        return static_cast<int>(Success);
    });
}

int runSet(const PriorOptions& common, const NamedOptions& options)
{
    PriorSet changed;
    const int read = withSet(common, options.name, [&](Opened&, const PriorSet& set) {
        changed = set;
        for (const std::string& assignment : options.assignments) {
            const std::size_t equals = assignment.rfind('=');
            if (equals == std::string::npos)
                return report(Error{ErrorCode::BadParameter, {}, assignment, "ADDRESS=VALUE"});
            const auto address = parsePriorAddress(std::string_view(assignment).substr(0, equals));
            if (!address)
                return report(address.error());
            if (const auto done = setPriorText(changed, *address, std::string_view(assignment).substr(equals + 1));
                !done)
                return report(done.error());
        }
        return static_cast<int>(Success);
    });
    return read == Success ? store(common, options.saveAs.empty() ? options.name : options.saveAs, changed) : read;
}

int runRemove(const PriorOptions& common, const NamedOptions& options)
{
    auto workspace = openForWriting(common);
    if (!workspace)
        return report(workspace.error());
    const auto removed = PriorStore(*workspace).remove(options.name);
    return removed ? static_cast<int>(Success) : report(removed.error());
}

} // namespace

Result<PriorSet> openPriors(Workspace& workspace, const Benchmark& benchmark, const std::string& name)
{
    const auto found = PriorStore(workspace).find(name);
    if (found && !*found && name.ends_with(".json"))
        return readPriorFile(name);
    return storedPriors(workspace, benchmark, name);
}

Result<PriorSet> storedPriors(Workspace& workspace, const Benchmark& benchmark, const std::string& name)
{
    PriorStore store(workspace);
    auto found = store.find(name);
    if (!found)
        return Unexpected(found.error());
    if (*found)
        return std::move(**found);
    const Split* probing = benchmark.split(probingSplit);
    if (name == "learned" && probing != nullptr)
        return learnPriors(benchmark.models, benchmark.tasks, probing->tasks, benchmark.outcomes,
                           MissingScores::AsZero);
    return store.load(name);
}

void addPriorsCommand(CLI::App& app, Command& chosen)
{
    auto common = std::make_shared<PriorOptions>();
    CLI::App* priors = app.add_subcommand("priors", "Prior sets: what a router believes before the first task");
    priors->add_option("file", common->file, "The workspace (.acrw)")->required()->type_name(pathType);
    priors->add_option("--benchmark", common->benchmark,
                       "Which benchmark of the workspace (default: the one saved last)");
    priors->require_subcommand(1);

    const auto add = [&](const char* name, const char* help, int (*run)(const PriorOptions&, const NamedOptions&)) {
        auto options = std::make_shared<NamedOptions>();
        CLI::App* command = priors->add_subcommand(name, help)->fallthrough();
        command->callback(
            [common, options, run, &chosen] { chosen = [common, options, run] { return run(*common, *options); }; });
        return std::pair(command, options);
    };
    auto json = std::make_shared<bool>(false);
    CLI::App* list = priors->add_subcommand("list", "The sets of the workspace")->fallthrough();
    list->add_flag("--json", *json, "JSON");
    list->callback([common, json, &chosen] { chosen = [common, json] { return runList(*common, *json); }; });

    constexpr const char* which = "A set of the workspace, a JSON file, or learned";
    {
        const auto [command, options] = add("show", "A set as a table, or as the document that export writes", runShow);
        command->add_option("name", options->name, which)->required();
        command
            ->add_option("--rows", options->rows,
                         "How far the rows unfold: dimensions, sources, or kinds of tasks within sources")
            ->check(CLI::IsMember({"dimensions", "sources", "kinds"}))
            ->capture_default_str();
        command->add_flag("--json", options->json, "The document; with kinds, of those and the document");
    }
    {
        const auto [command, options] = add("export", "Write a set to a JSON file", runExport);
        command->add_option("name", options->name, which)->required();
        command->add_option("to", options->other, "The file")->required()->type_name(pathType);
    }
    {
        const auto [command, options] = add("import", "Save the set of a JSON file in the workspace", runImport);
        command->add_option("from", options->other, "The file")->required()->type_name(pathType);
        command->add_option("--name", options->saveAs, "What to call it (default: the name of the file)");
    }
    {
        const auto [command, options] =
            add("learn", "Save what the probing split teaches, or what a live session saw", runLearn);
        command->add_option("name", options->name, "What to call it")->required();
        command
            ->add_option("--dimension-shrink", options->fit.dimensionShrink,
                         "Tasks that the mean over all tasks weighs in a dimension's mean")
            ->check(CLI::Range(0.0, 1e6))
            ->capture_default_str();
        command
            ->add_option("--source-shrink", options->fit.sourceShrink,
                         "Tasks that a dimension's mean weighs in a source's mean")
            ->check(CLI::Range(0.0, 1e6))
            ->capture_default_str();
        command->add_flag("--leave-missing", options->leaveMissing,
                          "Leave ungraded and missing scores out instead of counting them as 0");
    }
    {
        const auto [command, options] = add("diff", "What differs between two sets", runDiff);
        command->add_option("before", options->name, which)->required();
        command->add_option("after", options->other, which)->required();
        command->add_flag("--json", options->json, "JSON");
    }
    {
        const auto [command, options] =
            add("set", "Change numbers of a set, for instance mean:bug_fixing:gpt-5.4=0.7 exploration=20", runSet);
        command->add_option("name", options->name, which)->required();
        command
            ->add_option("assignments", options->assignments,
                         "ADDRESS=VALUE with mean, strength, cost (:DIMENSION[/SOURCE]:MODEL, * for all dimensions), "
                         "voter:NAME, main_prior, main_prior_weight, "
                         "specialist:DIMENSION, boost, k, threshold, capacity, exploration, epsilon1, epsilon2, "
                         "input_price:MODEL, output_price:MODEL")
            ->required();
        command->add_option("--as", options->saveAs, "Save the result under this name and leave the set as it is");
    }
    {
        const auto [command, options] = add("remove", "Remove a set from the workspace", runRemove);
        command->add_option("name", options->name, "The set")->required();
    }
    addPriorSearches(*priors, common, chosen);
}

} // namespace acr::cli
