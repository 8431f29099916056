// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/pageregistry.h"

namespace acr::ui {

namespace {

std::vector<PageEntry>& entries()
{
    static std::vector<PageEntry> all = listedPages();
    return all;
}

} // namespace

void addPage(const PageEntry& entry)
{
    entries().push_back(entry);
}

QList<Page*> makePages(const PageContext& context, QWidget* parent)
{
    QList<Page*> pages;
    for (const PageEntry& entry : entries())
        pages.append(entry.make(context, parent));
    return pages;
}

} // namespace acr::ui
