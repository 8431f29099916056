// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/shortcuts.h"

#include <QRegularExpression>

#include <algorithm>

namespace acr::ui {

namespace {

/// Stored as one text; no key's name in the portable form has this in it.
constexpr QChar keySeparator(u'\t');

QList<QKeySequence> keysOf(const QString& stored)
{
    QList<QKeySequence> keys;
    for (const QString& part : stored.split(keySeparator, Qt::SkipEmptyParts)) {
        const QKeySequence sequence(part, QKeySequence::PortableText);
        if (Shortcuts::isUsable(sequence))
            keys.append(sequence);
    }
    return keys;
}

QString shownKeys(const QList<QKeySequence>& keys)
{
    return keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText);
}

} // namespace

QString withoutMnemonics(QString text)
{
    // Where the name has no such letter, as in Chinese, the mark stands behind it: "分叉(&F)…".
    static const QRegularExpression behind(QStringLiteral("\\(&[A-Za-z0-9]\\)"));
    text.remove(behind);
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    return text;
}

QString Shortcuts::Command::name() const
{
    if (!fixedName.isEmpty())
        return fixedName;
    return action ? withoutMnemonics(action->text()) : QString();
}

QList<QKeySequence> Shortcuts::Command::keys() const
{
    return action ? action->shortcuts() : QList<QKeySequence>();
}

Shortcuts::Shortcuts(Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_preferences(preferences)
{}

void Shortcuts::add(const QString& id, QAction* action, const QString& group, const QString& scope,
                    const QString& fixedName)
{
    Q_ASSERT(!m_places.contains(id));
    m_places.insert(id, m_commands.size());
    m_commands.append({id, group, scope, action, action->shortcuts(), fixedName});
    if (const auto stored = m_preferences.shortcut(id))
        action->setShortcuts(keysOf(*stored));
}

void Shortcuts::addFixed(const QList<FixedKeys>& keys)
{
    m_fixed += keys;
}

const Shortcuts::Command* Shortcuts::find(const QString& id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &m_commands[*place];
}

Shortcuts::Command* Shortcuts::command(const QString& id)
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &m_commands[*place];
}

QString Shortcuts::text(const QString& id) const
{
    const Command* found = find(id);
    if (found == nullptr)
        return {};
    if (const QString own = shownKeys(found->keys()); !own.isEmpty())
        return own;
    const auto fixed = std::ranges::find(m_fixed, id, &FixedKeys::command);
    return fixed == m_fixed.end() ? QString() : shownKeys(fixed->keys);
}

bool Shortcuts::isChanged(const QString& id) const
{
    const Command* found = find(id);
    return found != nullptr && found->action && found->keys() != found->defaults;
}

bool Shortcuts::isAnyChanged() const
{
    return std::ranges::any_of(m_commands, [this](const Command& each) { return isChanged(each.id); });
}

bool Shortcuts::isUsable(const QKeySequence& keys)
{
    if (keys.count() != 1)
        return false;
    const QKeyCombination combination = keys[0];
    const bool modified =
        combination.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const int key = combination.key();
    if (key == Qt::Key_unknown || key == 0)
        return false;
    return modified || (key >= Qt::Key_F1 && key <= Qt::Key_F35);
}

std::optional<Shortcuts::Owner> Shortcuts::owner(const QString& id, const QKeySequence& keys) const
{
    const Command* wanting = find(id);
    if (wanting == nullptr || keys.isEmpty())
        return std::nullopt;
    for (const Command& each : m_commands) {
        const bool meet = wanting->scope.isEmpty() || each.scope.isEmpty() || wanting->scope == each.scope;
        if (each.id != id && meet && each.keys().contains(keys))
            return Owner{each.name(), each.group, each.id};
    }
    for (const FixedKeys& each : m_fixed) {
        if (each.command != id && each.keys.contains(keys))
            return Owner{each.meaning, each.group, {}};
    }
    return std::nullopt;
}

void Shortcuts::apply(Command& command, const QList<QKeySequence>& keys)
{
    if (!command.action || command.keys() == keys)
        return;
    command.action->setShortcuts(keys);
    store(command);
    emit changed(command.id);
}

void Shortcuts::store(const Command& command)
{
    if (command.keys() == command.defaults) {
        m_preferences.setShortcut(command.id, std::nullopt);
        return;
    }
    QStringList texts;
    for (const QKeySequence& each : command.keys())
        texts.append(each.toString(QKeySequence::PortableText));
    m_preferences.setShortcut(command.id, texts.join(keySeparator));
}

void Shortcuts::remove(const QString& from, const QKeySequence& keys)
{
    if (Command* losing = command(from)) {
        QList<QKeySequence> left = losing->keys();
        left.removeAll(keys);
        apply(*losing, left);
    }
}

void Shortcuts::setKeys(const QString& id, const QKeySequence& keys)
{
    if (Command* found = command(id))
        apply(*found, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys});
}

void Shortcuts::takeOver(const QString& id, const QKeySequence& keys)
{
    // Keys of a page may stand in the way of a window's command on several pages.
    while (const auto had = owner(id, keys)) {
        if (had->command.isEmpty())
            return;
        remove(had->command, keys);
    }
    setKeys(id, keys);
}

void Shortcuts::reset(const QString& id)
{
    Command* found = command(id);
    if (found == nullptr)
        return;
    for (const QKeySequence& keys : found->defaults) {
        while (const auto had = owner(id, keys)) {
            if (had->command.isEmpty())
                break;
            remove(had->command, keys);
        }
    }
    apply(*found, found->defaults);
}

void Shortcuts::resetAll()
{
    for (Command& each : m_commands)
        apply(each, each.defaults);
}

} // namespace acr::ui

#include "moc_shortcuts.cpp"
