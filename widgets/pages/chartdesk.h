// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a page offers for all of its charts: the numbers as a table and as CSV, annotations that can be undone, and
/// what the user set of the axes. Annotations and ranges belong to a place (a benchmark and a stream) and to what a
/// chart shows there; they are kept by a store, and come back with the place. GUI thread only.
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
    void setStore(Store store, QUndoStack* undo);
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
    [[nodiscard]] static QString subjectKey(const Entry& entry);
    void apply(const Entry& entry);
    void keepAxes(const Entry& entry);
    void annotated(const Entry& entry, const QList<Annotation>& before);
    void setAnnotations(const QString& place, const QString& key, const QList<Annotation>& annotations);
    static void put(QJsonObject& state, const QString& key, const QString& member, const QJsonValue& value);

    const ThemeManager& m_themes;
    QWidget& m_page;
    std::vector<Entry> m_entries;
    Store m_store;
    QUndoStack* m_undo = nullptr;
    QHash<QString, QJsonObject> m_memory;
    QString m_place;
    QJsonObject m_state;
    QTimer m_soon;
    bool m_unkept = false; ///< the state was changed after it was last kept
    bool m_applying = false;
};

} // namespace acr::ui
