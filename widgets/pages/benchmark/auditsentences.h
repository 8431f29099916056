// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The findings of the data audit in words.
#pragma once

#include "core/benchmark/audit.h"

#include <QString>

namespace acr::ui {

/// The finding, in one sentence with its numbers.
[[nodiscard]] QString auditSentence(const AuditFinding& finding);
/// Its consequence for results, and what to do about it.
[[nodiscard]] QString auditAdvice(AuditKind kind);
[[nodiscard]] QString auditSeverityTitle(AuditSeverity severity);

} // namespace acr::ui
