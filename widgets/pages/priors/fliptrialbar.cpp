// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/fliptrialbar.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sentences.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace acr::ui {

namespace {

/// A drag replays every frame; the smallest flip is looked for when it rests.
constexpr int lookAfterMs = 120;

/// As many as priors have on the desk, and one more where these do not tell two values apart.
int trialDecimals(double one, double other)
{
    constexpr int usual = 3;
    return one != other && numbers::fixed(one, usual) == numbers::fixed(other, usual) ? usual + 1 : usual;
}

} // namespace

FlipTrialBar::FlipTrialBar(const ThemeManager&, Document& document, PriorEditor& editor, Jobs& jobs, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_editor(editor)
    , m_says(new QLabel(this))
    , m_try(new QPushButton(tr("&Try it"), this))
    , m_looking(jobs, [this] { look(); })
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_says->setAccessibleName(tr("The smallest change that flips the selected task"));
    m_says->setObjectName(QStringLiteral("flipSentence"));
    m_try->setObjectName(QStringLiteral("tryFlip"));
    m_try->setToolTip(tr("Make this change on the desk; Ctrl+Z takes it back"));
    layout->addWidget(m_says, 1);
    layout->addWidget(m_try, 0, Qt::AlignTop);
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, &FlipTrialBar::look);
    connect(m_try, &QPushButton::clicked, this, &FlipTrialBar::tryShown);
    connect(&document, &Document::benchmarkSwitched, this, [this] {
        m_waiting.reset();
        m_attempted.reset();
        forget({});
    });
    connect(&document, &Document::selectedTaskChanged, this, &FlipTrialBar::lookAgain);
    connect(&editor, &PriorEditor::priorsChanged, this, &FlipTrialBar::lookAgain);
    connect(&editor, &PriorEditor::deskChanged, this, [this] {
        m_attempted.reset();
        lookAgain();
        goOn();
    });
    connect(&editor, &PriorEditor::replayed, this, [this] {
        if (m_editor.settled()) {
            reportAttempt();
            goOn();
        }
    });
    connect(&editor, &PriorEditor::failed, this, [this] {
        m_attempted.reset();
        m_waiting.reset();
    });
    forget({});
}

void FlipTrialBar::setActive(bool active)
{
    m_active = active;
    if (!active) {
        m_lookSoon.stop();
        m_looking.drop();
        return;
    }
    lookAgain();
    goOn();
}

QString FlipTrialBar::sentence() const
{
    return m_says->text();
}

void FlipTrialBar::forget(const QString& sentence)
{
    m_lookSoon.stop();
    m_looking.drop();
    showNone(sentence);
}

void FlipTrialBar::showNone(const QString& sentence)
{
    m_trial.reset();
    m_task.reset();
    m_says->setText(sentence);
    m_try->setEnabled(false);
    m_try->setVisible(!sentence.isEmpty());
    emit trialChanged();
}

QString FlipTrialBar::modelName(ModelIndex model) const
{
    return QString::fromStdString(m_editor.benchmark()->models[model.position()].name);
}

QString FlipTrialBar::taskName(TaskIndex task) const
{
    return QString::fromStdString(m_editor.benchmark()->tasks[task].id);
}

std::optional<ModelIndex> FlipTrialBar::pickOf(TaskIndex task) const
{
    if (m_editor.after() == nullptr)
        return std::nullopt;
    const auto& steps = m_editor.after()->run.steps;
    const auto found = std::ranges::find(steps, task, &Step::task);
    return found == steps.end() ? std::nullopt : std::optional(found->chosen);
}

double FlipTrialBar::valueNow(const PriorAddress& address) const
{
    const double value = priorValue(m_editor.priors(), address).value_or(missing);
    return isMissing(value) ? m_editor.valueInForce(address, missing) : value;
}

void FlipTrialBar::lookAgain()
{
    if (!m_active || !m_editor.desk())
        return forget({});
    const auto task = m_document.selectedTask();
    if (!task || !m_document.stepOf(*task))
        return forget(tr("Select a task of the stream to see the smallest change that flips its decision."));
    m_try->setEnabled(false);
    m_trial.reset();
    m_lookSoon.start();
    emit trialChanged();
}

