// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livetaskpanel.h"

#include "core/verifier/answercode.h"
#include "widgets/pages/ballotview.h"
#include "widgets/pages/live/linediff.h"
#include "widgets/pages/live/livetaskmodel.h"
#include "widgets/pages/live/verdictbar.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/segmentedswitch.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

/// Longer texts are cut: they are there to be read.
constexpr qsizetype longestText = 200'000;

QLabel* plainLabel(const QString& objectName, const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setAccessibleName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

/// Bytes that are no UTF-8 and control characters become visible places.
QString readable(const std::string& text)
{
    QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (shown.size() > longestText)
        shown = shown.left(longestText) + u'\n' + LiveTaskPanel::tr("(cut off here)");
    for (QChar& c : shown) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            c = QChar(0xfffd);
    }
    return shown;
}

/// In local time.
QString timeText(const std::string& utc)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString::fromStdString(utc);
}

QString markOf(const LiveCallState& call)
{
    if (call.stage != LiveCallState::Stage::Ended)
        return QStringLiteral("…");
    if (call.failed())
        return QStringLiteral("!");
    switch (call.verdict()) {
    case Verdict::Passed: return QStringLiteral("✓");
    case Verdict::Failed: return QStringLiteral("✗");
    case Verdict::Unknown: break;
    }
    return QStringLiteral("?");
}

} // namespace

