// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/filtererror.h"

#include "core/base/translatable.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

namespace acr {

namespace {

std::string withArgument(std::string_view sentence, std::string_view argument)
{
    std::string text(sentence);
    if (const std::size_t place = text.find("%1"); place != std::string::npos)
        text.replace(place, 2, printable(argument));
    return text;
}

} // namespace

std::string_view filterSentenceTemplate(FilterFault fault)
{
    switch (fault) {
    case FilterFault::TooLong: return QT_TRANSLATE_NOOP("Filter", "A filter has at most %1 bytes.");
    case FilterFault::TooMany: return QT_TRANSLATE_NOOP("Filter", "A filter has at most %1 conditions.");
    case FilterFault::TooDeep: return QT_TRANSLATE_NOOP("Filter", "At most %1 parentheses may be open at a time.");
    case FilterFault::NotUtf8: return QT_TRANSLATE_NOOP("Filter", "This is no UTF-8 text.");
    case FilterFault::UnclosedQuote: return QT_TRANSLATE_NOOP("Filter", "This quotation mark is never closed.");
    case FilterFault::MissingCondition:
        return QT_TRANSLATE_NOOP("Filter", "A condition is expected here, for instance score(MODEL) < 0.5.");
    case FilterFault::MissingOperator:
        return QT_TRANSLATE_NOOP("Filter", "A comparison is expected after %1: =, !=, <, <=, >, >=, in or contains.");
    case FilterFault::MissingNumber: return QT_TRANSLATE_NOOP("Filter", "A number is expected here.");
    case FilterFault::MissingValue: return QT_TRANSLATE_NOOP("Filter", "A name or a text in quotes is expected here.");
    case FilterFault::MissingOpen:
        return QT_TRANSLATE_NOOP("Filter", "%1 needs a name in parentheses or, after in, a list.");
    case FilterFault::MissingClose: return QT_TRANSLATE_NOOP("Filter", "A closing parenthesis is expected here.");
    case FilterFault::MissingName:
        return QT_TRANSLATE_NOOP("Filter", "The name of a model or a policy is expected here.");
    case FilterFault::StrayClose: return QT_TRANSLATE_NOOP("Filter", "This parenthesis closes nothing.");
    case FilterFault::WrongOperator:
        return QT_TRANSLATE_NOOP("Filter",
                                 "%1 does not fit here: numbers take =, !=, <, <=, >, >= and in; texts take =, !=, in "
                                 "and contains; picks take =, != and in.");
    case FilterFault::WrongKind:
        return QT_TRANSLATE_NOOP("Filter", "%1 can't be compared with what stands on the other side.");
    case FilterFault::UnknownSubject: return QT_TRANSLATE_NOOP("Filter", "A task has no property %1.");
    case FilterFault::UnknownFunction: return QT_TRANSLATE_NOOP("Filter", "There is no function %1.");
    case FilterFault::UnknownModel: return QT_TRANSLATE_NOOP("Filter", "The benchmark has no model %1.");
    case FilterFault::UnknownPolicy: return QT_TRANSLATE_NOOP("Filter", "There is no policy %1.");
    case FilterFault::UnknownName: return QT_TRANSLATE_NOOP("Filter", "There is no model or policy %1.");
    case FilterFault::UnknownValue: return QT_TRANSLATE_NOOP("Filter", "No task of the benchmark has the value %1.");
    case FilterFault::WantsPolicy: return QT_TRANSLATE_NOOP("Filter", "%1 is a model; a policy is expected here.");
    case FilterFault::PolicyInStream:
        return QT_TRANSLATE_NOOP("Filter", "The tasks of a stream can't depend on what the policy %1 did on it. Tables "
                                           "take this filter.");
    case FilterFault::PolicyFailed: return QT_TRANSLATE_NOOP("Filter", "The policy can't be replayed: %1");
    case FilterFault::NoPrompts: return QT_TRANSLATE_NOOP("Filter", "The benchmark has no prompts to look at.");
    }
    return {};
}

std::string_view filterSuggestionTemplate()
{
    return QT_TRANSLATE_NOOP("Filter", "Possible: %1.");
}

std::string describe(const FilterError& error)
{
    std::string text = withArgument(filterSentenceTemplate(error.fault), error.found);
    if (!error.suggestions.empty())
        text += ' ' + withArgument(filterSuggestionTemplate(), fmt::format("{}", fmt::join(error.suggestions, ", ")));
    return text;
}

Error asError(const FilterError& error, std::string_view text)
{
    return {
        ErrorCode::BadFilter, {.file = {}, .line = 1, .column = error.offset + 1}, describe(error), std::string(text)};
}

} // namespace acr
