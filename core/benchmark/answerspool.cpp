// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/answerspool.h"

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

namespace acr {

namespace {

/// In the folder for temporary files, and gone with its last user. Null when there can't be one; errno says why.
std::FILE* namelessFile()
{
    std::error_code code;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(code);
    if (code) {
        errno = code.value();
        return nullptr;
    }
    std::string name = (folder / "acrouter-answers-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    ::unlink(name.c_str());
    std::FILE* const file = ::fdopen(descriptor, "w+b");
    if (!file)
        ::close(descriptor);
    return file;
}

} // namespace

void AnswerSpool::fail()
{
    m_failed = Error{ErrorCode::FileUnwritable,
                     {.file = "a temporary file for answers"},
                     std::generic_category().message(errno),
                     {}};
}

void AnswerSpool::add(TaskIndex task, ModelIndex model, std::string_view text)
{
    if (m_failed)
        return;
    if (!m_file)
        m_file.reset(namelessFile());
    if (!m_file || std::fwrite(text.data(), 1, text.size(), m_file.get()) != text.size()) {
        fail();
        return;
    }
    m_entries.push_back({.task = task.value,
                         .model = static_cast<std::uint32_t>(model.position()),
                         .offset = m_written,
                         .length = text.size()});
    m_written += text.size();
    m_sorted = false;
}

void AnswerSpool::sortEntries()
{
    if (std::exchange(m_sorted, true))
        return;
    std::ranges::sort(m_entries, {},
                      [](const Entry& entry) { return std::tuple(entry.task, entry.model, entry.offset); });
}

std::vector<TaskIndex> AnswerSpool::tasks()
{
    sortEntries();
    std::vector<TaskIndex> tasks;
    for (const Entry& entry : m_entries) {
        if (tasks.empty() || tasks.back().value != entry.task)
            tasks.push_back(TaskIndex::at(entry.task));
    }
    return tasks;
}

Result<std::vector<ModelAnswer>> AnswerSpool::answers(TaskIndex task)
{
    if (m_failed)
        return Unexpected(*m_failed);
    sortEntries();
    std::vector<ModelAnswer> answers;
    auto entry = std::ranges::lower_bound(m_entries, task.value, {}, &Entry::task);
    for (; entry != m_entries.end() && entry->task == task.value; ++entry) {
        std::string text(entry->length, '\0');
        // Seeking also writes what is still in the buffer.
        if (::fseeko(m_file.get(), static_cast<off_t>(entry->offset), SEEK_SET) != 0 ||
            std::fread(text.data(), 1, text.size(), m_file.get()) != text.size())
            return failure(ErrorCode::FileUnreadable, std::generic_category().message(errno), {},
                           {.file = "a temporary file for answers"});
        answers.push_back({ModelIndex::at(entry->model), std::move(text)});
    }
    return answers;
}

} // namespace acr
