// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shared sizes and spacings. Pixels are logical ones, on a grid of four.
#pragma once

namespace acr::ui {

namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
} // namespace space

namespace radius {
inline constexpr int card = 6;
inline constexpr int control = 4;
} // namespace radius

namespace measure {
inline constexpr int railWidth = 64;
inline constexpr int streamBarHeight = 44;
inline constexpr int iconSmall = 16;
inline constexpr int iconLarge = 24;
inline constexpr int tableRowHeight = 26;
inline constexpr int motionShort = 120; ///< milliseconds
inline constexpr int motionLong = 200;  ///< milliseconds
} // namespace measure

/// The role of a text; its size follows from the theme's base size (10 pt unless the user chose
/// another).
enum class FontRole {
    Body,
    Strong,       ///< body size, semibold
    Caption,      ///< one point smaller
    SectionTitle, ///< two points larger, semibold
    Figure,       ///< twice the size, for the one number on a card
    Mono,         ///< code and prompts
};

} // namespace acr::ui
