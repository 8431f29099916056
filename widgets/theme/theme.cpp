// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/theme.h"

#include "core/memory/releasevote.h"
#include "core/policy/registry.h"
#include "widgets/theme/colourscale.h"
#include "widgets/theme/linecolours.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace acr::ui {

namespace {

struct ModelColour {
    const char* name;
    QRgb light;
    QRgb dark;
};

// By provider family. Each set keeps a CIEDE2000 distance of at least 8 between any two colours for people
// with protanopia, deuteranopia and tritanopia too, and a contrast of at least 3 : 1 on page and card.
constexpr std::array<ModelColour, fixedModelColours> modelColours{{
    {"claude-opus-4-6", 0xffc2410c, 0xfff36f43},
    {"claude-sonnet-4-6", 0xffc87e0a, 0xfffebf7b},
    {"gpt-5.4", 0xff076ec5, 0xff3f9bf7},
    {"glm-5", 0xff0b7a5b, 0xff46a484},
    {"kimi-k2.5", 0xff784f92, 0xffa479c0},
    {"MiniMax-M2.7", 0xffc65b9d, 0xfff888cb},
    {"Qwen3-Max", 0xff51565e, 0xff797e87},
    {"qwen3.5-plus", 0xff1399ca, 0xff7dd3fe},
}};

// Models beyond the fixed ones, by their place in the benchmark; beyond these, hues a golden angle apart.
constexpr std::array<QRgb, 8> moreLight{0xff8a6d1b, 0xff5b5bd6, 0xff9c2f4f, 0xff4f8a10,
                                        0xff8b5e3c, 0xff00848f, 0xffb0489b, 0xff3f4f8c};
constexpr std::array<QRgb, 8> moreDark{0xffd9b84a, 0xff9b9bff, 0xffe8718f, 0xff97cc5a,
                                       0xffc99b78, 0xff4cc3cd, 0xffe48ad2, 0xff8fa2e8};

QColor goldenHue(int n, bool dark)
{
    const double hue = std::fmod(0.11 + 0.61803398875 * n, 1.0);
    return QColor::fromHslF(static_cast<float>(hue), 0.55F, dark ? 0.66F : 0.36F);
}

/// The policy whose id the text begins with; null for voters and unknown ones.
const PolicyInfo* namedPolicy(const QString& text)
{
    const PolicyInfo* named = nullptr;
    for (const PolicyInfo& info : policies()) {
        const QLatin1StringView id(info.id.data(), static_cast<qsizetype>(info.id.size()));
        if ((named == nullptr || info.id.size() > named->id.size()) && text.startsWith(id))
            named = &info;
    }
    return named;
}

/// Of the policy or voter.
PolicyKind kindOf(const QString& text)
{
    if (const PolicyInfo* named = namedPolicy(text))
        return named->kind;
    return text.startsWith(QLatin1StringView(llmVoter.data(), static_cast<qsizetype>(llmVoter.size())))
               ? PolicyKind::Language
               : PolicyKind::Other;
}

/// How many policies of its kind tables list before it.
std::size_t placeInKind(const QString& text)
{
    std::size_t before = 0;
    const PolicyInfo* named = namedPolicy(text);
    for (const PolicyInfo& info : policies()) {
        if (named == nullptr || &info == named)
            return before;
        before += info.kind == named->kind ? 1U : 0U;
    }
    return before;
}

/// The mark of the first policy of a kind. Not of single models, which have the model's.
MarkerShape firstShape(PolicyKind kind)
{
    switch (kind) {
    case PolicyKind::Bound: return MarkerShape::Star;
    case PolicyKind::Ours: return MarkerShape::Diamond;
    case PolicyKind::Release: return MarkerShape::Pentagon;
    case PolicyKind::Bandit: return MarkerShape::Triangle;
    case PolicyKind::Map: return MarkerShape::Square;
    case PolicyKind::Memory: return MarkerShape::Hexagon;
    case PolicyKind::Learned: return MarkerShape::TriangleDown;
    case PolicyKind::Language: return MarkerShape::Plus;
    case PolicyKind::Chance: return MarkerShape::Cross;
    case PolicyKind::Single:
    case PolicyKind::Other: break;
    }
    return MarkerShape::Circle;
}

Colours lightColours()
{
    Colours c;
    c.page = QRgb(0xfff6f7f9);
    c.card = QRgb(0xffffffff);
    c.raised = QRgb(0xffeff1f4);
    c.line = QRgb(0xffdde1e7);
    c.grid = QRgb(0xffe9ecf0);
    c.edge = QRgb(0xff858d99);
    c.text = QRgb(0xff1b1f27);
    c.muted = QRgb(0xff5b6472);
    c.disabled = QRgb(0xff828993);
    c.accent = QRgb(0xff1d6fb8);
    c.onAccent = QRgb(0xffffffff);
    c.selection = QRgb(0xffd7e6f5);
    c.good = QRgb(0xff1a7f4b);
    c.bad = QRgb(0xffc0362c);
    c.warning = QRgb(0xff96650a);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.page = QRgb(0xff16191f);
    c.card = QRgb(0xff1e232b);
    c.raised = QRgb(0xff272d37);
    c.line = QRgb(0xff323945);
    c.grid = QRgb(0xff2a303a);
    c.edge = QRgb(0xff717b8a);
    c.text = QRgb(0xffe6e9ee);
    c.muted = QRgb(0xff9aa4b2);
    c.disabled = QRgb(0xff878f9c);
    c.accent = QRgb(0xff5aa9ff);
    c.onAccent = QRgb(0xff0f1726);
    c.selection = QRgb(0xff23415f);
    c.good = QRgb(0xff4fc58a);
    c.bad = QRgb(0xfff2796d);
    c.warning = QRgb(0xffe0b04a);
    return c;
}

} // namespace

