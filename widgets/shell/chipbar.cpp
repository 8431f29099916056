// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/chipbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/tokens.h"

#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int widestChip = 360;

} // namespace

ChipBar::ChipBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setVisible(false);
}

void ChipBar::setChips(const QList<Chip>& chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    for (QToolButton* button : m_buttons) {
        button->hide();
        button->setObjectName({});
        // It may be the one that was just pressed.
        button->deleteLater();
    }
    m_buttons.clear();
    for (const Chip& chip : chips) {
        auto* const button = new QToolButton(this);
        button->setObjectName(QStringLiteral("chip:") + chip.id);
        const QFontMetrics metrics(button->font());
        button->setText(escapeMnemonics(metrics.elidedText(chip.text, Qt::ElideMiddle, widestChip)));
        button->setIcon(icon(m_themes, QStringLiteral("close")));
        button->setIconSize({measure::iconSmall - 4, measure::iconSmall - 4});
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setLayoutDirection(Qt::LeftToRight);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("%1\nClick to remove").arg(chip.toolTip.isEmpty() ? chip.text : chip.toolTip));
        button->setAccessibleName(tr("Remove %1").arg(chip.text));
        connect(button, &QToolButton::clicked, this, [this, id = chip.id] { emit removed(id); });
        button->show();
        m_buttons << button;
    }
    setVisible(!m_chips.isEmpty());
    layOut(width(), true);
    updateGeometry();
}

int ChipBar::layOut(int width, bool apply) const
{
    int x = 0;
    int y = 0;
    int line = 0;
    for (QToolButton* button : m_buttons) {
        const QSize size = button->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += line + space::xs;
            line = 0;
        }
        if (apply)
            button->setGeometry(x, y, std::min(size.width(), std::max(1, width)), size.height());
        x += size.width() + space::xs;
        line = std::max(line, size.height());
    }
    return y + line;
}

int ChipBar::heightForWidth(int width) const
{
    return layOut(width, false);
}

QSize ChipBar::sizeHint() const
{
    return {200, layOut(std::max(width(), 200), false)};
}

void ChipBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut(width(), true);
}

} // namespace acr::ui

#include "moc_chipbar.cpp"
