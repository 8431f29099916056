// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/benchmark/promptcoverage.h"
#include "core/benchmark/textsource.h"
#include "core/features/tasktext.h"
#include "core/provider/httpembedder.h"
#include "core/workspace/embeddingstore.h"
#include "core/workspace/promptstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <set>

namespace acr::cli {

namespace {

struct PromptsOptions : FormatOptions {
    std::string file;
    std::string benchmark;
    std::vector<std::string> paths;
    std::string source;
    std::string endpoints;
    std::string model;
    double budget = std::numeric_limits<double>::infinity();
};

std::string correlationText(double value)
{
    return isMissing(value) ? std::string("–") : fmt::format("{:.2f}", value);
}

/// Sources of the benchmark, and what else has a prompt.
std::vector<SourceCoverage> shownCoverage(const Benchmark& benchmark)
{
    std::vector<SourceCoverage> coverage = promptCoverage(benchmark);
    std::erase_if(coverage,
                  [](const SourceCoverage& one) { return one.source == PromptSource::Own && one.joined == 0; });
    return coverage;
}

std::vector<std::string> warningsOf(const std::vector<SourceCoverage>& coverage)
{
    std::vector<std::string> warnings;
    for (const SourceCoverage& source : coverage) {
        for (const FormCoverage& form : source.forms) {
            if (form.implausible())
                warnings.push_back(fmt::format(
                    "{}, {}: the lengths of {} prompts hardly correlate with recorded input tokens ({:.2f}, expected "
                    "at least {}); they are probably those of other tasks",
                    promptSourceInfo(source.source).title, form.form, form.measured, form.correlation,
                    plausibleCorrelation));
        }
    }
    return warnings;
}

TextTable tableOf(const std::vector<SourceCoverage>& coverage)
{
    TextTable table;
    table.columns = {{"source"},       {"data set"},           {"licence"},        {"tasks", true},
                     {"joined", true}, {"correlation", true},  {"compared", true}, {"siblings %", true},
                     {"exact", true},  {"same problem", true}, {"similar", true}};
    SourceCoverage sum;
    const auto add = [&](std::string name, std::string_view title, std::string_view licence,
                         const SourceCoverage& row) {
        const SiblingCounts& siblings = row.siblings;
        table.rows.push_back(
            {std::move(name), std::string(title), std::string(licence), std::to_string(row.tasks),
             std::to_string(row.joined), correlationText(row.correlation), std::to_string(siblings.tasks),
             siblings.tasks == 0 ? std::string("–")
                                 : fmt::format("{:.1f}", 100 * static_cast<double>(siblings.all()) /
                                                             static_cast<double>(siblings.tasks)),
             std::to_string(siblings.exact), std::to_string(siblings.sameProblem), std::to_string(siblings.similar)});
    };
    for (const SourceCoverage& row : coverage) {
        const PromptSourceInfo& info = promptSourceInfo(row.source);
        add(std::string(info.name), info.title, info.licence, row);
        sum.tasks += row.tasks;
        sum.joined += row.joined;
        sum.siblings.tasks += row.siblings.tasks;
        sum.siblings.exact += row.siblings.exact;
        sum.siblings.sameProblem += row.siblings.sameProblem;
        sum.siblings.similar += row.siblings.similar;
    }
    add("all", "", "", sum);
    return table;
}

Json coverageJson(const Benchmark& benchmark, const std::vector<SourceCoverage>& coverage)
{
    Json json{{"benchmark", benchmark.name}, {"tasks", benchmark.tasks.size()}};
    std::size_t joined = 0;
    Json sources = Json::array();
    for (const SourceCoverage& source : coverage) {
        const PromptSourceInfo& info = promptSourceInfo(source.source);
        joined += source.joined;
        Json forms = Json::array();
        for (const FormCoverage& form : source.forms)
            forms.push_back({{"form", form.form},
                             {"tasks", form.tasks},
                             {"joined", form.joined},
                             {"measured", form.measured},
                             {"rank_correlation", numberOrNull(form.correlation)}});
        const SiblingCounts& siblings = source.siblings;
        sources.push_back({{"source", info.name},
                           {"title", info.title},
                           {"licence", info.licence},
                           {"address", info.address},
                           {"tasks", source.tasks},
                           {"joined", source.joined},
                           {"rank_correlation", numberOrNull(source.correlation)},
                           {"plausible", !source.anyImplausible()},
                           {"siblings_in_probing", siblings.all()},
                           {"siblings",
                            {{"compared", siblings.tasks},
                             {"exact", siblings.exact},
                             {"same_problem", siblings.sameProblem},
                             {"similar", siblings.similar}}},
                           {"forms", std::move(forms)}});
    }
    json["joined"] = joined;
    json["sources"] = std::move(sources);
    json["warnings"] = warningsOf(coverage);
    return json;
}

void printCoverage(const Benchmark& benchmark, const PromptsOptions& options)
{
    const auto coverage = shownCoverage(benchmark);
    printTable(tableOf(coverage), options.format, options.formulas);
    if (options.format != "human")
        return;
    say("\ncompared: tasks outside of the probing split that have a prompt. siblings: those of them with a "
        "near-duplicate "
        "in it.\n");
    for (const std::string& warning : warningsOf(coverage))
        complain("warning: " + warning);
}

int runStatus(const PromptsOptions& options)
{
    const auto opened = openBenchmark(options.file, options.benchmark);
    if (!opened)
        return report(opened.error());
    if (options.json)
        printJson(coverageJson(opened->benchmark, shownCoverage(opened->benchmark)));
    else
        printCoverage(opened->benchmark, options);
    return Success;
}

std::string fileSentence(const JoinedFile& file)
{
    const std::string_view title = file.prepared ? "prepared prompts" : promptSourceInfo(file.source).title;
    switch (file.state) {
    case JoinedFile::State::Joined:
        return fmt::format("{}: {}, {} records, {} tasks joined", file.path, title, file.records, file.joined);
    case JoinedFile::State::NotRecognised: return fmt::format("{}: skipped, of no known kind", file.path);
    case JoinedFile::State::Unplaced:
        return fmt::format("{}: {}, not joined: its tasks are named by position, and the files before it are missing",
                           file.path, title);
    case JoinedFile::State::NoneHere:
        return fmt::format("{}: {}, {} records, none of them for a task that has no better prompt", file.path, title,
                           file.records);
    }
    return {};
}

int runAdd(const PromptsOptions& options)
{
    auto opened = openBenchmark(options.file, options.benchmark, {}, Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const Progress progress = terminalProgress("reading prompts");
    const std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
    const auto join = joinPrompts(paths, opened->benchmark, progress);
    endProgressLine();
    if (!join)
        return report(join.error());
    const auto saved =
        PromptStore(opened->workspace).attach(opened->id, join->prompts, terminalProgress("comparing prompts"));
    endProgressLine();
    if (!saved)
        return report(saved.error());
    const auto benchmark = opened->workspace.loadBenchmark(opened->id);
    if (!benchmark)
        return report(benchmark.error());
    if (options.json) {
        Json json = coverageJson(*benchmark, shownCoverage(*benchmark));
        json["prompts_attached"] = join->prompts.size();
        json["files"] = Json::array();
        for (const JoinedFile& file : join->files)
            json["files"].push_back(
                {{"path", file.path},
                 {"source", file.prepared ? std::string_view("prepared") : promptSourceInfo(file.source).name},
                 {"state", joinStateName(file.state)},
                 {"records", file.records},
                 {"joined", file.joined}});
        printJson(json);
        return Success;
    }
    if (options.format == "human") {
        for (const JoinedFile& file : join->files)
            say("{}\n", fileSentence(file));
        say("{} prompts attached to {}\n\n", join->prompts.size(), benchmark->name);
    }
    printCoverage(*benchmark, options);
    return Success;
}

int runRemove(const PromptsOptions& options)
{
    const auto source = promptSourceNamed(options.source);
    if (!source) {
        std::vector<std::string_view> names;
        for (const PromptSourceInfo& info : promptSources())
            names.push_back(info.name);
        return report(
            Error{ErrorCode::UnknownName, {}, options.source, fmt::format("one of {}", fmt::join(names, ", "))});
    }
    auto opened = openBenchmark(options.file, options.benchmark, {}, Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const auto removed =
        PromptStore(opened->workspace).remove(opened->id, *source, terminalProgress("comparing prompts"));
    endProgressLine();
    if (!removed)
        return report(removed.error());
    if (options.json)
        printJson({{"source", options.source}, {"prompts_removed", *removed}});
    else
        say("{} prompts of {} removed\n", *removed, promptSourceInfo(*source).title);
    return Success;
}

/// Asks for vectors, one batch after the other, and saves each.
class Embedding {
public:
    Embedding(Opened& opened, const BenchmarkSummary& summary, const EndpointSet& endpoints,
              const EmbeddingModel& model, double budget)
        : m_opened(opened)
        , m_summary(summary)
        , m_model(model)
        , m_encoder("remote:" + model.model)
        , m_budget(budget)
        , m_queue(endpoints.endpoints, m_transport, m_clock, RequestLimits())
        , m_embedder(m_queue, model)
    {}

    /// Errors: those of EmbeddingStore; what the endpoint says; Cancelled.
    Result<void> run(const Progress& progress)
    {
        EmbeddingStore store(m_opened.workspace);
        const auto known = store.tasks(m_summary, m_encoder);
        if (!known)
            return Unexpected(known.error());
        const std::set<TaskIndex> done(known->begin(), known->end());
        m_recorded = done.size();
        const TaskTable& tasks = m_opened.benchmark.tasks;
        std::vector<TaskIndex> batch;
        for (std::size_t i = 0; i <= tasks.size() && !m_exhausted; ++i) {
            if (i < tasks.size() && !done.contains(TaskIndex::at(i)))
                batch.push_back(TaskIndex::at(i));
            if (batch.empty() || (batch.size() < tasksOfBatch && i < tasks.size()))
                continue;
            if (auto embedded = embed(store, batch, progress); !embedded)
                return embedded;
            batch.clear();
            progress(static_cast<double>(m_recorded) / static_cast<double>(tasks.size()));
        }
        return {};
    }

    [[nodiscard]] const std::string& encoder() const { return m_encoder; }
    [[nodiscard]] std::size_t recorded() const { return m_recorded; }
    [[nodiscard]] double costUsd() const { return m_costUsd; }
    [[nodiscard]] bool exhausted() const { return m_exhausted; }

private:
    static constexpr std::size_t tasksOfBatch = 256;

    Result<void> embed(EmbeddingStore& store, const std::vector<TaskIndex>& batch, const Progress& progress)
    {
        std::vector<std::string> texts;
        std::size_t bytes = 0;
        std::string buffer;
        for (const TaskIndex task : batch) {
            texts.emplace_back(taskText(m_opened.benchmark.tasks, task, buffer));
            bytes += texts.back().size();
        }
        // A token has at least one byte. Without a price nothing can be promised.
        constexpr double million = 1e6;
        const double maximum = static_cast<double>(bytes) * m_model.inputPerMillion / million;
        if (std::isfinite(m_budget) && !(m_costUsd + maximum <= m_budget)) {
            m_exhausted = true;
            return {};
        }
        std::optional<EmbeddingReply> reply;
        const auto id = m_embedder.embed(std::move(texts), [&](const EmbeddingReply& given) { reply = given; });
        constexpr double longestWait = 0.2;
        while (!reply) {
            m_transport.poll(longestWait);
            m_clock.runDue();
            if (!reply && progress.stopped())
                m_embedder.cancel(id);
        }
        m_costUsd += isMissing(reply->costUsd) ? costOrZero(maximum) : reply->costUsd;
        if (reply->failure == CallFailure::Cancelled)
            return failure(ErrorCode::Cancelled);
        if (reply->failure != CallFailure::None)
            return failure(ErrorCode::NotApplicable, reply->failureText, "vectors of " + m_model.model);
        std::vector<EmbeddingStore::TaskVector> vectors;
        for (std::size_t i = 0; i < batch.size(); ++i)
            vectors.push_back({batch[i], std::move(reply->vectors[i])});
        m_recorded += batch.size();
        return store.save(m_summary, m_encoder, vectors);
    }

    Opened& m_opened;
    const BenchmarkSummary& m_summary;
    EmbeddingModel m_model;
    std::string m_encoder;
    double m_budget;
    double m_costUsd = 0;
    std::size_t m_recorded = 0;
    bool m_exhausted = false;
    SystemClock m_clock;
    HttpTransport m_transport;
    EndpointQueue m_queue;
    HttpEmbedder m_embedder;
};

Result<EndpointSet> endpointsFrom(const std::string& path, ErrorList& errors)
{
    const auto text = textOfFile(path);
    if (!text)
        return Unexpected(text.error());
    auto set = readEndpoints(path, *text, errors);
    return set ? std::move(*set) : EndpointSet();
}

int runEmbed(const PromptsOptions& options)
{
    ErrorList errors;
    const auto endpoints = endpointsFrom(options.endpoints, errors);
    if (!endpoints)
        return report(endpoints.error());
    if (!errors.empty())
        return report(errors);
    const auto model = std::ranges::find(endpoints->embeddings, options.model, &EmbeddingModel::model);
    if (model == endpoints->embeddings.end()) {
        std::vector<std::string_view> names;
        for (const EmbeddingModel& each : endpoints->embeddings)
            names.push_back(each.model);
        return report(Error{ErrorCode::UnknownName,
                            {.file = options.endpoints},
                            options.model,
                            fmt::format("one of the embeddings {}", fmt::join(names, ", "))});
    }
    auto opened = openBenchmark(options.file, options.benchmark, {.prompts = true}, Workspace::OpenMode::ReadWrite);
    if (!opened)
        return report(opened.error());
    const auto summaries = opened->workspace.benchmarks();
    if (!summaries)
        return report(summaries.error());
    const auto summary = std::ranges::find(*summaries, opened->id, &BenchmarkSummary::id);
    Embedding embedding(*opened, *summary, *endpoints, *model, options.budget);
    const auto ran = embedding.run(terminalProgress("embedding"));
    endProgressLine();
    if (!ran)
        return report(ran.error());
    if (options.json)
        printJson({{"encoder", embedding.encoder()},
                   {"tasks", embedding.recorded()},
                   {"all_tasks", summary->tasks},
                   {"cost_usd", embedding.costUsd()},
                   {"budget_exhausted", embedding.exhausted()}});
    else
        say("{} of {} tasks have a vector of {}; ${:.6f}{}\n", embedding.recorded(), summary->tasks,
            embedding.encoder(), embedding.costUsd(),
            embedding.exhausted() ? "; the budget allows no further call" : "");
    return Success;
}

} // namespace

void addPromptsCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<PromptsOptions>();
    CLI::App* prompts = app.add_subcommand(
        "prompts", "Prompts from the public data sets that a benchmark's tasks were taken from, joined by task id");
    prompts->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
    prompts->add_option("--benchmark", options->benchmark,
                        "Which benchmark of the workspace (default: the one saved last)");
    prompts->require_subcommand(1);

    CLI::App* add = prompts->add_subcommand(
        "add", "Recognises the data sets' own files (JSON lines, JSON, .gz) and files of task_id and prompt, and "
               "attaches their prompts; reports coverage, plausibility and near-duplicates by source");
    add->add_option("path", options->paths, "Files, or folders of them")->required()->type_name(pathType);
    options->addFormatsTo(*add);
    add->callback([options, &chosen] { chosen = [options] { return runAdd(*options); }; });

    CLI::App* status = prompts->add_subcommand(
        "status", "By source: tasks, prompts, rank correlation of prompt length with recorded input tokens, and "
                  "near-duplicates in the probing split");
    options->addFormatsTo(*status);
    status->callback([options, &chosen] { chosen = [options] { return runStatus(*options); }; });

    CLI::App* embed = prompts->add_subcommand(
        "embed",
        "Asks an endpoint for the vectors of all tasks and keeps them, so that --encoder needs no network; goes "
        "on where it was stopped");
    embed->add_option("--endpoints", options->endpoints, "Endpoints and embeddings, as JSON")->required();
    embed->add_option("--model", options->model, "The model among the embeddings")->required();
    embed->add_option("--budget", options->budget, "USD that this run never passes (default: no limit)")
        ->check(CLI::NonNegativeNumber);
    embed->add_flag("--json", options->json, "JSON summary");
    embed->callback([options, &chosen] { chosen = [options] { return runEmbed(*options); }; });

    CLI::App* remove = prompts->add_subcommand("remove", "Removes the prompts of a source from the benchmark");
    remove->add_option("source", options->source, "A source as status names it")->required();
    remove->add_flag("--json", options->json, "JSON summary");
    remove->callback([options, &chosen] { chosen = [options] { return runRemove(*options); }; });
}

} // namespace acr::cli
