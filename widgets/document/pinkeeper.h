// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps on the desk (see DeskState) which runs are pinned on each stream of the benchmark, with their decisions, and
/// pins them again when the stream is shown: after another stream, another benchmark, or a restart. Of the streams that
/// were shown last. GUI thread only.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>

namespace acr::ui {

class Document;
class WorkspaceFile;

class PinKeeper final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype maxPlaces = 12;
    /// Of the runs of one stream, as they are kept; later ones are left out, and the desk says so.
    static constexpr qsizetype maxPinnedBytes = qsizetype{3} << 20;

    /// Both outlive this.
    PinKeeper(Document& document, WorkspaceFile& file, QObject* parent = nullptr);

private:
    /// The key of what is pinned on the shown stream, under its convention of missing scores; empty: there is none.
    [[nodiscard]] QString place() const;
    void restore();
    void keep();
    void notePlace();

    Document& m_document;
    WorkspaceFile& m_file;
    QString m_place; ///< whose runs are pinned
    bool m_restoring = false;
    QHash<QString, QJsonObject> m_kept; ///< by id of the run
};

} // namespace acr::ui
