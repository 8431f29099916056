// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/partfile.h"

#include "core/base/digest.h"
#include "core/base/savefile.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace acr {

namespace {

Result<Checksum> checksumOfDescriptor(int descriptor, std::uint64_t size, Checksum::Kind kind, const std::string& name)
{
    constexpr std::size_t chunk = std::size_t{1} << 20U;
    Digest digest(kind == Checksum::Kind::Sha256 ? DigestKind::Sha256 : DigestKind::Sha1);
    if (kind == Checksum::Kind::GitBlob)
        digest.add("blob " + std::to_string(size) + std::string(1, '\0'));
    std::vector<char> buffer(chunk);
    for (std::uint64_t at = 0;;) {
        const ssize_t count = ::pread(descriptor, buffer.data(), buffer.size(), static_cast<off_t>(at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(ErrorCode::FileUnreadable, std::generic_category().message(errno), {}, {.file = name});
        if (count == 0)
            return Checksum{kind, digest.hex()};
        digest.add({buffer.data(), static_cast<std::size_t>(count)});
        at += static_cast<std::uint64_t>(count);
    }
}

} // namespace

Result<Checksum> checksumOf(const std::filesystem::path& file, Checksum::Kind kind)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failure(errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                       std::generic_category().message(errno), {}, {.file = file.string()});
    struct stat facts {};
    ::fstat(descriptor, &facts);
    auto checksum = checksumOfDescriptor(descriptor, static_cast<std::uint64_t>(facts.st_size), kind, file.string());
    ::close(descriptor);
    return checksum;
}

PartFile::PartFile(std::filesystem::path target, int descriptor, std::uint64_t size)
    : m_target(std::move(target))
    , m_descriptor(descriptor)
    , m_size(size)
{}

PartFile::PartFile(PartFile&& other) noexcept
    : m_target(std::move(other.m_target))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_size(other.m_size)
{}

PartFile::~PartFile()
{
    if (m_descriptor < 0)
        return;
    if (m_size == 0) {
        ::unlink(part().c_str());
        ::unlink(etagFile().c_str());
    }
    ::close(m_descriptor);
}

Result<PartFile> PartFile::open(const std::filesystem::path& target)
{
    std::error_code code;
    if (!target.parent_path().empty())
        std::filesystem::create_directories(target.parent_path(), code);
    const std::string name = target.string() + ".part";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    struct stat facts {};
    if (descriptor < 0 || ::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        const int error = descriptor < 0 ? errno : EINVAL;
        if (descriptor >= 0)
            ::close(descriptor);
        return failure(ErrorCode::FileUnwritable, std::generic_category().message(error), {}, {.file = name});
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return failure(ErrorCode::Busy, {}, {}, {.file = name});
    }
    return PartFile(target, descriptor, static_cast<std::uint64_t>(facts.st_size));
}

std::filesystem::path PartFile::part() const
{
    return m_target.string() + ".part";
}

std::filesystem::path PartFile::etagFile() const
{
    return m_target.string() + ".part.etag";
}

Unexpected PartFile::writeError() const
{
    return failure(ErrorCode::FileUnwritable, std::generic_category().message(errno), {}, {.file = part().string()});
}

std::string PartFile::etag() const
{
    std::ifstream file(etagFile());
    std::string text;
    std::getline(file, text);
    return text;
}

Result<void> PartFile::restart(std::string_view etag)
{
    if (::ftruncate(m_descriptor, 0) != 0)
        return writeError();
    m_size = 0;
    // A weak one says nothing about bytes. The text goes into a header again: one line.
    const bool strong = etag.starts_with('"') && etag.find_first_of("\r\n") == std::string_view::npos;
    if (strong)
        return saveFile(etagFile(), std::string(etag) + "\n");
    ::unlink(etagFile().c_str());
    return {};
}

Result<void> PartFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(m_size));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return writeError();
        m_size += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<Checksum> PartFile::checksum(Checksum::Kind kind) const
{
    return checksumOfDescriptor(m_descriptor, m_size, kind, part().string());
}

Result<void> PartFile::accept()
{
    if (::fsync(m_descriptor) != 0 || ::rename(part().c_str(), m_target.c_str()) != 0)
        return writeError();
    ::unlink(etagFile().c_str());
    syncFolderOf(m_target);
    ::close(std::exchange(m_descriptor, -1));
    return {};
}

} // namespace acr
