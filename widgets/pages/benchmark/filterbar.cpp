// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/filterbar.h"

#include "widgets/pages/benchmark/tablefilter.h"
#include "widgets/shell/filtertext.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace acr::ui {

FilterBar::FilterBar(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_box(new FilterBox(themes, this))
    , m_pattern(new QToolButton(this))
    , m_clear(new QToolButton(this))
    , m_status(new QLabel(this))
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    m_box->edit().setObjectName(QStringLiteral("filterText"));
    m_box->edit().setAccessibleName(tr("Filter text"));
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
    row->addWidget(m_box, 1);
    row->addWidget(m_pattern);
    row->addWidget(m_status);
    row->addWidget(m_clear);

    connect(&m_box->edit(), &QLineEdit::textChanged, this, &FilterBar::apply);
    connect(m_pattern, &QToolButton::toggled, this, [this](bool pattern) {
        const QString typed = m_box->edit().text();
        if (m_filter) {
            for (RowMapProxy* table : m_taskTables)
                table->setText(pattern ? typed : QString(), pattern);
            m_filter->setText(pattern ? QString() : typed);
        } else if (m_proxy) {
            m_proxy->setText(typed, pattern);
        }
        refresh();
    });
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearRequested);
    connect(&themes, &ThemeManager::themeChanged, this, &FilterBar::refresh);
    refresh();
}

bool FilterBar::isExpression() const
{
    return m_filter && !m_pattern->isChecked();
}

void FilterBar::setTable(RowMapProxy* proxy, TableFilter* filter)
{
    if (m_proxy == proxy && m_filter == filter)
        return;
    if (m_proxy)
        disconnect(m_proxy, nullptr, this, nullptr);
    if (m_filter)
        disconnect(m_filter, nullptr, this, nullptr);
    m_proxy = proxy;
    m_filter = filter;
    if (m_proxy)
        connect(m_proxy, &RowMapProxy::filtered, this, &FilterBar::refresh);
    if (m_filter)
        connect(m_filter, &TableFilter::changed, this, &FilterBar::refresh);
    refresh();
}

void FilterBar::setNoun(const QString& noun)
{
    m_noun = noun;
    refresh();
}

void FilterBar::setVocabulary(std::shared_ptr<const FilterVocabulary> vocabulary)
{
    m_vocabulary = std::move(vocabulary);
    refresh();
}

void FilterBar::focusText()
{
    m_box->edit().setFocus(Qt::ShortcutFocusReason);
    m_box->edit().selectAll();
}

void FilterBar::apply()
{
    const QString typed = m_box->edit().text();
    if (isExpression()) {
        m_filter->setText(typed);
    } else if (m_filter) {
        for (RowMapProxy* table : m_taskTables)
            table->setText(typed, true);
    } else if (m_proxy) {
        m_proxy->setText(typed, m_pattern->isChecked());
    }
}

void FilterBar::refresh()
{
    FilterEdit& edit = m_box->edit();
    if (m_proxy && m_pattern->isChecked() != m_proxy->isPattern()) {
        const QSignalBlocker blocker(m_pattern);
        m_pattern->setChecked(m_proxy->isPattern());
    }
    const QString wanted = isExpression() ? m_filter->text() : m_proxy ? m_proxy->text() : QString();
    if (m_proxy && edit.text() != wanted) {
        const QSignalBlocker blocker(&edit);
        edit.setText(wanted);
    }
    edit.setVocabulary(isExpression() ? m_vocabulary : nullptr);
    edit.setProblem(isExpression() ? m_filter->problem() : std::nullopt);
    edit.setPlaceholderText(m_pattern->isChecked() ? tr("Pattern, for example ^dim1_(mbpp|apps)")
                            : m_filter             ? tr("Search, or filter: solves(MODEL) and score(MODEL) < 0.5")
                                                   : tr("Search"));
    m_box->menuButton().setVisible(m_filter != nullptr);
    showStatus();
    m_clear->setEnabled(m_proxy && (m_proxy->isFiltered() || !edit.text().isEmpty()));
    setEnabled(m_proxy != nullptr);
}

void FilterBar::showStatus()
{
    const Colours& colours = m_themes.theme().colours();
    const auto& problem = m_box->edit().problem();
    const QString patternError = m_proxy ? m_proxy->patternError() : QString();
    QString text;
    QString tip;
    bool isBad = false;
    if (!patternError.isEmpty()) {
        text = tr("Pattern: %1").arg(patternError);
        tip = patternError;
        isBad = true;
    } else if (problem) {
        text = problem->incomplete ? tr("Not complete yet") : tr("Wrong filter");
        tip = filterSentence(*problem);
        isBad = !problem->incomplete;
    } else if (isExpression() && m_filter->pending()) {
        text = tr("Replaying the policy…");
        tip = tr("The rows follow when the policy is replayed on the stream");
    } else if (m_proxy && m_proxy->table() != nullptr) {
        const QString all = numbers::count(static_cast<qint64>(m_proxy->table()->rows()));
        const QString shown = numbers::count(m_proxy->rowCount());
        text = m_proxy->isFiltered() ? tr("%1 of %2 %3").arg(shown, all, m_noun) : tr("%1 %2").arg(all, m_noun);
    }
    QPalette palette = m_status->palette();
    palette.setColor(QPalette::WindowText, isBad ? colours.bad : colours.muted);
    m_status->setPalette(palette);
    m_status->setText(text);
    m_status->setToolTip(tip);
}

} // namespace acr::ui

#include "moc_filterbar.cpp"
