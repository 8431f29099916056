// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/curvereplay.h"

#include "widgets/charts/snapshot.h"

#include <algorithm>

namespace acr::ui {

namespace {

// Curves of the Session page's chart, by their ids.
const QString aheadId = QStringLiteral("ahead");
const QString playedId = QStringLiteral("played");

} // namespace

CurveReplay::CurveReplay(const QJsonObject& given)
    : m_snapshot(given)
{
    const QJsonArray curves = given.value(QLatin1String("curves")).toArray();
    QJsonObject played;
    QJsonObject longest;
    std::size_t count = 0;
    for (const auto& value : curves) {
        const QJsonObject curve = value.toObject();
        const QString id = curve.value(QLatin1String("id")).toString();
        if (id == playedId)
            played = curve;
        if (id != playedId && id != aheadId)
            continue;
        if (const std::size_t size = snapshot::unpacked(curve.value(QLatin1String("v"))).size(); size > count) {
            count = size;
            longest = curve;
        }
    }
    if (played.isEmpty() || count < 2)
        return;
    m_steps = count;
    // The part ahead is always whole, so that the axes stay where they are.
    QJsonArray all;
    QJsonObject ahead = longest;
    ahead[QStringLiteral("id")] = aheadId;
    ahead[QStringLiteral("name")] = QString();
    ahead[QStringLiteral("ink")] = snapshot::ofInk(Ink::muted());
    all.append(ahead);
    for (const auto& value : curves) {
        QJsonObject curve = value.toObject();
        const QString id = curve.value(QLatin1String("id")).toString();
        if (id == aheadId)
            continue;
        if (id == playedId) {
            for (const char* member : {"v", "first", "step"})
                curve[QLatin1String(member)] = longest.value(QLatin1String(member));
        }
        all.append(curve);
    }
    m_snapshot[QStringLiteral("curves")] = all;
    m_snapshot[QStringLiteral("selected")] = playedId;
    m_snapshot.remove(QStringLiteral("range"));
}

QJsonObject CurveReplay::after(std::size_t steps) const
{
    const std::size_t end = std::clamp<std::size_t>(steps, 1, std::max<std::size_t>(1, m_steps));
    QJsonObject made = m_snapshot;
    QJsonArray curves = made.value(QLatin1String("curves")).toArray();
    for (qsizetype i = 0; i < curves.size(); ++i) {
        QJsonObject curve = curves[i].toObject();
        if (curve.value(QLatin1String("id")).toString() == aheadId)
            continue;
        std::vector<float> values = snapshot::unpacked(curve.value(QLatin1String("v")));
        values.resize(std::min(values.size(), end));
        curve[QStringLiteral("v")] = snapshot::packed(values);
        if (curve.value(QLatin1String("id")).toString() == playedId)
            made[QStringLiteral("playhead")] =
                curve.value(QLatin1String("first")).toDouble() +
                curve.value(QLatin1String("step")).toDouble(1) * static_cast<double>(end - 1);
        curves[i] = curve;
    }
    // At the end nothing lies ahead, and a label would say the same number twice.
    if (end == m_steps)
        curves.removeFirst();
    made[QStringLiteral("curves")] = curves;
    return made;
}

} // namespace acr::ui
