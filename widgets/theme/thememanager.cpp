// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/thememanager.h"

#include "widgets/theme/outlinestyle.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QPointer>
#include <QSplitter>
#include <QStyle>
#include <QTableView>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace acr::ui {

namespace {

class StyleFollower final : public QObject {
public:
    StyleFollower(QWidget& widget, const ThemeManager& themes, std::function<void()> restyle)
        : QObject(&widget)
        , m_restyle(std::move(restyle))
    {
        connect(&themes, &ThemeManager::themeChanged, this, m_restyle);
        widget.installEventFilter(this);
        m_restyle();
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // Sent once the widget is polished.
        if (event->type() == QEvent::StyleChange)
            m_restyle();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_restyle;
};

/// The sizes of all splitters on screen. A splitter that gets another style gives its parts their least sizes at once,
/// and the parts have other least sizes while they have no style sheet; it does not give back what it took.
class KeptSplitters {
public:
    KeptSplitters()
    {
        for (QWidget* const widget : QApplication::allWidgets())
            if (auto* const splitter = qobject_cast<QSplitter*>(widget); splitter != nullptr && splitter->isVisible())
                m_sizes.emplace_back(splitter, splitter->sizes());
        // One inside of another has its room from that.
        std::ranges::sort(m_sizes, {}, [](const auto& kept) { return depthOf(*kept.first); });
    }
    void restore() const
    {
        for (const auto& [splitter, sizes] : m_sizes)
            if (splitter && splitter->sizes() != sizes)
                splitter->setSizes(sizes);
    }

private:
    static int depthOf(const QWidget& widget)
    {
        const QWidget* const parent = widget.parentWidget();
        return parent == nullptr ? 0 : 1 + depthOf(*parent);
    }

    std::vector<std::pair<QPointer<QSplitter>, QList<int>>> m_sizes;
};

} // namespace

ThemeManager::ThemeManager(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_theme(Theme::light())
{
    QApplication::setStyle(new OutlineStyle);
    m_reducedMotion = !m_application.isEffectEnabled(Qt::UI_General);
    apply();
    m_application.installEventFilter(this);
    m_application.installEventFilter(&m_plainText);
}

void ThemeManager::setPreference(ThemePreference preference)
{
    if (m_preference == preference)
        return;
    m_preference = preference;
    apply();
}

void ThemeManager::setPointSize(double points)
{
    if (qFuzzyCompare(m_pointSize, points))
        return;
    m_pointSize = points;
    apply();
}

bool ThemeManager::systemIsDark()
{
    // With no palette of ours set, the application's palette is what the platform gives.
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void ThemeManager::apply()
{
    m_applying = true;
    const bool dark =
        m_preference == ThemePreference::Dark || (m_preference == ThemePreference::System && systemIsDark());
    m_theme = dark ? Theme::dark(m_pointSize) : Theme::light(m_pointSize);
    const KeptSplitters splitters;
    // First: what is hidden, and not styled again while there is no sheet, would keep the font that it has.
    QApplication::setFont(m_theme.font(FontRole::Body));
    // Qt replaces one style sheet of the application by another by styling every widget as often as it has ancestors.
    // Without one it styles each widget once.
    m_application.setStyleSheet({});
    QApplication::setPalette(m_theme.palette());
    QToolTip::setFont(m_theme.font(FontRole::Caption));
    m_application.setStyleSheet(m_theme.styleSheet());
    m_applying = false;
    emit themeChanged();
    splitters.restore();
}

bool ThemeManager::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying && m_preference == ThemePreference::System)
        QMetaObject::invokeMethod(this, &ThemeManager::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void followTheme(QWidget& widget, const ThemeManager& themes, std::function<void()> restyle)
{
    new StyleFollower(widget, themes, std::move(restyle));
}

void makeCard(QWidget& frame)
{
    frame.setProperty("acrCard", true);
    frame.setAttribute(Qt::WA_StyledBackground);
}

void makeFrameless(QTableView& table)
{
    table.setProperty("acrFrameless", true);
    // What was measured has its rules already.
    if (table.testAttribute(Qt::WA_WState_Polished)) {
        table.style()->unpolish(&table);
        table.style()->polish(&table);
    }
}

QWidget* inCard(QWidget& content, QWidget* parent)
{
    auto* const around = new QWidget(parent);
    auto* const card = new QFrame(around);
    makeCard(*card);
    auto* const inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(&content);
    auto* const outside = new QVBoxLayout(around);
    outside->setContentsMargins(0, space::xs, 0, 0);
    outside->addWidget(card);
    return around;
}

} // namespace acr::ui

#include "moc_thememanager.cpp"
