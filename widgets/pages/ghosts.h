// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pinned runs on charts: their curves, their names, and the chips that remove them. GUI thread only.
#pragma once

#include "widgets/charts/curve.h"
#include "widgets/document/pinnedruns.h"
#include "widgets/theme/thememanager.h"

#include <QHash>
#include <QWidget>

class QMenu;

namespace acr::ui {

class ChipBar;
class Document;

/// By id of the run: what tells it apart from the others. Of equal names the later ones get a number.
[[nodiscard]] QHash<QString, QString> ghostNames(const Document& document);

/// One a pinned run, x from 1. `values` is the member of Curves that is drawn.
[[nodiscard]] std::vector<Curve> ghostCurves(const Document& document, std::vector<double> Curves::*values);

/// Of a curve on a chart: the run's id; empty for a curve that is no ghost.
[[nodiscard]] QString ghostOfCurve(const QString& curve);

/// Lists the tasks on which the run has regret.
void showTasksOfGhost(Document& document, const QString& ghost);

/// Adds the entry that removes the run.
void addGhostRemoval(QMenu& menu, Document& document, const QString& ghost);

/// A chip a pinned run, with a cross that removes it; hidden without pinned runs.
class GhostBar final : public QWidget {
    Q_OBJECT

public:
    /// The document outlives the bar.
    GhostBar(const ThemeManager& themes, Document& document, QWidget* parent = nullptr);

private:
    void refresh();

    Document& m_document;
    ChipBar* m_chips;
};

} // namespace acr::ui
