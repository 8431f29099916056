// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns of the leaderboard, one descriptor each. The table of the window, the command line (text, CSV, JSON),
/// the report and the help page are made from them.
///
/// Thread-safety: pure functions, except addLeaderboardColumn().
#pragma once

#include "core/evaluation/leaderboard.h"
#include "core/evaluation/statistics.h"
#include "core/evaluation/withoutsiblings.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// What a number of the column counts; with ColumnKind it says how the number is written.
enum class ColumnUnit : std::uint8_t { Text, Rank, Regret, Percent, Share, Dollars, Ratio, Tasks, Calls };
enum class ColumnKind : std::uint8_t {
    Value,
    Deviation,   ///< over seeds
    Difference,  ///< with a sign
    IntervalEnd, ///< of a difference
};
/// What a column is about beside the recomputed row.
enum class ColumnSubject : std::uint8_t {
    Row,
    Published,       ///< the published figure; missing where there is none
    Reference,       ///< the row that the others are compared with
    WithoutSiblings, ///< what of the figure is not memory of near-duplicates; see withoutsiblings.h
    Measured,        ///< what is measured of a regret against the called models only; see MeasuredRegret
};

/// What a column's value may depend on, beside the row.
struct ColumnContext {
    /// From 1; 0: not ranked. Given to columns whose unit is Rank.
    int rank = 0;
    /// Given to columns about the reference, with the 95 % interval of the difference of CumReg to the reference's.
    const LeaderboardRow* reference = nullptr;
    Interval interval{};
    /// Of the row; null where nothing is known of siblings.
    const FiguresWithoutSiblings* withoutSiblings = nullptr;
};

struct LeaderboardColumn {
    struct Words {
        std::string_view text{};
        std::string_view comment{}; ///< for translators
    };
    static constexpr std::uint8_t alwaysShown = 255;

    /// The stable name in tables that the window exports and in saved states.
    std::string_view key{};
    /// Over the column in the window, English, translation context "acr::ui::LeaderboardModel"; empty: not there.
    Words heading{};
    /// What the figures are, in that context; %1 is the reference's policy. Empty where the heading says it.
    std::string_view meaning{};
    /// Over the column in text tables, and, in translation context "PresentReport", in the report.
    std::string_view plainHeading{};
    /// The name in JSON, in the object "published" for columns about published figures; empty: not there.
    std::string_view json{};
    ColumnUnit unit = ColumnUnit::Ratio;
    ColumnKind kind = ColumnKind::Value;
    ColumnSubject subject = ColumnSubject::Row;
    /// Missing where there is none. Of a Share in [0, 1]. Null for Text.
    double (*value)(const LeaderboardRow& row, const ColumnContext& context) = nullptr;
    std::string (*text)(const LeaderboardRow& row) = nullptr;
    /// In text tables and the report.
    int decimals = 0;
    /// Place among the columns of text tables; 0: not there.
    std::uint8_t tablePlace = 0;
    bool inReport = false;
    /// In the window, columns with a lower number are hidden first where there is no room.
    std::uint8_t priority = 0;
    /// Usual width in the window, in characters.
    std::uint8_t width = 9;
    /// The first click on the heading sorts the best to the top.
    bool higherIsBetter = false;

    [[nodiscard]] bool isText() const { return unit == ColumnUnit::Text; }
};

/// In the order of the window's table.
[[nodiscard]] const std::deque<LeaderboardColumn>& leaderboardColumns();
/// Adds a column after the others, for tests and programs with columns of their own. REQUIRES: a new key; no other
/// thread uses columns.
void addLeaderboardColumn(const LeaderboardColumn& column);

[[nodiscard]] std::vector<const LeaderboardColumn*> windowColumns();
/// Position in windowColumns(); -1 for a key that is not there.
[[nodiscard]] int windowColumnOf(std::string_view key);
/// The columns of text tables of these rows, in their order. What is measured of regret is there only where regret is
/// against the called models only.
[[nodiscard]] std::vector<const LeaderboardColumn*> tableColumns(std::span<const LeaderboardRow> rows);
[[nodiscard]] std::vector<const LeaderboardColumn*> reportColumns(std::span<const LeaderboardRow> rows);
/// A cell of a text table. `unknown` stands for a value that the row should have; one that it need not have is empty.
[[nodiscard]] std::string plainText(const LeaderboardColumn& column, const LeaderboardRow& row,
                                    std::string_view unknown = {});

} // namespace acr
