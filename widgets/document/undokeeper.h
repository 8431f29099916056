// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps the steps of the undo stack on the desk (see DeskState), and makes the stack anew from them: after a restart,
/// after another benchmark was shown, and after the window was made anew. Steps that are no KeptStep are left out; what
/// other steps undo does not depend on them, since each sets the value that it is about.
///
/// Large parts of steps (see KeptStep) have keys of their own on the desk; they are written once, and removed when no
/// step needs them any more.
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
class KeptStep;

class UndoKeeper final : public QObject {
    Q_OBJECT

public:
    /// Of the steps, the last ones.
    static constexpr int maxSteps = 200;
    static constexpr qsizetype maxBytes = qsizetype{1} << 20;
    /// Of the parts of all steps.
    static constexpr qsizetype maxPartBytes = qsizetype{16} << 20;
    static constexpr qsizetype maxParts = 60;

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
    /// A part of a step that comes from the desk; empty when it is missing.
    [[nodiscard]] QJsonObject part(const QString& name) const;
    /// Removes all steps from the stack without a change of what is kept.
    void drop();
    /// The steps of the desk in place of those of the stack.
    void reload();

private:
    class Step;

    /// What a step says of itself. Past ones do not change.
    struct Record {
        QJsonObject data;
        qsizetype bytes = 0; ///< of the data as text
    };

    [[nodiscard]] QJsonObject kept();
    /// Of the command at that place of the stack.
    [[nodiscard]] Record recordOf(int place, const KeptStep& step) const;
    /// As text. What is not on the desk yet is made.
    [[nodiscard]] qsizetype bytesOfPart(const KeptStep& step, const QString& name);
    /// Keeps these parts on the desk, and no others.
    void keepParts(const QHash<QString, const KeptStep*>& wanted);
    [[nodiscard]] QString titleOf(const QString& kind) const;
    void apply(const QString& kind, const QJsonObject& data, bool forward) const;

    struct Known {
        QPointer<QObject> context;
        Handler handler;
    };

    DeskState& m_desk;
    QPointer<QUndoStack> m_stack;
    QHash<QString, Known> m_handlers;
    struct Made {
        QJsonObject part;
        qsizetype bytes = 0; ///< as text
    };
    QHash<QString, qsizetype> m_stored; ///< parts on the desk, with their bytes
    QHash<QString, Made> m_made;        ///< parts that are being measured
    QHash<quint64, Record> m_records;   ///< of the steps that were kept last, by their numbers
    bool m_quiet = false;               ///< the stack is being made: its steps do nothing
};

} // namespace acr::ui
