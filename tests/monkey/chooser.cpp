// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/monkey/chooser.h"

#include "app/workbench/mainwindow.h"
#include "tests/monkey/widgetpath.h"
#include "widgets/theme/segmentedswitch.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>

namespace acr::monkey {

namespace {

const QStringList& texts()
{
    static const QStringList all{
        QStringLiteral("0"),         QStringLiteral("1"),        QStringLiteral("7"),
        QStringLiteral("0.5"),       QStringLiteral("-0.25"),    QStringLiteral("12"),
        QStringLiteral("1,5"),       QStringLiteral("1e9"),      QStringLiteral("nan"),
        QStringLiteral("-"),         QStringLiteral(" "),        QStringLiteral("a"),
        QStringLiteral("gpt"),       QStringLiteral("acrouter"), QStringLiteral("linucb@alpha=0.5"),
        QStringLiteral("random"),    QStringLiteral("%1 %n"),    QStringLiteral("<b>x</b>&"),
        QString::fromUtf8("名前 é"), QString(200, u'x')};
    return all;
}

const QStringList& keys()
{
    static const QStringList all =
        QStringLiteral(
            "Tab Tab Shift+Tab Left Right Up Down Left Right Up Down Home End PgUp PgDown Return Escape "
            "Space Space F2 F1 Del Backspace + - 0 1 5 9 . A F G Shift+Left Shift+Right Shift+Up "
            "Shift+Down Ctrl+Z Ctrl+Z Ctrl+Shift+Z Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+K Ctrl+L Ctrl+1 Ctrl+2 "
            "Ctrl+3 Ctrl+4 Ctrl+5 Ctrl+6 Ctrl+7 Ctrl+8 Ctrl+D Ctrl+0 Ctrl++ Ctrl+- F11 Alt+F Alt+V Alt+P Menu "
            "Ctrl+Shift+A Ctrl+Shift+B Ctrl+Shift+R Ctrl+Shift+F Ctrl+Home Ctrl+End Ctrl+Up Ctrl+Down")
            .split(u' ');
    return all;
}

const QStringList& prompts()
{
    static const QStringList all{QStringLiteral("Write add(a, b) in Python."), QStringLiteral("Fix: def f(x): return"),
                                 QStringLiteral("go"), QString::fromUtf8("名前 <b>x</b> %1"), QStringLiteral(" ")};
    return all;
}

const QStringList& paletteTexts()
{
    static const QStringList all{QStringLiteral("light"),   QStringLiteral("dark"),   QStringLiteral("probing"),
                                 QStringLiteral("regret"),  QStringLiteral("all"),    QStringLiteral("stream"),
                                 QStringLiteral("gpt"),     QStringLiteral("linucb"), QStringLiteral("dim"),
                                 QStringLiteral("tasks"),   QStringLiteral("e"),      QStringLiteral("zzzz"),
                                 QStringLiteral("chinese"), QStringLiteral("tour"),   QStringLiteral("export")};
    return all;
}

/// A value can be chosen of it.
bool takesValue(const QWidget& widget)
{
    if (!widget.isEnabled() || qobject_cast<const QScrollBar*>(&widget) != nullptr)
        return false;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->isCheckable();
    // The edit of a spin box is the spin box's own.
    if (qobject_cast<const QLineEdit*>(&widget) != nullptr)
        return qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) == nullptr;
    return qobject_cast<const QComboBox*>(&widget) != nullptr || qobject_cast<const QTabBar*>(&widget) != nullptr ||
           qobject_cast<const ui::SegmentedSwitch*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr;
}

} // namespace

Chooser::Chooser(ui::Workbench& workbench, std::uint64_t seed, QStringList workspaces, QStringList files,
                 QStringList outputs)
    : m_workbench(workbench)
    , m_draws(seed)
    , m_workspaces(std::move(workspaces))
    , m_files(std::move(files))
    , m_outputs(std::move(outputs))
{}

Action Chooser::next()
{
    if (!m_queue.isEmpty())
        return m_queue.dequeue();
    if (QWidget* const popup = QApplication::activePopupWidget())
        return inPopup(*popup);
    if (QWidget* const dialog = QApplication::activeModalWidget())
        return inDialog(*dialog);
    return inWindow();
}

