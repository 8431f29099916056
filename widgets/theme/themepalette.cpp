// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/colourscale.h"
#include "widgets/theme/theme.h"

namespace acr::ui {

QPalette Theme::palette() const
{
    const Colours& c = m_colours;
    QPalette p;
    p.setColor(QPalette::Window, c.page);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.card);
    p.setColor(QPalette::AlternateBase, blend(c.card, c.raised, 0.5));
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, m_dark ? c.raised : c.card);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::ToolTipBase, c.card);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, blend(c.accent, c.muted, 0.4));
    p.setColor(QPalette::Light, m_dark ? c.line : QColor(Qt::white));
    p.setColor(QPalette::Midlight, c.line);
    p.setColor(QPalette::Mid, m_dark ? c.line.darker(115) : c.line.darker(110));
    p.setColor(QPalette::Dark, m_dark ? c.page.darker(130) : c.edge);
    p.setColor(QPalette::Shadow, m_dark ? QColor(0x0b, 0x0d, 0x10) : c.edge.darker(130));
    const QColor faded = blend(c.muted, c.page, 0.4);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faded);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
    return p;
}

QString Theme::styleSheet() const
{
    const Colours& c = m_colours;
    // Only what Fusion and the palette cannot say: cards, tool tips, table headers, the focus ring.
    return QStringLiteral(R"(
QToolTip { background: %1; color: %2; border: 1px solid %3; padding: 4px 6px; }
QFrame[acrCard="true"] { background: %1; border: 1px solid %3; border-radius: %6px; }
QHeaderView { background: %4; }
QHeaderView::section { background: %4; color: %5; border: none; border-bottom: 1px solid %3; padding: 4px 8px; font-weight: 500; }
QTableView, QTreeView, QListView { border: 1px solid %3; gridline-color: %3; outline: none;
    selection-background-color: %7; selection-color: %2; }
QSplitter::handle { background: transparent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
)")
        .arg(c.card.name(), c.text.name(), c.line.name(), c.raised.name(), c.muted.name())
        .arg(radius::card)
        .arg(c.selection.name());
}

} // namespace acr::ui
