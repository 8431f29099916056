// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Simulates a user on every page: clicks into tables, drags and wheels over charts, moves sliders, types into
/// filters, plays, switches streams, orders and cost weights. Prints the longest times that the event loop was busy
/// with one event, what they were, and the memory of the process at the end. The same seed makes the same tour.
///   QT_QPA_PLATFORM=xcb bench_tour WORKSPACE.acrw [SECONDS [SEED]]     (300 s, seed 1)
#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "core/base/random.h"
#include "tests/benchmarks/timedapplication.h"
#include "widgets/shell/streambar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSlider>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace acr;
using namespace acr::ui;
using namespace acr::bench;

namespace {

constexpr int betweenActionsMs = 40;
constexpr int actionsOnAPage = 60;
constexpr int warmUpMs = 3000;
constexpr std::size_t listed = 25;

void postMouse(QWidget* widget, QEvent::Type type, const QPointF& at, Qt::MouseButtons buttons)
{
    const bool press = type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease;
    QCoreApplication::postEvent(widget,
                                new QMouseEvent(type, at, widget->mapToGlobal(at),
                                                press ? Qt::LeftButton : Qt::NoButton, buttons, Qt::NoModifier));
}

void click(QWidget* widget, const QPointF& at)
{
    postMouse(widget, QEvent::MouseButtonPress, at, Qt::LeftButton);
    postMouse(widget, QEvent::MouseButtonRelease, at, Qt::NoButton);
}

void key(QWidget* widget, int code, const QString& text = {})
{
    QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyPress, code, Qt::NoModifier, text));
    QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyRelease, code, Qt::NoModifier, text));
}

class Tourist final : public QObject {
public:
    Tourist(TimedApplication& application, Workbench& workbench, std::uint64_t seed)
        : m_application(application)
        , m_workbench(workbench)
        , m_random(seed)
    {}

    void act()
    {
        MainWindow& window = m_workbench.window();
        if (m_actions++ % actionsOnAPage == 0) {
            const auto& pages = window.pages();
            window.showPage(pages[static_cast<qsizetype>(m_page++ % static_cast<std::size_t>(pages.size()))]->id());
            m_application.page = window.currentPage()->id();
            return;
        }
        if (m_random.below(25) == 0) {
            changeStream();
            return;
        }
        QList<QWidget*> widgets;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && interesting(widget))
                widgets.append(widget);
        }
        if (!widgets.isEmpty())
            use(widgets[static_cast<qsizetype>(m_random.below(static_cast<std::uint64_t>(widgets.size())))]);
    }

