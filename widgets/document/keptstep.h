// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The side of an undo command that can be kept over a restart of the program; see UndoKeeper. GUI thread only.
#pragma once

#include <QJsonObject>
#include <QString>

namespace acr::ui {

/// The kinds of steps that several parts of the window make.
namespace stepkind {
inline constexpr QLatin1String stream("stream");
inline constexpr QLatin1String weights("weights");
inline constexpr QLatin1String missingScores("missing scores");
inline constexpr QLatin1String events("events");
} // namespace stepkind

/// What a step is about that sets a value.
[[nodiscard]] inline QJsonObject beforeAndAfter(const QJsonValue& before, const QJsonValue& after)
{
    return {{QStringLiteral("before"), before}, {QStringLiteral("after"), after}};
}
[[nodiscard]] inline QJsonValue valueToSet(const QJsonObject& data, bool forward)
{
    return data.value(forward ? QLatin1String("after") : QLatin1String("before"));
}

class KeptStep {
public:
    KeptStep()
    {
        static quint64 made = 0;
        m_number = ++made;
    }
    KeptStep(const KeptStep&) = delete;
    KeptStep& operator=(const KeptStep&) = delete;
    virtual ~KeptStep() = default;

    /// No other step of the program has or had it.
    [[nodiscard]] quint64 number() const { return m_number; }
    /// Who does and undoes it; empty: it is not kept.
    [[nodiscard]] virtual QString kind() const = 0;
    /// What its handler needs to do it and to undo it. The member "parts" has the names of what is large, or is
    /// missing: parts are kept beside the steps, once for all steps that name them, and the handler gets them from
    /// UndoKeeper::part(). The same name is always the same part.
    [[nodiscard]] virtual QJsonObject data() const = 0;
    [[nodiscard]] virtual QJsonObject part(const QString& name) const
    {
        Q_UNUSED(name);
        return {};
    }

private:
    quint64 m_number = 0;
};

} // namespace acr::ui
