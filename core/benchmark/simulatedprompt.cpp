// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/simulatedprompt.h"

#include "core/benchmark/simulatorfacts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace acr::simulation {

namespace {

using Words = std::string_view;

struct Topic {
    Words name;
    std::size_t language;
    std::array<Words, 6> things;
    std::array<Words, 4> actions;
    std::array<Words, 3> settings;
};

struct Language {
    Words id;
    Words name;
    /// A function header: text before the name, between name and argument, after the argument.
    Words before;
    Words between;
    Words after;
};

constexpr std::array<Topic, topicCount> topics{{
    {"strings",
     0,
     {"words", "sentences", "substrings", "tokens", "anagrams", "captions"},
     {"reverse", "normalise", "split", "compare"},
     {"the text comes from a chat log", "accents and emoji occur", "upper and lower case are the same letter"}},
    {"graphs",
     3,
     {"nodes", "shortest paths", "spanning trees", "cycles", "components", "edges"},
     {"traverse", "colour", "connect", "rank"},
     {"the graph is a street map", "edges may have negative weights", "some nodes can't be reached"}},
    {"numerics",
     0,
     {"matrices", "polynomials", "primes", "integrals", "fractions", "residues"},
     {"multiply", "factor", "interpolate", "approximate"},
     {"values reach ten to the eighteenth power", "rounding errors must not add up",
      "the input has up to a million digits"}},
    {"web",
     1,
     {"requests", "cookies", "routes", "form fields", "sessions", "templates"},
     {"render", "validate", "redirect", "cache"},
     {"clients may send the same form twice", "the page is shown in two languages", "the server sits behind a proxy"}},
    {"concurrency",
     4,
     {"threads", "locks", "channels", "queues", "workers", "timeouts"},
     {"schedule", "cancel", "drain", "synchronise"},
     {"producers are faster than consumers", "a worker may die at any moment", "the order of results matters"}},
    {"parsing",
     5,
     {"grammars", "expressions", "brackets", "headers", "escape sequences", "syntax trees"},
     {"parse", "pretty-print", "tokenise", "evaluate"},
     {"the file may be cut off in the middle", "comments can be nested", "errors must name line and column"}},
    {"databases",
     2,
     {"tables", "indexes", "transactions", "joins", "migrations", "foreign keys"},
     {"query", "migrate", "deduplicate", "aggregate"},
     {"the table has forty million rows", "two writers race for one row", "some columns are null"}},
    {"dataframes",
     0,
     {"columns", "groups", "time series", "missing values", "pivots", "outliers"},
     {"resample", "merge", "impute", "plot"},
     {"the sensors report every five minutes", "half of the dates are strings", "categories are badly skewed"}},
    {"geometry",
     3,
     {"polygons", "rectangles", "convex hulls", "intersections", "grids", "circles"},
     {"rotate", "clip", "triangulate", "cover"},
     {"coordinates are integers up to a billion", "points may lie on one line", "shapes may touch without crossing"}},
    {"dates",
     6,
     {"calendars", "time zones", "intervals", "leap years", "schedules", "holidays"},
     {"shift", "overlap", "format", "count"},
     {"clocks change twice a year", "weeks begin on Monday", "some events have no end"}},
    {"files",
     7,
     {"directories", "archives", "symlinks", "checksums", "permissions", "log files"},
     {"walk", "compress", "rotate", "verify"},
     {"the disk may be full", "names contain spaces and newlines", "files change while they are read"}},
    {"games",
     6,
     {"boards", "dice", "moves", "scores", "mazes", "decks of cards"},
     {"simulate", "solve", "shuffle", "score"},
     {"both players play perfectly", "the board is up to twenty cells wide", "chance must come from a seed"}},
}};

constexpr std::array<Language, languageCount> languages{{
    {"python", "Python", "def ", "(", "):"},
    {"javascript", "JavaScript", "function ", "(", ") {"},
    {"java", "Java", "static Result ", "(Input ", ") {"},
    {"cpp", "C++", "Result ", "(const Input& ", ") {"},
    {"go", "Go", "func ", "(in Input, ", " string) Result {"},
    {"rust", "Rust", "fn ", "(", ": &Input) -> Output {"},
    {"typescript", "TypeScript", "export function ", "(", ": Input): Output {"},
    {"bash", "Bash", "", "() { # ", ""},
}};

/// By section; `@` is the action, `#` the things, `%` the language, `~` a function name.
constexpr std::array<std::array<Words, 3>, sectionCount> openings{{
    {"Write a % function ~ that can @ #.", "Implement ~ in %. It has to @ # and return the result.",
     "We need a small % service routine, ~, to @ #."},
    {"Given a list of #, find the least number of steps to @ them all. Solve it in %.",
     "You are given # and must @ them so that the total cost is as small as possible. Write ~ in %.",
     "Count the ways to @ # under the limits below; answer modulo 998244353. Use %."},
    {"The % function ~ should @ #, but fails on some inputs. Find the defect and fix it.",
     "After the last release, ~ does not @ # any more. Repair the % code without changing its interface.",
     "A reviewer says that ~ can't @ # when the input is empty. Correct it (%)."},
    {"Complete the body of this % function, which must @ #.",
     "The last lines of ~ are missing. Finish the % code so that it can @ #.",
     "Fill in the marked expression in ~ (%), which is there to @ #."},
    {"Refactor ~: the % code that is used to @ # has grown by copy and paste.",
     "Make ~ readable. It must still @ # exactly as before; the language is %.",
     "Rename and extract until ~ (%) says how it manages to @ #."},
    {"With pandas and numpy, @ # of the frame `df` and put the outcome into `result`.",
     "Given the array `a`, @ # along the second axis, without a loop.",
     "Draw a figure from which one can see how to @ #; use matplotlib and label the axes."},
    {"Translate ~ to %: it is written in another language and used to @ #.",
     "Write the same routine in %: ~ has to @ # as its model does.",
     "Offer a % binding, ~, through which others can @ #."},
    {"Summarise in one sentence what ~ does with # when asked to @ them (%).",
     "What does this % code print when it has to @ # twice?",
     "Explain why ~ must @ # before it returns; quote the line of the % code that decides."},
    {"Write unit tests in % for ~, which is supposed to @ #.",
     "State three properties of ~ and test them in % with generated #; the function must @ them.",
     "Reach full branch coverage of ~ (%), the function to @ #."},
    {"In our repository, the command to @ # stopped working after the upgrade to the new % toolchain.",
     "Add a feature: users want to @ # from the command line of this % project.",
     "The nightly build fails while it tries to @ #. Find out why, and repair the % code and its tests."},
}};

constexpr std::array<Words, 10> demands{
    "Empty input must be handled.",
    "The running time should be proportional to n log n.",
    "Use no third-party libraries.",
    "Duplicates count once.",
    "Keep the order of the input.",
    "Report invalid input with a clear message.",
    "Memory is limited to 64 MB.",
    "The function must not change its argument.",
    "Support streams that do not fit into memory.",
    "All of it must be deterministic.",
};

constexpr std::array<Words, 8> findings{
    "I bisected it to a change of last week, but reverting that breaks other tests.",
    "It happens only when two of them are handled in one run.",
    "The stack trace ends in a helper that nobody has touched for years.",
    "On a fresh checkout the first call succeeds and the second one does not.",
    "A colleague could reproduce it on another system with the same settings.",
    "The documentation promises the opposite in its second chapter.",
    "Please add a regression test that fails without the change.",
    "Keep the public interface as it is; plug-ins depend on it.",
};

template <std::size_t count>
Words pick(const std::array<Words, count>& words, Random& random)
{
    return words[random.below(count)];
}

std::string functionName(Words action, Words thing, Words language)
{
    std::string name(action);
    name += '_';
    name += thing;
    std::ranges::replace(name, ' ', '_');
    std::ranges::replace(name, '-', '_');
    if (language == "python" || language == "rust" || language == "bash" || language == "cpp")
        return name;
    std::string camel;
    bool upper = false;
    for (const char c : name) {
        if (c == '_')
            upper = true;
        else {
            camel += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            upper = false;
        }
    }
    return camel;
}

void appendFilled(std::string& text, Words pattern, Words action, Words thing, Words language, Words function)
{
    for (const char c : pattern) {
        switch (c) {
        case '@': text += action; break;
        case '#': text += thing; break;
        case '%': text += language; break;
        case '~':
            text += '`';
            text += function;
            text += '`';
            break;
        default: text += c;
        }
    }
}

void appendSentence(std::string& text, Words sentence)
{
    text += ' ';
    text += sentence;
}

void appendCode(std::string& text, const Language& language, Words function, Words thing, Words action)
{
    std::string argument(thing.substr(0, thing.find(' ')));
    text += "\n\n";
    for (const Words part : {language.before, function, language.between, Words(argument), language.after})
        text += part;
    text += "\n    ";
    text += language.id == "python" || language.id == "bash" ? "# " : "// ";
    text += action;
    text += " the ";
    text += thing;
    text += "\n    ...\n";
}

} // namespace

