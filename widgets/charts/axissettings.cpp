// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axissettings.h"

#include "widgets/charts/snapshot.h"

#include <array>

namespace acr::ui {

QJsonObject axisSettingToJson(const AxisSetting& setting)
{
    QJsonObject json{{QStringLiteral("log"), setting.logarithmic}};
    if (setting.range)
        json[QStringLiteral("range")] = snapshot::ofNumbers(std::array{setting.range->first, setting.range->second});
    return json;
}

AxisSetting axisSettingFromJson(const QJsonObject& json)
{
    return {snapshot::toRange(json.value(QLatin1String("range"))), json.value(QLatin1String("log")).toBool()};
}

} // namespace acr::ui
