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
    const auto is = [&](std::string_view parameter, std::string_view value) {
        return spec.parameters.text(parameter) == value;
    };
    needs.training = info->fitted;
    needs.text = info->readsText;
    if (spec.id == "knn") {
        needs.training = is("variant", "frozen");
    } else if (spec.id == "group_map") {
        needs.training = is("map", "");
    } else if (spec.id == "acrouter") {
        needs.usesTraining = is("start", "warm");
        needs.text = is("mode", "single") && (is("memory", "on") || (is("memory", "auto") && is("start", "warm")));
        needs.textOfTraining = needs.text && is("memory", "auto");
        needs.priors = true;
    } else if (spec.id == "acrouter-vote") {
        // Its trained voters were trained before and read no text now.
        needs.training = is("static", "on");
        needs.asksTrained = is("static", "on");
        needs.usesTraining = is("memory", "on") && is("warm", "on");
        needs.text = is("memory", "on");
        needs.priors = true;
    }
    needs.usesTraining = needs.usesTraining || needs.training;
    return needs;
}

} // namespace acr
