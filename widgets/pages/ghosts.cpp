// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/ghosts.h"

#include "widgets/document/document.h"
#include "widgets/shell/chipbar.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"

#include <QHash>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

const QString ghostPrefix = QStringLiteral("ghost:");

QString plainName(const PinnedRun& run)
{
    const QString policy = policyLabel(run.policy);
    switch (run.origin) {
    case PinnedRun::Origin::Row: return policy;
    case PinnedRun::Origin::Session: return run.name.isEmpty() ? GhostBar::tr("%1, session").arg(policy) : run.name;
    case PinnedRun::Origin::Fork:
        return run.name.isEmpty()
                   ? GhostBar::tr("%1, fork at %2").arg(policy, numbers::count(static_cast<qint64>(run.forkAfter) + 1))
                   : run.name;
    case PinnedRun::Origin::Stored: return run.name;
    }
    return policy;
}

} // namespace

QHash<QString, QString> ghostNames(const Document& document)
{
    QHash<QString, QString> names;
    QHash<QString, int> seen;
    for (const PinnedRun& run : document.pinned().all()) {
        QString name = plainName(run);
        if (run.changed)
            name = GhostBar::tr("%1, with events").arg(name);
        if (!(run.decidedWith == document.weights()))
            name = GhostBar::tr("%1, decided with ε₂ = %2").arg(name, numbers::compact(run.decidedWith.cost));
        const int number = ++seen[name];
        names.insert(run.id, number > 1 ? GhostBar::tr("%1 (%2)").arg(name).arg(number) : name);
    }
    return names;
}

std::vector<Curve> ghostCurves(const Document& document, std::vector<double> Curves::*values)
{
    const QHash<QString, QString> names = ghostNames(document);
    std::vector<Curve> curves;
    for (const PinnedRun& run : document.pinned().all()) {
        Curve curve;
        curve.id = ghostPrefix + run.id;
        curve.name = GhostBar::tr("ghost: %1").arg(names.value(run.id));
        curve.ink = Ink::policy(run.policy);
        curve.spacing = {1, 1};
        curve.values = std::make_shared<CurveData>(run.curves.get()->*values);
        curve.ghost = run.pattern + 1;
        curves.push_back(std::move(curve));
    }
    return curves;
}

QString ghostOfCurve(const QString& curve)
{
    return curve.startsWith(ghostPrefix) ? curve.mid(ghostPrefix.size()) : QString();
}

void showTasksOfGhost(Document& document, const QString& ghost)
{
    const std::vector<PinnedRun>& all = document.pinned().all();
    const auto run = std::ranges::find(all, ghost, &PinnedRun::id);
    if (run == all.end() || document.stream() == nullptr)
        return;
    const std::vector<TaskIndex>& stream = document.stream()->tasks;
    const std::vector<double>& sum = run->curves->cumRegret;
    std::vector<TaskIndex> tasks;
    for (std::size_t i = 0; i < std::min(sum.size(), stream.size()); ++i) {
        if (sum[i] > (i > 0 ? sum[i - 1] : 0))
            tasks.push_back(stream[i]);
    }
    document.showTasks(GhostBar::tr("ghost %1: with regret").arg(ghostNames(document).value(ghost)), std::move(tasks));
}

void addGhostRemoval(QMenu& menu, Document& document, const QString& ghost)
{
    menu.addAction(GhostBar::tr("Remove this ghost"), &document,
                   [&document, ghost] { document.pinned().remove(ghost); });
    menu.addSeparator();
}

GhostBar::GhostBar(const ThemeManager& themes, Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_chips(new ChipBar(themes, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chips);
    m_chips->setAccessibleName(tr("Pinned runs"));
    connect(m_chips, &ChipBar::removed, this, [this](const QString& id) { m_document.pinned().remove(id); });
    connect(&document.pinned(), &PinnedRuns::changed, this, &GhostBar::refresh);
    refresh();
}

void GhostBar::refresh()
{
    const QHash<QString, QString> names = ghostNames(m_document);
    QList<ChipBar::Chip> chips;
    for (const PinnedRun& run : m_document.pinned().all())
        chips.append({run.id, tr("ghost: %1").arg(names.value(run.id)), {}});
    m_chips->setChips(chips);
    setVisible(!chips.isEmpty());
}

} // namespace acr::ui

#include "moc_ghosts.cpp"