LiveTaskPanel::LiveTaskPanel(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(themes, QStringLiteral("live"), tr("No task is selected"),
                             tr("Choose a task on the left to see its votes, its calls and its verdicts."), this))
    , m_title(plainLabel(QStringLiteral("liveTaskTitle"), tr("Selected task"), this))
    , m_about(plainLabel(QStringLiteral("liveTaskAbout"), tr("Why the router chose so"), this))
    , m_ballot(new BallotView(themes, this))
    , m_calls(new QTabBar(this))
    , m_facts(plainLabel(QStringLiteral("liveCallFacts"), tr("The chosen call"), this))
    , m_verdict(new VerdictBar(themes, this))
    , m_view(new SegmentedSwitch(themes, tr("What is shown of the call"), this))
    , m_against(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
{
    m_title->setWordWrap(false);
    m_calls->setObjectName(QStringLiteral("liveCallTabs"));
    m_calls->setAccessibleName(tr("Calls of the task"));
    m_calls->setExpanding(false);
    m_calls->setDrawBase(false);
    m_calls->setUsesScrollButtons(true);
    m_calls->setElideMode(Qt::ElideRight);
    m_view->setObjectName(QStringLiteral("liveView"));
    m_view->addSegment(QStringLiteral("answer"), tr("Answer"), tr("What the model wrote, while it arrives"));
    m_view->addSegment(QStringLiteral("verdict"), tr("Test output"),
                       tr("The verdict of each tool and what it printed"));
    m_view->addSegment(QStringLiteral("diff"), tr("Difference"), tr("The code of this answer against that of another"));
    m_view->addSegment(QStringLiteral("prompt"), tr("Prompt"), tr("The task as the models get it, and its tests"));
    m_against->setObjectName(QStringLiteral("liveAgainst"));
    m_against->setAccessibleName(tr("The other answer"));
    m_against->setToolTip(tr("The answer that this one is compared with"));
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_against->setMinimumContentsLength(10);
    m_text->setObjectName(QStringLiteral("liveText"));
    m_text->setAccessibleName(tr("Text of the call"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMinimumHeight(80);

    auto* content = new QWidget(this);
    auto* viewRow = new QHBoxLayout;
    viewRow->setSpacing(space::s);
    viewRow->addWidget(m_view);
    viewRow->addStretch(1);
    viewRow->addWidget(m_against);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::s, space::xs, space::s, space::xs);
    layout->setSpacing(space::xs);
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addWidget(m_ballot);
    layout->addWidget(m_calls);
    layout->addWidget(m_facts);
    layout->addWidget(m_verdict);
    layout->addLayout(viewRow);
    layout->addWidget(m_text, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    followTheme(*m_title, themes, [this] { m_title->setFont(m_themes.theme().font(FontRole::Strong)); });
    for (QLabel* label : {m_about, m_facts})
        followTheme(*label, themes, [this, label] { label->setFont(m_themes.theme().font(FontRole::Caption)); });
    followTheme(*m_text, themes, [this] { m_text->setFont(m_themes.theme().font(FontRole::Mono)); });
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        if (!m_row)
            return;
        fillCalls(m_task);
        m_shown.clear();
        showCall();
    });
    connect(m_ballot, &BallotView::modelClicked, this, &LiveTaskPanel::modelClicked);
    connect(m_calls, &QTabBar::tabBarClicked, this, [this] { m_chosen = true; });
    connect(m_calls, &QTabBar::currentChanged, this, [this] {
        if (m_calls->hasFocus())
            m_chosen = true;
        showCall();
    });
    connect(m_verdict, &VerdictBar::judged, this, [this](const PersonVerdict& verdict) {
        if (const auto number = chosenNumber(); number && m_row)
            emit judged(*m_row, *number, verdict);
    });
    connect(m_view, &SegmentedSwitch::currentChanged, this, [this] { showCall(); });
    connect(m_against, &QComboBox::activated, this, [this] { showCall(); });
    clear();
}

void LiveTaskPanel::clear()
{
    m_row.reset();
    m_task = {};
    m_explained.reset();
    m_numbers.clear();
    m_chosen = false;
    m_shown.clear();
    m_text->clear();
    m_ballot->clear();
    m_stack->setCurrentIndex(0);
}

QString LiveTaskPanel::shownText() const
{
    return m_text->toPlainText();
}

QString LiveTaskPanel::view() const
{
    return m_view->current();
}

void LiveTaskPanel::setView(const QString& key)
{
    m_view->setCurrent(key);
}

QString LiveTaskPanel::nameOf(ModelIndex model) const
{
    return model.position() < m_models.size() ? QString::fromStdString(m_models[model.position()].name) : QString();
}

void LiveTaskPanel::showTask(const LiveTaskState& task, std::size_t row, std::span<const Model> models)
{
    if (m_row != row || m_task.task != task.task) {
        m_chosen = false;
        m_ballot->clear();
        m_shown.clear();
        m_verdict->reset();
    }
    const bool decided = m_task.decisions != task.decisions;
    const bool another = m_row != row || m_task.task != task.task;
    m_row = row;
    m_task = task;
    m_models.assign(models.begin(), models.end());
    m_stack->setCurrentIndex(1);

    const QString id = task.task ? QString::fromStdString(task.task->id) : QString();
    m_title->setText(m_title->fontMetrics().elidedText(id, Qt::ElideMiddle, std::max(120, width() - 2 * space::l)));
    m_title->setToolTip(id);
    m_ballot->setVisible(task.decision.has_value());
    if (decided || another) {
        m_explained.reset();
        // Of a session that was opened not even the values are known before they are computed.
        if (task.decision && !task.decision->values.empty()) {
            Ballot values;
            values.pick = task.decision->pick;
            values.values = task.decision->values;
            m_ballot->setBallot(values, m_models, values.pick);
        }
    }
    showAbout();
    fillCalls(task);
    showCall();
}

void LiveTaskPanel::showBallot(const std::shared_ptr<const LiveBallot>& ballot)
{
    if (ballot == nullptr || ballot == m_explained || !m_row)
        return;
    m_explained = ballot;
    m_ballot->setBallot(ballot->ballot, m_models, ballot->ballot.pick);
    showAbout();
}

void LiveTaskPanel::showAbout()
{
    QStringList about;
    if (m_task.task && !m_task.task->dimension.empty())
        about << QString::fromStdString(m_task.task->dimension);
    if (m_task.task && !m_task.task->language.empty())
        about << QString::fromStdString(m_task.task->language);
    if (m_task.decision)
        about << tr("%1: %2", "pick, reason").arg(nameOf(m_task.decision->pick), reasonWord(m_task.decision->reason));
    else
        about << liveStageText(m_task);
    if (m_task.shadow)
        about << tr("shadow task: every model is called");
    if (m_task.fellBack)
        about << tr("another model stood in for one that failed");
    if (m_explained != nullptr && !m_explained->asRecorded)
        about << tr("the policy would decide differently today, as the ballot shows");
    m_about->setText(about.join(QStringLiteral(" · ")));
}

void LiveTaskPanel::fillCalls(const LiveTaskState& task)
{
    const QSignalBlocker quiet(m_calls);
    const auto chosen =
        m_calls->currentIndex() >= 0 && static_cast<std::size_t>(m_calls->currentIndex()) < m_numbers.size()
            ? std::optional(m_numbers[static_cast<std::size_t>(m_calls->currentIndex())])
            : std::nullopt;
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, call] : task.calls)
        numbers.push_back(number);
    while (m_calls->count() > static_cast<int>(numbers.size()))
        m_calls->removeTab(m_calls->count() - 1);
    int tab = 0;
    for (const auto& [number, call] : task.calls) {
        const QString name = nameOf(call.model);
        const QString text = escapeMnemonics(call.shadow ? tr("%1 %2 (shadow)", "model, mark").arg(name, markOf(call))
                                                         : tr("%1 %2", "model, mark").arg(name, markOf(call)));
        if (tab >= m_calls->count())
            m_calls->addTab(text);
        else if (m_calls->tabText(tab) != text)
            m_calls->setTabText(tab, text);
        m_calls->setTabIcon(tab, markerIcon(m_themes, Ink::model(name, call.model.value)));
        m_calls->setTabToolTip(tab, name);
        ++tab;
    }
    const bool sameCalls = numbers == m_numbers;
    m_numbers = std::move(numbers);
    m_calls->setVisible(m_calls->count() > 0);
    // The call that stands for the task, until the user chooses one.
    std::optional<std::uint64_t> wanted = m_chosen ? chosen : std::nullopt;
    if (!wanted) {
        if (task.answer && task.calls.contains(*task.answer)) {
            wanted = task.answer;
        } else {
            for (const auto& [number, call] : task.calls) {
                if (!call.shadow || !wanted)
                    wanted = number;
            }
        }
    }
    const auto at = wanted ? std::ranges::find(m_numbers, *wanted) : m_numbers.end();
    if (at != m_numbers.end())
        m_calls->setCurrentIndex(static_cast<int>(at - m_numbers.begin()));
    if (sameCalls)
        return;
    const QVariant against = m_against->currentData();
    const QSignalBlocker quietBox(m_against);
    m_against->clear();
    for (const auto& [number, call] : task.calls)
        m_against->addItem(markerIcon(m_themes, Ink::model(nameOf(call.model), call.model.value)), nameOf(call.model),
                           QVariant::fromValue<qulonglong>(number));
    m_against->setCurrentIndex(std::max(0, m_against->findData(against)));
}