private:
    static bool isPicture(const QWidget* widget)
    {
        const QLatin1String name(widget->metaObject()->className());
        return name.contains(QLatin1String("Chart")) || name.contains(QLatin1String("Heatmap")) ||
               name.contains(QLatin1String("Map")) || name.contains(QLatin1String("Transport")) ||
               name.contains(QLatin1String("Timeline"));
    }

    static bool interesting(const QWidget* widget)
    {
        return qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QSlider*>(widget) ||
               qobject_cast<const QTabBar*>(widget) || isPicture(widget) ||
               (qobject_cast<const QLineEdit*>(widget) &&
                widget->objectName().contains(QLatin1String("filter"), Qt::CaseInsensitive));
    }

    QPointF somewhere(const QWidget* widget)
    {
        return {m_random.uniform() * widget->width(), m_random.uniform() * widget->height()};
    }

    void changeStream()
    {
        auto* bar = m_workbench.window().findChild<StreamBar*>();
        const char* const controls[] = {"split", "order", "costWeight", "seed"};
        auto* control = bar->findChild<QWidget*>(QLatin1String(controls[m_random.below(4)]));
        if (control && control->isVisible())
            key(control, m_random.below(2) == 0 ? Qt::Key_Up : Qt::Key_Down);
    }

    void use(QWidget* widget)
    {
        if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
            QWidget* viewport = view->viewport();
            switch (m_random.below(4)) {
            case 0: key(view, m_random.below(2) == 0 ? Qt::Key_PageDown : Qt::Key_Down); break;
            case 1: key(view, m_random.below(2) == 0 ? Qt::Key_End : Qt::Key_Home); break;
            case 2:
                if (auto* header = view->findChild<QHeaderView*>();
                    header && header->isVisible() && header->orientation() == Qt::Horizontal)
                    click(header->viewport(), somewhere(header->viewport()));
                break;
            default: click(viewport, somewhere(viewport));
            }
        } else if (qobject_cast<QLineEdit*>(widget)) {
            const char letter = static_cast<char>('a' + m_random.below(26));
            if (m_random.below(3) == 0)
                key(widget, Qt::Key_Backspace);
            else
                key(widget, Qt::Key_A + (letter - 'a'), QString(QLatin1Char(letter)));
        } else if (qobject_cast<QSlider*>(widget) || qobject_cast<QTabBar*>(widget)) {
            key(widget, m_random.below(2) == 0 ? Qt::Key_Right : Qt::Key_Left);
        } else {
            usePicture(widget);
        }
    }

    void usePicture(QWidget* widget)
    {
        const QPointF from = somewhere(widget);
        switch (m_random.below(4)) {
        case 0: {
            const QPoint turn(0, m_random.below(2) == 0 ? 120 : -120);
            QCoreApplication::postEvent(widget, new QWheelEvent(from, widget->mapToGlobal(from), {}, turn, Qt::NoButton,
                                                                Qt::NoModifier, Qt::NoScrollPhase, false));
            break;
        }
        case 1: {
            postMouse(widget, QEvent::MouseButtonPress, from, Qt::LeftButton);
            const QPointF to = somewhere(widget);
            constexpr int moves = 8;
            for (int i = 1; i <= moves; ++i)
                postMouse(widget, QEvent::MouseMove, from + (to - from) * i / moves, Qt::LeftButton);
            postMouse(widget, QEvent::MouseButtonRelease, to, Qt::NoButton);
            break;
        }
        case 2: postMouse(widget, QEvent::MouseButtonDblClick, from, Qt::LeftButton); break;
        default: postMouse(widget, QEvent::MouseMove, from, Qt::NoButton);
        }
    }

    TimedApplication& m_application;
    Workbench& m_workbench;
    Random m_random;
    std::size_t m_actions = 0;
    std::size_t m_page = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_tour WORKSPACE.acrw [SECONDS [SEED]]\n");
        return 2;
    }
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 300;
    const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    TimedApplication application(argc, argv);
    const QTemporaryDir folder;
    Workbench workbench(application, folder.path(), folder.path());
    workbench.overrideLooks(ThemePreference::Light, QStringLiteral("en"));
    MainWindow& window = workbench.window();
    window.resize(1600, 1000);
    window.show();
    if (!workbench.openAtStart(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "%s can't be opened\n", argv[1]);
        return 1;
    }
    Tourist tourist(application, workbench, seed);
    QTimer pace;
    pace.setObjectName(QStringLiteral("pace"));
    QObject::connect(&pace, &QTimer::timeout, &tourist, [&tourist] { tourist.act(); });
    QTimer::singleShot(warmUpMs, &application, [&] {
        application.measuring = true;
        pace.start(betweenActionsMs);
    });
    QTimer::singleShot(warmUpMs + seconds * 1000, &application, &QCoreApplication::quit);
    QApplication::exec();

    const auto worst = application.worst();
    std::printf(
        "%d s, %zu events, %zu of them longer than %.0f ms; longest %.1f ms of the processor, %.1f ms by the clock\n",
        seconds, application.events, application.slow, frameMs, worst.empty() ? 0 : worst.front().first,
        application.longestMs);
    for (std::size_t i = 0; i < std::min(listed, worst.size()); ++i)
        std::printf("%8.1f ms  %s\n", worst[i].first, qPrintable(worst[i].second));
    std::printf("memory: resident %.0f MB at the end, %.0f MB at most\n", memoryMb("VmRSS"), memoryMb("VmHWM"));
    return 0;
}
