// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/segmentedswitch.h"

#include "widgets/theme/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace acr::ui {

namespace {

/// A segment as high as a tab: a text in the glyphs of a fallback font does not make it higher than its neighbours.
class Segment : public QToolButton {
public:
    using QToolButton::QToolButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        const int excess = metrics.size(Qt::TextShowMnemonic, text()).height() - metrics.height();
        return QToolButton::sizeHint() - QSize(0, std::max(0, excess));
    }
};

} // namespace

SegmentedSwitch::SegmentedSwitch(const ThemeManager&, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
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
}

void SegmentedSwitch::addSegment(const QString& key, const QString& text, const QString& toolTip)
{
    auto* const button = new Segment(this);
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
    const int last = static_cast<int>(m_keys.size()) - 1;
    for (int id = 0; id <= last; ++id) {
        const char* const place = last == 0 ? "only" : id == 0 ? "first" : id == last ? "last" : "middle";
        QAbstractButton* const button = m_group->button(id);
        button->setProperty("acrSegment", QLatin1StringView(place));
        // The rules of the program's style sheet are chosen when a widget is polished.
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

} // namespace acr::ui

#include "moc_segmentedswitch.cpp"
