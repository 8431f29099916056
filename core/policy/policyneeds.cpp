// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/policyneeds.h"

namespace acr {

PolicyNeeds needsOf(const PolicySpec& spec)
{
    PolicyNeeds needs;
    const PolicyInfo* info = policyInfo(spec.id);
    if (info == nullptr)
        return needs;
    needs.training = info->fitted;
    needs.text = info->readsText;
    if (info->needs != nullptr)
        info->needs(spec.parameters, needs);
    needs.usesTraining = needs.usesTraining || needs.training;
    return needs;
}

} // namespace acr
