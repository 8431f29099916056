// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/textsource.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace acr {

namespace {

/// What stands in the place of a file, as the end of the sentence "it can't be read: …".
std::string_view kindOfFile(mode_t mode)
{
    if (S_ISDIR(mode))
        return "it is a folder, not a file";
    if (S_ISFIFO(mode))
        return "it is a pipe, not a file";
    if (S_ISSOCK(mode))
        return "it is a socket, not a file";
    return "it is a device, not a file";
}

} // namespace

Result<TextSource> TextSource::open(const std::filesystem::path& path, std::size_t readSize)
{
    const std::string name = path.string();
    const auto unreadable = [&](std::string why) {
        return failure(ErrorCode::FileUnreadable, std::move(why), {}, {.file = name});
    };
    // Without waiting: opening a pipe that nobody writes to would never return.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return failure(ErrorCode::FileNotFound, {}, {}, {.file = name});
    struct stat status {};
    if (descriptor < 0) {
        const int error = errno;
        // A socket can't be opened at all.
        if (::stat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode))
            return unreadable(std::string(kindOfFile(status.st_mode)));
        return unreadable(std::generic_category().message(error));
    }
    TextSource source(name, {});
    source.m_file.reset(::fdopen(descriptor, "rb"));
    if (!source.m_file) {
        const int error = errno;
        ::close(descriptor);
        return unreadable(std::generic_category().message(error));
    }
    if (::fstat(descriptor, &status) != 0)
        return unreadable(std::generic_category().message(errno));
    if (!S_ISREG(status.st_mode))
        return unreadable(std::string(kindOfFile(status.st_mode)));
    std::setvbuf(source.m_file.get(), nullptr, _IONBF, 0);
    source.m_readSize = readSize;
    source.m_size = static_cast<std::uint64_t>(status.st_size);
    return source;
}

TextSource::TextSource(std::string name, std::string_view bytes)
    : m_name(std::move(name))
    , m_bytes(bytes)
    , m_end(bytes.size())
    , m_size(bytes.size())
{}

std::string_view TextSource::window() const
{
    const std::string_view whole = m_file ? std::string_view(m_buffer) : m_bytes;
    return whole.substr(m_begin, m_end - m_begin);
}

bool TextSource::extend()
{
    if (!m_file || m_failure)
        return false;
    if (m_begin > 0) {
        std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
                  m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
        m_end -= m_begin;
        m_begin = 0;
    }
    // Doubling keeps a record that is longer than the window linear.
    const std::size_t wanted = std::max(m_readSize, m_end);
    if (m_buffer.size() < m_end + wanted)
        m_buffer.resize(m_end + wanted);
    const std::size_t got = std::fread(m_buffer.data() + m_end, 1, m_buffer.size() - m_end, m_file.get());
    if (got == 0 && std::ferror(m_file.get()) != 0)
        m_failure = Error{ErrorCode::FileUnreadable, {.file = m_name}, std::generic_category().message(errno), {}};
    m_end += got;
    return got > 0;
}

void TextSource::consume(std::size_t bytes)
{
    m_begin += bytes;
    m_consumed += bytes;
}

std::optional<Error> TextSource::checkEncoding()
{
    while (window().size() < 4 && extend()) {
    }
    if (m_failure)
        return m_failure;
    const std::string_view start = window();
    const auto refused = [&](const char* encoding) {
        return Error{ErrorCode::Malformed, {.file = m_name, .line = 1, .column = 1}, encoding, "UTF-8"};
    };
    using namespace std::string_view_literals;
    if (start.starts_with("\xff\xfe\0\0"sv) || start.starts_with("\0\0\xfe\xff"sv))
        return refused("UTF-32");
    if (start.starts_with("\xff\xfe"sv) || start.starts_with("\xfe\xff"sv))
        return refused("UTF-16");
    // Without a byte order mark: all formats begin with ASCII, so every second byte would be 0.
    if (start.size() >= 4 && ((start[0] != '\0' && start[1] == '\0' && start[2] != '\0' && start[3] == '\0') ||
                              (start[0] == '\0' && start[1] != '\0' && start[2] == '\0' && start[3] != '\0')))
        return refused("UTF-16");
    if (start.starts_with("\xef\xbb\xbf"sv))
        consume(3);
    return std::nullopt;
}

Result<std::string_view> TextSource::all()
{
    do {
        if (window().size() > largestDocument)
            return failure(ErrorCode::TooLarge, std::to_string(window().size()), std::to_string(largestDocument),
                           {.file = m_name});
    } while (extend());
    if (m_failure)
        return Unexpected(*m_failure);
    return window();
}

Result<std::string> textOfFile(const std::filesystem::path& path)
{
    auto source = TextSource::open(path);
    if (!source)
        return Unexpected(source.error());
    if (auto refused = source->checkEncoding())
        return Unexpected(std::move(*refused));
    const auto text = source->all();
    if (!text)
        return Unexpected(text.error());
    return std::string(*text);
}

Result<TextSource> SourceItem::open() const
{
    if (bytes)
        return TextSource(name, *bytes);
    return TextSource::open(path);
}

} // namespace acr
