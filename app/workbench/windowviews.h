// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The window's views as slides: captures page and document, and brings them back.
#pragma once

#include "app/workbench/services.h"
#include "widgets/pages/present/viewbridge.h"

#include <QObject>

#include <optional>

namespace acr::ui {

class MainWindow;

class WindowViews final : public QObject, public ViewBridge {
    Q_OBJECT

public:
    /// REQUIRES: the window outlives this.
    WindowViews(MainWindow& window, const Services& services);

    [[nodiscard]] Slide capture() override;
    void show(const Slide& slide) override;
    [[nodiscard]] bool settled() const override;
    [[nodiscard]] QString titleOf(const QString& page) const override;
    [[nodiscard]] QWidget* view() const override;

private:
    void apply(const Slide& slide);

    MainWindow& m_window;
    Services m_services;
    std::optional<Slide> m_waiting; ///< for its benchmark to be loaded
};

} // namespace acr::ui
