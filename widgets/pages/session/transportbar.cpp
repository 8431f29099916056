// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/transportbar.h"

#include "core/benchmark/limits.h"

#include "widgets/document/changevalue.h"
#include "widgets/document/streamjson.h"
#include "widgets/pages/session/eventdialog.h"
#include "widgets/pages/session/timelinebar.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/playcontrols.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <array>

namespace acr::ui {

namespace {

constexpr std::array eventKinds{SessionEventKind::Down, SessionEventKind::Up, SessionEventKind::Price,
                                SessionEventKind::Improve, SessionEventKind::Join};

} // namespace

TransportBar::TransportBar(const ThemeManager& themes, SessionPlayer& player, QUndoStack* undo, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_player(player)
    , m_undo(undo)
    , m_timeline(new TimelineBar(themes, this))
    , m_where(new QLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(new PlayControls(themes, player, this));
    row->addWidget(m_timeline, 1);
    row->addWidget(m_where);

    auto* breakpointMenu = new QMenu(this);
    connect(breakpointMenu, &QMenu::aboutToShow, this, [this, breakpointMenu] { fillBreakpoints(*breakpointMenu); });
    m_breakpoints = menuButton(QStringLiteral("breakpoint"), tr("Breakpoints: when playing stops"), breakpointMenu);
    auto* eventMenu = new QMenu(this);
    connect(eventMenu, &QMenu::aboutToShow, this, [this, eventMenu] { fillEvents(*eventMenu); });
    m_events = menuButton(QStringLiteral("edit"), tr("Events: what happens in the stream"), eventMenu);
    m_fork = button(QStringLiteral("fork"), tr("Fork here: the same steps up to this one, then otherwise (F)"));
    connect(m_fork, &QToolButton::clicked, this, &TransportBar::forkRequested);
    row->addWidget(m_breakpoints);
    row->addWidget(m_events);
    row->addWidget(m_fork);

    connect(m_timeline, &TimelineBar::seekRequested, this, [this](std::size_t step) {
        m_player.setPlaying(false);
        m_player.seek(step);
    });
    connect(m_timeline, &TimelineBar::eventMoved, this, [this](std::size_t at, std::size_t step) {
        auto events = m_player.lane().definition().events;
        events[at].after = static_cast<std::uint32_t>(step);
        changeEvents(tr("Move event"), std::move(events));
    });
    connect(m_timeline, &TimelineBar::eventRemoved, this, [this](std::size_t at) {
        auto events = m_player.lane().definition().events;
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(at));
        changeEvents(tr("Remove event"), std::move(events));
    });
    // Not inside the drop event: the dialog would block the drag source.
    connect(
        m_timeline, &TimelineBar::eventDropped, this,
        [this](SessionEventKind kind, std::size_t step) { askForEvent(kind, step); }, Qt::QueuedConnection);
    connect(m_timeline, &TimelineBar::eventEdited, this, [this](std::size_t at) {
        const SessionEvent event = m_player.lane().definition().events[at];
        askForEvent(event.kind, event.after, at);
    });
    for (auto signal :
         {&SessionPlayer::sessionChanged, &SessionPlayer::cursorMoved, &SessionPlayer::breakpointsChanged})
        connect(&player, signal, this, &TransportBar::refresh);
    connect(&player, &SessionPlayer::stepsAppended, this, &TransportBar::refresh);
    refresh();
}

QToolButton* TransportBar::button(const QString& iconName, const QString& text)
{
    auto* made = new QToolButton(this);
    made->setIcon(icon(m_themes, iconName));
    made->setAutoRaise(true);
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QToolButton* TransportBar::menuButton(const QString& iconName, const QString& text, QMenu* menu)
{
    QToolButton* made = button(iconName, text);
    made->setPopupMode(QToolButton::InstantPopup);
    made->setMenu(menu);
    return made;
}

void TransportBar::refresh()
{
    const SessionLane& lane = m_player.lane();
    const bool any = lane.size() > 0;
    const auto cursor = m_player.cursor();
    m_fork->setEnabled(cursor.has_value());
    m_events->setEnabled(any);
    const auto showCount = [](QToolButton& of, std::size_t count) {
        of.setText(count == 0 ? QString() : QString::number(count));
        // Without a text the arrow of the menu stands beside the icon.
        of.setToolButtonStyle(count == 0 ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    };
    showCount(*m_breakpoints, m_player.breakpoints().size());
    const auto& events = lane.definition().events;
    showCount(*m_events, events.size());
    const std::size_t length =
        lane.track() != nullptr ? lane.track()->setting().stream.tasks.size() - lane.track()->run().uncovered : 0;
    TimelineBar::State state{.length = length, .computed = lane.size(), .cursor = cursor};
    if (m_player.hasFork())
        state.fork = m_player.fork().definition().fork.after;
    state.divergence = m_player.divergence();
    m_timeline->setState(state);
    m_timeline->setEvents(events);
}

void TransportBar::addBreakpoint(const Breakpoint& breakpoint)
{
    auto breakpoints = m_player.breakpoints();
    if (std::ranges::find(breakpoints, breakpoint) == breakpoints.end())
        breakpoints.push_back(breakpoint);
    m_player.setBreakpoints(std::move(breakpoints));
}

void TransportBar::fillBreakpoints(QMenu& menu)
{
    menu.clear();
    const auto& breakpoints = m_player.breakpoints();
    for (std::size_t i = 0; i < breakpoints.size(); ++i) {
        QAction* remove = menu.addAction(icon(m_themes, QStringLiteral("close")),
                                         escapeMnemonics(tr("Remove: %1").arg(breakpointSentence(breakpoints[i]))));
        connect(remove, &QAction::triggered, this, [this, i] {
            auto left = m_player.breakpoints();
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
            m_player.setBreakpoints(std::move(left));
        });
    }
    if (!breakpoints.empty())
        menu.addSeparator();
    for (std::size_t kind = 0; kind < breakpointKindCount; ++kind) {
        const auto of = static_cast<BreakpointKind>(kind);
        const bool simple =
            of == BreakpointKind::OverrulesPrior || of == BreakpointKind::Explored || of == BreakpointKind::Failed;
        QAction* add = menu.addAction(breakpointKindTitle(of) + (simple ? QString() : QStringLiteral("…")));
        connect(add, &QAction::triggered, this, [this, of, simple] {
            if (simple)
                addBreakpoint({of, 0, {}});
            else
                askForBreakpoint(of);
        });
    }
}

void TransportBar::askForBreakpoint(BreakpointKind kind)
{
    if (m_player.lane().track() == nullptr)
        return;
    const auto benchmark = m_player.lane().track()->setting().benchmark;
    const QString title = breakpointKindTitle(kind);
    auto* dialog = new QInputDialog(this);
    dialog->setWindowTitle(title);
    dialog->setLabelText(title);
    const auto takeAmount = [this, kind, benchmark](double amount) { takeBreakpoint({kind, amount, {}}, *benchmark); };
    const auto chooseFrom = [dialog](const QStringList& names) {
        dialog->setComboBoxItems(names);
        dialog->setComboBoxEditable(false);
    };
    switch (kind) {
    case BreakpointKind::Regret:
        dialog->setInputMode(QInputDialog::DoubleInput);
        dialog->setDoubleDecimals(3);
        dialog->setDoubleRange(0, 1e6);
        dialog->setDoubleValue(0.5);
        connect(dialog, &QInputDialog::doubleValueSelected, this, takeAmount);
        break;
    case BreakpointKind::Attempts:
        dialog->setInputMode(QInputDialog::IntInput);
        dialog->setIntRange(1, static_cast<int>(maxModels));
        dialog->setIntValue(3);
        connect(dialog, &QInputDialog::intValueSelected, this, takeAmount);
        break;
    case BreakpointKind::Model: {
        QStringList names;
        for (const Model& model : benchmark->models)
            names << QString::fromStdString(model.name);
        chooseFrom(names);
        break;
    }
    case BreakpointKind::Dimension: {
        QStringList names;
        for (const std::string& name : benchmark->tasks.categories(Facet::Dimension).names()) {
            if (!name.empty())
                names << QString::fromStdString(name);
        }
        chooseFrom(names);
        break;
    }
    default: dialog->setLabelText(tr("Id of the task")); break;
    }
    connect(dialog, &QInputDialog::textValueSelected, this, [this, kind, benchmark](const QString& text) {
        takeBreakpoint({kind, 0, text.toStdString()}, *benchmark);
    });
    open(*dialog);
}

void TransportBar::takeBreakpoint(const Breakpoint& breakpoint, const Benchmark& benchmark)
{
    if (const auto checked = checkBreakpoint(breakpoint, benchmark); !checked) {
        m_where->setText(errorSentence(checked.error()));
        return;
    }
    addBreakpoint(breakpoint);
}

void TransportBar::open(QDialog& dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    // It is about the session as it is now.
    connect(&m_player, &SessionPlayer::sessionChanged, &dialog, [this, &dialog, setting = settingShown()] {
        if (settingShown() != setting)
            dialog.reject();
    });
    dialog.open();
}

std::shared_ptr<const SessionSetting> TransportBar::settingShown() const
{
    const SessionTrack* track = m_player.lane().track();
    return track != nullptr ? track->sharedSetting() : nullptr;
}

void TransportBar::fillEvents(QMenu& menu)
{
    menu.clear();
    const auto& events = m_player.lane().definition().events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        QMenu* of = menu.addMenu(
            escapeMnemonics(tr("After %1: %2").arg(numbers::count(events[i].after), eventSentence(events[i]))));
        connect(of->addAction(icon(m_themes, QStringLiteral("edit")), tr("Change…")), &QAction::triggered, this,
                [this, i] {
                    const SessionEvent event = m_player.lane().definition().events[i];
                    askForEvent(event.kind, event.after, i);
                });
        connect(of->addAction(icon(m_themes, QStringLiteral("remove")), tr("Remove")), &QAction::triggered, this,
                [this, i] { emit m_timeline->eventRemoved(i); });
    }
    if (!events.empty())
        menu.addSeparator();
    const std::size_t at = m_player.cursor().value_or(0);
    for (const SessionEventKind kind : eventKinds) {
        QAction* add = menu.addAction(tr("%1 here…").arg(eventKindTitle(kind)));
        connect(add, &QAction::triggered, this, [this, kind, at] {
            askForEvent(kind, m_player.lane().track() != nullptr ? m_player.lane().track()->positionOf(at) : at);
        });
    }
}

void TransportBar::askForEvent(SessionEventKind kind, std::size_t after, std::optional<std::size_t> edited)
{
    const SessionTrack* track = m_player.lane().track();
    if (track == nullptr)
        return;
    m_player.setPlaying(false);
    const Benchmark& benchmark = *track->setting().benchmark;
    auto events = m_player.lane().definition().events;
    SessionEvent event{.after = static_cast<std::uint32_t>(after),
                       .kind = kind,
                       .model = {},
                       .amount = kind == SessionEventKind::Price     ? 0.5
                                 : kind == SessionEventKind::Improve ? 0.2
                                                                     : 0};
    if (edited)
        event = events[*edited];
    else if (const auto cursor = m_player.cursor())
        event.model = benchmark.models[track->run().steps[*cursor].chosen.position()].name;
    auto* dialog = new EventDialog(event, benchmark.models, track->setting().stream.tasks.size(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, edited, events = std::move(events)]() mutable {
        if (edited)
            events[*edited] = dialog->editedEvent();
        else
            events.push_back(dialog->editedEvent());
        changeEvents(edited ? tr("Change event") : tr("Add event"), std::move(events));
    });
    open(*dialog);
}

void TransportBar::changeEvents(const QString& what, std::vector<SessionEvent> events)
{
    if (m_undo == nullptr) {
        m_player.setEvents(std::move(events));
        return;
    }
    const auto apply = [player = QPointer(&m_player)](const std::vector<SessionEvent>& value) {
        if (player)
            player->setEvents(value);
    };
    using Events = std::vector<SessionEvent>;
    auto* const step = new ChangeValue<Events>(what, m_player.lane().definition().events, std::move(events), apply);
    m_undo->push(step->keptAs(stepkind::events, [](const Events& before, const Events& after) {
        return beforeAndAfter(eventsToJson(before), eventsToJson(after));
    }));
}

} // namespace acr::ui

#include "moc_transportbar.cpp"
