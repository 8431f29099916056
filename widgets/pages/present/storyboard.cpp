// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storyboard.h"

#include "widgets/document/changevalue.h"
#include "widgets/pages/present/storedslides.h"

#include <QIcon>
#include <QMimeData>
#include <QPixmap>
#include <QPointer>
#include <QTextDocument>
#include <QUndoStack>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr const char* rowMime = "application/x-acrouter-slide";
constexpr QSize thumbnailSize(320, 180);
constexpr int drawAfterMs = 200;

/// A list of slides with the row that a change is about; the row is no part of what makes two lists equal.
struct Board {
    QList<Slide> slides;
    int current = -1;

    bool operator==(const Board& other) const { return slides == other.slides; }
};

/// Typing into one slide's title or notes is one step; other slides and other fields are others.
int gestureOf(int row, int field)
{
    constexpr int firstGesture = 7400;
    constexpr int fields = 3;
    return firstGesture + fields * row + field;
}

/// The small pictures of both are the same; notes are not on them.
bool looksLike(Slide one, Slide other)
{
    one.notes.clear();
    other.notes.clear();
    return one == other;
}

} // namespace

Storyboard::Storyboard(QUndoStack& undo, QObject* parent)
    : QAbstractListModel(parent)
    , m_undo(undo)
{
    m_drawSoon.setSingleShot(true);
    m_drawSoon.setInterval(drawAfterMs);
    connect(&m_drawSoon, &QTimer::timeout, this, &Storyboard::drawNext);
    QPixmap blank(thumbnailSize);
    blank.fill(Qt::transparent);
    blank.setDevicePixelRatio(2);
    m_blank = QIcon(blank);
}

void Storyboard::redraw()
{
    m_thumbnails.clear();
    if (!m_slides.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_slides.size()) - 1), {Qt::DecorationRole});
}

void Storyboard::drawNext()
{
    // One at a time, so that the window stays responsive.
    m_thumbnails.resize(static_cast<std::size_t>(m_slides.size()));
    for (int row = 0; row < m_slides.size(); ++row) {
        Thumbnail& small = m_thumbnails[static_cast<std::size_t>(row)];
        const Slide& slide = m_slides[row];
        if (!small.icon.isNull() && looksLike(small.slide, slide))
            continue;
        QImage picture = m_draw ? m_draw(slide, row, thumbnailSize.width()) : QImage();
        if (picture.isNull()) {
            picture = QImage(thumbnailSize, QImage::Format_ARGB32_Premultiplied);
            picture.fill(Qt::transparent);
        }
        picture.setDevicePixelRatio(2);
        small = {slide, QIcon(QPixmap::fromImage(picture))};
        emit dataChanged(index(row), index(row), {Qt::DecorationRole});
        m_drawSoon.start(0);
        return;
    }
}

void Storyboard::setSlides(const QList<Slide>& slides)
{
    ++m_generation;
    beginResetModel();
    m_slides = slides;
    endResetModel();
    emit changed(m_slides.isEmpty() ? -1 : 0);
}

void Storyboard::apply(const QList<Slide>& slides, int current)
{
    if (slides.size() == m_slides.size()) {
        // Same number of rows: the view keeps its place.
        m_slides = slides;
        if (!m_slides.isEmpty())
            emit dataChanged(index(0), index(static_cast<int>(m_slides.size()) - 1));
    } else {
        beginResetModel();
        m_slides = slides;
        endResetModel();
    }
    if (m_save)
        m_save(m_slides);
    emit changed(std::min(current, static_cast<int>(m_slides.size()) - 1));
}

void Storyboard::change(const QString& text, QList<Slide> after, int current, int gesture)
{
    const QPointer<Storyboard> self(this);
    auto* step = new ChangeValue<Board>(
        text, Board{m_slides, current}, Board{std::move(after), current},
        [self, generation = m_generation](const Board& board) {
            // Undo steps of a workspace that was closed have no effect.
            if (self && self->m_generation == generation)
                self->apply(board.slides, board.current);
        },
        gesture);
    m_undo.push(step->keptAs(
        stepKind(), [](const Board& before, const Board& now) { return slideStep(before.slides, now.slides); },
        [self](const Board& before, const Board& now, const QString& name) {
            const Slide* const slide = slideNamed(before.slides, now.slides, name);
            if (slide == nullptr)
                return QJsonObject();
            return slidePart(*slide,
                             self && self->m_encode ? self->m_encode(slide->picture) : encodedPicture(slide->picture));
        }));
}

