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
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace acr::ui {

class CurveChart;
class EmptyState;
class FlipModel;
class FlipPanel;
class FlipTrialBar;
class PriorGrid;
class PriorHeadline;
class PriorKeeper;
class PriorSearch;
class ScaleBar;
class SegmentedSwitch;
class SensitivityPanel;
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
    /// Parts: flipped, settings, vote, prices, sensitivity.
    [[nodiscard]] QList<Part> parts() const override;
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] QJsonObject liveView() const override;
    [[nodiscard]] bool settled() const override;

    [[nodiscard]] PriorEditor& editor() const { return *m_editor; }
    [[nodiscard]] PriorGrid& grid() const { return *m_grid; }
    [[nodiscard]] CurveChart& chart() const { return *m_chart; }
    [[nodiscard]] SetBar& sets() const { return *m_sets; }
    [[nodiscard]] FlipModel& flips() const;
    [[nodiscard]] FlipTrialBar& trial() const { return *m_trial; }

    /// Ranks the edited set's numbers by their effect, as a job.
    void startSensitivity();
    /// Looks for better priors, as a job: on folds of the probing split, or on the stream that is shown, which marks
    /// the set.
    void startTuning(bool onShownStream);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildParts(Jobs& jobs);
    QWidget* buildMain();
    /// What the cells show, and the legend of their colours.
    QWidget* buildGridTools(QWidget* parent);
    QWidget* buildSide(Jobs& jobs);
    void buildActions();
    void connectEditor();
    void connectParts();
    void showDesk();
    void updateTrial();
    void showPriors();
    void showReplay();
    void showCurves();
    void say(const QString& sentence);
    void sayRefused(const PriorAddress& address, const QString& text);
    /// Of the tasks that the edited priors give to the cell's model; `item` is the cell's address.
    void showTasksOfCell(const QVariant& item);
    void resetCell(PriorAddress address);
    void askToTuneOnStream();

    const ThemeManager& m_themes;
    Document& m_document;
    PriorEditor* m_editor;
    PriorSearch* m_search;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SetBar* m_sets;
    PriorKeeper* m_keeper;
    PriorHeadline* m_headline;
    QLabel* m_message;
    PriorGrid* m_grid = nullptr;
    SegmentedSwitch* m_cells = nullptr;
    QToolButton* m_fitted = nullptr;
    ScaleBar* m_scale = nullptr;
    CurveChart* m_chart = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QTabWidget* m_side = nullptr;
    FlipPanel* m_flips = nullptr;
    FlipTrialBar* m_trial = nullptr;
    SensitivityPanel* m_sensitivity = nullptr;
};

} // namespace acr::ui
