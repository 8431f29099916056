// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The earlier steps of the session that are most similar to the one at the cursor: similarity, model and result, below
/// a line of headings. A click goes there. GUI thread only.
#pragma once

#include "core/session/earliersteps.h"
#include "core/session/sessiontrack.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <vector>

namespace acr::ui {

class NeighbourList final : public QWidget {
    Q_OBJECT

public:
    /// There is always room for so many below the heading; a higher list shows more of them.
    static constexpr std::size_t shownCount = 3;
    static constexpr std::size_t maxCount = 24;

    explicit NeighbourList(const ThemeManager& themes, QWidget* parent = nullptr);

    void setNeighbours(const SessionTrack& track, const std::vector<EarlierStep>& steps);
    /// In place of a list: why there is none.
    void setMessage(const QString& text);

    /// How many rows it can show.
    [[nodiscard]] std::size_t room() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stepClicked(std::size_t step);
    void roomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row {
        std::size_t step = 0;
        float similarity = 0;
        double score = missing;
        ModelIndex model;
        QString modelName;
        QString task;
    };
    [[nodiscard]] double rowHeight() const;
    /// None: there is no step at that height.
    [[nodiscard]] const Row* rowAt(double y) const;

    const ThemeManager& m_themes;
    std::vector<Row> m_rows;
    QString m_message;
    std::size_t m_room = shownCount;
};

} // namespace acr::ui
