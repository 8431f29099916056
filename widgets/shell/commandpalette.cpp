// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandpalette.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int paletteWidth = 680;
constexpr int paletteHeight = 440;
constexpr int fromTop = 80;
/// Of a line, for what stands at its right before the name is cut.
constexpr double rightShare = 0.6;

/// One line: icon, name with the letters that fit in the accent, the other word that fitted; at the right, quietly,
/// what is to be said about it, where it belongs, and its keys.
class CommandDelegate final : public QStyledItemDelegate {
public:
    CommandDelegate(const ThemeManager& themes, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, std::max(measure::tableRowHeight + space::xs, option.fontMetrics.height() + space::m)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colours& colours = m_themes.theme().colours();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.selection);
            painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), radius::control, radius::control);
        }
        if (index.data(CommandModel::EndOfRecentRole).toBool()) {
            painter->setPen(colours.line);
            painter->drawLine(QLineF(option.rect.left() + space::m, option.rect.bottom() + 0.5,
                                     option.rect.right() - space::m, option.rect.bottom() + 0.5));
        }
        QRect line = option.rect.adjusted(space::m, 0, -space::m, 0);
        const bool enabled = index.data(CommandModel::EnabledRole).toBool();
        const QRect iconRect(line.left(), line.center().y() - measure::iconSmall / 2 + 1, measure::iconSmall,
                             measure::iconSmall);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, iconRect, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        line.setLeft(iconRect.right() + space::m);
        drawRight(*painter, line, index);
        drawName(*painter, line, index, enabled);
        painter->restore();
    }

private:
    /// Takes from the line what it used.
    void drawRight(QPainter& painter, QRect& line, const QModelIndex& index) const
    {
        const Theme& theme = m_themes.theme();
        const Colours& colours = theme.colours();
        painter.setFont(theme.font(FontRole::Caption));
        const QFontMetrics metrics = painter.fontMetrics();
        const int left = line.left() + static_cast<int>(line.width() * (1 - rightShare));
        if (const QString keys = index.data(CommandModel::ShortcutRole).toString(); !keys.isEmpty()) {
            const int height = metrics.height() + space::xs;
            const QRect cap(line.right() - metrics.horizontalAdvance(keys) - space::m,
                            line.center().y() - height / 2 + 1, metrics.horizontalAdvance(keys) + space::m, height);
            painter.setPen(colours.line);
            painter.setBrush(colours.raised);
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
            painter.setPen(colours.text);
            painter.drawText(cap, Qt::AlignCenter, keys);
            line.setRight(cap.left() - space::m);
        }
        QStringList quiet{index.data(CommandModel::DetailRole).toString(),
                          index.data(CommandModel::KindRole).toString()};
        quiet.removeAll(QString());
        if (quiet.isEmpty())
            return;
        const QString right =
            metrics.elidedText(quiet.join(QStringLiteral("  ·  ")), Qt::ElideRight, line.right() - left);
        painter.setPen(colours.muted);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        line.setRight(line.right() - metrics.horizontalAdvance(right) - space::l);
    }

    void drawName(QPainter& painter, const QRect& line, const QModelIndex& index, bool enabled) const
    {
        const Theme& theme = m_themes.theme();
        const Colours& colours = theme.colours();
        const QFont plain = theme.font(FontRole::Body);
        const QFont strong = theme.font(FontRole::Strong);
        const QString text = QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideRight, line.width());
        const auto positions = index.data(CommandModel::PositionsRole).value<QList<int>>();
        int x = line.left();
        for (int i = 0; i < text.size();) {
            const bool fits = positions.contains(i);
            int end = i + 1;
            while (end < text.size() && positions.contains(end) == fits)
                ++end;
            const QString part = text.mid(i, end - i);
            painter.setFont(fits ? strong : plain);
            painter.setPen(!enabled ? colours.muted : fits ? colours.accent : colours.text);
            painter.drawText(QRect(x, line.top(), line.width(), line.height()), Qt::AlignLeft | Qt::AlignVCenter, part);
            x += painter.fontMetrics().horizontalAdvance(part);
            i = end;
        }
        const QString word = index.data(CommandModel::WordRole).toString();
        if (word.isEmpty())
            return;
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(colours.accent);
        const QRect rest(x + space::s, line.top(), line.right() - x - space::s, line.height());
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(word, Qt::ElideRight, std::max(0, rest.width())));
    }

    const ThemeManager& m_themes;
};

} // namespace

CommandPalette::CommandPalette(const ThemeManager& themes, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new CommandModel(this))
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(tr("Nothing fits. Try fewer letters, or the id of a task."), this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setFrameShape(QFrame::StyledPanel);
    m_input->setAccessibleName(tr("What to do or to go to"));
    m_input->setPlaceholderText(tr("Type a command, a page, a help topic, a policy, a model or the id of a task"));
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(themes, m_list));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(m_input);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_list, 1);
    connect(m_input, &QLineEdit::textChanged, this, [this](const QString& query) {
        m_model->setQuery(query);
        m_list->setCurrentIndex(m_model->index(0));
        m_list->scrollToTop();
        m_nothing->setVisible(m_model->rowCount() == 0);
        m_list->setVisible(m_model->rowCount() != 0);
    });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    connect(m_list, &QListView::clicked, this, &CommandPalette::take);
}

void CommandPalette::open(QList<Command> commands, CommandModel::Source source)
{
    m_model->setCommands(std::move(commands), std::move(source));
    m_input->clear();
    m_nothing->hide();
    m_list->show();
    m_list->setCurrentIndex(m_model->index(0));
    const QWidget* window = parentWidget();
    const QSize room = window ? window->size() : QSize(paletteWidth, paletteHeight + fromTop);
    resize(std::min(paletteWidth, room.width() - 2 * space::xl), std::min(paletteHeight, room.height() - fromTop));
    if (window)
        move(window->mapToGlobal(QPoint((room.width() - width()) / 2, std::min(fromTop, room.height() / 8))));
    show();
    m_input->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)));
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: walk(1); return true;
        case Qt::Key_Up: walk(-1); return true;
        case Qt::Key_PageDown: walk(page); return true;
        case Qt::Key_PageUp: walk(-page); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: take(m_list->currentIndex()); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::walk(int rows)
{
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + rows, 0, last)));
}

void CommandPalette::take(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const Command command = m_model->command(index.row());
    close();
    if (command.enabled)
        emit taken(command.id);
    // After this popup is gone: what runs may open a dialog or close the window.
    QTimer::singleShot(0, parent() ? parent() : this, command.run);
}

} // namespace acr::ui

#include "moc_commandpalette.cpp"