int fixedModelIndex(const QString& name)
{
    for (std::size_t i = 0; i < modelColours.size(); ++i)
        if (name == QLatin1StringView(modelColours[i].name))
            return static_cast<int>(i);
    return -1;
}

Reference referenceOf(const Ink& ink)
{
    if (ink.kind() != Ink::Kind::Policy)
        return Reference::None;
    switch (kindOf(ink.name())) {
    case PolicyKind::Bound: return Reference::Bound;
    case PolicyKind::Chance: return Reference::Chance;
    case PolicyKind::Single: return Reference::SingleModel;
    default: return Reference::None;
    }
}

Theme::Theme(bool dark, double pointSize)
    : m_dark(dark)
    , m_pointSize(std::clamp(pointSize, 6.0, 32.0))
    , m_colours(dark ? darkColours() : lightColours())
{}

Theme Theme::light(double pointSize)
{
    return Theme(false, pointSize);
}

Theme Theme::dark(double pointSize)
{
    return Theme(true, pointSize);
}

Theme Theme::withPlainGlyphs() const
{
    Theme plain = *this;
    plain.m_plainGlyphs = true;
    return plain;
}

QFont Theme::font(FontRole role) const
{
    if (role == FontRole::Mono) {
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        mono.setPointSizeF(m_pointSize);
        return mono;
    }
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QFontDatabase::systemFont(QFontDatabase::GeneralFont).family(),
                      QStringLiteral("Noto Sans CJK SC")});
    font.setStyleHint(QFont::SansSerif);
    font.setPointSizeF(m_pointSize);
    if (m_plainGlyphs)
        font.setStyleStrategy(QFont::PreferNoShaping);
    switch (role) {
    case FontRole::Body:
    case FontRole::Mono: break;
    case FontRole::Strong: font.setWeight(QFont::DemiBold); break;
    case FontRole::Caption: font.setPointSizeF(m_pointSize - 1); break;
    case FontRole::SectionTitle:
        font.setPointSizeF(m_pointSize + 2);
        font.setWeight(QFont::DemiBold);
        break;
    case FontRole::Figure:
        font.setPointSizeF(m_pointSize * 2);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QFont Theme::cellFont(double height, qsizetype lines, const QPaintDevice* device) const
{
    QFont cell = font(FontRole::Body);
    if (QFontMetricsF(cell, device).height() * (static_cast<double>(lines) + 0.5) > height)
        cell = font(FontRole::Caption);
    cell.setWeight(QFont::Medium);
    return cell;
}

QColor Theme::modelColour(const QString& name, int position) const
{
    const int fixed = fixedModelIndex(name);
    if (fixed >= 0) {
        const ModelColour& entry = modelColours[static_cast<std::size_t>(fixed)];
        return QColor::fromRgb(m_dark ? entry.dark : entry.light);
    }
    const int place = std::max(0, position);
    if (place < static_cast<int>(moreLight.size()))
        return QColor::fromRgb((m_dark ? moreDark : moreLight)[static_cast<std::size_t>(place)]);
    return goldenHue(place, m_dark);
}

QColor Theme::policyColour(const QString& id) const
{
    const auto pick = [this](QRgb light, QRgb dark) { return QColor::fromRgb(m_dark ? dark : light); };
    switch (kindOf(id)) {
    case PolicyKind::Bound: return m_colours.text;
    case PolicyKind::Ours: return m_colours.accent;
    case PolicyKind::Release: return pick(0xff6a4a3a, 0xffb08968);
    case PolicyKind::Bandit: return pick(0xffb45a12, 0xfff0a05a);
    case PolicyKind::Map: return pick(0xff0b7a5b, 0xff4cc39b);
    case PolicyKind::Memory: return pick(0xff0a7c8c, 0xff4fc0d0);
    case PolicyKind::Learned: return pick(0xffb03a6f, 0xfff08ab5);
    case PolicyKind::Language: return pick(0xff6b6d14, 0xffc3c45a);
    case PolicyKind::Single: return modelColour(id.section(QLatin1Char(':'), 1), 0);
    case PolicyKind::Chance:
    case PolicyKind::Other: break;
    }
    return m_colours.muted;
}

QColor Theme::colour(const Ink& ink) const
{
    switch (ink.kind()) {
    case Ink::Kind::Model: return modelColour(ink.name(), ink.position());
    case Ink::Kind::Policy: return policyColour(ink.name());
    case Ink::Kind::Sequence: {
        const auto n = static_cast<std::size_t>(std::max(0, ink.position())) % modelColours.size();
        // The order keeps neighbours far apart in hue and lightness.
        static constexpr std::array<std::size_t, fixedModelColours> order{2, 0, 3, 5, 7, 4, 1, 6};
        return QColor::fromRgb(m_dark ? modelColours[order[n]].dark : modelColours[order[n]].light);
    }
    case Ink::Kind::Accent: return m_colours.accent;
    case Ink::Kind::Text: return m_colours.text;
    case Ink::Kind::Muted: return m_colours.muted;
    case Ink::Kind::Good: return m_colours.good;
    case Ink::Kind::Bad: return m_colours.bad;
    case Ink::Kind::Warning: return m_colours.warning;
    case Ink::Kind::Fixed: return ink.fixedColour();
    }
    return m_colours.muted;
}

Stroke Theme::stroke(const Ink& ink) const
{
    switch (ink.kind()) {
    case Ink::Kind::Policy: break;
    case Ink::Kind::Text:
    case Ink::Kind::Muted: return {colour(ink), thinLine, false};
    // A colour with a meaning is not changed for the contrast: the line covers whole pixels.
    default: return {colour(ink), 2.0, false};
    }
    switch (kindOf(ink.name())) {
    case PolicyKind::Bound: return {m_colours.text, thinLine, true};
    case PolicyKind::Ours: return {m_colours.accent, 2.0, false};
    default: return {mutedLine(colour(ink), 0.5, m_dark, m_colours.card), thinLine, false};
    }
}

Stroke Theme::strokeForward(const Ink& ink) const
{
    Stroke forward = stroke(ink);
    forward.colour = colour(ink);
    forward.width = std::max(2.25, forward.width + 0.5);
    return forward;
}

MarkerShape Theme::marker(const Ink& ink) const
{
    static constexpr std::array shapes{MarkerShape::Circle,       MarkerShape::Square,   MarkerShape::Triangle,
                                       MarkerShape::Diamond,      MarkerShape::Pentagon, MarkerShape::Cross,
                                       MarkerShape::TriangleDown, MarkerShape::Star,     MarkerShape::Plus,
                                       MarkerShape::Hexagon};
    switch (ink.kind()) {
    case Ink::Kind::Model: {
        const int fixed = fixedModelIndex(ink.name());
        const int place = fixed >= 0 ? fixed : std::max(0, ink.position());
        return shapes[static_cast<std::size_t>(place) % shapes.size()];
    }
    case Ink::Kind::Policy: {
        // Policies of one kind have its colour, and different marks.
        const PolicyKind kind = kindOf(ink.name());
        if (kind == PolicyKind::Single)
            return marker(Ink::model(ink.name().section(QLatin1Char(':'), 1), 0));
        const auto first = std::find(shapes.begin(), shapes.end(), firstShape(kind)) - shapes.begin();
        return shapes[(static_cast<std::size_t>(first) + placeInKind(ink.name())) % shapes.size()];
    }
    case Ink::Kind::Sequence: return shapes[static_cast<std::size_t>(std::max(0, ink.position())) % shapes.size()];
    default: return MarkerShape::Circle;
    }
}

QPalette Theme::palette() const
{
    const Colours& c = m_colours;
    QPalette p;
    p.setColor(QPalette::Window, c.page);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.card);
    p.setColor(QPalette::AlternateBase, blend(c.card, c.raised, 0.5));
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, m_dark ? c.raised : c.card);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::ToolTipBase, c.card);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, blend(c.accent, c.muted, 0.4));
    p.setColor(QPalette::Light, m_dark ? c.line : QColor(Qt::white));
    p.setColor(QPalette::Midlight, c.line);
    p.setColor(QPalette::Mid, m_dark ? c.line.darker(115) : c.line.darker(110));
    p.setColor(QPalette::Dark, m_dark ? c.page.darker(130) : c.edge);
    p.setColor(QPalette::Shadow, m_dark ? QColor(0x0b, 0x0d, 0x10) : c.edge.darker(130));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.disabled);
    return p;
}

