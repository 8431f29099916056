// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ink: the meaning of a mark, from which the theme derives colour, line and marker. Charts store inks, not colours, so
/// that a change of theme recolours every mark without code in the page.
#pragma once

#include <QColor>
#include <QString>

namespace acr::ui {

/// A mark's second cue beside its colour.
enum class MarkerShape { Circle, Square, Triangle, Diamond, TriangleDown, Pentagon, Plus, Cross, Star, Hexagon };

class Ink {
public:
    enum class Kind { Model, Policy, Sequence, Accent, Text, Muted, Good, Bad, Warning, Fixed };

    /// A model of the pool. `position` is its place in the benchmark and decides the colour of models that
    /// the program has no fixed colour for.
    static Ink model(const QString& name, int position) { return Ink(Kind::Model, name, position); }
    /// A routing policy by its id, for example "linucb", "always:gpt-5.4" or "recorded:release".
    static Ink policy(const QString& id) { return Ink(Kind::Policy, id, 0); }
    /// The n-th of several things without a meaning of their own (parts of a split, lanes).
    static Ink sequence(int n) { return Ink(Kind::Sequence, {}, n); }
    static Ink accent() { return Ink(Kind::Accent, {}, 0); }
    static Ink text() { return Ink(Kind::Text, {}, 0); }
    static Ink muted() { return Ink(Kind::Muted, {}, 0); }
    static Ink good() { return Ink(Kind::Good, {}, 0); }
    static Ink bad() { return Ink(Kind::Bad, {}, 0); }
    static Ink warning() { return Ink(Kind::Warning, {}, 0); }
    /// The same colour in every theme. For colours that data brings along; a page has no use for it.
    static Ink fixed(const QColor& colour)
    {
        Ink ink(Kind::Fixed, {}, 0);
        ink.m_colour = colour;
        return ink;
    }

    Ink() = default;
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] int position() const { return m_position; }
    [[nodiscard]] const QColor& fixedColour() const { return m_colour; }
    bool operator==(const Ink&) const = default;

private:
    Ink(Kind kind, QString name, int position)
        : m_kind(kind)
        , m_name(std::move(name))
        , m_position(position)
    {}

    Kind m_kind = Kind::Muted;
    QString m_name;
    int m_position = 0;
    QColor m_colour;
};

/// How a line is drawn.
struct Stroke {
    QColor colour;
    double width = 1; ///< logical pixels
    bool dashed = false;
    bool operator==(const Stroke&) const = default;
};

} // namespace acr::ui
