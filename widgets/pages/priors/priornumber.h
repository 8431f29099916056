// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A box for one number of the edited set. It follows the set, and every change is a step to undo; where the number
/// may be left open, its lowest place says so and takes it away.
#pragma once

#include "core/memory/priorfield.h"
#include "widgets/theme/decimalbox.h"

namespace acr::ui {

class PriorEditor;

class PriorNumber final : public DecimalBox {
    Q_OBJECT

public:
    struct Look {
        int decimals = 2;
        double step = 0.1;
        QString prefix{};
        QString suffix{};
        /// The text for a number that is not set; empty where it has to be set.
        QString open{};
    };
    /// The editor outlives the box.
    PriorNumber(PriorEditor& editor, const PriorAddress& address, const Look& look, QWidget* parent = nullptr);

    [[nodiscard]] const PriorAddress& address() const { return m_address; }

    void stepBy(int steps) override;

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void follow();
    void take(double value);

    PriorEditor& m_editor;
    PriorAddress m_address;
    bool m_following = false;
    bool m_opens;
};

} // namespace acr::ui
