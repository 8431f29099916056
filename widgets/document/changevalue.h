// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One undo command for every value of the document that can be set: it keeps the value before and after, and
/// several changes of the same value in one gesture (a drag of a slider) merge into one step.
#pragma once

#include "widgets/document/keptstep.h"

#include <QUndoCommand>

#include <functional>
#include <optional>
#include <utility>

namespace acr::ui {

template <class Value>
class ChangeValue final : public QUndoCommand, public KeptStep {
public:
    using Apply = std::function<void(const Value&)>;
    using Describe = std::function<QJsonObject(const Value& before, const Value& after)>;
    using Part = std::function<QJsonObject(const Value& before, const Value& after, const QString& name)>;

    /// Commands of the same `gesture` merge; −1 never does.
    ChangeValue(const QString& text, Value before, Value after, Apply apply, int gesture = -1)
        : QUndoCommand(text)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_apply(std::move(apply))
        , m_gesture(gesture)
    {}

    /// The step is kept over a restart, as what `describe` gives; the handler of the kind applies it. See KeptStep for
    /// parts. Returns this.
    ChangeValue* keptAs(const QString& kind, Describe describe, Part part = nullptr)
    {
        m_kind = kind;
        m_describe = std::move(describe);
        m_part = std::move(part);
        return this;
    }

    void undo() override { m_apply(m_before); }
    void redo() override { m_apply(m_after); }
    [[nodiscard]] int id() const override { return m_gesture; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = dynamic_cast<const ChangeValue*>(other);
        if (!next)
            return false;
        m_after = next->m_after;
        m_data.reset();
        setObsolete(m_before == m_after);
        return true;
    }

    [[nodiscard]] QString kind() const override { return m_kind; }
    [[nodiscard]] QJsonObject data() const override
    {
        if (!m_data)
            m_data = m_describe ? m_describe(m_before, m_after) : QJsonObject();
        return *m_data;
    }
    [[nodiscard]] QJsonObject part(const QString& name) const override
    {
        return m_part ? m_part(m_before, m_after, name) : QJsonObject();
    }

private:
    Value m_before;
    Value m_after;
    Apply m_apply;
    int m_gesture;
    QString m_kind;
    Describe m_describe;
    Part m_part;
    mutable std::optional<QJsonObject> m_data;
};

} // namespace acr::ui
