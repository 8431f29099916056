// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/furtherlivesettings.h"

#include <algorithm>

namespace acr::ui {

QJsonObject FurtherLiveSettings::saved() const
{
    return {{QStringLiteral("name"), name},        {QStringLiteral("priors"), priors},
            {QStringLiteral("seed"), seed},        {QStringLiteral("threads"), threads},
            {QStringLiteral("tokens"), maxTokens}, {QStringLiteral("latency"), latency}};
}

FurtherLiveSettings FurtherLiveSettings::from(const QJsonObject& saved)
{
    FurtherLiveSettings settings;
    settings.name = saved.value(QLatin1String("name")).toString();
    settings.priors = saved.value(QLatin1String("priors")).toString();
    settings.seed = std::clamp(saved.value(QLatin1String("seed")).toInt(settings.seed), 0, maxSeed);
    settings.threads = std::clamp(saved.value(QLatin1String("threads")).toInt(settings.threads), 1, maxThreads);
    settings.maxTokens = std::clamp(saved.value(QLatin1String("tokens")).toInt(settings.maxTokens), 1, maxTokenLimit);
    settings.latency = std::clamp(saved.value(QLatin1String("latency")).toDouble(settings.latency), 0.0, maxLatency);
    return settings;
}

} // namespace acr::ui
