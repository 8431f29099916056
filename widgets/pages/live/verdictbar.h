// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A person's verdict on a call: pass, fail or unknown, with a comment. A verdict that is chosen again is taken back.
/// GUI thread only.
#pragma once

#include "core/live/livejournal.h"
#include "widgets/document/liveboard.h"
#include "widgets/theme/thememanager.h"

#include <QString>
#include <QWidget>

#include <array>
#include <optional>

class QLineEdit;
class QToolButton;

namespace acr::ui {

class VerdictBar final : public QWidget {
    Q_OBJECT

public:
    explicit VerdictBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows what a person has said of a call. A comment that is being written stays while the call does. `why`: why no
    /// verdict can be given; empty: it can.
    void showPerson(std::uint64_t call, const std::optional<LiveCallState::Person>& person, const QString& why);
    /// As a click on its button. Nothing happens where no verdict can be given.
    void choose(Verdict verdict);
    /// Forgets the comment that is being written.
    void reset();

signals:
    /// The person has judged, or takes the verdict back.
    void judged(const acr::PersonVerdict& verdict);

private:
    void refresh();

    std::array<QToolButton*, 3> m_buttons{}; ///< pass, fail, unknown
    QLineEdit* m_comment;
    std::optional<std::uint64_t> m_call;
    std::optional<LiveCallState::Person> m_person;
    QString m_why;
};

} // namespace acr::ui
