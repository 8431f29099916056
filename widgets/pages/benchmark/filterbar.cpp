// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/filterbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace acr::ui {

FilterBar::FilterBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_edit(new QLineEdit(this))
    , m_pattern(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_status(new QLabel(this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    m_edit->setObjectName(QStringLiteral("filterText"));
    m_edit->addAction(icon(themes, QStringLiteral("search"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(88);
    m_edit->setAccessibleName(tr("Filter text"));
    m_pattern->setObjectName(QStringLiteral("filterPattern"));
    m_pattern->setText(QStringLiteral(".*"));
    m_pattern->setCheckable(true);
    m_pattern->setToolTip(tr("Regular expression, matched against each task id, category and model name"));
    m_pattern->setAccessibleName(tr("Regular expression"));
    m_clear->setObjectName(QStringLiteral("filterClear"));
    m_clear->setIcon(icon(themes, QStringLiteral("clear")));
    m_clear->setToolTip(tr("Remove all filters"));
    m_clear->setAccessibleName(tr("Remove all filters"));
    m_clear->setAutoRaise(true);
    m_status->setObjectName(QStringLiteral("filterStatus"));
    row->addWidget(m_edit, 1);
    row->addWidget(m_pattern);
    row->addWidget(m_status);
    row->addWidget(m_clear);

    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::apply);
    connect(m_pattern, &QToolButton::toggled, this, [this] {
        apply();
        refresh();
    });
    connect(m_clear, &QToolButton::clicked, this, [this] {
        if (m_proxy) {
            m_proxy->clearFilter();
            refresh();
        }
    });
    connect(&themes, &ThemeManager::themeChanged, this, &FilterBar::refresh);
    refresh();
}

void FilterBar::setProxy(RowMapProxy* proxy)
{
    if (m_proxy == proxy)
        return;
    if (m_proxy)
        disconnect(m_proxy, nullptr, this, nullptr);
    m_proxy = proxy;
    if (m_proxy)
        connect(m_proxy, &RowMapProxy::filtered, this, &FilterBar::refresh);
    refresh();
}

void FilterBar::setNoun(const QString& noun)
{
    m_noun = noun;
    refresh();
}

void FilterBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::apply()
{
    if (m_proxy)
        m_proxy->setText(m_edit->text(), m_pattern->isChecked());
}

void FilterBar::refresh()
{
    const Colours& colours = m_themes.theme().colours();
    const QString error = m_proxy ? m_proxy->patternError() : QString();
    if (m_proxy && m_edit->text() != m_proxy->text()) {
        const QSignalBlocker blocker(m_edit);
        m_edit->setText(m_proxy->text());
    }
    if (m_proxy && m_pattern->isChecked() != m_proxy->isPattern()) {
        const QSignalBlocker blocker(m_pattern);
        m_pattern->setChecked(m_proxy->isPattern());
    }
    m_edit->setPlaceholderText(m_pattern->isChecked() ? tr("Pattern, for example ^dim1_(mbpp|apps)") : tr("Search"));
    QPalette palette = m_status->palette();
    palette.setColor(QPalette::WindowText, error.isEmpty() ? colours.muted : colours.bad);
    m_status->setPalette(palette);
    if (!error.isEmpty()) {
        m_status->setText(tr("Pattern: %1").arg(error));
    } else if (m_proxy && m_proxy->table() != nullptr) {
        const QString all = numbers::count(static_cast<qint64>(m_proxy->table()->rows()));
        const QString shown = numbers::count(m_proxy->rowCount());
        m_status->setText(m_proxy->isFiltered() ? tr("%1 of %2 %3").arg(shown, all, m_noun)
                                                : tr("%1 %2").arg(all, m_noun));
    } else {
        m_status->clear();
    }
    m_status->setToolTip(error);
    m_clear->setEnabled(m_proxy && (m_proxy->isFiltered() || !m_edit->text().isEmpty()));
    setEnabled(m_proxy != nullptr);
}

} // namespace acr::ui
