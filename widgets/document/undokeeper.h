// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps the steps of the undo stack on the desk (see DeskState), and makes the stack anew from them: after a restart,
/// after another benchmark was shown, and after the window was made anew. Steps that are no KeptStep are left out; what
/// other steps undo does not depend on them, since each sets the value that it is about.
///
/// A kept step is read when it is undone or redone; a damaged one does nothing, and its handler says so.
/// GUI thread only.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QUndoStack>

#include <functional>

namespace acr::ui {

class DeskState;

class UndoKeeper final : public QObject {
    Q_OBJECT

public:
    /// Of the steps, the last ones.
    static constexpr int maxSteps = 200;
    static constexpr qsizetype mostBytes = qsizetype{1} << 20;

    struct Handler {
        /// Does the step, or undoes it. `data` is what KeptStep::data() gave, or anything from a damaged file.
        std::function<void(const QJsonObject& data, bool forward)> apply;
        /// What such a step is called when the text it had is of another language.
        std::function<QString()> title;
    };

    /// The desk outlives this.
    explicit UndoKeeper(DeskState& desk, QObject* parent = nullptr);

    /// Keeps the steps of this stack.
    void follow(QUndoStack& stack);
    /// Steps of that kind are of this handler while `context` lives.
    void setHandler(const QString& kind, QObject* context, Handler handler);
    /// Removes all steps from the stack without a change of what is kept.
    void drop();
    /// The steps of the desk in place of those of the stack.
    void reload();

private:
    class Step;

    [[nodiscard]] QJsonObject kept();
    [[nodiscard]] QString titleOf(const QString& kind) const;
    void apply(const QString& kind, const QJsonObject& data, bool forward) const;

    struct Known {
        QPointer<QObject> context;
        Handler handler;
    };

    DeskState& m_desk;
    QPointer<QUndoStack> m_stack;
    QHash<QString, Known> m_handlers;
    bool m_quiet = false; ///< the stack is being made: its steps do nothing
};

} // namespace acr::ui
