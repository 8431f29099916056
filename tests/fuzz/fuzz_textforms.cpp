// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The short texts that people type on the command line and that files quote: specs, verifiers, events, breakpoints,
/// addresses.

#include "core/evaluation/breakpoint.h"
#include "core/memory/priorfield.h"
#include "core/policy/registry.h"
#include "core/session/sessionevent.h"
#include "core/verifier/verifiersettings.h"
#include "tests/fuzz/fuzzing.h"

#include <nlohmann/json.hpp>

using namespace acr;

namespace {

/// A parsed value is written and read back equal; a failure gives an error.
template <class Read, class Write>
void check(std::string_view text, Read read, Write write)
{
    const auto value = read(text);
    if (!value) {
        fuzz::require(!describe(value.error()).empty());
        return;
    }
    const std::string written = write(*value);
    const auto again = read(written);
    fuzz::require(again.has_value() && write(*again) == written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    check(text, parsePolicySpec, [](const PolicySpec& spec) { return spec.text(); });
    check(text, parseEvent, eventText);
    check(text, parseBreakpoint, breakpointText);
    check(text, parsePriorAddress, [](const PriorAddress& address) { return address.text(); });
    check(
        text, [](std::string_view json) { return readVerifier(json); },
        [](const VerifierSettings& settings) { return verifierJson(settings).dump(); });
    const auto verifier = parseVerifier(text);
    fuzz::require(verifier ? verifier->falsePass + verifier->falseFail <= 1 && !verifierText(*verifier).empty()
                           : !describe(verifier.error()).empty());
    return 0;
}
