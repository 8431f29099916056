// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/memory/memorypage.h"

#include "widgets/charts/pointmap.h"
#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"
#include "widgets/pages/memory/beliefpanel.h"
#include "widgets/pages/memory/entrymodel.h"
#include "widgets/pages/memory/entrypanel.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/filmbar.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/segmentedswitch.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

namespace acr::ui {

namespace {

constexpr const char* sideParts[] = {"beliefs", "entry", "snapshots"};

} // namespace

void MemoryPage::connectDocument()
{
    connect(&m_document, &Document::benchmarkSwitched, this, [this] {
        m_drawing.drop();
        m_reading.drop();
        m_showWhenRead = false;
        m_search->clear();
        m_rows->clearFilter();
    });
    connect(&m_document, &Document::benchmarkChanged, this, [this] {
        m_stored.reset();
        m_storedName.clear();
        m_kept.reset();
        m_keptName.clear();
        m_bar->setEnabled(true);
        refreshSnapshots();
        fillPolicies();
        if (isVisible())
            m_player.want();
        followSession();
    });
    connect(&m_document, &Document::resultsChanged, this, &MemoryPage::fillPolicies);
    connect(&m_player, &SessionPlayer::sessionChanged, this, &MemoryPage::followSession);
    connect(&m_player, &SessionPlayer::vectorsReady, this, &MemoryPage::drawMap);
    connect(&m_player, &SessionPlayer::cursorMoved, this, &MemoryPage::followStep);
    connect(&m_player, &SessionPlayer::playingChanged, this, [this](bool playing) {
        if (!playing)
            followStep();
    });
    connect(&m_player, &SessionPlayer::failed, this, [this](const Error& error) {
        if (m_player.lane().track() == nullptr)
            showNothing(tr("The session could not be run"), errorSentence(error));
    });
    connect(&m_document, &Document::selectedTaskChanged, this, [this] {
        const auto task = m_document.selectedTask();
        if (!task || !m_view ||
            (m_chosen && m_view->snapshot.entries.find(*m_chosen) != nullptr &&
             m_view->snapshot.entries.find(*m_chosen)->task == *task))
            return;
        // The newest entry about the task, if it is remembered.
        for (auto id = m_view->ids.rbegin(); id != m_view->ids.rend(); ++id) {
            if (m_view->snapshot.entries.find(*id)->task == *task)
                return choose(*id);
        }
    });
    if (m_file)
        connect(m_file, &WorkspaceFile::fileChanged, this, &MemoryPage::refreshSnapshots);
}

void MemoryPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refreshSnapshots();
    m_player.want();
    followSession();
}

bool MemoryPage::settled() const
{
    const SessionLane& lane = m_player.lane();
    return !m_drawing.running() && !m_reading.running() && !m_frame.isActive() && !m_tableSoon.isActive() &&
           !m_player.encoding() && !lane.computing() && (lane.track() == nullptr || lane.track()->finished());
}

bool MemoryPage::reveal(const QString& part)
{
    for (int i = 0; i < m_side->count(); ++i) {
        if (part == QLatin1String(sideParts[i])) {
            m_side->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

QJsonObject MemoryPage::saveState() const
{
    return {{QStringLiteral("side"), m_side->currentIndex()},  {QStringLiteral("colour"), m_colour->current()},
            {QStringLiteral("tool"), m_tool->current()},       {QStringLiteral("beliefs"), m_beliefs->measure()},
            {QStringLiteral("rows"), splitterState(*m_parts)}, {QStringLiteral("columns"), splitterState(*m_columns)},
            {QStringLiteral("table"), m_table->saveState()}};
}

void MemoryPage::restoreState(const QJsonObject& state)
{
    m_side->setCurrentIndex(state.value(QStringLiteral("side")).toInt());
    m_colour->setCurrent(state.value(QStringLiteral("colour")).toString());
    m_tool->setCurrent(state.value(QStringLiteral("tool")).toString());
    m_beliefs->setMeasure(state.value(QStringLiteral("beliefs")).toString());
    restoreSplitter(*m_parts, state.value(QStringLiteral("rows")));
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_table->restoreState(state.value(QStringLiteral("table")).toObject());
}

void MemoryPage::fillPolicies()
{
    const QString now = QString::fromStdString(m_player.lane().definition().policy);
    QStringList names{QStringLiteral("acrouter")};
    if (const auto& results = m_document.results()) {
        for (const LeaderboardRow& row : results->rows) {
            const QString name = QString::fromStdString(row.policy);
            if (!names.contains(name) && row.spec.id != "oracle")
                names << name;
        }
    }
    if (!now.isEmpty() && !names.contains(now))
        names.prepend(now);
    m_policy->clear();
    for (const QString& name : names)
        m_policy->addItem(policyLabel(name), name);
    m_policy->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(now))));
}

void MemoryPage::choosePolicy()
{
    const SessionDefinition now = m_player.lane().definition();
    const QString policy = m_policy->currentData().toString();
    if (policy.toStdString() == now.policy)
        return;
    m_document.selectPolicy(policy);
    m_player.play(policy, now.seed, now.events, now.priors);
}

void MemoryPage::choose(std::optional<MemoryId> id)
{
    const Experience* experience = m_view && id ? m_view->snapshot.entries.find(*id) : nullptr;
    if (!experience)
        id.reset();
    m_chosen = id;
    const int row = id ? m_entries->rowOf(*id) : -1;
    m_map->setChosen(row >= 0 ? std::optional(m_quietPoints + static_cast<std::size_t>(row)) : std::nullopt);
    m_table->showRow(row >= 0 ? m_rows->rowOf(static_cast<std::size_t>(row)) : -1);
    m_entry->setEntry(m_view, id);
    updateActions();
}

void MemoryPage::pick(std::optional<MemoryId> id)
{
    choose(id);
    if (!m_chosen)
        return;
    if (m_side->currentIndex() == 0)
        m_side->setCurrentIndex(1);
    m_document.selectTask(m_view->snapshot.entries.find(*m_chosen)->task);
}

void MemoryPage::fail(const QString& doing, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    QMessageBox::warning(window(), tr("Memory"), doing + QLatin1Char('\n') + QString::fromStdString(describe(error)));
}

} // namespace acr::ui
