// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The slides as a list model. Every change goes through the undo stack and is handed to `save` as it is made; a view
/// may move rows by drag and drop.
#pragma once

#include "widgets/pages/present/slide.h"

#include <QAbstractListModel>
#include <QIcon>
#include <QList>
#include <QTimer>

#include <functional>
#include <vector>

class QUndoStack;

namespace acr::ui {

class Storyboard final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { NotesRole = Qt::UserRole + 1 };

    explicit Storyboard(QUndoStack& undo, QObject* parent = nullptr);

    /// Draws a slide as a small picture so many pixels wide; `row` is its place in the storyboard. Called some moments
    /// after a slide has changed.
    void setDrawing(std::function<QImage(const Slide& slide, int row, int width)> draw) { m_draw = std::move(draw); }
    /// All pictures are out of date: another theme or language.
    void redraw();
    /// A picture as PNG; the page has those that it saves.
    void setEncoding(std::function<QByteArray(const QImage& picture)> encode) { m_encode = std::move(encode); }
    /// Called after each change with all slides.
    void setSave(std::function<void(const QList<Slide>&)> save) { m_save = std::move(save); }
    /// Replaces everything, without undo: another workspace.
    void setSlides(const QList<Slide>& slides);
    [[nodiscard]] const QList<Slide>& slides() const { return m_slides; }

    /// REQUIRES for all: rows that are there.
    void append(const Slide& slide);
    void insert(int row, const Slide& slide, const QString& undoText);
    void removeAt(int row);
    /// To the place that the row shall have afterwards.
    void move(int from, int to);
    void setTitle(int row, const QString& title);
    void setNotes(int row, const QString& notes);
    void setFinding(int row, const QString& finding);
    void replace(int row, const Slide& slide, const QString& undoText);

    /// The kind of the steps about slides in an UndoKeeper.
    [[nodiscard]] static QString stepKind() { return QStringLiteral("slides"); }
    /// Does a step that was kept, or undoes it. False when the slides are not those that it is about.
    bool doStep(const QJsonObject& data, bool forward, const std::function<QJsonObject(const QString& name)>& part);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

signals:
    /// Slides are other ones, or in another order; `current` is the row that the change is about.
    void changed(int current);

private:
    void change(const QString& text, QList<Slide> after, int current, int gesture = -1);
    void apply(const QList<Slide>& slides, int current);

    QUndoStack& m_undo;
    std::function<void(const QList<Slide>&)> m_save;
    std::function<QByteArray(const QImage&)> m_encode;
    QList<Slide> m_slides;
    /// The small picture of a row, and the slide that it shows.
    struct Thumbnail {
        Slide slide;
        QIcon icon;
    };
    void drawNext();
    std::function<QImage(const Slide&, int, int)> m_draw;
    QIcon m_blank;                       ///< in the place of a picture that is not drawn yet
    std::vector<Thumbnail> m_thumbnails; ///< by row; too few where none was drawn yet
    mutable QTimer m_drawSoon;
    int m_generation = 0; ///< counts the contents that came from outside
};

} // namespace acr::ui
