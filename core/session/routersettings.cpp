// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/routersettings.h"

namespace acr {

PolicySettings policySettingsOf(const RouterSettings& router)
{
    // All members by name: with another one this does not compile until it is said what it is to the policy. The spec
    // says which policy it is.
    const auto& [policy, seed, weights] = router;
    PolicySettings settings;
    settings.weights = weights;
    settings.seed = seed;
    return settings;
}

} // namespace acr
