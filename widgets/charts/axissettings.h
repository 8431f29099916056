// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a user sets of a chart's axes. Plain values.
#pragma once

#include <QJsonObject>

#include <optional>
#include <utility>

namespace acr::ui {

struct AxisSetting {
    std::optional<std::pair<double, double>> range; ///< none: automatic, what the data need
    bool logarithmic = false;

    bool operator==(const AxisSetting&) const = default;
};

struct AxisSettings {
    AxisSetting x;
    AxisSetting y;

    bool operator==(const AxisSettings&) const = default;
};

[[nodiscard]] QJsonObject axisSettingToJson(const AxisSetting& setting);
/// What can't be read is automatic and linear.
[[nodiscard]] AxisSetting axisSettingFromJson(const QJsonObject& json);

} // namespace acr::ui
