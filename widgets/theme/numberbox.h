// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A box for a whole number in the program's number format: thousands apart by a narrow space, a real minus sign. What
/// is typed may have them or not. Seeds are names rather than amounts: they stay in a QSpinBox.
#pragma once

#include <QSpinBox>

namespace acr::ui {

class NumberBox final : public QSpinBox {
    Q_OBJECT

public:
    using QSpinBox::QSpinBox;

    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace acr::ui
