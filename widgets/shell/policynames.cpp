// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/policynames.h"

#include <QCoreApplication>

namespace acr::ui {

QString policyLabel(const QString& policy)
{
    const QString head = policy.section(QLatin1Char(':'), 0, 0);
    const QString rest = policy.section(QLatin1Char(':'), 1);
    if (head == QLatin1String("always"))
        return QCoreApplication::translate("acr::ui::PolicyNames", "always %1").arg(rest);
    if (head == QLatin1String("recorded"))
        return QCoreApplication::translate("acr::ui::PolicyNames", "%1 (recorded)").arg(rest);
    return policy;
}

QString policyLabelAmong(const QString& policy, const QStringList& policies)
{
    const QString rest = policy.section(QLatin1Char(':'), 1);
    return policy.startsWith(QLatin1String("recorded:")) && !policies.contains(rest) ? rest : policyLabel(policy);
}

QString familyName(PolicyFamily family)
{
    const auto name = [](const char* text) { return QCoreApplication::translate("acr::ui::PolicyNames", text); };
    switch (family) {
    case PolicyFamily::Bound: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Bounds"));
    case PolicyFamily::Fixed: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Single models and chance"));
    case PolicyFamily::Fitted: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Fitted on probing"));
    case PolicyFamily::Bandit: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Bandits"));
    case PolicyFamily::Cascade: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Cascades"));
    case PolicyFamily::Recorded: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Recorded decisions"));
    case PolicyFamily::Ours: return name(QT_TRANSLATE_NOOP("acr::ui::PolicyNames", "Ours"));
    }
    return {};
}

} // namespace acr::ui
