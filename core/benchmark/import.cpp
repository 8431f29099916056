// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/import.h"

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/benchmark/decisionfiles.h"
#include "core/benchmark/fileimport.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/limits.h"
#include "core/benchmark/ownbenchmark.h"
#include "core/benchmark/routerarena.h"
#include "core/benchmark/textcheck.h"

#include <algorithm>
#include <map>
#include <utility>

namespace acr {

namespace {

namespace fs = std::filesystem;

tl::unexpected<ErrorList> failed(Error error)
{
    ErrorList errors;
    errors.add(std::move(error));
    return tl::unexpected(std::move(errors));
}

std::vector<Importer>& allImporters()
{
    static std::vector<Importer> all = listedImporters();
    return all;
}

/// Reads the place with the first importer that recognises it.
tl::expected<Benchmark, ErrorList> importPlace(const ImportPlace& place, const ImportOptions& options)
{
    for (const Importer& importer : importers()) {
        auto work = importer.recognise(place);
        if (!work)
            return tl::unexpected(std::move(work.error()));
        if (*work)
            return (*work)(options);
    }
    return failed({ErrorCode::NotRecognised, {.file = place.path.string()}, {}, importableKinds()});
}

tl::expected<Benchmark, ErrorList> importFolder(const fs::path& folder, const ImportOptions& options)
{
    auto files = filesBelow(folder);
    if (!files)
        return failed(files.error());
    return importPlace({folder, true, std::move(*files)}, options);
}

tl::expected<Benchmark, ErrorList> importFile(const fs::path& file, const ImportOptions& options)
{
    // What is no file at all is no unknown kind of file either.
    if (const auto source = sourceItemOf(file).open(); !source)
        return failed(source.error());
    return importPlace({file, false, {file}}, options);
}

/// See ImportOptions::probingShare.
Result<void> splitOffProbing(Benchmark& benchmark, double share, const std::string& file)
{
    if (benchmark.split(probingSplit))
        return failure(ErrorCode::NotApplicable, "a share for probing", "a benchmark without a stream 'probing'",
                       {.file = file});
    TaskTable& tasks = benchmark.tasks;
    const CategoryIndex probing = tasks.editCategories(Facet::Split).intern(probingSplit);
    Split drawn{std::string(probingSplit), {}};
    for (Split& split : benchmark.splits) {
        std::erase_if(split.tasks, [&](TaskIndex task) {
            if (Random(fingerprintOf(tasks[task].id)).uniform() >= share)
                return false;
            drawn.tasks.push_back(task);
            tasks.setCategory(task, Facet::Split, probing);
            return true;
        });
    }
    std::erase_if(benchmark.splits, [](const Split& split) { return split.tasks.empty(); });
    // `all` stands for every task, so what is left of a split of that name needs another one.
    const auto whole = std::ranges::find(benchmark.splits, ownSplit, &Split::name);
    if (whole != benchmark.splits.end() && !benchmark.split(testSplit)) {
        whole->name = testSplit;
        const CategoryIndex test = tasks.editCategories(Facet::Split).intern(testSplit);
        for (const TaskIndex task : whole->tasks)
            tasks.setCategory(task, Facet::Split, test);
    }
    if (!drawn.tasks.empty())
        benchmark.splits.insert(benchmark.splits.begin(), std::move(drawn));
    return {};
}

/// Sets whose files have the same name in different folders get the folder's name too.
void makeNamesDiffer(std::vector<DecisionSet>& sets, const std::vector<fs::path>& files)
{
    std::map<std::string, int> uses;
    for (const DecisionSet& set : sets)
        ++uses[set.name];
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (uses[sets[i].name] > 1)
            sets[i].name = nameOfPath(files[i].parent_path().filename().string()) + '/' + sets[i].name;
    }
}

/// `foreignToo`: files without any known task are left out and no error.
tl::expected<std::vector<DecisionSet>, ErrorList> readDecisionFiles(std::vector<fs::path> files,
                                                                    const Benchmark& benchmark,
                                                                    const ImportOptions& options, bool foreignToo)
{
    std::vector<Alias> aliases = options.aliases;
    if (!options.onlyTheseAliases)
        aliases.insert(aliases.end(), benchmark.aliases.begin(), benchmark.aliases.end());
    ErrorList errors;
    std::vector<DecisionSet> sets;
    std::vector<fs::path> read;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (options.progress.stopped()) {
            errors.add({ErrorCode::Cancelled, {.file = files[i].string()}, {}, {}});
            break;
        }
        auto source = TextSource::open(files[i]);
        if (!source) {
            errors.add(source.error());
            continue;
        }
        const Progress quiet{.report = {}, .stop = options.progress.stop};
        ErrorList ofForeign;
        ErrorList& faults = foreignToo ? ofForeign : errors;
        DecisionSet set = isRouterArenaFile(files[i])
                              ? readRouterArenaDecisions(*source, benchmark, aliases, quiet, faults)
                              : readDecisions(*source, benchmark, aliases, quiet, faults);
        options.progress(static_cast<double>(i + 1) / static_cast<double>(files.size()));
        if (foreignToo && set.decisions.empty() && set.unknownTasks > 0)
            continue;
        for (const Error& fault : ofForeign.items())
            errors.add(fault);
        sets.push_back(std::move(set));
        read.push_back(files[i]);
    }
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    makeNamesDiffer(sets, read);
    return sets;
}

} // namespace

