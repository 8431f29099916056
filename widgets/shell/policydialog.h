// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks for a policy and its parameters: to add to the leaderboard, to play, or, of those that learn from the probing
/// split, to train. The form is made from the registry's schema, checks every value as it is typed, and can only be
/// accepted when the policy can run, or be trained, on the open benchmark.
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
    enum class Purpose { Add, Play, Train };

    /// REQUIRES: the document has a benchmark and a stream; it outlives the dialog.
    PolicyDialog(const ThemeManager& themes, const Document& document, QWidget* parent = nullptr,
                 Purpose purpose = Purpose::Add);

    /// The entered policy; nothing while it is not valid.
    [[nodiscard]] std::optional<PolicySpec> spec() const { return m_spec; }
    /// The same as a list; to train, it may be all that are not trained yet.
    [[nodiscard]] std::vector<PolicySpec> specs() const;
    /// The policy needs training and is not trained yet.
    [[nodiscard]] bool needsTraining() const;
    /// The sentence under the form; empty when all is well.
    [[nodiscard]] QString errorText() const;
    void choosePolicy(std::string_view id);
    /// One more sentence about what accepting will do.
    void setNote(const QString& note);

    void accept() override;

private:
    struct Field {
        const ParameterSpec* parameter;
        QWidget* editor;
    };
    void fillPolicies();
    void rebuild();
    /// To the height that the policy's fields need.
    void grow();
    [[nodiscard]] QWidget* editorFor(const ParameterSpec& parameter);
    [[nodiscard]] static QString textOf(const QWidget* editor);
    void check();
    void checkAll();
    void fail(const Error& error, QWidget* culprit);
    void refuse(const QString& sentence);
    [[nodiscard]] bool isTrained(const PolicySpec& spec) const;
    /// Why a policy of that id can't be trained here; empty when it can.
    [[nodiscard]] QString obstacle(std::string_view id) const;

    const ThemeManager& m_themes;
    const Document& m_document;
    Purpose m_purpose;
    QComboBox* m_policy;
    QLabel* m_summary;
    QLabel* m_note;
    QFormLayout* m_form;
    QComboBox* m_argument = nullptr;
    QLabel* m_name;
    QLabel* m_error;
    QPushButton* m_add;
    std::vector<Field> m_fields;
    std::optional<PolicySpec> m_spec;
    std::vector<PolicySpec> m_untrained; ///< of the choice of all
};

} // namespace acr::ui