std::string_view topicName(std::size_t topic)
{
    return topics[topic].name;
}

std::string_view languageName(std::size_t language)
{
    return languages[language].id;
}

std::size_t usualLanguage(std::size_t topic)
{
    return topics[topic].language;
}

std::string composePrompt(const PromptTraits& traits, Random random)
{
    const Topic& topic = topics[traits.topic];
    const Language& language = languages[traits.language];
    const Words action = pick(topic.actions, random);
    const Words thing = pick(topic.things, random);
    const std::string function = functionName(action, thing, language.id);
    const bool agentic = traits.section == agenticSection;

    std::string text;
    text.reserve(agentic ? 2400 : 700);
    appendFilled(text, openings[traits.section][traits.source], action, thing, language.name, function);
    text += " Note that ";
    text += pick(topic.settings, random);
    text += '.';
    // Hard tasks list more requirements, with some randomness.
    const double effort = 2.5 - 1.2 * traits.easiness + random.normal();
    const auto wanted = static_cast<std::size_t>(std::clamp(std::round(effort), 1.0, 6.0));
    const std::size_t firstDemand = random.below(demands.size());
    for (std::size_t i = 0; i < wanted; ++i)
        appendSentence(text, demands[(firstDemand + 3 * i) % demands.size()]);
    appendSentence(text, "The input may also hold ");
    text += pick(topic.things, random);
    text += ", which others ";
    text += pick(topic.actions, random);
    text += " later.";
    appendCode(text, language, function, thing, action);
    if (agentic) {
        const std::size_t steps = 4 + random.below(5);
        for (std::size_t i = 0; i < steps; ++i) {
            text += i % 2 == 0 ? "\n\n" : " ";
            text += pick(findings, random);
            appendSentence(text, "It concerns the part that has to ");
            text += pick(topic.actions, random);
            text += ' ';
            text += pick(topic.things, random);
            text += "; ";
            text += pick(topic.settings, random);
            text += '.';
        }
    }
    return text;
}

} // namespace acr::simulation
