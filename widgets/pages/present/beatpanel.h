// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The audience against the router: task and models, what is known of them before (see BeatHints), the reveal, and both
/// curves of regret. Keys 1 to 9 pick, Return goes on, F fills the screen. A game has some tasks; scores of finished
/// games are kept in the workspace file, and the last one can be shared as a picture.
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/pages/present/beatgame.h"
#include "widgets/pages/present/beathints.h"
#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

class QGridLayout;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace acr::ui {

class CurveChart;
class FigureCard;

class BeatPanel final : public QWidget {
    Q_OBJECT

public:
    BeatPanel(const ThemeManager& themes, Document& document, WorkspaceFile& workspace, QWidget* parent = nullptr);

    /// Null before there are results.
    [[nodiscard]] const BeatGame* game() const { return m_game ? &*m_game : nullptr; }
    /// A game that was finished.
    struct Score {
        QString router;
        QString split;
        int tasks = 0;
        double audience = 0;
        double regret = 0; ///< the router's
    };
    /// Of this workspace, the best first: by regret a task against the router's.
    [[nodiscard]] QList<Score> scores() const;
    /// The game so far as a slide. REQUIRES: a game with a pick.
    [[nodiscard]] Slide summary() const;
    /// Regret is against the models that were called only.
    [[nodiscard]] bool calledOnly() const;
    /// For a screen that it fills: larger type.
    void setLarge(bool large);
    [[nodiscard]] bool isLarge() const { return m_large; }

public slots:
    /// A new game on the document's results, against its selected policy.
    void restart();
    void pick(int model);
    void goOn();

signals:
    /// Fill the screen, or stop that.
    void largeAsked(bool large);
    /// A translated message.
    void said(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showTask();
    void showReveal(const BeatGame::Reveal& reveal);
    void showTotals();
    void showHints();
    void showEnd();
    void keepScore();
    void savePicture();
    void copyPicture();
    void buildModels();
    /// In one column where no prompt needs the room, with rows that grow with the window.
    void arrangeModels();
    /// How much larger than elsewhere the type is: for a screen that is filled, and in a large window.
    [[nodiscard]] double typeScale() const;
    void restyle();
    [[nodiscard]] QString modelName(ModelIndex model) const;

    const ThemeManager& m_themes;
    Document& m_document;
    WorkspaceFile& m_workspace;
    std::optional<BeatGame> m_game;
    std::optional<BeatHints> m_hints;
    bool m_large = false;
    double m_scale = 1; ///< of the type that is shown
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
    QPushButton* m_save;
    QPushButton* m_copy;
    QPushButton* m_fill;
    QComboBox* m_length;
    CurveChart* m_chart;
};

} // namespace acr::ui
