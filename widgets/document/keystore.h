// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keys of endpoints in the system's keychain, by the names of their environment variables. A key that was read is held
/// in memory for calls (see heldkeys.h); nothing of it comes out of here. Copies are overwritten after use, but for
/// those that QtKeychain makes of a key that it stores. Without QtKeychain, or where no keychain runs, keys come from
/// the environment alone. GUI thread only.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

namespace acr::ui {

/// Overwrites the characters themselves, which whoever shares the text then sees, and empties it. For keys only, whose
/// holders are done with them. Literals stay as they are.
void overwriteEverywhere(QString& text);
void overwriteEverywhere(QByteArray& bytes);

class KeyStore final : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Environment, ///< the environment has the key, which then counts
        Stored,      ///< the keychain has it
        Absent,
        Reading,    ///< not known yet
        Unreadable, ///< no keychain answers
    };

    using QObject::QObject;

    /// The program was built with QtKeychain.
    [[nodiscard]] static bool isBuiltIn();
    /// Why nothing can be stored, as a sentence; empty where nothing speaks against it.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] State stateOf(const QString& variable) const;
    /// Jobs of the keychain run.
    [[nodiscard]] bool busy() const { return m_jobs > 0; }

    /// Reads those that are not known yet.
    void read(const QStringList& variables);
    void store(const QString& variable, const QString& key);
    void forget(const QString& variable);

signals:
    /// The state of a variable, or problem(), is another.
    void changed();

private:
    void setState(const QString& variable, State state);
    void ended(const QString& variable, int error, const QString& text);

    QHash<QString, State> m_states;
    QString m_failure; ///< what the keychain said last
    int m_jobs = 0;
};

} // namespace acr::ui
