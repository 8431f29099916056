// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a page offers for all of its charts: the numbers as a table and as CSV, annotations, and what the user set of
/// the axes. Annotations and ranges belong to a place (a benchmark and a stream) and to what a chart shows there; they
/// are kept by a store, and come back with the place. Annotations and typed ranges can be undone, also after a restart.
/// GUI thread only.
#pragma once

#include "widgets/charts/chartwidget.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QUndoStack;

namespace acr::ui {

class BallotView;
class ChartTable;
class UndoKeeper;

class ChartDesk final : public QObject {
    Q_OBJECT

public:
    /// Where states are kept, by place. Both functions may be called at any time.
    struct Store {
        std::function<QJsonObject(const QString& place)> read;
        std::function<void(const QString& place, const QJsonObject& state)> write;
    };

    /// `page` is the owner. Until there is a store, states are kept in memory.
    ChartDesk(const ThemeManager& themes, QWidget& page);

    /// A chart of the page; its objectName, or else its order, is its name in states.
    void attach(ChartWidget& chart);
    /// A ballot of the page: its votes as a table.
    void attach(BallotView& ballot);
    void setStore(Store store, QUndoStack* undo);
    /// Steps are kept over a restart; `page` tells them from those of other pages. The keeper outlives the desk.
    void setKeeper(UndoKeeper& keeper, const QString& page);
    /// Another place; also the same one when what is kept of it may be other. Empty: none, nothing is kept.
    void setPlace(const QString& place);
    /// What is set at this place.
    [[nodiscard]] const QJsonObject& state() const { return m_state; }
    /// Brings back the ranges of a state of this place, and its annotations beside those that are there now.
    void restore(const QJsonObject& state);
    /// Keeps at once what would be kept soon.
    void flush();

    /// The chart that commands are about: the one that has or last had the focus, else the largest on screen. Null when
    /// none shows anything.
    [[nodiscard]] ChartWidget* current() const;
    void showTable(ChartWidget& chart);
    void showTable(BallotView& ballot);
    /// What is visible, as CSV on the clipboard, or in a file that the user chooses.
    void copyNumbers(const ChartWidget& chart) const;
    void saveNumbers(ChartWidget& chart);

signals:
    /// A translated sentence.
    void exportFailed(const QString& reason);

private:
    struct Entry {
        QPointer<ChartWidget> chart;
        QString key;
        AxisSettings usual; ///< as the page made it
    };
    /// In place of another one of the window.
    void open(ChartTable& table);
    [[nodiscard]] static QString subjectKey(const Entry& entry);
    /// Linked charts follow a step that is undone; what is read for a place has a state for each of them.
    enum class Linked : std::uint8_t { Stay, Follow };
    void apply(const Entry& entry, Linked linked = Linked::Stay);
    void keepAxes(const Entry& entry);
    void annotated(const Entry& entry, const QList<Annotation>& before);
    void axesTyped(const Entry& entry, const AxisSettings& before);
    /// What is set of a chart's axes, by the keys and members of a state; members that are as usual are missing.
    [[nodiscard]] static QJsonObject axesToKeep(const Entry& entry, const AxisSettings& settings);
    /// In place of these members of a state of the place.
    void setMembers(const QString& place, const QJsonObject& members);
    /// One step that changes members of the state of this place.
    void pushMembers(const QString& text, const QJsonObject& before, const QJsonObject& after);
    static void putAll(QJsonObject& state, const QJsonObject& members);
    static void put(QJsonObject& state, const QString& key, const QString& member, const QJsonValue& value);

    const ThemeManager& m_themes;
    QWidget& m_page;
    std::vector<Entry> m_entries;
    Store m_store;
    QUndoStack* m_undo = nullptr;
    QString m_stepKind; ///< of steps that are kept; empty: they are not
    QHash<QString, QJsonObject> m_memory;
    QString m_place;
    QJsonObject m_state;
    QTimer m_soon;
    bool m_unkept = false; ///< the state was changed after it was last kept
    bool m_applying = false;
};

} // namespace acr::ui
