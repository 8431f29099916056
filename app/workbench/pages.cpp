// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/pages.h"

namespace acr::ui {

QList<Page*> makePages(const PageContext& context, QWidget* parent)
{
    Q_UNUSED(context);
    Q_UNUSED(parent);
    return {};
}

} // namespace acr::ui
