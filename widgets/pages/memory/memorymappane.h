// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The map of the remembered tasks, with the switches of what its colours say and what a drag on it does. Entries are
/// points; tasks of the stream that are not remembered are small grey ones behind them.
#pragma once

#include "widgets/charts/pointmap.h"
#include "widgets/pages/memory/memorymap.h"
#include "widgets/pages/memory/memoryview.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace acr::ui {

class SegmentedSwitch;

class MemoryMapPane final : public QWidget {
    Q_OBJECT

public:
    explicit MemoryMapPane(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Where the tasks of the session's stream lie.
    void setPlaces(std::shared_ptr<const MemoryMap> places);
    /// `ofSession`: entries lie where the tasks of the stream do. The entries of any other memory are placed by their
    /// own keys.
    void setView(std::shared_ptr<const MemoryView> view, bool ofSession);
    /// Shows why there is nothing, or nothing at all.
    void showNothing(const QString& headline, const QString& reason);
    void setLoading(const QString& text);
    void setChosen(std::optional<MemoryId> id);
    [[nodiscard]] PointMap& map() const { return *m_map; }

    [[nodiscard]] QString colour() const;
    void setColour(const QString& key);
    [[nodiscard]] QString tool() const;
    void setTool(const QString& key);

signals:
    /// A click on an entry, or beside all of them.
    void entryPicked(std::optional<acr::MemoryId> id);
    /// The user asks for the task of a point.
    void taskActivated(acr::TaskIndex task);
    /// By entry of the view, not 0 is brushed; empty when nothing is.
    void brushed(const std::vector<std::uint8_t>& marks);

private:
    void show();
    [[nodiscard]] std::vector<MapPoint> pointsOfOtherTasks() const;
    void appendEntries(std::vector<MapPoint>& points) const;
    [[nodiscard]] QString pointText(std::size_t point) const;
    void showTool(const QString& key);

    PointMap* m_map;
    SegmentedSwitch* m_colour;
    SegmentedSwitch* m_tool;
    std::shared_ptr<const MemoryMap> m_places;
    std::shared_ptr<const MemoryView> m_view;
    bool m_ofSession = true;
    std::size_t m_otherPoints = 0; ///< before those of entries
    std::optional<MemoryId> m_chosen;
};

} // namespace acr::ui