QString Theme::styleSheet() const
{
    const Colours& c = m_colours;
    // Only what Fusion and the palette cannot say: cards, tool tips, table headers, the focus ring, and tabs, which
    // look the same whether a QTabBar or a SegmentedSwitch (its buttons have the property acrSegment) shows them.
    return QStringLiteral(R"(
QToolTip { background: %1; color: %2; border: 1px solid %3; padding: 4px 6px; }
QFrame[acrCard="true"] { background: %1; border: 1px solid %3; border-radius: %6px; }
QHeaderView { background: %4; }
QHeaderView::section { background: %4; color: %5; border: none; border-bottom: 1px solid %3; padding: 4px 8px; font-weight: 500; }
QTableView, QTreeView, QListView { border: 1px solid %3; gridline-color: %3; outline: none;
    selection-background-color: %7; selection-color: %2; }
QTableView[acrFrameless="true"] { border-color: %1; }
QTableView:focus, QTreeView:focus, QListView:focus { border-color: %9; }
QSplitter::handle { background: transparent; }
QStatusBar { background: %1; border-top: 1px solid %3; } /* goes on where the rail ends */
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTabWidget::pane { border: none; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab, QToolButton[acrSegment] { background: %1; color: %2; border: 1px solid %3; border-bottom: 2px solid %3;
    padding: 4px 12px 3px 12px; margin: 0; }
QToolButton[acrSegment] { padding: 2px 12px 2px 12px; } /* the style adds 3 pixels to the height of a button */
QTabBar::tab:!first:!only-one, QToolButton[acrSegment="middle"], QToolButton[acrSegment="last"] { border-left: none; }
QTabBar::tab:first, QTabBar::tab:only-one, QToolButton[acrSegment="first"], QToolButton[acrSegment="only"] {
    border-top-left-radius: %8px; border-bottom-left-radius: %8px; }
QTabBar::tab:last, QTabBar::tab:only-one, QToolButton[acrSegment="last"], QToolButton[acrSegment="only"] {
    border-top-right-radius: %8px; border-bottom-right-radius: %8px; }
QTabBar::tab:hover, QToolButton[acrSegment]:hover { background: %4; }
QTabBar::tab:selected, QToolButton[acrSegment]:checked { background: %7; border-bottom-color: %9; }
QTabBar::tab:focus, QToolButton[acrSegment]:focus { border-color: %9; }
QTabBar::tab:disabled, QToolButton[acrSegment]:disabled { color: %5; }
)")
        .arg(c.card.name(), c.text.name(), c.line.name(), c.raised.name(), c.muted.name())
        .arg(radius::card)
        .arg(c.selection.name())
        .arg(radius::control)
        .arg(c.accent.name());
}

} // namespace acr::ui
