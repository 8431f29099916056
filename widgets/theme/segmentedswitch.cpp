// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/segmentedswitch.h"

#include "widgets/theme/colourscale.h"
#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace acr::ui {

SegmentedSwitch::SegmentedSwitch(const ThemeManager& themes, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit currentChanged(m_keys[id]);
    });
    connect(&themes, &ThemeManager::themeChanged, this, &SegmentedSwitch::restyle);
}

void SegmentedSwitch::addSegment(const QString& key, const QString& text, const QString& toolTip)
{
    auto* const button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    const int id = static_cast<int>(m_keys.size());
    m_keys << key;
    if (id == 0)
        button->setChecked(true);
    m_group->addButton(button, id);
    layout()->addWidget(button);
    restyle();
}

void SegmentedSwitch::setText(const QString& key, const QString& text)
{
    if (auto* const button = m_group->button(static_cast<int>(m_keys.indexOf(key)))) {
        button->setText(text);
        button->setAccessibleName(text);
    }
}

QString SegmentedSwitch::current() const
{
    return m_keys.value(m_group->checkedId());
}

void SegmentedSwitch::setCurrent(const QString& key)
{
    if (auto* const button = m_group->button(static_cast<int>(m_keys.indexOf(key))))
        button->setChecked(true);
}

void SegmentedSwitch::restyle()
{
    const Colours& c = m_themes.theme().colours();
    const int last = static_cast<int>(m_keys.size()) - 1;
    for (int id = 0; id <= last; ++id) {
        const QString corners = QStringLiteral("border-top-left-radius:%1px;border-bottom-left-radius:%1px;"
                                               "border-top-right-radius:%2px;border-bottom-right-radius:%2px;%3")
                                    .arg(id == 0 ? radius::control : 0)
                                    .arg(id == last ? radius::control : 0)
                                    .arg(id == 0 ? QString() : QStringLiteral("border-left:none;"));
        m_group->button(id)->setStyleSheet(
            QStringLiteral("QToolButton{background:%1;color:%2;border:1px solid %3;padding:4px 12px;%4}"
                           "QToolButton:hover{background:%5;}"
                           "QToolButton:checked{background:%6;color:%7;font-weight:600;}"
                           "QToolButton:focus{border-color:%8;}")
                .arg(c.card.name(), c.text.name(), c.line.name(), corners, c.raised.name(), c.selection.name(),
                     c.text.name(), c.accent.name()));
    }
}

} // namespace acr::ui