bool Storyboard::doStep(const QJsonObject& data, bool forward, const std::function<QJsonObject(const QString&)>& part)
{
    const auto done = doSlideStep(m_slides, data, forward, part);
    if (done)
        apply(done->slides, done->current);
    return done.has_value();
}

void Storyboard::append(const Slide& slide)
{
    QList<Slide> after = m_slides;
    after.append(slide);
    change(tr("Bookmark a view"), after, static_cast<int>(after.size()) - 1);
}

void Storyboard::insert(int row, const Slide& slide, const QString& undoText)
{
    QList<Slide> after = m_slides;
    after.insert(row, slide);
    change(undoText, after, row);
}

void Storyboard::removeAt(int row)
{
    QList<Slide> after = m_slides;
    after.removeAt(row);
    change(tr("Remove a slide"), after, row);
}

void Storyboard::move(int from, int to)
{
    if (from == to)
        return;
    QList<Slide> after = m_slides;
    after.move(from, to);
    change(tr("Move a slide"), after, to);
}

void Storyboard::setTitle(int row, const QString& title)
{
    if (m_slides[row].title == title)
        return;
    QList<Slide> after = m_slides;
    after[row].title = title;
    change(tr("Rename a slide"), after, row, gestureOf(row, 0));
}

void Storyboard::setNotes(int row, const QString& notes)
{
    if (m_slides[row].notes == notes)
        return;
    QList<Slide> after = m_slides;
    after[row].notes = notes;
    change(tr("Edit notes"), after, row, gestureOf(row, 1));
}

void Storyboard::setFinding(int row, const QString& finding)
{
    if (m_slides[row].finding == finding)
        return;
    QList<Slide> after = m_slides;
    after[row].finding = finding;
    change(tr("Edit the finding"), after, row, gestureOf(row, 2));
}

void Storyboard::replace(int row, const Slide& slide, const QString& undoText)
{
    QList<Slide> after = m_slides;
    after[row] = slide;
    change(undoText, after, row);
}

int Storyboard::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_slides.size());
}

QVariant Storyboard::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Slide& slide = m_slides[index.row()];
    switch (role) {
    case Qt::DisplayRole: return QStringLiteral("%1  %2").arg(index.row() + 1).arg(slide.title);
    case Qt::ToolTipRole:
        // Tool tips take text that looks like markup for markup.
        return Qt::convertFromPlainText(slide.notes.isEmpty() ? slide.title
                                                              : slide.title + QLatin1Char('\n') + slide.notes);
    case Qt::AccessibleTextRole: return tr("Slide %1: %2").arg(index.row() + 1).arg(slide.title);
    case Qt::DecorationRole: {
        const auto row = static_cast<std::size_t>(index.row());
        const bool there = row < m_thumbnails.size() && looksLike(m_thumbnails[row].slide, slide);
        if (!there && !m_drawSoon.isActive())
            m_drawSoon.start(drawAfterMs);
        // As large as the picture that follows: views measure an item once.
        return row < m_thumbnails.size() && !m_thumbnails[row].icon.isNull() ? m_thumbnails[row].icon : m_blank;
    }
    case NotesRole: return slide.notes;
    default: return {};
    }
}

Qt::ItemFlags Storyboard::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags | Qt::ItemIsDropEnabled;
}

QStringList Storyboard::mimeTypes() const
{
    return {QLatin1String(rowMime)};
}

QMimeData* Storyboard::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(QLatin1String(rowMime), QByteArray::number(indexes.first().row()));
    return data;
}

bool Storyboard::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    bool isRow = false;
    const int from = data->data(QLatin1String(rowMime)).toInt(&isRow);
    if (action != Qt::MoveAction || !isRow || from < 0 || from >= m_slides.size())
        return false;
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : static_cast<int>(m_slides.size());
    if (to > from)
        --to; // the place is counted without the slide that leaves
    move(from, to);
    // The slide has moved; the view must not remove it once more.
    return false;
}

} // namespace acr::ui

#include "moc_storyboard.cpp"