void LiveTaskPanel::setJudgeable(std::function<QString(std::size_t row, std::uint64_t call)> judgeable)
{
    m_judgeable = std::move(judgeable);
}

void LiveTaskPanel::judge(Verdict verdict)
{
    if (m_row)
        m_verdict->choose(verdict);
}

std::optional<std::uint64_t> LiveTaskPanel::chosenNumber() const
{
    const int tab = m_calls->currentIndex();
    return tab < 0 || static_cast<std::size_t>(tab) >= m_numbers.size()
               ? std::nullopt
               : std::optional(m_numbers[static_cast<std::size_t>(tab)]);
}

const LiveCallState* LiveTaskPanel::chosenCall() const
{
    const auto number = chosenNumber();
    const auto found = number ? m_task.calls.find(*number) : m_task.calls.end();
    return found == m_task.calls.end() ? nullptr : &found->second;
}

void LiveTaskPanel::showVerdict()
{
    const auto number = chosenNumber();
    const LiveCallState* const call = chosenCall();
    m_verdict->setVisible(call != nullptr && m_judgeable);
    if (call != nullptr && m_judgeable)
        m_verdict->showPerson(*number, call->person, m_judgeable(*m_row, *number));
}

void LiveTaskPanel::showFacts(const LiveCallState* call)
{
    if (call == nullptr) {
        m_facts->setText(m_task.stage == LiveTaskState::Stage::Queued ? tr("No model was called yet.")
                                                                      : tr("No model was called."));
        return;
    }
    QStringList facts;
    switch (call->stage) {
    case LiveCallState::Stage::Calling: facts << (call->text.empty() ? tr("called") : tr("answering")); break;
    case LiveCallState::Stage::Verifying: facts << tr("the answer is run"); break;
    case LiveCallState::Stage::Ended:
        facts << (call->lost                 ? tr("lost: the program ended during the call")
                  : call->failed()           ? callFailureText(call->details->failure)
                  : call->details == nullptr ? callFailureText(CallFailure::Cancelled)
                  : call->person             ? tr("%1 by a person").arg(liveVerdictText(call->verdict()))
                                             : liveVerdictText(call->verdict()));
        break;
    }
    if (!call->person && call->judgement && !isMissing(call->judgement->score))
        facts << tr("score %1").arg(numbers::fixed(call->judgement->score, 2));
    if (call->details) {
        facts << (isMissing(call->costUsd) ? tr("cost unknown") : numbers::dollars(call->costUsd));
        if (!isMissing(call->details->latencySeconds))
            facts << tr("%1 s").arg(numbers::fixed(call->details->latencySeconds, 2));
        const TokenUsage& tokens = call->details->tokens;
        if (tokens.input != missingCount && tokens.output != missingCount)
            facts << tr("%1 → %2 tokens").arg(numbers::count(tokens.input), numbers::count(tokens.output));
        const QString served = QString::fromStdString(call->details->servedModel);
        if (!served.isEmpty() && served != nameOf(call->model))
            facts << tr("served by %1").arg(served.left(80));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

QString LiveTaskPanel::verdictText(const LiveCallState& call)
{
    if (call.details && !call.details->failureText.empty())
        return readable(call.details->failureText);
    if (!call.judgement && !call.person)
        return call.stage == LiveCallState::Stage::Ended ? tr("The answer was not judged.")
                                                         : tr("The answer is not judged yet.");
    QStringList parts;
    if (call.person) {
        parts << tr("%1, after the task had ended, %2: %3", "person, time, verdict")
                     .arg(readable(call.person->verdict.tool), timeText(call.person->utc),
                          liveVerdictText(call.person->verdict.verdict));
        if (!call.person->verdict.trace.empty())
            parts.back() += u'\n' + readable(call.person->verdict.trace);
    }
    if (!call.judgement)
        return parts.join(QStringLiteral("\n\n"));
    for (const ToolVerdict& tool : call.judgement->tools) {
        QString part = tr("%1: %2", "verification tool, verdict")
                           .arg(QString::fromStdString(tool.tool), liveVerdictText(tool.verdict));
        if (!tool.trace.empty())
            part += u'\n' + readable(tool.trace);
        parts << part;
    }
    if (call.judgement->tools.empty())
        parts << liveVerdictText(call.judgement->verdict);
    return parts.join(QStringLiteral("\n\n"));
}

void LiveTaskPanel::showCall()
{
    if (!m_row)
        return;
    const LiveCallState* const call = chosenCall();
    showFacts(call);
    showVerdict();
    const QString view = m_view->current();
    m_against->setVisible(view == QStringLiteral("diff") && m_task.calls.size() > 1);
    if (view == QStringLiteral("prompt")) {
        QString text = m_task.task ? readable(m_task.task->prompt) : QString();
        if (m_task.task && !m_task.task->tests.empty())
            text += QStringLiteral("\n\n") + tr("Tests (the models do not get them):") + u'\n' +
                    readable(m_task.task->tests);
        if (m_task.task && !m_task.task->input.empty())
            text += QStringLiteral("\n\n") + tr("Input of the program (the models do not get it):") + u'\n' +
                    readable(m_task.task->input);
        if (m_task.task && m_task.task->hasExpectedOutput)
            text += QStringLiteral("\n\n") + tr("Expected output (the models do not get it):") + u'\n' +
                    readable(m_task.task->expectedOutput);
        if (m_task.task && !m_task.task->command.empty())
            text += QStringLiteral("\n\n") + tr("Command that checks the answer (the models do not get it):") + u'\n' +
                    readable(m_task.task->command);
        if (m_task.task && !m_task.task->canonicalSolution.empty())
            text += QStringLiteral("\n\n") + tr("Reference solution (the models do not get it):") + u'\n' +
                    readable(m_task.task->canonicalSolution);
        showText(text);
    } else if (view == QStringLiteral("diff")) {
        showDiff();
    } else if (call == nullptr) {
        showText({});
    } else if (view == QStringLiteral("verdict")) {
        showText(verdictText(*call));
    } else {
        showText(readable(call->text));
    }
}

void LiveTaskPanel::showText(const QString& text)
{
    if (!m_isDiff && text == m_shown)
        return;
    QScrollBar& bar = *m_text->verticalScrollBar();
    const bool goesOn = !m_isDiff && !m_shown.isEmpty() && text.startsWith(m_shown);
    if (goesOn) {
        // What a reader looks at stays where it is, except for one who is at the end.
        const bool atEnd = bar.value() == bar.maximum();
        const int place = bar.value();
        QTextCursor cursor(m_text->document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(text.mid(m_shown.size()));
        bar.setValue(atEnd ? bar.maximum() : place);
    } else {
        m_text->setPlainText(text);
    }
    m_shown = text;
    m_isDiff = false;
}

void LiveTaskPanel::showDiff()
{
    // The box lists the calls in the order of the tabs. None is compared with itself.
    if (const int chosen = m_calls->currentIndex(); m_against->count() > 1 && m_against->currentIndex() == chosen)
        m_against->setCurrentIndex(chosen > 0 ? chosen - 1 : 1);
    const LiveCallState* const call = chosenCall();
    const auto other = m_task.calls.find(m_against->currentData().toULongLong());
    if (call == nullptr || other == m_task.calls.end() || &other->second == call) {
        showText(tr("There is no other answer to compare with: one model was called."));
        return;
    }
    const std::string language = m_task.task ? m_task.task->language : std::string();
    const auto linesOf = [&](const LiveCallState& of) { return readable(codeOf(of.text, language)).split(u'\n'); };
    const auto diff = lineDiff(linesOf(other->second), linesOf(*call));
    QString text;
    for (const DiffLine& line : diff) {
        const QChar mark = line.kind == DiffLine::Kind::Both ? u' ' : line.kind == DiffLine::Kind::First ? u'-' : u'+';
        text += mark + QStringLiteral(" ") + line.text + u'\n';
    }
    if (m_isDiff && text == m_shown)
        return;
    m_text->setPlainText(text);
    const Colours& colours = m_themes.theme().colours();
    const auto ground = [&](QColor mark) {
        mark.setAlphaF(0.18F);
        return mark;
    };
    QTextBlock block = m_text->document()->begin();
    for (const DiffLine& line : diff) {
        if (line.kind != DiffLine::Kind::Both) {
            QTextBlockFormat format;
            format.setBackground(ground(line.kind == DiffLine::Kind::First ? colours.bad : colours.good));
            QTextCursor(block).setBlockFormat(format);
        }
        block = block.next();
    }
    m_shown = text;
    m_isDiff = true;
}

} // namespace acr::ui

#include "moc_livetaskpanel.cpp"
