// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Present page: bookmarked views as a storyboard with notes, presenter mode, exports, and "beat the router".
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/models/tableexport.h"
#include "widgets/pages/page.h"
#include "widgets/pages/present/viewbridge.h"
#include "widgets/theme/thememanager.h"

class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QUndoStack;

namespace acr::ui {

class BeatPanel;
class EmptyState;
class FigureCard;
class Presenter;
class SlideView;
class SlideWalk;
class Storyboard;
class StoryboardExport;

class PresentPage final : public Page {
    Q_OBJECT

public:
    /// All must outlive the page.
    PresentPage(const ThemeManager& themes, Document& document, WorkspaceFile& workspace, Jobs& jobs, QUndoStack& undo,
                ViewBridge& views, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("present"); }
    [[nodiscard]] QString title() const override { return tr("Present"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("present"); }
    /// Parts: slides, beat.
    [[nodiscard]] QList<Part> parts() const override;
    bool reveal(const QString& part) override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    [[nodiscard]] bool settled() const override;

    [[nodiscard]] Storyboard& storyboard() const { return *m_storyboard; }
    [[nodiscard]] BeatPanel& beat() const { return *m_beat; }
    [[nodiscard]] int currentSlide() const;
    /// The presentation that runs, or null.
    [[nodiscard]] Presenter* presenter() const { return m_presenter; }

    /// Writes the storyboard by the suffix of the path: html, pdf, or png and svg with the number of the slide before
    /// the suffix.
    void exportStoryboard(const QString& path);
    /// Writes the leaderboard of the current stream by the suffix: csv, md, tex, tsv.
    void exportLeaderboard(const QString& path, FormulaCells formulas = FormulaCells::Quoted);

public slots:
    /// The view that is on screen becomes the last slide.
    void bookmark();
    void present();

signals:
    /// A translated message for the status bar.
    void said(const QString& sentence);
    void exported(const QString& path);

private:
    QWidget* buildHeadline();
    QWidget* buildSlides();
    void buildActions();
    void load();
    void save();
    void setCurrent(int slide);
    void showCurrent();
    void updateActions();
    void openView();
    void removeSlide();
    void moveLeft();
    void moveRight();
    void renewPicture();
    void chooseStoryboardFile();
    void chooseTableFile();
    /// Views are being drawn, for an export or for a new picture.
    [[nodiscard]] bool drawing() const;
    void done(const QString& path, const std::optional<QString>& problem);

    const ThemeManager& m_themes;
    Document& m_document;
    WorkspaceFile& m_workspace;
    ViewBridge& m_views;
    Storyboard* m_storyboard;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    SlideView* m_slide = nullptr;
    QLineEdit* m_slideTitle = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QLabel* m_facts = nullptr;
    QListView* m_strip = nullptr;
    BeatPanel* m_beat = nullptr;
    FigureCard* m_slidesCard = nullptr;
    FigureCard* m_notesCard = nullptr;
    FigureCard* m_streamsCard = nullptr;
    QList<QAction*> m_slideActions; ///< those that need a slide
    Presenter* m_presenter = nullptr;
    StoryboardExport* m_export;
    SlideWalk* m_walk = nullptr;         ///< draws a new picture of a slide
    QHash<qint64, QByteArray> m_encoded; ///< pictures of slides as they are saved, by their cache key
    bool m_loading = false;
};

} // namespace acr::ui
