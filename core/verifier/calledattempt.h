// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a policy is told of a call: the reply as an attempt, and the verdict on it. Thread-safety: pure functions.
#pragma once

#include "core/verifier/verifier.h"

namespace acr {

/// The call without a verdict.
[[nodiscard]] Attempt calledAttempt(ModelIndex model, const ModelReply& reply);
/// The verdict becomes the attempt's, in place of an earlier one. An answer whose verdict is unknown counts as passed
/// where a convention gives it the full score.
void setVerdict(Attempt& attempt, const Judgement& judgement);

} // namespace acr
