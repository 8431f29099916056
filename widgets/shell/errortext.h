// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Translated sentences for the errors of core.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace acr::ui {

/// The sentence without file, line and column.
[[nodiscard]] QString errorSentence(const Error& error);
/// "file:line:column: sentence"
[[nodiscard]] QString errorText(const Error& error);

} // namespace acr::ui
