// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The table of every page: sorting by a click on a header (a third click restores the original order),
/// copying and exporting what is selected or everything, columns that can be hidden, moved and remembered.
#pragma once

#include "widgets/models/tableexport.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QSet>
#include <QTableView>

#include <vector>

class QMenu;

namespace acr::ui {

class DataTable final : public QTableView {
    Q_OBJECT

public:
    /// `name` is what screen readers and exported files call the table.
    DataTable(const ThemeManager& themes, const QString& name, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Columns hidden by default, by key.
    void setHiddenByDefault(const QSet<QString>& keys);
    /// Columns that come with the data, one a model for instance: those whose key begins with `prefix` are hidden by
    /// default and stand in a menu of their own.
    struct ColumnGroup {
        QString prefix;
        QString title;
    };
    void setColumnGroups(const QList<ColumnGroup>& groups);
    /// Shows or hides all columns of a group.
    void showGroup(const QString& prefix, bool shown);
    /// Whether all columns of the group are shown, or hidden only for lack of room.
    [[nodiscard]] bool isGroupShown(const QString& prefix) const;
    /// Columns that are always hidden because they are empty now. By column.
    void setEmptyColumns(const QSet<int>& columns);
    /// Widths in average characters, by column key; others fit their title.
    void setDefaultWidths(const QHash<QString, int>& characters);
    /// Fits the columns to the width of the table until the user resizes one: `texts` shrinks down to the first number
    /// of characters and grows up to the second; columns of `foldOrder` are hidden one after the other when that is not
    /// enough. Those of one entry of `together`, as the two ends of an interval, are hidden at once.
    void setFitted(const QHash<QString, std::pair<int, int>>& texts, const QStringList& foldOrder,
                   const QList<QStringList>& together = {});
    /// Selects only this row and scrolls to it, without emitting the user's signal. −1: nothing.
    void showRow(int row);

    [[nodiscard]] TextTable selectedText(TableFormat format) const;
    [[nodiscard]] TextTable allText(TableFormat format) const;
    void copySelection(TableFormat format = TableFormat::Tsv) const;
    /// Asks for a file and writes the whole table into it, in the format of its suffix.
    void exportTable();
    /// Entries for copying, exporting and columns.
    void fillMenu(QMenu& menu);

    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    /// Columns were shown or hidden by the user.
    void columnsChanged();
    /// The user moved to another row (keys or mouse).
    void rowChosen(const QModelIndex& index);
    /// Emitted before a context menu opens: add the row's actions. The model changes while the menu is open: what they
    /// act on is kept by value, not as an index.
    void menuAboutToShow(QMenu* menu, const QModelIndex& index);
    /// A translated sentence.
    void exportFailed(const QString& reason);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

private:
    [[nodiscard]] std::vector<int> shownColumns() const;
    /// The visible columns and those hidden for lack of room: the columns that are copied and exported.
    [[nodiscard]] std::vector<int> chosenColumns() const;
    [[nodiscard]] QString keyOf(int column) const;
    [[nodiscard]] int columnOf(const QString& key) const;
    void showHeaderMenu(const QPoint& position);
    void addColumnEntries(QMenu& menu);
    void addColumnEntry(QMenu& menu, int column, bool isLast);
    [[nodiscard]] bool isHiddenKey(const QString& key) const;
    void setKeyHidden(const QString& key, bool hidden);
    void columnsReset();
    void restyle();
    void applyHidden();
    void setDefaultSizes();
    [[nodiscard]] int defaultWidth(int column) const;
    /// 0: never hidden.
    [[nodiscard]] int foldRank(const QString& key) const;
    void fit();

    const ThemeManager& m_themes;
    QSet<QString> m_hidden;
    QList<ColumnGroup> m_groups;
    QSet<QString> m_shownOfGroups;
    int m_columns = 0; ///< that have a width
    QSet<int> m_empty;
    QHash<QString, int> m_widths;
    QHash<QString, std::pair<int, int>> m_texts;
    QStringList m_foldOrder;
    QList<QStringList> m_foldTogether;
    QSet<int> m_folded;
    bool m_fitted = false; ///< columns follow the width
    bool m_sizing = false;
    bool m_quiet = false;
};

} // namespace acr::ui
