// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The interface of a page for the main window. A page is made once, follows the document by its signals, owns its own
/// actions, and does its expensive work only while it is shown.
#pragma once

#include <QAction>
#include <QDockWidget>
#include <QJsonObject>
#include <QList>
#include <QWidget>

#include <span>

class QSplitter;
class QTabWidget;

namespace acr::ui {

class ChartDesk;
class RetryBar;
class ThemeManager;

class Page : public QWidget {
    Q_OBJECT

public:
    /// `themes` outlives the page.
    explicit Page(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Stable, lower-case: the name in files and on the command line ("benchmark", "regret").
    [[nodiscard]] virtual QString id() const = 0;
    /// The name on the rail, translated.
    [[nodiscard]] virtual QString title() const = 0;
    /// Name of the icon of the rail in the icon set.
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Actions for the page's menu, in order; owned by the page. Each has an objectName of its own, which is stable:
    /// with the page's id it is the command's id ("session.fork").
    [[nodiscard]] virtual QList<QAction*> pageActions() const { return m_actions; }
    /// Docks of the page, made once in its constructor without a parent and with an objectName; the window places them
    /// (at the area that the dock's property "area" names, by default on the right), shows them while the page is
    /// current, and remembers where the user put them.
    [[nodiscard]] virtual QList<QDockWidget*> pageDocks() const { return {}; }
    struct Part {
        QString name;  ///< for reveal()
        QString title; ///< translated
    };
    /// The parts that can be revealed and for which pageActions() has no action: tabs.
    [[nodiscard]] virtual QList<Part> parts() const { return {}; }
    /// Brings a part of the page to the front by its name (for instance "audit"). False when there is no such part.
    virtual bool reveal(const QString& part)
    {
        Q_UNUSED(part);
        return false;
    }
    struct Entry {
        QString id;     ///< for showEntry()
        QString title;  ///< its own name, such as that of an endpoint
        QString kind;   ///< translated
        QString detail; ///< translated
    };
    /// What can be found on the page by its name, beside commands and parts, and is no part of the benchmark.
    [[nodiscard]] virtual QList<Entry> entries() const { return {}; }
    virtual void showEntry(const QString& id) { Q_UNUSED(id); }
    /// The state to restore after a restart, beside the docks: columns, zoom, switches.
    [[nodiscard]] virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject&) {}
    /// What is selected on the page alone, for going back to it: a cell, a row. The document has the task, the model
    /// and the policy.
    [[nodiscard]] virtual QJsonObject placeState() const { return {}; }
    /// Called after the page is shown and the document's selection is restored.
    virtual void restorePlace(const QJsonObject&) {}
    /// What a slide of the page needs so that it goes on computing while it is presented; empty: nothing can. "charts"
    /// are snapshots of what the page shows beside its charts. "kind" says what the other members are:
    ///
    /// | kind    | members                                                                              |
    /// |---------|--------------------------------------------------------------------------------------|
    /// | priors  | policy (its spec), priors, reference (texts, see priorjson.h); the chart that shows  |
    /// |         | them has the texts of its cells' addresses as "addresses"                            |
    /// | session | definition (text, see sessionjson.h); the chart of the ballot is the first of charts |
    [[nodiscard]] virtual QJsonObject liveView() const { return {}; }
    /// True when what is shown is final: nothing is being computed or loaded. Screenshots wait for it.
    [[nodiscard]] virtual bool settled() const { return true; }

    /// Tells above the body which work of the page gave no result, and offers to do it again. What the jobs that it
    /// follows do is said over the page while they do it.
    [[nodiscard]] RetryBar& retryBar() const { return *m_retryBar; }

    /// What the page's charts have in common: tables, annotations, ranges of axes.
    [[nodiscard]] ChartDesk& chartDesk() const { return *m_charts; }

protected:
    /// Appends an action to pageActions(), with this objectName. Its keys work while the page is shown.
    QAction* addAction(const char* name, const QString& text, const QString& iconName = {},
                       const QKeySequence& keys = {});
    /// As above, with an action of one of the page's parts.
    void addAction(QAction* action);
    /// The tabs of a widget as parts, by the names of reveal() in the order of the tabs.
    [[nodiscard]] static QList<Part> partsOf(const QTabWidget& tabs, std::span<const char* const> names);
    /// What the page shows below its retry bar, with all its tables and charts (see reportExportsOf()). Called once, in
    /// the constructor.
    void setBody(QWidget* body);
    /// Shows a message when a table or chart in this part can't be exported, and takes its charts and ballots to
    /// chartDesk(). For docks; the body has it by setBody().
    void reportExportsOf(const QWidget& part);
    /// The sizes of a splitter's parts, for saveState().
    [[nodiscard]] static QJsonValue splitterState(const QSplitter& splitter);
    /// Ignores sizes of another number of parts.
    static void restoreSplitter(QSplitter& splitter, const QJsonValue& state);

private:
    const ThemeManager& m_pageThemes;
    RetryBar* m_retryBar;
    ChartDesk* m_charts;
    QList<QAction*> m_actions;
};

} // namespace acr::ui
