// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/rail.h"

#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int buttonHeight = 60;
constexpr int markWidth = 3;

class RailButton final : public QAbstractButton {
public:
    RailButton(const ThemeManager& themes, const QString& iconName, QWidget* parent)
        : QAbstractButton(parent)
        , m_themes(themes)
        , m_icon(ui::icon(themes, iconName))
        , m_iconOn(ui::icon(themes, iconName, IconTone::Accent))
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedSize(measure::railWidth - 1, buttonHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = m_themes.theme();
        const Colours& colours = theme.colours();
        const QRectF inner = QRectF(rect()).adjusted(space::xs, 2, -space::xs, -2);
        if (isChecked() || underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? colours.selection : colours.raised);
            painter.drawRoundedRect(inner, radius::card, radius::card);
        }
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.accent);
            painter.drawRoundedRect(QRectF(0, inner.top() + space::s, markWidth, inner.height() - 2 * space::s), 1, 1);
        }
        const QRect iconRect((width() - measure::iconLarge) / 2, 9, measure::iconLarge, measure::iconLarge);
        (isChecked() ? m_iconOn : m_icon).paint(&painter, iconRect);
        QFont font = theme.font(FontRole::Caption);
        // With room to the edges of what marks the page that is shown.
        const QRect textRect(space::xs + 2, iconRect.bottom() + 3, width() - 2 * space::xs - 4,
                             height() - iconRect.bottom() - 7);
        // The width of the rail does not depend on language and text size; all names have one font size.
        const auto names = parentWidget()->findChildren<QAbstractButton*>(Qt::FindDirectChildrenOnly);
        const auto fits = [&] {
            return std::ranges::all_of(names, [&](const QAbstractButton* button) {
                return QFontMetricsF(font).horizontalAdvance(button->text()) <= textRect.width();
            });
        };
        while (font.pointSizeF() > 6 && !fits())
            font.setPointSizeF(font.pointSizeF() - 0.5);
        painter.setFont(font);
        painter.setPen(isChecked() ? colours.text : colours.muted);
        painter.drawText(textRect, Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colours.accent, 1.5));
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), radius::card, radius::card);
        }
    }

private:
    const ThemeManager& m_themes;
    QIcon m_icon;
    QIcon m_iconOn;
};

} // namespace

Rail::Rail(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_layout(new QVBoxLayout(this))
    , m_buttons(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(measure::railWidth);
    m_layout->setContentsMargins(0, space::xs, 1, space::xs);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_buttons->setExclusive(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, &Rail::pageChosen);
    // Arrow keys check a button without a click.
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on && m_buttons->button(id)->hasFocus())
            emit pageChosen(id);
    });
    connect(&m_themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
}

int Rail::addPage(const QString& title, const QString& iconName, const QString& shortcutText)
{
    const int index = static_cast<int>(m_buttons->buttons().size());
    auto* button = new RailButton(m_themes, iconName, this);
    button->setText(title);
    button->setAccessibleName(title);
    m_layout->insertWidget(index, button);
    m_buttons->addButton(button, index);
    setShortcut(index, shortcutText);
    return index;
}

void Rail::setShortcut(int index, const QString& shortcutText)
{
    if (QAbstractButton* button = m_buttons->button(index))
        button->setToolTip(shortcutText.isEmpty() ? button->text()
                                                  : QStringLiteral("%1 (%2)").arg(button->text(), shortcutText));
}

void Rail::setCurrent(int index)
{
    if (QAbstractButton* button = m_buttons->button(index))
        button->setChecked(true);
}

int Rail::current() const
{
    return m_buttons->checkedId();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_themes.theme().colours().card);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_themes.theme().colours().line);
}

} // namespace acr::ui

#include "moc_rail.cpp"
