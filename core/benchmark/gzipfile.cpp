// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/benchmark/gzipfile.h"

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace acr {

namespace {

/// Ends the decompression however it is left.
class Inflater {
public:
    Inflater()
        : m_good(inflateInit2(&stream, gzipOnly) == Z_OK)
    {}
    ~Inflater()
    {
        if (m_good)
            inflateEnd(&stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    [[nodiscard]] bool good() const { return m_good; }

    z_stream stream{};

private:
    static constexpr int gzipOnly = 16 + MAX_WBITS;
    bool m_good;
};

} // namespace

bool isGzip(TextSource& source)
{
    while (source.window().size() < 2 && source.extend()) {
    }
    return source.window().starts_with("\x1f\x8b");
}

Result<std::string> gunzipped(TextSource& source)
{
    const auto damaged = [&](std::string found) {
        return failure(ErrorCode::Malformed, std::move(found), "a complete gzip file", {.file = source.name()});
    };
    Inflater inflater;
    if (!inflater.good())
        return damaged("no decompression");
    z_stream& stream = inflater.stream;
    std::string text;
    std::vector<Bytef> input;
    std::vector<Bytef> output(std::size_t{1} << 18U);
    bool ended = false;
    for (;;) {
        if (source.window().empty() && !source.extend())
            break;
        const std::string_view window = source.window();
        // zlib takes a pointer to bytes that it does not change.
        input.assign(window.begin(),
                     window.begin() + static_cast<std::ptrdiff_t>(std::min(window.size(), std::size_t{1} << 20U)));
        stream.next_in = input.data();
        stream.avail_in = static_cast<uInt>(input.size());
        // A full output may leave more to come out of input that is already taken.
        bool full = false;
        while (stream.avail_in > 0 || full) {
            if (ended && inflateReset(&stream) != Z_OK)
                return damaged("no decompression");
            stream.next_out = output.data();
            stream.avail_out = static_cast<uInt>(output.size());
            const int code = inflate(&stream, Z_NO_FLUSH);
            if (code == Z_BUF_ERROR && stream.avail_in == 0)
                break;
            if (code != Z_OK && code != Z_STREAM_END)
                return damaged(stream.msg != nullptr ? stream.msg : "broken data");
            ended = code == Z_STREAM_END;
            full = !ended && stream.avail_out == 0;
            const std::size_t made = output.size() - stream.avail_out;
            if (text.size() + made > largestDocument)
                return failure(ErrorCode::TooLarge, "more than " + std::to_string(largestDocument) + " bytes",
                               std::to_string(largestDocument) + " bytes", {.file = source.name()});
            text.append(output.begin(), output.begin() + static_cast<std::ptrdiff_t>(made));
        }
        source.consume(input.size());
    }
    if (source.readError())
        return Unexpected(*source.readError());
    if (!ended)
        return damaged("a file that is cut off");
    return text;
}

} // namespace acr
