// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The prior desk: what a router believes before the first task, as an editable heatmap, while the whole stream is
/// replayed.
#pragma once

#include "widgets/document/document.h"
#include "widgets/pages/page.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/theme/thememanager.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace acr::ui {

class CurveChart;
class DataTable;
class EmptyState;
class FigureCard;
class FlipModel;
class PriorGrid;
class SensitivityModel;
class SetBar;
class WorkspaceFile;

class PriorsPage final : public Page {
    Q_OBJECT

public:
    /// All must outlive the page.
    PriorsPage(const ThemeManager& themes, Document& document, WorkspaceFile& file, Jobs& jobs, QUndoStack& undo,
               QWidget* parent = nullptr);
    ~PriorsPage() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("priors"); }
    [[nodiscard]] QString title() const override { return tr("Priors"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("priors"); }
    [[nodiscard]] QList<QAction*> pageActions() const override { return m_actions; }
    /// Parts: flipped, settings, vote, prices, sensitivity.
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    [[nodiscard]] PriorEditor& editor() const { return *m_editor; }
    [[nodiscard]] PriorGrid& grid() const { return *m_grid; }
    [[nodiscard]] CurveChart& chart() const { return *m_chart; }
    [[nodiscard]] SetBar& sets() const { return *m_sets; }
    [[nodiscard]] FlipModel& flips() const { return *m_flips; }

    /// Ranks the edited set's numbers by their effect, as a job.
    void startSensitivity();
    /// Looks for better priors, as a job: on folds of the probing split, or on the stream that is shown, which marks
    /// the set.
    void startTuning(bool onShownStream);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHeadline();
    QWidget* buildMain();
    QWidget* buildSide();
    QWidget* buildSensitivity();
    void buildActions();
    QAction* addAction(const QString& text, const QString& iconName, const QKeySequence& keys);
    void connectEditor();
    void showDesk();
    void showPriors();
    void showReplay();
    void showCards();
    void showCurves();
    void say(const QString& sentence);
    void resetCell(PriorAddress address);
    void askToTuneOnStream();
    void saveAs();
    void importFile();
    void exportFile();

    const ThemeManager& m_themes;
    Document& m_document;
    PriorEditor* m_editor;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SetBar* m_sets;
    FigureCard* m_cumReg;
    FigureCard* m_avgPerf;
    FigureCard* m_cost;
    FigureCard* m_flipped;
    QLabel* m_message;
    PriorGrid* m_grid;
    CurveChart* m_chart;
    QSplitter* m_columns;
    QSplitter* m_rows;
    QTabWidget* m_side;
    FlipModel* m_flips;
    QStackedWidget* m_flipStack;
    DataTable* m_flipTable;
    SensitivityModel* m_sensitivity;
    DataTable* m_sensitivityTable;
    QPushButton* m_rank;
    QList<QAction*> m_actions;
    LatestJob m_ranking;
    LatestJob m_tuning;
    bool m_tunedOnStream = false; ///< the last tuning that was asked for
};

} // namespace acr::ui
