// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/experimentcluster.h"

#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "core/base/savefile.h"
#include "core/workspace/experimentfolder.h"

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <spawn.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace acr::cli {

namespace {

/// Slurm's default limit of an array.
constexpr std::uint64_t largestArray = 1000;
/// Chunks for each worker, so that those that end early find work.
constexpr std::uint64_t chunksForWorker = 4;

struct SubmitOptions {
    std::string folder;
    bool slurm = false;
    bool local = false;
    bool show = false;
    std::string hosts;
    std::string partition;
    std::string time;
    std::string program;
    std::vector<std::string> extra;
    std::uint64_t workers = 0;
    std::size_t threads = 1;
};

/// The text as one word of a POSIX shell.
std::string shellWord(std::string_view text)
{
    std::string word = "'";
    for (const char c : text) {
        if (c == '\'')
            word += "'\\''";
        else
            word += c;
    }
    return word + "'";
}

/// Whether it can stand in a line of a job script: one word without quotes.
bool isPlainWord(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-.,:=/+@").find(c) != std::string_view::npos;
    });
}

std::string slurmScript(const SubmitOptions& options, const ExperimentFolder& folder, const std::string& path)
{
    std::string script = fmt::format("#!/bin/sh\n"
                                     "#SBATCH --job-name=acrouter\n"
                                     "#SBATCH --array=0-{}\n"
                                     "#SBATCH --requeue\n"
                                     "#SBATCH --open-mode=append\n"
                                     "#SBATCH --ntasks=1\n"
                                     "#SBATCH --cpus-per-task={}\n",
                                     options.workers - 1, options.threads);
    if (!options.partition.empty())
        script += fmt::format("#SBATCH --partition={}\n", options.partition);
    if (!options.time.empty())
        script += fmt::format("#SBATCH --time={}\n", options.time);
    for (const std::string& option : options.extra)
        script += fmt::format("#SBATCH {}\n", option);
    script += fmt::format("# {} chunks. A task that is put back into the queue goes on with what is left.\n"
                          "exec {} experiment work {} --any --share \"$SLURM_ARRAY_TASK_ID/{}\" --threads {}\n",
                          folder.facts().chunks, shellWord(options.program), shellWord(path), options.workers,
                          options.threads);
    return script;
}

std::string parallelScript(const SubmitOptions& options, const ExperimentFolder& folder, const std::string& path)
{
    const std::string command =
        fmt::format("{} experiment work {} --any --share {{}}/{} --threads {}", shellWord(options.program),
                    shellWord(path), options.workers, options.threads);
    return fmt::format(
        "#!/bin/sh\n"
        "# {} chunks. A worker that fails is started again on other hosts and goes on with what is left.\n"
        "seq 0 {} | exec parallel --sshlogin {} --retries 3 --joblog {} {}\n",
        folder.facts().chunks, options.workers - 1, shellWord(options.hosts), shellWord(path + "/parallel.log"),
        shellWord(command));
}

/// Runs a program with the standard streams of this one, and gives its exit code.
int runProgram(std::vector<std::string> words)
{
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int error = ::posix_spawnp(&process, arguments.front(), nullptr, nullptr, arguments.data(), environ);
    if (error != 0) {
        complain(fmt::format("{}: {}", words.front(), std::generic_category().message(error)));
        return Failed;
    }
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return Success;
    complain(WIFEXITED(status) ? fmt::format("{} ended with code {}", words.front(), WEXITSTATUS(status))
                               : fmt::format("{} was ended by signal {}", words.front(), WTERMSIG(status)));
    return Failed;
}

int runSubmit(SubmitOptions options)
{
    if (int{options.slurm} + int{options.local} + int{!options.hosts.empty()} != 1) {
        complain("one of --slurm, --parallel HOSTS and --local is needed");
        return WrongUsage;
    }
    const auto folder = ExperimentFolder::open(options.folder);
    if (!folder)
        return report(folder.error());
    if (options.local)
        return runWork({.folder = options.folder, .any = true, .threads = options.workers});
    std::error_code error;
    const std::string path = std::filesystem::absolute(options.folder, error).lexically_normal().string();
    if (options.program.empty())
        options.program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    if (options.workers == 0)
        options.workers = std::clamp<std::uint64_t>(folder->facts().chunks / chunksForWorker, 1, largestArray);
    for (const std::string* word : {&options.partition, &options.time}) {
        if (!isPlainWord(*word))
            return report(Error{ErrorCode::BadParameter, {}, *word, "one word as sbatch takes it"});
    }
    for (const std::string& word : options.extra) {
        if (!word.starts_with('-') || !isPlainWord(word))
            return report(Error{ErrorCode::BadParameter, {}, word, "an option of sbatch, such as --mem=2G"});
    }
    const std::string script =
        options.slurm ? slurmScript(options, *folder, path) : parallelScript(options, *folder, path);
    if (options.show) {
        printText(script);
        return Success;
    }
    const std::filesystem::path file = std::filesystem::path(path) / (options.slurm ? "slurm.sh" : "parallel.sh");
    if (auto saved = saveFile(file, script); !saved)
        return report(saved.error());
    if (!options.slurm)
        return runProgram({"sh", file.string()});
    const std::filesystem::path logs = std::filesystem::path(path) / "logs";
    std::filesystem::create_directories(logs, error);
    if (error)
        return report(Error{ErrorCode::FileUnwritable, {.file = logs.string()}, error.message(), {}});
    return runProgram({"sbatch", "--output=" + (logs / "%A_%a.log").string(), file.string()});
}

} // namespace

void addSubmitCommand(CLI::App& experiment, Command& chosen)
{
    auto options = std::make_shared<SubmitOptions>();
    CLI::App* submit = experiment.add_subcommand("submit", "Start the workers of a planned experiment");
    submit->add_option("folder", options->folder, "The folder of the plan, at the same path on all machines")
        ->required()
        ->type_name(pathType);
    submit->add_flag("--slurm", options->slurm, "As an array job of Slurm, by sbatch");
    submit->add_option("--parallel", options->hosts,
                       "By GNU parallel over ssh: HOST,HOST as its --sshlogin takes them, 4/HOST for four at once");
    submit->add_flag("--local", options->local, "On this machine, and wait for the end");
    submit->add_option("--workers", options->workers,
                       "With --slurm the number of array tasks and with --parallel of workers, at least as many as run "
                       "at once (default: a quarter of the chunks, at most 1000), with --local of chunks computed at "
                       "once (default: one for each core)");
    submit->add_option("--threads", options->threads, "With --slurm and --parallel: cores of each worker (default: 1)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1024}));
    submit->add_option("--partition", options->partition, "With --slurm: the partition");
    submit->add_option("--time", options->time, "With --slurm: the time limit, as sbatch takes it");
    submit->add_option("--sbatch", options->extra, "With --slurm: another option for sbatch, such as --sbatch=--mem=2G")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    submit->add_option("--program", options->program, "This program's path on the workers (default: as here)")
        ->type_name(pathType);
    submit->add_flag("--show", options->show, "Print the script that would run, and do nothing");
    submit->callback([options, &chosen] { chosen = [options] { return runSubmit(*options); }; });
}

} // namespace acr::cli
