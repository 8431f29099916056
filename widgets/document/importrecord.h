// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which files this user's program imported into which workspaces, kept in the user's settings. A workspace file never
/// says which files are opened: somebody else may have written it.
///
/// An entry belongs to a workspace's path and a benchmark's content. Of many entries the oldest are forgotten.
/// Thread-safety: the window's thread only.
#pragma once

#include "widgets/document/importsource.h"

#include <QList>
#include <QSettings>
#include <QString>

namespace acr::ui {

class ImportRecord {
public:
    /// Reads and writes `<folder>/imports.ini`.
    explicit ImportRecord(const QString& folder);

    struct Source {
        ImportSource import;
        std::string refused; ///< content that the user does not want to import; empty: none
    };
    struct Place {
        QString workspace; ///< the path of its file
        QString benchmark; ///< content hash

        bool operator==(const Place&) const = default;
    };

    /// In the order of their imports.
    [[nodiscard]] QList<Source> sources(const Place& place) const;
    /// Replaces a source of the same kind and paths.
    void add(const Place& place, const ImportSource& import);
    void setSources(const Place& place, const QList<Source>& sources);
    /// The benchmarks of a workspace that were imported from these paths are not to be imported again until the files
    /// have other content than `content`.
    void refuse(const QString& workspace, const std::vector<std::string>& paths, const std::string& content);
    /// A copy of the workspace has the same benchmarks.
    void copy(const QString& from, const QString& to);

private:
    struct Entry;
    [[nodiscard]] QList<Entry> entriesOf(const QString& workspace) const;
    void write(const Entry& entry);

    mutable QSettings m_settings;
};

} // namespace acr::ui
