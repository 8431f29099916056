// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stream bar: the choice of benchmark, split, filter, order and cost weight, above every page. Every change goes
/// through the undo stack into the document.
#pragma once

#include "widgets/document/document.h"
#include "widgets/document/missingdata.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QSpinBox;
class QToolButton;
class QUndoStack;

namespace acr::ui {

class Badge;
class FacetPopup;
class WorkspaceFile;

class StreamBar final : public QWidget {
    Q_OBJECT

public:
    StreamBar(Document& document, QUndoStack& undo, const ThemeManager& themes, QWidget* parent = nullptr);

    struct BenchmarkEntry {
        qint64 id = 0;
        QString name;
        QString tip;
    };
    /// The benchmarks of the open workspace.
    void setBenchmarks(const QList<BenchmarkEntry>& entries, qint64 current);
    /// Where filters are saved; it outlives the bar. Without one they can't be saved.
    void setWorkspace(WorkspaceFile* workspace);
    /// Gives the keyboard to the choice of the split.
    void focusStream();

signals:
    void benchmarkChosen(qint64 id);
    /// The user wants to know what is missing in the data.
    void auditRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectControls();
    void showBenchmark();
    void showStream();
    void showWeights();
    void showWarnings();
    void changeStream(const StreamDefinition& definition);
    void changeCostWeight(double weight);
    void openFilter();
    /// From a table: applied, or shown with what is wrong with it.
    void takeFilter(const StreamFilter& filter);
    [[nodiscard]] QJsonObject typedFilter() const;
    void keepSteps();

    Document& m_document;
    WorkspaceFile* m_workspace = nullptr;
    QUndoStack& m_undo;
    const ThemeManager& m_themes;
    QComboBox* m_benchmark;
    QComboBox* m_split;
    QComboBox* m_order;
    QSpinBox* m_seed;
    QToolButton* m_filter;
    QLabel* m_weightLabel;
    QSlider* m_weightSlider;
    QDoubleSpinBox* m_weight;
    QComboBox* m_missing;
    QToolButton* m_warning;
    Badge* m_calledOnly; ///< of regret, where the outcomes are those of the called models
    Badge* m_badge;
    FacetPopup* m_popup;
    /// Changes of the cost weight with the same number are one undo step.
    int m_gesture = 0;
};

} // namespace acr::ui
