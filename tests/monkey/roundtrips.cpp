// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/roundtrips.h"

#include "app/workbench/mainwindow.h"
#include "core/memory/priorjson.h"
#include "tests/monkey/invariants.h"
#include "tests/monkey/windowpage.h"
#include "widgets/pages/memory/memoryedits.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/pages/present/beatpanel.h"
#include "widgets/pages/present/presentpage.h"
#include "widgets/pages/present/storyboard.h"
#include "widgets/pages/priors/priorspage.h"

namespace acr::monkey {

using namespace acr::ui;

namespace {

/// Between two pictures that have to be the same, and how often one is taken.
constexpr int steadyMs = 60;
constexpr int steadyPictures = 20;

} // namespace

RoundTrips::RoundTrips(Workbench& workbench, Invariants& invariants)
    : m_workbench(workbench)
    , m_invariants(invariants)
{}

const PriorEditor* RoundTrips::editor() const
{
    const auto* const desk = pageOf<PriorsPage>(m_workbench.window());
    return desk != nullptr ? &desk->editor() : nullptr;
}

std::string RoundTrips::priors() const
{
    const PriorEditor* const desk = editor();
    return desk == nullptr || desk->desk() == nullptr ? std::string() : priorJson(desk->priors());
}

void RoundTrips::noteStart()
{
    if (m_workbench.services().undo.index() > 0)
        return;
    m_startPriors = priors();
    m_startPolicy = m_startPriors.empty() ? std::string() : editor()->policy().text();
}

RoundTrips::Undoable RoundTrips::undoable() const
{
    Undoable now;
    now.priors = priors();
    if (const PriorEditor* const desk = editor(); desk != nullptr && !now.priors.empty())
        now.policy = desk->policy().text();
    if (const auto* const present = pageOf<PresentPage>(m_workbench.window()))
        now.slides = present->storyboard().slides();
    const auto* const memory = pageOf<MemoryPage>(m_workbench.window());
    const auto* const edits = memory != nullptr ? memory->findChild<MemoryEdits*>() : nullptr;
    if (edits != nullptr) {
        now.run = edits->run();
        now.edits = edits->all();
    }
    return now;
}

QString RoundTrips::differenceOf(const Undoable& one, const Undoable& other)
{
    // A prior set belongs to a policy, and the changes of a memory to a run: others may be shown after a step.
    if (!one.priors.empty() && !other.priors.empty() && one.policy == other.policy && one.priors != other.priors)
        return QStringLiteral("the prior set");
    if (one.slides != other.slides)
        return QStringLiteral("the slides");
    if (one.run == other.run && one.edits != other.edits)
        return QStringLiteral("the changes of the memory");
    return {};
}

std::optional<Violation> RoundTrips::checkUndo()
{
    QUndoStack& stack = m_workbench.services().undo;
    const int end = stack.index();
    if (end == 0)
        return std::nullopt;
    const QString name = QStringLiteral("undo");
    const auto go = [&](int index) -> std::optional<Violation> {
        stack.setIndex(index);
        if (m_invariants.waitUntilIdle())
            return std::nullopt;
        return Violation{name, QStringLiteral("at step %1 of %2 the window is not idle: ").arg(index).arg(end) +
                                   m_invariants.atWork()};
    };
    // What a step does may show another benchmark, or read this one again, which has a stack of its own.
    const auto isSameStack = [&stack, count = stack.count()] { return stack.count() == count; };
    const Undoable before = undoable();
    if (auto violation = go(0))
        return violation;
    if (!isSameStack())
        return std::nullopt;
    const Undoable start = undoable();
    if (!m_startPriors.empty() && !start.priors.empty() && m_startPolicy == start.policy &&
        start.priors != m_startPriors)
        return Violation{name, QStringLiteral("undoing all %1 steps does not bring back the first priors").arg(end)};
    if (auto violation = m_invariants.check())
        return violation;
    if (auto violation = go(end))
        return violation;
    if (!isSameStack())
        return std::nullopt;
    if (const QString other = differenceOf(before, undoable()); !other.isEmpty())
        return Violation{
            name,
            QStringLiteral("undoing all %1 steps and doing them again does not bring back %2").arg(end).arg(other)};
    if (auto violation = go(0))
        return violation;
    if (!isSameStack())
        return std::nullopt;
    if (const QString other = differenceOf(start, undoable()); !other.isEmpty())
        return Violation{name, QStringLiteral("undoing all %1 steps twice gives two states of %2").arg(end).arg(other)};
    if (auto violation = go(end))
        return violation;
    return m_invariants.check();
}

void RoundTrips::trigger(const QString& action) const
{
    m_workbench.window().actions().action(action)->trigger();
}

QImage RoundTrips::picture() const
{
    // Another language makes the window anew, in a queued call: it is asked for after each wait.
    (void)m_invariants.waitUntilIdle();
    if (QWidget* const focused = m_workbench.window().focusWidget())
        focused->clearFocus();
    (void)m_invariants.waitUntilIdle();
    Page* const page = m_workbench.window().currentPage();
    // Without a benchmark the window shows something else, and pages have no size yet.
    return page != nullptr && page->isVisible() ? page->grab().toImage() : QImage();
}

QImage RoundTrips::steadyPicture() const
{
    QImage last = picture();
    for (int i = 0; i < steadyPictures; ++i) {
        m_invariants.pause(steadyMs);
        QImage next = picture();
        if (next == last)
            return next;
        last = std::move(next);
    }
    return {};
}

bool RoundTrips::isStill() const
{
    const Services services = m_workbench.services();
    return m_workbench.window().currentPage() != nullptr && !services.player.playing() && !services.live.active();
}

std::optional<Violation> RoundTrips::differentPictures(const QString& what, const QImage& before,
                                                       const QImage& after) const
{
    // Something else happened in between: a live session that ended, a file that changed.
    if (before.isNull() || after.isNull() || before == after || !isStill())
        return std::nullopt;
    before.save(what + QStringLiteral("-before.png"));
    after.save(what + QStringLiteral("-after.png"));
    return Violation{what + QStringLiteral(": ") + m_workbench.window().currentPage()->id(),
                     QStringLiteral("to the other %1 and back the page looks different").arg(what)};
}

std::optional<Violation> RoundTrips::checkTheme()
{
    if (!isStill())
        return std::nullopt;
    const bool dark = m_workbench.services().themes.theme().isDark();
    const ThemePreference chosen = m_workbench.services().preferences.theme();
    const QImage before = steadyPicture();
    trigger(dark ? QStringLiteral("view.theme.light") : QStringLiteral("view.theme.dark"));
    (void)steadyPicture();
    trigger(chosen == ThemePreference::System ? QStringLiteral("view.theme.system")
            : dark                            ? QStringLiteral("view.theme.dark")
                                              : QStringLiteral("view.theme.light"));
    return differentPictures(QStringLiteral("theme"), before, steadyPicture());
}

std::optional<Violation> RoundTrips::checkLanguage()
{
    if (!isStill())
        return std::nullopt;
    const auto* const present = qobject_cast<const PresentPage*>(m_workbench.window().currentPage());
    // A window that is made anew begins another game, at a random task.
    if (present != nullptr && present->beat().isVisible())
        return std::nullopt;
    const QString chosen = m_workbench.services().preferences.language();
    const QString other = chosen == u"zh_CN" ? QStringLiteral("en") : QStringLiteral("zh_CN");
    const auto there = [&](const QString& language) {
        trigger(QStringLiteral("view.language.") + (language.isEmpty() ? QStringLiteral("system") : language));
        return steadyPicture();
    };
    // The window is made anew; what it does not keep (a zoom, a scroll position) is gone after the first time.
    (void)there(other);
    const QImage before = there(chosen);
    (void)there(other);
    return differentPictures(QStringLiteral("language"), before, there(chosen));
}

} // namespace acr::monkey
