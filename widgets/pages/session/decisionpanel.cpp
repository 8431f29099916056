// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/decisionpanel.h"

#include "core/evaluation/metrics.h"
#include "core/policy/policyneeds.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/session/attemptflow.h"
#include "widgets/pages/session/neighbourlist.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/sentences.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

QLabel* textLabel(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(name);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QString modelName(const SessionTrack& track, ModelIndex model)
{
    return QString::fromStdString(track.setting().benchmark->models[model.position()].name);
}

/// Whether the flip is about a number of a prior set, from which the session's policy starts.
bool isOfPriors(const SessionTrack& track, const FlipChange& flip)
{
    const auto spec = parsePolicySpec(track.setting().definition.policy);
    if (!spec || !needsOf(*spec).priors)
        return false;
    return flip.kind == FlipChange::Kind::PriorMean ||
           (flip.kind == FlipChange::Kind::VoterWeight && (flip.subject == "cost" || policyInfo(spec->id)->votes));
}

} // namespace

DecisionPanel::DecisionPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_task(textLabel(tr("Task of the step"), this))
    , m_facts(textLabel(tr("Why the router chose so"), this))
    , m_regret(textLabel(tr("Regret of the step"), this))
    , m_tryFlip(new QToolButton(this))
    , m_ballot(new BallotView(themes, this))
    , m_flow(new AttemptFlow(themes, this))
    , m_neighbours(new NeighbourList(themes, this))
{
    m_task->setWordWrap(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::xs, space::s, space::xs);
    layout->setSpacing(space::xs);
    layout->addWidget(m_task);
    layout->addWidget(m_ballot);
    layout->addWidget(m_facts);
    layout->addWidget(m_tryFlip, 0, Qt::AlignLeft);
    layout->addWidget(new SectionTitle(themes, tr("Attempts"), this));
    layout->addWidget(m_flow);
    layout->addWidget(new SectionTitle(themes, tr("Regret"), this));
    layout->addWidget(m_regret);
    layout->addWidget(new SectionTitle(themes, tr("Similar earlier tasks"), this));
    layout->addWidget(m_neighbours, 1);
    connect(m_ballot, &BallotView::modelClicked, this, &DecisionPanel::modelClicked);
    m_tryFlip->setObjectName(QStringLiteral("tryFlipOnDesk"));
    m_tryFlip->setText(tr("Try this flip on the Priors page"));
    m_tryFlip->setToolTip(tr("Makes the change on the prior desk, where the whole stream is replayed with it"));
    m_tryFlip->setIcon(icon(themes, QStringLiteral("priors")));
    m_tryFlip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // What stands below does not jump while a session plays.
    QSizePolicy kept = m_tryFlip->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_tryFlip->setSizePolicy(kept);
    connect(m_tryFlip, &QToolButton::clicked, this, &DecisionPanel::flipTried);
    followTheme(*m_task, themes, [this] { m_task->setFont(m_themes.theme().font(FontRole::Strong)); });
    for (QLabel* label : {m_facts, m_regret})
        followTheme(*label, themes, [this, label] { label->setFont(m_themes.theme().font(FontRole::Caption)); });
    clear();
}

void DecisionPanel::clear()
{
    m_task->setText(tr("No step yet"));
    m_task->setToolTip({});
    m_facts->clear();
    m_facts->setToolTip({});
    m_canTryFlip = false;
    m_tryFlip->hide();
    m_regret->clear();
    m_ballot->clear();
    m_flow->clear();
    m_neighbours->setMessage({});
}

QString DecisionPanel::explanation() const
{
    return m_facts->text();
}

QString DecisionPanel::microscope() const
{
    return m_regret->text();
}

void DecisionPanel::showStep(const SessionTrack& track, const OracleTable& oracle, std::size_t number, bool votes,
                             const QString& note)
{
    const Benchmark& benchmark = *track.setting().benchmark;
    const Step& step = track.run().steps[number];
    Ballot ballot = votes ? track.ballotOf(number) : track.recordedBallotOf(number);
    // Without values the models keep their rows, so what stands below does not jump when they come.
    ballot.values.resize(benchmark.models.size(), missing);
    const StepNote& recorded = track.note(number);
    const QString id = QString::fromStdString(benchmark.tasks[step.task].id);
    m_task->setText(m_task->fontMetrics().elidedText(id, Qt::ElideMiddle, std::max(120, width() - 2 * space::s)));
    m_task->setToolTip(id + QLatin1Char('\n') +
                       QString::fromStdString(benchmark.tasks.categoryName(step.task, Facet::Dimension)));
    m_ballot->setBallot(ballot, benchmark.models, recorded.known ? recorded.priorPick : ballot.pick);
    m_facts->setText(ballotFacts(track, ballot, number, votes, note));
    const Vote* const pivotal = ballot.pivotalVote();
    m_facts->setToolTip(pivotal != nullptr && pivotal->voter == scoreVoter ? beyondScoresSentence(pivotal->weight)
                                                                           : QString());
    m_canTryFlip = ballot.flip && isOfPriors(track, *ballot.flip);
    m_tryFlip->setVisible(m_canTryFlip);
    m_flow->setAttempts(track.run().attemptsOf(step), step.chosen, benchmark.models);
    m_regret->setText(regretFacts(track, oracle, number));
}

