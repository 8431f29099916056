// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for a policy and its parameters. The form is made from the registry's schema, checks every value as
/// it is typed, and can only be accepted when the policy can run on the open benchmark.
#pragma once

#include "core/policy/registry.h"
#include "core/session/stream.h"
#include "widgets/document/document.h"
#include "widgets/theme/thememanager.h"

#include <QDialog>

#include <optional>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace acr::ui {

class PolicyDialog final : public QDialog {
    Q_OBJECT

public:
    /// REQUIRES: the document has a benchmark and a stream; it outlives the dialog.
    PolicyDialog(const ThemeManager& themes, const Document& document, QWidget* parent = nullptr);

    /// What was put together; nothing while it is not valid.
    [[nodiscard]] std::optional<PolicySpec> spec() const { return m_spec; }
    /// The sentence under the form; empty when all is well.
    [[nodiscard]] QString errorText() const;
    void choosePolicy(std::string_view id);

    void accept() override;

private:
    struct Field {
        const ParameterSpec* parameter;
        QWidget* editor;
    };
    void rebuild();
    [[nodiscard]] QWidget* editorFor(const ParameterSpec& parameter);
    [[nodiscard]] static QString textOf(const QWidget* editor);
    void check();
    void fail(const Error& error, QWidget* culprit);

    const ThemeManager& m_themes;
    const Document& m_document;
    QComboBox* m_policy;
    QLabel* m_summary;
    QFormLayout* m_form;
    QComboBox* m_argument = nullptr;
    QLabel* m_name;
    QLabel* m_error;
    QPushButton* m_add;
    std::vector<Field> m_fields;
    std::optional<PolicySpec> m_spec;
};

} // namespace acr::ui
