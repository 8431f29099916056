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
/// Without the spaces between two Chinese characters. A sentence has them around the place of a name, because most
/// names are Latin; some are Chinese.
[[nodiscard]] QString withoutGaps(const QString& text);

} // namespace acr::ui
