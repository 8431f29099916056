// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The audience against the router: task and models in large type, the reveal, and both curves of regret. Keys 1 to 9
/// pick, Return goes on.
#pragma once

#include "widgets/pages/present/beatgame.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace acr::ui {

class CurveChart;
class FigureCard;

class BeatPanel final : public QWidget {
    Q_OBJECT

public:
    BeatPanel(const ThemeManager& themes, Document& document, QWidget* parent = nullptr);

    /// Null before there are results.
    [[nodiscard]] const BeatGame* game() const { return m_game ? &*m_game : nullptr; }

public slots:
    /// A new game on the document's results, against its selected policy.
    void restart();
    void pick(int model);
    void goOn();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showTask();
    void showReveal(const BeatGame::Reveal& reveal);
    void showTotals();
    void buildModels();
    [[nodiscard]] QString modelName(ModelIndex model) const;

    const ThemeManager& m_themes;
    Document& m_document;
    std::optional<BeatGame> m_game;
    bool m_revealed = false;
    FigureCard* m_audience;
    FigureCard* m_router;
    FigureCard* m_progress;
    QLabel* m_task;
    QPlainTextEdit* m_prompt;
    QGridLayout* m_grid;
    QList<QPushButton*> m_models;
    QList<QLabel*> m_outcomes;
    QLabel* m_verdict;
    QPushButton* m_next;
    QPushButton* m_restart;
    CurveChart* m_chart;
};

} // namespace acr::ui
