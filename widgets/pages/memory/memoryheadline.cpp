// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memoryheadline.h"

#include "widgets/shell/policynames.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QFormLayout>

namespace acr::ui {

MemoryHeadline::MemoryHeadline(const ThemeManager& themes, QWidget* parent)
    : Headline(themes, parent)
    , m_policy(new QComboBox(this))
{
    m_policy->setObjectName(QStringLiteral("memoryPolicy"));
    m_policy->setMinimumContentsLength(16);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setAccessibleName(tr("Router whose memory is shown"));
    m_policy->setToolTip(tr("The router of the session; another one begins a session of its own"));
    connect(m_policy, &QComboBox::activated, this, [this] { emit policyChosen(m_policy->currentData().toString()); });
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::s);
    form->addRow(tr("&Router"), m_policy);
    row().addLayout(form);
    m_size = addCard(tr("Entries of the capacity"));
    m_score = addCard(tr("Mean remembered score"));
    m_pinned = addCard(tr("Pinned"));
    m_next = addCard(tr("Goes next when full"));
    m_edited = addCard(tr("Changed by hand"));
    for (FigureCard* card : {m_size, m_score, m_pinned, m_edited})
        card->setActivation(tr("Click: these tasks"));
    m_next->setActivation(tr("Click: this task"));
    connect(m_size, &FigureCard::activated, this, &MemoryHeadline::entriesActivated);
    connect(m_score, &FigureCard::activated, this, &MemoryHeadline::entriesActivated);
    connect(m_pinned, &FigureCard::activated, this, &MemoryHeadline::pinnedActivated);
    connect(m_next, &FigureCard::activated, this, &MemoryHeadline::nextActivated);
    connect(m_edited, &FigureCard::activated, this, &MemoryHeadline::editedActivated);
}

void MemoryHeadline::setPolicies(const QStringList& policies, const QString& current)
{
    m_policy->clear();
    for (const QString& policy : policies)
        m_policy->addItem(policyLabel(policy), policy);
    m_policy->setCurrentIndex(std::max(0, static_cast<int>(policies.indexOf(current))));
}

void MemoryHeadline::setMemory(const MemoryView& view, std::size_t edits)
{
    const VectorStore& store = view.snapshot.entries;
    const auto size = static_cast<qint64>(store.size());
    const auto capacity = static_cast<qint64>(store.capacity());
    m_size->setFigure(numbers::count(size) + QStringLiteral(" / ") + numbers::count(capacity),
                      tr("%1 of the capacity; version %2 of the memory")
                          .arg(numbers::percent(100.0 * static_cast<double>(size) / static_cast<double>(capacity)),
                               numbers::count(static_cast<qint64>(view.snapshot.version))));
    double sum = 0;
    std::size_t scored = 0;
    for (const MemoryId id : view.ids) {
        const double score = store.find(id)->attempt.score;
        sum += isMissing(score) ? 0 : score;
        scored += isMissing(score) ? 0 : 1;
    }
    const double mean = scored > 0 ? 100 * sum / static_cast<double>(scored) : missing;
    m_score->setFigure(
        numbers::percent(mean),
        tr("Mean of %1 scores: %2").arg(numbers::count(static_cast<qint64>(scored)), numbers::percentReading(mean)));
    m_pinned->setFigure(numbers::count(static_cast<qint64>(store.pinnedCount())));
    if (const auto next = store.oldestUnpinned())
        m_next->setFigure(tr("step %1").arg(stepText(store.find(*next)->step)),
                          view.taskNames->text(store.find(*next)->task.position()));
    else
        m_next->setFigure(QStringLiteral("–"), tr("Nothing can be driven out."));
    m_edited->setFigure(numbers::count(static_cast<qint64>(edits)));
}

} // namespace acr::ui

#include "moc_memoryheadline.cpp"
