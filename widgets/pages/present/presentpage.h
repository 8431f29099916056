// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The Present page: bookmarked views as slides with findings and notes, presenter mode, exports, and "beat the
/// router".
#pragma once

#include "widgets/document/workspacefile.h"
#include "widgets/models/tableexport.h"
#include "widgets/pages/page.h"
#include "widgets/pages/present/viewbridge.h"
#include "widgets/theme/thememanager.h"

#include <map>

class QComboBox;
class QListView;
class QStackedWidget;
class QTabWidget;
class QUndoStack;

namespace acr::ui {

class BeatPanel;
class EmptyState;
class FigureCard;
class FilmExport;
class Presenter;
class SlideEditor;
class SlideStage;
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
    [[nodiscard]] SlideStage& stage() const { return *m_stage; }
    /// The film that is being written, if one is.
    [[nodiscard]] FilmExport& film() const { return *m_film; }
    /// The theme and the language of all slides.
    [[nodiscard]] Deck deck() const;
    void setDeck(const Deck& deck);
    [[nodiscard]] int currentSlide() const;
    /// The presentation that runs, or null.
    [[nodiscard]] Presenter* presenter() const { return m_presenter; }

    /// Writes the storyboard by the suffix of the path: html, pdf, or png and svg with the number of the slide before
    /// the suffix.
    void exportStoryboard(const QString& path);
    /// Writes the leaderboard of the current stream by the suffix: csv, md, tex, tsv.
    void exportLeaderboard(const QString& path, FormulaCells formulas = FormulaCells::Quoted);

    bool eventFilter(QObject* watched, QEvent* event) override;

public slots:
    /// The view that is on screen becomes the last slide. Where it can't be kept, or shows nothing of which a slide can
    /// be composed, said() tells so.
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
    void renewSlide();
    void addTitleSlide();
    void askForFilm();
    void fillScreenWithGame(bool large);
    void copySlide();
    void showDeck();
    void chooseDeck();
    void chooseStoryboardFile();
    void chooseTableFile();
    /// Slides are being drawn for an export, or a view is read anew.
    [[nodiscard]] bool drawing() const;
    void done(const QString& path, const std::optional<QString>& problem);

    const ThemeManager& m_themes;
    Document& m_document;
    WorkspaceFile& m_workspace;
    Jobs& m_jobs;
    ViewBridge& m_views;
    Storyboard* m_storyboard;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    SlideStage* m_stage = nullptr;
    SlideEditor* m_editor = nullptr;
    QComboBox* m_deckTheme = nullptr;
    QComboBox* m_deckLanguage = nullptr;
    QListView* m_strip = nullptr;
    BeatPanel* m_beat = nullptr;
    FigureCard* m_slidesCard = nullptr;
    FigureCard* m_notesCard = nullptr;
    FigureCard* m_streamsCard = nullptr;
    QList<QAction*> m_slideActions; ///< those that need a slide
    Presenter* m_presenter = nullptr;
    QWidget* m_gameWindow = nullptr; ///< full screen; holds the game while it is there
    StoryboardExport* m_export;
    FilmExport* m_film;
    QAction* m_filmAction = nullptr;
    SlideWalk* m_walk = nullptr; ///< reads the view of a slide anew
    /// Pictures and contents of slides as they are saved, by the picture's cache key and the content's address.
    QHash<qint64, QByteArray> m_encoded;
    std::map<std::shared_ptr<const SlideContent>, QByteArray> m_contents;
};

} // namespace acr::ui
