// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/storyboardstore.h"

#include "core/workspace/database.h"

namespace acr {

StoryboardStore::StoryboardStore(Workspace& workspace)
    : m_database(*workspace.m_database)
{}

Result<std::vector<StoredSlide>> StoryboardStore::slides()
{
    auto statement =
        m_database.prepare("SELECT benchmark_id, page, title, notes, state, picture FROM slide ORDER BY position");
    if (!statement)
        return Unexpected(statement.error());
    std::vector<StoredSlide> slides;
    for (;;) {
        const auto hasRow = statement->step();
        if (!hasRow)
            return Unexpected(hasRow.error());
        if (!*hasRow)
            return slides;
        const auto picture = statement->bytes(5);
        slides.push_back({{statement->integer(0)},
                          std::string(statement->text(1)),
                          std::string(statement->text(2)),
                          std::string(statement->text(3)),
                          std::string(statement->text(4)),
                          std::vector<std::byte>(picture.begin(), picture.end())});
    }
}

Result<void> StoryboardStore::save(std::span<const StoredSlide> slides)
{
    return m_database.atomically([&]() -> Result<void> {
        if (auto emptied = m_database.execute("DELETE FROM slide"); !emptied)
            return emptied;
        auto statement = m_database.prepare("INSERT INTO slide(position, benchmark_id, page, title, notes, state, "
                                            "picture) VALUES(?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return Unexpected(statement.error());
        std::int64_t position = 0;
        for (const StoredSlide& slide : slides) {
            statement->bind(position++)
                .bind(slide.benchmark.value)
                .bind(std::string_view(slide.page))
                .bind(std::string_view(slide.title))
                .bind(std::string_view(slide.notes))
                .bind(std::string_view(slide.state))
                .bind(std::span<const std::byte>(slide.picture));
            if (auto inserted = statement->run(); !inserted)
                return inserted;
        }
        return {};
    });
}

} // namespace acr
