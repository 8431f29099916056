// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps the prior desk of a benchmark: the edited set, the snapshots A and B, what it is compared with, the policy,
/// and its steps to undo. What was kept is read when it is needed, not when the benchmark is opened. GUI thread only.
#pragma once

#include "core/memory/priorset.h"

#include <QJsonObject>
#include <QObject>

#include <optional>

namespace acr::ui {

class DeskState;
class Document;
class PriorEditor;
class SetBar;
class WorkspaceFile;

class PriorKeeper final : public QObject {
    Q_OBJECT

public:
    /// All outlive this.
    PriorKeeper(const Document& document, PriorEditor& editor, SetBar& sets, WorkspaceFile& file,
                QObject* parent = nullptr);

    /// Puts on the desk what was kept, once after each switch of the benchmark.
    void load();

private:
    void keepSteps(WorkspaceFile& file);
    /// Reads what the window's title says.
    void begin();
    [[nodiscard]] std::optional<PriorSet> kept(const QString& key) const;
    void save();
    [[nodiscard]] QJsonObject head() const;
    void showUnsaved();

    const Document& m_document;
    PriorEditor& m_editor;
    SetBar& m_sets;
    DeskState& m_desk;
    bool m_loaded = false;
};

} // namespace acr::ui
