// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps what the user filters the tables of a benchmark by: facets and expression, the text as it was typed, right or
/// wrong, and the texts of the tables that have their own. GUI thread only.
#pragma once

#include "widgets/models/rowmapproxy.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

namespace acr::ui {

class DeskState;
class Document;
class TableFilter;

class FilterKeeper final : public QObject {
    Q_OBJECT

public:
    /// All outlive this. `tables`: those with texts of their own, always in the same order.
    FilterKeeper(Document& document, DeskState& desk, TableFilter& filter, const QList<RowMapProxy*>& tables,
                 QObject* parent = nullptr);

private:
    void take();
    void save();
    [[nodiscard]] QJsonObject kept() const;

    Document& m_document;
    DeskState& m_desk;
    TableFilter& m_filter;
    QList<RowMapProxy*> m_tables;
    bool m_taking = false;
};

} // namespace acr::ui
