// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"
#include "core/base/translatable.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace acr {

Unexpected failure(ErrorCode code, std::string found, std::string expected, Place place)
{
    return Unexpected(Error{code, std::move(place), std::move(found), std::move(expected)});
}

std::string_view sentenceTemplate(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileNotFound: return QT_TRANSLATE_NOOP("Error", "there is no such file or folder");
    case ErrorCode::FileUnreadable: return QT_TRANSLATE_NOOP("Error", "it can't be read: %1");
    case ErrorCode::FileUnwritable: return QT_TRANSLATE_NOOP("Error", "it can't be written: %1");
    case ErrorCode::NotRecognised: return QT_TRANSLATE_NOOP("Error", "this is no known kind of file; expected %2");
    case ErrorCode::Malformed: return QT_TRANSLATE_NOOP("Error", "found %1, expected %2");
    case ErrorCode::MissingColumn: return QT_TRANSLATE_NOOP("Error", "%2 is missing (found %1)");
    case ErrorCode::WrongType: return QT_TRANSLATE_NOOP("Error", "found %1, expected %2");
    case ErrorCode::OutOfRange: return QT_TRANSLATE_NOOP("Error", "%1 is out of range, expected %2");
    case ErrorCode::UnknownTask: return QT_TRANSLATE_NOOP("Error", "unknown task %1");
    case ErrorCode::UnknownModel: return QT_TRANSLATE_NOOP("Error", "unknown model %1; known are %2");
    case ErrorCode::UnknownName: return QT_TRANSLATE_NOOP("Error", "unknown name %1; expected %2");
    case ErrorCode::Duplicate: return QT_TRANSLATE_NOOP("Error", "%1 stands here twice");
    case ErrorCode::Conflict: return QT_TRANSLATE_NOOP("Error", "found %1, but another place says %2");
    case ErrorCode::TooLarge: return QT_TRANSLATE_NOOP("Error", "%1 is too large, the limit is %2");
    case ErrorCode::Empty: return QT_TRANSLATE_NOOP("Error", "nothing is in it; expected %2");
    case ErrorCode::Cancelled: return QT_TRANSLATE_NOOP("Error", "cancelled");
    case ErrorCode::NewerVersion:
        return QT_TRANSLATE_NOOP("Error",
                                 "it was written by a newer version (%1, this program knows %2); it was not touched");
    case ErrorCode::NotAWorkspace:
        return QT_TRANSLATE_NOOP("Error", "this is not a workspace of the ACRouter Workbench");
    case ErrorCode::Busy: return QT_TRANSLATE_NOOP("Error", "it is in use by another program");
    case ErrorCode::Database: return QT_TRANSLATE_NOOP("Error", "the database reported: %1");
    case ErrorCode::NotApplicable: return QT_TRANSLATE_NOOP("Error", "%1 can't be used here: it needs %2");
    case ErrorCode::BadParameter: return QT_TRANSLATE_NOOP("Error", "%1 is not possible here, expected %2");
    case ErrorCode::NotAvailable: return QT_TRANSLATE_NOOP("Error", "%1 is not part of this build; it needs %2");
    case ErrorCode::BadFilter: return QT_TRANSLATE_NOOP("Error", "the filter can't be used: %1");
    }
    return {};
}

std::string describe(const Error& error)
{
    std::string text;
    if (!error.place.file.empty()) {
        text = printable(error.place.file);
        if (error.place.line > 0)
            text += fmt::format(":{}", error.place.line);
        if (error.place.column > 0)
            text += fmt::format(":{}", error.place.column);
        text += ": ";
    }
    const std::string_view sentence = sentenceTemplate(error.code);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool isArgument = sentence[i] == '%' && i + 1 < sentence.size();
        if (isArgument && sentence[i + 1] == '1')
            text += printable(error.found);
        else if (isArgument && sentence[i + 1] == '2')
            text += printable(error.expected);
        else {
            text += sentence[i];
            continue;
        }
        ++i;
    }
    return text;
}

void ErrorList::add(Error error)
{
    ++m_total;
    if (m_items.size() < m_limit)
        m_items.push_back(std::move(error));
}

} // namespace acr
