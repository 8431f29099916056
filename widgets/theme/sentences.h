// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole, translated sentences in one text. Languages differ in what stands between them: a space in English, nothing
/// in Chinese.
#pragma once

#include <QString>
#include <QStringList>

namespace acr::ui {

/// Empty ones are left out.
[[nodiscard]] QString joinSentences(const QStringList& sentences);

} // namespace acr::ui
