// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/splittitle.h"

#include "core/session/stream.h"

#include <QCoreApplication>

namespace acr::ui {

QString splitTitle(std::string_view split)
{
    if (split == allTasks)
        return QCoreApplication::translate("Names", "All tasks");
    if (split == probingSplit)
        return QCoreApplication::translate("Names", "Probing");
    if (split == "id_test")
        return QCoreApplication::translate("Names", "ID test");
    if (split == "ood176")
        return QCoreApplication::translate("Names", "OOD176");
    return QString::fromUtf8(split.data(), static_cast<qsizetype>(split.size()));
}

} // namespace acr::ui
