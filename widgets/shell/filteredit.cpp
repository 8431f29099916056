// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filteredit.h"

#include "widgets/shell/filtertext.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStringListModel>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int sentenceWidth = 360;
constexpr int listedRows = 10;

} // namespace

FilterEdit::FilterEdit(const ThemeManager& themes, QWidget* parent)
    : QLineEdit(parent)
    , m_themes(themes)
    , m_completer(new QCompleter(this))
    , m_list(new QStringListModel(this))
    , m_sentence(new QLabel(this))
{
    m_completer->setModel(m_list);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(listedRows);
    // Not setCompleter(): what is completed is a word of the text, not the text.
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("filterCompletions"));
    m_completer->popup()->setAccessibleName(tr("What can stand here"));
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { take(index.row()); });
    connect(this, &QLineEdit::textEdited, this, [this] { suggest(false); });
    connect(this, &QLineEdit::cursorPositionChanged, this, &FilterEdit::placeSentence);
    m_sentence->setObjectName(QStringLiteral("filterSentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAutoFillBackground(true);
    m_sentence->setFrameShape(QFrame::StyledPanel);
    m_sentence->setMargin(space::xs);
    m_sentence->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_sentence->hide();
}

FilterEdit::~FilterEdit()
{
    delete m_sentence.data();
}

void FilterEdit::setVocabulary(std::shared_ptr<const FilterVocabulary> vocabulary)
{
    m_vocabulary = std::move(vocabulary);
    if (!m_vocabulary)
        m_completer->popup()->hide();
}

void FilterEdit::setProblem(const std::optional<FilterError>& problem)
{
    m_problem = problem;
    setAccessibleDescription(m_problem ? filterSentence(*m_problem) : QString());
    placeSentence();
    update();
}

QString FilterEdit::shownSentence() const
{
    return m_sentence && m_sentence->isVisible() ? m_sentence->text() : QString();
}

QStringList FilterEdit::offered() const
{
    return listIsOpen() ? m_list->stringList() : QStringList();
}

bool FilterEdit::listIsOpen() const
{
    return m_completer->popup()->isVisible();
}

void FilterEdit::suggest(bool asked)
{
    m_completion = {};
    if (m_vocabulary && !hasSelectedText())
        m_completion = completeFilter(text().toStdString(), filterByte(text(), cursorPosition()), *m_vocabulary);
    if (m_completion.candidates.empty() || (!asked && !m_completion.inviting)) {
        m_completer->popup()->hide();
        placeSentence();
        return;
    }
    QStringList names;
    for (const FilterCompletion::Candidate& candidate : m_completion.candidates)
        names << QString::fromStdString(candidate.text).trimmed();
    m_list->setStringList(names);
    if (m_sentence)
        m_sentence->hide();
    QAbstractItemView* const popup = m_completer->popup();
    const int width = popup->sizeHintForColumn(0) + 2 * space::l;
    const int start = xOf(filterCharacter(text(), m_completion.replaced.offset));
    m_completer->complete(
        QRect(std::clamp(start, 0, std::max(0, this->width() - space::xl)), 0, std::max(width, 160), height()));
    // Enter belongs to the text until somebody goes into the list.
    popup->setCurrentIndex({});
}

void FilterEdit::take(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_completion.candidates.size())
        return;
    const FilterCompletion completion = m_completion;
    const qsizetype start = filterCharacter(text(), completion.replaced.offset);
    const qsizetype end = filterCharacter(text(), completion.replaced.offset + completion.replaced.length);
    QString inserted = QString::fromStdString(completion.candidates[static_cast<std::size_t>(row)].text);
    // Not a second blank, and not a second parenthesis.
    if (end < text().size() && (inserted.endsWith(QLatin1Char(' ')) || inserted.endsWith(QLatin1Char('('))) &&
        text()[end] == inserted.back())
        inserted.chop(1);
    setSelection(static_cast<int>(start), static_cast<int>(end - start));
    insert(inserted);
    suggest(false);
}

bool FilterEdit::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress && listIsOpen()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab) {
            const int row = std::max(0, m_completer->popup()->currentIndex().row());
            m_completer->popup()->hide();
            take(row);
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (listIsOpen()) {
        if ((isEnter && m_completer->popup()->currentIndex().isValid()) || event->key() == Qt::Key_Escape) {
            // The list's own keys.
            event->ignore();
            return;
        }
        if (isEnter)
            m_completer->popup()->hide();
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        suggest(true);
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (isEnter) {
        placeSentence();
        emit committed();
        event->accept();
    }
}

int FilterEdit::xOf(qsizetype character) const
{
    const QFontMetrics metrics(font());
    const QString shown = displayText();
    return cursorRect().center().x() + metrics.horizontalAdvance(shown.left(character)) -
           metrics.horizontalAdvance(shown.left(cursorPosition()));
}

void FilterEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    // Who still types is not done: nothing is wrong yet.
    if (!m_problem || (m_problem->incomplete && hasFocus()))
        return;
    const int start = xOf(filterCharacter(text(), m_problem->offset));
    const int end = xOf(filterCharacter(text(), m_problem->offset + m_problem->length));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect().adjusted(space::xs, 0, -space::xs, 0));
    painter.setPen(QPen(m_themes.theme().colours().bad, 1.2));
    const int base = height() - space::xs - 1;
    constexpr int wave = 3;
    QPolygonF line;
    for (int x = start; x <= std::max(end, start + 3 * wave); x += wave)
        line << QPointF(x, base + ((x - start) / wave % 2 == 0 ? 0 : 2));
    painter.drawPolyline(line);
}

void FilterEdit::placeSentence()
{
    if (!m_sentence)
        return;
    const bool wanted = m_problem && hasFocus() && isVisible() && !listIsOpen() && !text().isEmpty();
    if (!wanted) {
        m_sentence->hide();
        return;
    }
    const Colours& colours = m_themes.theme().colours();
    // It lies over what is below the text, in the same window.
    if (m_sentence->parentWidget() != window()) {
        m_sentence->setParent(window());
        m_sentence->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    QPalette palette = m_sentence->palette();
    palette.setColor(QPalette::Window, colours.card);
    palette.setColor(QPalette::WindowText, m_problem->incomplete ? colours.muted : colours.bad);
    m_sentence->setPalette(palette);
    m_sentence->setText(filterSentence(*m_problem));
    const int room = window()->width() - 2 * space::s;
    const int width = std::min({sentenceWidth, room, m_sentence->sizeHint().width() + space::s});
    m_sentence->setFixedWidth(std::max(width, std::min(sentenceWidth, room) / 2));
    m_sentence->setFixedHeight(m_sentence->heightForWidth(m_sentence->width()));
    const QPoint below = mapTo(window(), QPoint(xOf(filterCharacter(text(), m_problem->offset)), height() + 2));
    m_sentence->move(std::clamp(below.x() - space::s, space::s, std::max(space::s, room - m_sentence->width())),
                     below.y());
    m_sentence->raise();
    m_sentence->show();
}

void FilterEdit::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    placeSentence();
}

void FilterEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    placeSentence();
    update();
}

void FilterEdit::hideEvent(QHideEvent* event)
{
    QLineEdit::hideEvent(event);
    m_completer->popup()->hide();
    placeSentence();
}

void FilterEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeSentence();
}

} // namespace acr::ui

#include "moc_filteredit.cpp"
