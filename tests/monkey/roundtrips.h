// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What leads back to where it began: undoing everything and doing it again, the other theme, the other language.
///
/// Pictures are compared that were the same twice in a row, so that nothing is compared while it changes.
#pragma once

#include "app/workbench/workbench.h"
#include "core/policy/memorysnapshot.h"
#include "tests/monkey/comparison.h"
#include "widgets/pages/present/slide.h"

#include <QImage>
#include <QList>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace acr::ui {
class PriorEditor;
} // namespace acr::ui

namespace acr::monkey {

class Invariants;

class RoundTrips {
public:
    /// Both outlive this.
    RoundTrips(ui::Workbench& workbench, Invariants& invariants);

    /// To be called before every action: remembers the priors of the moment when nothing is to be undone.
    void noteStart();
    // Each REQUIRES Invariants::idle(), no modal dialog and no popup.
    /// Takes every step back and does it again.
    [[nodiscard]] std::optional<Violation> checkUndo();
    /// To the other theme and back, to the other language and back.
    [[nodiscard]] std::optional<Violation> checkTheme();
    [[nodiscard]] std::optional<Violation> checkLanguage();

private:
    /// What undo and redo change.
    struct Undoable {
        std::string priors; ///< as JSON
        std::string policy; ///< that they are of
        QList<ui::Slide> slides;
        QString run; ///< whose memory is changed by hand
        std::vector<MemoryEdit> edits;
    };
    [[nodiscard]] Undoable undoable() const;
    /// Names what differs; empty: nothing.
    [[nodiscard]] static QString differenceOf(const Undoable& one, const Undoable& other);
    [[nodiscard]] const ui::PriorEditor* editor() const;
    /// As JSON; empty while no prior desk is laid.
    [[nodiscard]] std::string priors() const;
    [[nodiscard]] QImage picture() const;
    /// A picture that was the same twice in a row; null where there is none.
    [[nodiscard]] QImage steadyPicture() const;
    /// Nothing goes on that changes the page by itself.
    [[nodiscard]] bool isStill() const;
    [[nodiscard]] std::optional<Violation> differentPictures(const QString& what, const QImage& before,
                                                             const QImage& after) const;
    void trigger(const QString& action) const;

    ui::Workbench& m_workbench;
    Invariants& m_invariants;
    std::string m_startPriors; ///< before the first step that can be undone; empty: not known
    std::string m_startPolicy;
};

} // namespace acr::monkey
