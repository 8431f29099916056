// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/audit.h"
#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/evaluation/publishedaudit.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace acr::cli {

namespace {

struct AuditOptions : FormatOptions {
    std::string file;
    std::string benchmark;
};

std::string numberOrNothing(double value)
{
    return isMissing(value) ? std::string() : fmt::format("{:.6g}", value);
}

std::string exampleText(const Benchmark& benchmark, const AuditExample& example)
{
    std::string text = benchmark.tasks[example.task].id;
    if (example.model)
        text += " × " + benchmark.models[example.model->position()].name;
    if (!example.text.empty())
        text += " (" + example.text + ")";
    return text;
}

TextTable tableOf(const Benchmark& benchmark, const std::vector<AuditFinding>& findings)
{
    TextTable table;
    table.columns = {{"severity", false}, {"finding", false}, {"stream", false},  {"subject", false}, {"count", true},
                     {"of", true},        {"found", true},    {"expected", true}, {"example", false}};
    for (const AuditFinding& finding : findings) {
        table.rows.push_back(
            {std::string(auditSeverityName(finding.severity)), std::string(auditKindName(finding.kind)), finding.stream,
             finding.subject, std::to_string(finding.count), std::to_string(finding.outOf),
             numberOrNothing(finding.found), numberOrNothing(finding.expected),
             finding.examples.empty() ? std::string() : exampleText(benchmark, finding.examples.front())});
    }
    return table;
}

nlohmann::ordered_json jsonOf(const Benchmark& benchmark, const std::vector<AuditFinding>& findings)
{
    const auto orNull = [](double value) { return isMissing(value) ? Json(nullptr) : Json(value); };
    Json json;
    json["benchmark"] = benchmark.name;
    json["findings"] = Json::array();
    for (const AuditFinding& finding : findings) {
        Json entry{{"kind", auditKindName(finding.kind)},
                   {"severity", auditSeverityName(finding.severity)},
                   {"stream", finding.stream},
                   {"subject", finding.subject},
                   {"count", finding.count},
                   {"out_of", finding.outOf},
                   {"found", orNull(finding.found)},
                   {"expected", orNull(finding.expected)}};
        entry["examples"] = Json::array();
        for (const AuditExample& example : finding.examples) {
            entry["examples"].push_back(
                {{"task_id", benchmark.tasks[example.task].id},
                 {"model", example.model ? Json(benchmark.models[example.model->position()].name) : Json(nullptr)},
                 {"value", example.text}});
        }
        json["findings"].push_back(std::move(entry));
    }
    return json;
}

int runAudit(const AuditOptions& options)
{
    const auto opened = openBenchmark(options.file, options.benchmark, {.prompts = true});
    if (!opened)
        return report(opened.error());
    std::vector<AuditFinding> findings = audit(opened->benchmark);
    const auto published = auditPublished(opened->benchmark, opened->decisions, terminalProgress("replaying"));
    endProgressLine();
    findings.insert(findings.end(), published.begin(), published.end());
    if (options.json)
        printJson(jsonOf(opened->benchmark, findings));
    else
        printTable(tableOf(opened->benchmark, findings), options.format, options.formulas);
    return Success;
}

} // namespace

void addAuditCommand(CLI::App& app, Command& chosen)
{
    auto options = std::make_shared<AuditOptions>();
    CLI::App* command =
        app.add_subcommand("audit", "What is odd about a benchmark's data: missing, imputed, ungraded, not reproduced");
    command->add_option("file", options->file, "The workspace (.acrw)")->required()->type_name(pathType);
    command->add_option("--benchmark", options->benchmark,
                        "Which benchmark of the workspace (default: the one saved last)");
    options->addFormatsTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return runAudit(*options); }; });
}

} // namespace acr::cli
