// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Judges answers. Implementations read recorded scores (recordedverdicts.h), run tools, or ask a person.
///
/// Every question is answered exactly once, by its handler, on the thread of the event loop; possibly before verify()
/// returns. Thread-safety: one thread.
#pragma once

#include "core/memory/attempt.h"
#include "core/provider/modelprovider.h"

#include <functional>
#include <string>
#include <vector>

namespace acr {

/// The verdict of one tool, with what it saw.
struct ToolVerdict {
    std::string tool;
    Verdict verdict = Verdict::Unknown;
    /// In [0, 1]; missing where the verdict is unknown.
    double score = missing;
    /// What the tool printed, for a person.
    std::string trace;
};

/// The verdict on an answer, of all tools together.
struct Judgement {
    Verdict verdict = Verdict::Unknown;
    /// In [0, 1]; missing where the verdict is unknown, unless a convention gives it a score.
    double score = missing;
    /// Whether the answer could be applied.
    bool applied = true;
    std::vector<ToolVerdict> tools{};
};

class Verifier {
public:
    using Handler = std::function<void(const Judgement&)>;

    virtual ~Verifier() = default;
    /// REQUIRES: the reply did not fail.
    virtual void verify(const ModelCall& call, const ModelReply& reply, Handler handler) = 0;
};

} // namespace acr
