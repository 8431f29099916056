// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a user sets of a chart's axes, and what can be set of them. Plain values.
#pragma once

#include <QJsonObject>
#include <QString>

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
    AxisSetting y;           ///< of the values, also where they are level or radial
    AxisSetting colour = {}; ///< of the values that colours stand for

    bool operator==(const AxisSettings&) const = default;
};

/// What can be set of one axis.
struct AxisOffer {
    QString name; ///< translated, for instance "Horizontal axis"; empty: nothing can be set
    bool logarithmic = false;
    /// A logarithmic scale may reach zero or below, in a range that was set as well; it is linear there.
    bool throughZero = false;
};

struct AxisOffers {
    AxisOffer x = {};
    AxisOffer y = {};
    AxisOffer colour = {};

    [[nodiscard]] bool any() const { return !x.name.isEmpty() || !y.name.isEmpty() || !colour.name.isEmpty(); }
};

[[nodiscard]] QJsonObject axisSettingToJson(const AxisSetting& setting);
/// What can't be read is automatic and linear.
[[nodiscard]] AxisSetting axisSettingFromJson(const QJsonObject& json);

} // namespace acr::ui