void FlipTrialBar::look()
{
    const auto task = m_document.selectedTask();
    if (!m_active || !task || !m_editor.desk())
        return;
    m_looking.start(
        tr("Looking for the smallest flip"),
        [desk = m_editor.desk(), priors = m_editor.priors(), task = *task](const Progress&) {
            return desk->ballotAt(priors, task);
        },
        [this, task = *task](Result<std::optional<Ballot>> ballot) {
            if (ballot)
                show(task, *ballot);
            else
                showNone(errorSentence(ballot.error()));
        });
}

void FlipTrialBar::show(TaskIndex task, const std::optional<Ballot>& ballot)
{
    if (!ballot)
        return forget(tr("%1 is not decided by this policy.").arg(taskName(task)));
    const QString pick = modelName(ballot->pick);
    m_trial = ballot->flip ? trialOf(*ballot->flip, m_editor.priors(), m_editor.benchmark()->models) : std::nullopt;
    m_task = task;
    if (m_trial) {
        const double now = valueNow(m_trial->address);
        const int decimals = trialDecimals(m_trial->value, now);
        m_says->setText(withoutGaps(tr("%1 goes to %2; it would go to %3 with the %4 at %5 instead of %6.")
                                        .arg(taskName(task), pick, modelName(ballot->flip->pickAfter),
                                             priorAddressTitle(m_trial->address),
                                             numbers::fixed(m_trial->value, decimals), numbers::fixed(now, decimals))));
    } else {
        m_says->setText(
            tr("%1 goes to %2; no single number of the set flips this decision.").arg(taskName(task), pick));
    }
    m_try->setVisible(true);
    m_try->setEnabled(m_trial.has_value());
    emit trialChanged();
}

void FlipTrialBar::tryShown()
{
    if (m_trial && m_task)
        attempt(PriorTrial(*m_trial), *m_task);
}

void FlipTrialBar::tryLater(const FlipTrial& trial)
{
    m_waiting = trial;
    goOn();
}

void FlipTrialBar::goOn()
{
    if (!m_waiting || !m_active || m_editor.openingJob().running())
        return;
    const auto spec = parsePolicySpec(m_waiting->policy);
    if (spec && spec->text() != m_editor.policy().text()) {
        // The desk of the session's policy is laid, and this goes on when it is there.
        m_editor.setPolicy(*spec);
        return;
    }
    if (m_editor.desk() && !m_editor.settled())
        return;
    const FlipTrial waiting = *m_waiting;
    m_waiting.reset();
    const auto trial =
        m_editor.desk() && spec ? trialOf(waiting.flip, m_editor.priors(), m_editor.benchmark()->models) : std::nullopt;
    if (trial)
        attempt(*trial, waiting.task);
    else
        emit said(tr("This flip cannot be tried: the set has no such number."));
}

void FlipTrialBar::attempt(const PriorTrial& trial, TaskIndex task)
{
    const double from = valueNow(trial.address);
    if (from == trial.value) {
        emit said(withoutGaps(
            tr("The %1 is %2 already.")
                .arg(priorAddressTitle(trial.address), numbers::fixed(trial.value, trialDecimals(trial.value, from)))));
        return;
    }
    m_attempted = Attempt{trial, task, from, pickOf(task)};
    m_editor.setValue(trial.address, trial.value, m_editor.nextGesture());
}

void FlipTrialBar::reportAttempt()
{
    if (!m_attempted)
        return;
    const Attempt done = *m_attempted;
    m_attempted.reset();
    const auto pick = pickOf(done.task);
    // An undo that came before the replay took the change back.
    if (!pick || valueNow(done.trial.address) != done.trial.value)
        return;
    const int decimals = trialDecimals(done.from, done.trial.value);
    const QString change = tr("Tried: %1 from %2 to %3.")
                               .arg(priorAddressTitle(done.trial.address), numbers::fixed(done.from, decimals),
                                    numbers::fixed(done.trial.value, decimals));
    const QString task =
        done.pickBefore && *pick == *done.pickBefore
            ? tr("%1 still goes to %2: earlier decisions changed, too, and with them what the router has learned.")
                  .arg(taskName(done.task), modelName(*pick))
        : done.pickBefore ? tr("%1 now goes to %2, before to %3.")
                                .arg(taskName(done.task), modelName(*pick), modelName(*done.pickBefore))
                          : tr("%1 now goes to %2.").arg(taskName(done.task), modelName(*pick));
    emit said(joinSentences({withoutGaps(change), task,
                             tr("Tasks flipped against the reference: %1.")
                                 .arg(numbers::count(static_cast<qint64>(m_editor.flips().size())))}));
}

} // namespace acr::ui

#include "moc_fliptrialbar.cpp"