SourceItem sourceItemOf(const fs::path& path)
{
    return {.name = path.string(), .path = path, .bytes = {}};
}

Result<std::vector<fs::path>> filesBelow(const fs::path& folder)
{
    constexpr int deepest = 8;
    std::vector<fs::path> files;
    std::error_code code;
    // Folders inside that may not be read are passed over, but not the folder itself.
    const fs::directory_iterator readable(folder, code);
    if (code)
        return failure(ErrorCode::FileUnreadable, code.message(), {}, {.file = folder.string()});
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code);
    for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code ignored;
        if (entry->is_directory(ignored) && (hidden || entry.depth() >= deepest))
            entry.disable_recursion_pending();
        else if (!hidden && entry->is_regular_file(ignored))
            files.push_back(entry->path());
    }
    if (code)
        return failure(ErrorCode::FileUnreadable, code.message(), {}, {.file = folder.string()});
    std::ranges::sort(files);
    return files;
}

std::span<const Importer> importers()
{
    return allImporters();
}

std::string importableKinds()
{
    std::string kinds;
    for (std::size_t i = 0; i < importers().size(); ++i) {
        if (i > 0)
            kinds += i + 1 == importers().size() ? ", or " : ", ";
        kinds += importers()[i].reads;
    }
    return kinds;
}

void addImporter(const Importer& importer)
{
    allImporters().push_back(importer);
}

tl::expected<Benchmark, ErrorList> importBenchmark(const fs::path& path, const ImportOptions& options)
{
    if (auto fault = options.name.empty() ? std::nullopt : nameFault(options.name)) {
        fault->code = ErrorCode::BadParameter;
        return failed(std::move(*fault));
    }
    std::error_code code;
    const auto status = fs::status(path, code);
    if (status.type() == fs::file_type::not_found)
        return failed({ErrorCode::FileNotFound, {.file = path.string()}, {}, {}});
    if (code)
        return failed({ErrorCode::FileUnreadable, {.file = path.string()}, code.message(), {}});
    auto benchmark = fs::is_directory(status) ? importFolder(path, options) : importFile(path, options);
    if (!benchmark)
        return benchmark;
    if (const auto usable = checkPoolSize(benchmark->models.size(), "a benchmark", {.file = path.string()}); !usable)
        return failed(usable.error());
    if (options.probingShare > 0) {
        if (const auto split = splitOffProbing(*benchmark, options.probingShare, path.string()); !split)
            return failed(split.error());
    }
    const fs::path absolute = fs::absolute(path, code).lexically_normal();
    const fs::path last = absolute.has_filename() ? absolute.filename() : absolute.parent_path().filename();
    benchmark->name = !options.name.empty()      ? options.name
                      : fs::is_directory(status) ? nameOfPath(last.string())
                                                 : nameOfPath(last.stem().string());
    benchmark->origin = repairedUtf8(absolute.string());
    benchmark->kind = DataKind::Recorded;
    return benchmark;
}

std::vector<fs::path> decisionFiles(const fs::path& path)
{
    std::error_code code;
    std::vector<fs::path> files{path};
    if (fs::is_directory(path, code)) {
        auto below = filesBelow(path);
        if (!below)
            return {};
        files = std::move(*below);
        std::erase_if(files, [](const fs::path& file) { return file.stem().string().ends_with("-robustness"); });
    }
    std::erase_if(files, [](const fs::path& file) {
        const bool lines = file.extension() == ".jsonl" && looksLikeDecisions(sourceItemOf(file));
        return !lines && !isRouterArenaFile(file);
    });
    return files;
}

tl::expected<std::vector<DecisionSet>, ErrorList> importFoundDecisions(const fs::path& path, const Benchmark& benchmark,
                                                                       const ImportOptions& options)
{
    return readDecisionFiles(decisionFiles(path), benchmark, options, true);
}

tl::expected<std::vector<DecisionSet>, ErrorList> importDecisions(const fs::path& path, const Benchmark& benchmark,
                                                                  const ImportOptions& options)
{
    if (auto fault = options.name.empty() ? std::nullopt : nameFault(options.name)) {
        fault->code = ErrorCode::BadParameter;
        return failed(std::move(*fault));
    }
    std::error_code code;
    std::vector<fs::path> files{path};
    const bool folder = fs::is_directory(path, code);
    if (folder) {
        if (auto readable = filesBelow(path); !readable)
            return failed(readable.error());
        files = decisionFiles(path);
        if (files.empty())
            return failed({ErrorCode::Empty, {.file = path.string()}, {}, "files of decisions (.jsonl)"});
    }
    auto sets = readDecisionFiles(files, benchmark, options, false);
    if (sets && !folder && !options.name.empty())
        sets->front().name = options.name;
    return sets;
}

} // namespace acr
