// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The calls of a step as a flow from left to right: the called models, their costs, and the cost of failed attempts.
/// Painted directly, so that it is fast enough while a session plays. GUI thread only.
#pragma once

#include "core/benchmark/model.h"
#include "core/policy/policy.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <span>
#include <vector>

namespace acr::ui {

class AttemptFlow final : public QWidget {
    Q_OBJECT

public:
    explicit AttemptFlow(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `answer` is the model whose attempt counts.
    void setAttempts(std::span<const Attempt> attempts, ModelIndex answer, std::span<const Model> models);
    void clear();

    /// The cost of attempts other than the answer, in words.
    [[nodiscard]] QString sentence() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Box {
        QString name;
        Attempt attempt;
        bool answer = false;
    };
    /// Boxes that have no room side by side stand below each other, in one line each.
    [[nodiscard]] bool isStacked() const;
    [[nodiscard]] double lineHeight() const;
    [[nodiscard]] double widthOf(const Box& box) const;
    [[nodiscard]] QRectF boxRect(std::size_t box) const;
    void reserve();
    void paintArrow(QPainter& painter, std::size_t box) const;
    void paintBox(QPainter& painter, std::size_t box) const;

    const ThemeManager& m_themes;
    std::vector<Box> m_boxes;
    std::size_t m_reserved = 0; ///< lines that were needed so far: what stands below does not jump from step to step
    double m_lost = 0;
    bool m_inVain = false; ///< the answer has score 0
};

} // namespace acr::ui
