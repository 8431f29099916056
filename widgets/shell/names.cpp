// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/names.h"

#include <QCoreApplication>

namespace acr::ui {

QString dataKindTitle(DataKind kind)
{
    switch (kind) {
    case DataKind::Recorded: return QCoreApplication::translate("Names", "recorded outcomes");
    case DataKind::Simulated: return QCoreApplication::translate("Names", "simulated outcomes");
    case DataKind::Live: return QCoreApplication::translate("Names", "live calls");
    }
    return {};
}

QString publishedSourceTitle(std::string_view source)
{
    if (source == "paper")
        return QCoreApplication::translate("Names", "paper");
    if (source == "release")
        return QCoreApplication::translate("Names", "release");
    return QString::fromUtf8(source.data(), static_cast<qsizetype>(source.size()));
}

QString facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::Dimension: return QCoreApplication::translate("Names", "Dimension");
    case Facet::Split: return QCoreApplication::translate("Names", "Split");
    case Facet::SourceSplit: return QCoreApplication::translate("Names", "Source split");
    case Facet::Source: return QCoreApplication::translate("Names", "Source");
    case Facet::Bench: return QCoreApplication::translate("Names", "Bench");
    case Facet::Language: return QCoreApplication::translate("Names", "Language");
    case Facet::Difficulty: return QCoreApplication::translate("Names", "Difficulty");
    case Facet::Siblings: return QCoreApplication::translate("Names", "Siblings");
    }
    return {};
}

} // namespace acr::ui