QString Chooser::modifiers()
{
    if (!m_draws.percent(20))
        return QStringLiteral("0");
    static constexpr Qt::KeyboardModifier some[] = {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
    return QString::number(static_cast<int>(some[m_draws.below(std::size(some))]));
}

Action Chooser::mouse(const QString& kind, const QWidget& widget, Qt::MouseButton button)
{
    return {kind,
            {pathOf(widget), QString::number(m_draws.between(0, 999)), QString::number(m_draws.between(0, 999)),
             QString::number(static_cast<int>(button)), modifiers()}};
}

Action Chooser::key()
{
    return {QStringLiteral("key"), {m_draws.of(keys())}};
}

QWidget& Chooser::anyWidget()
{
    QList<QWidget*> tops = visibleTops();
    tops.removeIf([](const QWidget* top) { return top->windowType() == Qt::ToolTip; });
    QWidget& top = !tops.isEmpty() && m_draws.percent(15) ? *m_draws.of(tops) : m_workbench.window();
    QList<QWidget*> widgets = visibleWidgets(top);
    return widgets.isEmpty() ? m_workbench.window() : *m_draws.of(widgets);
}

void Chooser::queueDrag(const QWidget& widget)
{
    const Action press = mouse(QStringLiteral("press"), widget, Qt::LeftButton);
    m_queue.enqueue(press);
    const int moves = m_draws.between(1, 5);
    for (int i = 0; i < moves; ++i) {
        Action move{QStringLiteral("move"), press.arguments.mid(0, 1)};
        // Sometimes beyond the widget's edge.
        move.arguments << QString::number(m_draws.between(-200, 1200)) << QString::number(m_draws.between(-200, 1200));
        m_queue.enqueue(move);
    }
    Action release{QStringLiteral("release"), press.arguments};
    release.arguments[1] = QString::number(m_draws.between(0, 999));
    release.arguments[2] = QString::number(m_draws.between(0, 999));
    m_queue.enqueue(release);
}

void Chooser::queuePalette()
{
    m_queue.enqueue({QStringLiteral("text"), {m_draws.of(paletteTexts())}});
    for (int i = m_draws.between(0, 4); i > 0; --i)
        m_queue.enqueue({QStringLiteral("key"), {QStringLiteral("Down")}});
    m_queue.enqueue(
        {QStringLiteral("key"), {m_draws.percent(80) ? QStringLiteral("Return") : QStringLiteral("Escape")}});
}

void Chooser::queueErrand()
{
    const auto queue = [this](const char* kind, const QStringList& arguments) {
        m_queue.enqueue({QLatin1String(kind), arguments});
    };
    const auto named = [&](const char* name, const QString& value = {}) {
        queue("named", {QLatin1String(name), value});
    };
    const auto number = [this] { return QString::number(m_draws.between(0, 9999)); };
    switch (m_draws.between(0, 6)) {
    case 0:
        // The models that answer are the built-in ones: a file of endpoints is not among the files of the run.
        queue("trigger", {QStringLiteral("page.live")});
        named("liveTry");
        queue("pause", {QString::number(m_draws.between(1, 1500))});
        if (m_draws.percent(70))
            named("liveStop");
        break;
    case 1:
        queue("trigger", {QStringLiteral("page.live")});
        queue("reveal", {QStringLiteral("compose")});
        named("livePrompt", m_draws.of(prompts()));
        if (m_draws.percent(50))
            named("liveTests", QStringLiteral("assert add(1, 2) == 3"));
        named("addTask");
        named("liveStart");
        if (m_draws.percent(50))
            named("livePause");
        break;
    case 2:
        queue("trigger", {QStringLiteral("page.live")});
        named(m_draws.percent(50) ? "judgePass" : "judgeFail");
        named(m_draws.percent(50) ? "liveStop" : "liveGoOn");
        break;
    case 3:
        queue("trigger", {QStringLiteral("page.present")});
        queue("reveal", {QStringLiteral("beat")});
        for (int i = m_draws.between(1, 6); i > 0; --i)
            queue("key", {m_draws.percent(60) ? QString::number(m_draws.between(1, 9)) : QStringLiteral("Return")});
        named("gameLength", number());
        break;
    case 4:
        queue("trigger", {QStringLiteral("page.present")});
        queue("reveal", {QStringLiteral("slides")});
        named("layout", number());
        named(m_draws.percent(50) ? "deckLanguage" : "deckTheme", number());
        named("finding", m_draws.of(texts()));
        break;
    case 5:
        queue("trigger", {QStringLiteral("file.download")});
        queue("close-dialog", {});
        break;
    default:
        queue("trigger", {QStringLiteral("file.watchCluster")});
        if (m_draws.percent(50))
            queue("file", {QStringLiteral("subfolder")});
        queue("close-dialog", {});
        break;
    }
}

Action Chooser::value(QWidget& top)
{
    QList<QWidget*> takers = visibleWidgets(top);
    takers.removeIf([](const QWidget* widget) { return !takesValue(*widget); });
    if (takers.isEmpty())
        return key();
    const QWidget* const widget = m_draws.of(takers);
    const bool typed = qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
                       qobject_cast<const QLineEdit*>(widget) != nullptr ||
                       qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
    return {QStringLiteral("choose"),
            {pathOf(*widget), typed ? m_draws.of(texts()) : QString::number(m_draws.between(0, 9999))}};
}

Action Chooser::inPopup(QWidget& popup)
{
    const int draw = m_draws.between(0, 99);
    if (draw < 45 && qobject_cast<QMenu*>(&popup) != nullptr)
        return {QStringLiteral("menu-item"), {QString::number(m_draws.between(0, 40))}};
    if (draw < 60) {
        QList<QWidget*> widgets = visibleWidgets(popup);
        return mouse(QStringLiteral("click"), widgets.isEmpty() ? popup : *m_draws.of(widgets), Qt::LeftButton);
    }
    if (draw < 65)
        return mouse(QStringLiteral("click"), m_workbench.window(), Qt::LeftButton);
    static const QStringList some{QStringLiteral("Down"),   QStringLiteral("Down"),   QStringLiteral("Up"),
                                  QStringLiteral("Return"), QStringLiteral("Return"), QStringLiteral("Escape"),
                                  QStringLiteral("Escape"), QStringLiteral("Right"),  QStringLiteral("Space")};
    return {QStringLiteral("key"), {m_draws.of(some)}};
}

Action Chooser::inDialog(QWidget& dialog)
{
    const int draw = m_draws.between(0, 99);
    // Clicks within a file dialog would lead out of the folder.
    if (qobject_cast<QFileDialog*>(&dialog) != nullptr) {
        if (draw < 80)
            return {QStringLiteral("file"), {m_draws.percent(50) ? m_draws.of(m_files) : m_draws.of(m_outputs)}};
        return {QStringLiteral("close-dialog")};
    }
    if (draw < 35)
        return value(dialog);
    if (draw < 60) {
        QList<QWidget*> buttons = visibleWidgets(dialog);
        buttons.removeIf([](const QWidget* widget) {
            return qobject_cast<const QAbstractButton*>(widget) == nullptr || !widget->isEnabled();
        });
        if (!buttons.isEmpty())
            return {QStringLiteral("button"), {pathOf(*m_draws.of(buttons))}};
    }
    if (draw < 68)
        return {QStringLiteral("key"), {QStringLiteral("Return")}};
    if (draw < 75)
        return {QStringLiteral("close-dialog")};
    if (draw < 85) {
        QList<QWidget*> widgets = visibleWidgets(dialog);
        return mouse(QStringLiteral("click"), widgets.isEmpty() ? dialog : *m_draws.of(widgets), Qt::LeftButton);
    }
    if (draw < 88)
        return {QStringLiteral("cancel-jobs")};
    return key();
}

Action Chooser::inWindow()
{
    ui::MainWindow& window = m_workbench.window();
    const int draw = m_draws.between(0, 999);
    int limit = 0;
    const auto share = [&](int perMille) { return draw < (limit += perMille); };
    if (share(200))
        return mouse(QStringLiteral("click"), anyWidget(), Qt::LeftButton);
    if (share(50))
        return mouse(QStringLiteral("dclick"), anyWidget(), Qt::LeftButton);
    if (share(50))
        return mouse(QStringLiteral("click"), anyWidget(), Qt::RightButton);
    if (share(60)) {
        queueDrag(anyWidget());
        return m_queue.dequeue();
    }
    if (share(30)) {
        Action move = mouse(QStringLiteral("move"), anyWidget(), Qt::NoButton);
        move.arguments.resize(3);
        return move;
    }
    if (share(60)) {
        const QWidget& widget = anyWidget();
        Action wheel = mouse(QStringLiteral("wheel"), widget, Qt::NoButton);
        // A notch, or the fine steps of a touchpad.
        const int step = m_draws.percent(50) ? 120 : m_draws.between(1, 30);
        const int delta = m_draws.percent(50) ? step : -step;
        const bool horizontal = m_draws.percent(15);
        wheel.arguments[3] = QString::number(horizontal ? delta : 0);
        const QString held = wheel.arguments[4];
        wheel.arguments[4] = QString::number(horizontal ? 0 : delta);
        wheel.arguments << held;
        return wheel;
    }
    if (share(130))
        return key();
    if (share(96))
        return value(window);
    if (share(40)) {
        QStringList ids = window.actions().ids();
        ids.removeIf([&](const QString& id) { return !window.actions().action(id)->isEnabled(); });
        return {QStringLiteral("trigger"), {m_draws.of(ids)}};
    }
    if (share(40)) {
        const ui::Page* const page = window.currentPage();
        const int actions = page != nullptr ? static_cast<int>(page->pageActions().size()) : 0;
        return actions == 0 ? key()
                            : Action{QStringLiteral("page-action"), {QString::number(m_draws.between(0, actions - 1))}};
    }
    if (share(60))
        return {QStringLiteral("trigger"), {QStringLiteral("page.") + m_draws.of(window.pages())->id()}};
    if (share(20)) {
        queuePalette();
        return {QStringLiteral("trigger"), {QStringLiteral("view.commands")}};
    }
    // Another look takes as long as a hundred other actions: every widget is styled anew.
    if (share(8)) {
        static const QStringList looks{QStringLiteral("view.theme.light"), QStringLiteral("view.theme.dark"),
                                       QStringLiteral("view.language.en"), QStringLiteral("view.language.zh_CN"),
                                       QStringLiteral("view.larger"),      QStringLiteral("view.smaller"),
                                       QStringLiteral("view.normalSize")};
        return {QStringLiteral("trigger"), {m_draws.of(looks)}};
    }
    if (share(12)) {
        queueErrand();
        return m_queue.dequeue();
    }
    if (share(15))
        return {QStringLiteral("open"), {m_draws.of(m_workspaces)}};
    if (share(5))
        return {QStringLiteral("drop"), {m_draws.of(m_files)}};
    if (share(20))
        return {QStringLiteral("cancel-jobs")};
    if (share(10))
        return {QStringLiteral("cancel-job"), {QString::number(m_draws.between(0, 5))}};
    if (share(20))
        return {QStringLiteral("undo")};
    if (share(10))
        return {QStringLiteral("redo")};
    if (share(15))
        return {QStringLiteral("text"), {m_draws.of(texts())}};
    if (share(5))
        return {QStringLiteral("resize"),
                {QString::number(m_draws.between(900, 1920)), QString::number(m_draws.between(560, 1200))}};
    if (share(20))
        return {QStringLiteral("pause"), {QString::number(m_draws.between(1, 120))}};
    if (share(2))
        return {QStringLiteral("check-theme")};
    if (share(1))
        return {QStringLiteral("check-language")};
    if (share(5))
        return {QStringLiteral("check-undo")};
    if (share(4))
        return {QStringLiteral("check-slide")};
    return {QStringLiteral("settle")};
}

} // namespace acr::monkey
