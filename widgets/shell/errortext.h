// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sentences for people, in their language, from what core reports as codes and English templates.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace acr::ui {

/// What happened, without the place.
[[nodiscard]] QString errorSentence(const Error& error);
/// "file:line:column: sentence"
[[nodiscard]] QString errorText(const Error& error);

} // namespace acr::ui
