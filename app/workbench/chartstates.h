// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps what is set of the charts of all pages in the workspace file, by benchmark and stream, and tells the pages at
/// which place they are. GUI thread only.
#pragma once

#include "app/workbench/services.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace acr::ui {

class Page;

class ChartStates final : public QObject {
    Q_OBJECT

public:
    ChartStates(const QList<Page*>& pages, const Services& services, QObject* parent);

    /// Writes at once what would be written soon.
    void flush();

private:
    [[nodiscard]] QString place() const;
    void update();
    [[nodiscard]] QJsonObject read(const QString& key) const;
    void write(const QString& key, const QJsonObject& state);

    QList<Page*> m_pages;
    Services m_services;
    QString m_file; ///< the workspace that the pages' place is in
    /// Of a workspace that can only be read.
    QHash<QString, QJsonObject> m_unwritten;
};

} // namespace acr::ui
