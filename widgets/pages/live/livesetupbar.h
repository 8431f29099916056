// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the next live session begins with: where the models are, the policy, the encoder of its memory where the
/// endpoints have one, the budget, how many tasks at once, the share of tasks that every model answers, and, which have
/// dialogs of their own, the verdicts that models give and further settings. The values stand while a session runs. GUI
/// thread only.
#pragma once

#include "core/live/livesession.h"
#include "core/provider/endpoints.h"
#include "widgets/pages/live/furtherlivesettings.h"
#include "widgets/pages/live/modelverdictsdialog.h"
#include "widgets/theme/thememanager.h"

#include <QJsonObject>
#include <QString>
#include <QWidget>

#include <memory>

class QComboBox;
class QToolButton;

namespace acr::ui {

class DecimalBox;
class KeyStore;
class NumberBox;

class LiveSetupBar final : public QWidget {
    Q_OBJECT

public:
    explicit LiveSetupBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// A file of endpoints that was read; it becomes the chosen source.
    void setFile(const QString& path, EndpointSet endpoints);
    void useBuiltIn();
    /// Null: the built-in simulated models.
    [[nodiscard]] const EndpointSet* endpoints() const;
    /// Of the chosen endpoints: the variables of keys that neither the environment nor the keychain has, each once, as
    /// sentences. What a variable holds is never read here.
    [[nodiscard]] QStringList missingKeys(const KeyStore& keys) const;
    /// The variables that the chosen endpoints name, each once.
    [[nodiscard]] QStringList keyVariables() const;

    /// Those of any endpoints. The list also has those of the chosen ones: each model always, and each of their routers
    /// with each variant of the policy "llm".
    void setPolicies(const QStringList& specs);
    [[nodiscard]] QString policy() const;
    /// "remote:" and a model of the chosen endpoints; empty: the program's own.
    [[nodiscard]] QString encoder() const;
    /// The models and helpers of the chosen endpoints, which can judge; empty for the built-in ones.
    [[nodiscard]] QStringList judges() const;
    /// With one of judges(). Of the built-in models there are none.
    [[nodiscard]] ModelVerdicts verdicts() const;
    void setVerdicts(const ModelVerdicts& verdicts);
    [[nodiscard]] const FurtherLiveSettings& further() const { return m_further; }
    void setFurther(const FurtherLiveSettings& further);
    /// With what the user chose; the reward weights and the encoder stay.
    void fill(LiveSettings& settings) const;

    /// While a session runs, what it began with can't be changed.
    void setLocked(bool locked);
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

signals:
    /// The user wants to choose a file of endpoints.
    void fileRequested();
    /// The user wants to see and change further().
    void furtherRequested();
    void changed();

private:
    void chooseSource(int index);
    void fillSources();
    void fillPolicies();
    /// Those of the chosen endpoints; there is no choice where they have none.
    void fillEncoders();

    QComboBox* m_source;
    QComboBox* m_policy;
    QComboBox* m_encoder;
    QWidget* m_encoderField = nullptr;
    QString m_wantedEncoder; ///< that the user chose last
    QStringList m_policies;  ///< of any endpoints
    QString m_wantedPolicy;  ///< that the user chose last
    ModelVerdicts m_verdicts;
    FurtherLiveSettings m_further;
    DecimalBox* m_budget;
    NumberBox* m_calls;
    NumberBox* m_parallel;
    DecimalBox* m_shadow;
    QToolButton* m_more;
    std::unique_ptr<EndpointSet> m_endpoints;
    QString m_path;
    bool m_usesFile = false;
};

} // namespace acr::ui