QString DecisionPanel::ballotFacts(const SessionTrack& track, const Ballot& ballot, std::size_t step, bool votes,
                                   const QString& note) const
{
    QStringList lines;
    const QString pick = modelName(track, ballot.pick);
    if (votes && !note.isEmpty())
        lines << note;
    const QString reason =
        ballot.reason.empty() ? tr("the record does not say why", "in place of a reason") : reasonWord(ballot.reason);
    lines << (isMissing(ballot.margin) ? tr("%1: %2", "pick, reason").arg(pick, reason)
                                       : tr("%1: %2, leads by %3", "pick, reason, margin")
                                             .arg(pick, reason, numbers::fixed(ballot.margin, 3)));
    if (const Vote* const vote = ballot.pivotalVote(); vote != nullptr && ballot.votesForMany(*vote)) {
        lines << tr("Pivotal: %1; without it the pick would be another").arg(voterWord(vote->voter));
    } else if (vote != nullptr) {
        lines << tr("Pivotal: %1 for %2 (%3); without it the pick would be another")
                     .arg(voterWord(vote->voter), modelName(track, vote->model), numbers::fixed(vote->weight, 3));
    } else if (!ballot.votes.empty()) {
        lines << tr("No single voter is pivotal");
    }
    if (!votes) {
        lines << note;
    } else if (ballot.flip) {
        const FlipChange& flip = *ballot.flip;
        // As many decimals as tell the two apart.
        int decimals = 3;
        while (decimals < 8 && numbers::fixed(flip.from, decimals) == numbers::fixed(flip.to, decimals))
            ++decimals;
        lines << tr("Flips to %1 if %2 goes from %3 past %4")
                     .arg(modelName(track, flip.pickAfter), flipSubject(track, flip),
                          numbers::fixed(flip.from, decimals), numbers::fixed(flip.to, decimals));
    } else {
        lines << noFlipSentence(ballot);
    }
    if (track.overrulesPrior(step))
        lines << tr("What was learned overrules the prior: it would have picked %1")
                     .arg(modelName(track, track.note(step).priorPick));
    return withoutGaps(lines.join(QLatin1Char('\n')));
}

QString DecisionPanel::flipSubject(const SessionTrack& track, const FlipChange& flip) const
{
    const QString model = modelName(track, flip.model);
    switch (flip.kind) {
    case FlipChange::Kind::VoterWeight: return tr("the weight of %1").arg(voterWord(flip.subject));
    case FlipChange::Kind::PriorMean:
        return flip.subject.empty() ? tr("the prior mean of %1").arg(model)
                                    : tr("the prior mean of %1 in %2").arg(model, QString::fromStdString(flip.subject));
    case FlipChange::Kind::Value: return tr("its value");
    case FlipChange::Kind::NeighbourScore: {
        const QString id = QString::fromStdString(track.setting().benchmark->tasks[flip.task].id);
        return tr("the score of %1 on the similar task %2")
            .arg(model, m_facts->fontMetrics().elidedText(id, Qt::ElideMiddle, std::max(100, width() / 2)));
    }
    }
    return {};
}

QString DecisionPanel::regretFacts(const SessionTrack& track, const OracleTable& oracle, std::size_t number) const
{
    const Step& step = track.run().steps[number];
    const StepRegret parts = stepRegret(step, oracle);
    const OracleTable::Entry& best = oracle[step.task];
    QStringList lines;
    if (isMissing(step.score) || !best.known) {
        lines << verdictSentence(StepVerdict::Unknown);
        return lines.join(QLatin1Char('\n'));
    }
    lines << (parts.cost < 0 ? tr("%1 = %2 quality − %3 cost") : tr("%1 = %2 quality + %3 cost"))
                 .arg(numbers::fixed(parts.regret, 4), numbers::fixed(parts.quality, 4),
                      numbers::fixed(std::abs(parts.cost), 4));
    lines
        << tr("Kind: %1. %2", "verdict, what it means").arg(verdictWord(parts.verdict), verdictSentence(parts.verdict));
    QStringList models;
    for (std::size_t j = 0; j < track.setting().benchmark->models.size(); ++j) {
        if (oracle.isOptimal(step.task, ModelIndex::at(j)))
            models << modelName(track, ModelIndex::at(j));
    }
    lines << tr("The oracle: %1, score %2 for %3; here: score %4 for %5")
                 .arg(models.join(QStringLiteral(", ")), numbers::fixed(best.score, 2), numbers::dollars(best.costUsd),
                      numbers::fixed(step.score, 2), numbers::dollars(step.costUsd));
    return lines.join(QLatin1Char('\n'));
}

} // namespace acr::ui

#include "moc_decisionpanel.cpp"
