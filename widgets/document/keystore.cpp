// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/keystore.h"

#include "core/provider/heldkeys.h"

#ifdef ACR_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace acr::ui {

namespace {

#ifdef ACR_KEYCHAIN
const QString keyService = QStringLiteral("acrouter-workbench");

/// Of a key in the keychain. It never falls back to a file.
template <class Job>
Job* keyJob(const QString& variable)
{
    auto* job = new Job(keyService);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(variable);
    return job;
}
#endif

} // namespace

bool KeyStore::isBuiltIn()
{
#ifdef ACR_KEYCHAIN
    return true;
#else
    return false;
#endif
}

QString KeyStore::problem() const
{
    if (!isBuiltIn())
        return tr("This program was built without QtKeychain: keys come from environment variables alone.");
    return m_failure.isEmpty()
               ? QString()
               : tr("The system's keychain does not answer (%1): keys come from environment variables alone.")
                     .arg(m_failure);
}

KeyStore::State KeyStore::stateOf(const QString& variable) const
{
    if (!qEnvironmentVariableIsEmpty(variable.toUtf8().constData()))
        return State::Environment;
    if (isKeyHeld(variable.toStdString()))
        return State::Stored;
    return m_states.value(variable, isBuiltIn() ? State::Reading : State::Absent);
}

void KeyStore::setState(const QString& variable, State state)
{
    m_states.insert(variable, state);
    emit changed();
}

void KeyStore::read(const QStringList& variables)
{
#ifdef ACR_KEYCHAIN
    for (const QString& variable : variables) {
        if (variable.isEmpty() || m_states.contains(variable) || stateOf(variable) != State::Reading)
            continue;
        m_states.insert(variable, State::Reading);
        ++m_jobs;
        auto* const job = keyJob<QKeychain::ReadPasswordJob>(variable);
        connect(job, &QKeychain::Job::finished, this, [this, variable](QKeychain::Job* done) {
            if (done->error() == QKeychain::NoError)
                holdKey(variable.toStdString(),
                        static_cast<QKeychain::ReadPasswordJob*>(done)->textData().toStdString());
            ended(variable, done->error(), done->errorString());
        });
        job->start();
    }
#else
    Q_UNUSED(variables);
#endif
}

void KeyStore::store(const QString& variable, const QString& key)
{
#ifdef ACR_KEYCHAIN
    ++m_jobs;
    auto* const job = keyJob<QKeychain::WritePasswordJob>(variable);
    job->setTextData(key);
    connect(job, &QKeychain::Job::finished, this, [this, variable, key](QKeychain::Job* done) {
        if (done->error() == QKeychain::NoError)
            holdKey(variable.toStdString(), key.toStdString());
        ended(variable, done->error(), done->errorString());
    });
    job->start();
#else
    Q_UNUSED(variable);
    Q_UNUSED(key);
#endif
}

void KeyStore::forget(const QString& variable)
{
#ifdef ACR_KEYCHAIN
    ++m_jobs;
    auto* const job = keyJob<QKeychain::DeletePasswordJob>(variable);
    connect(job, &QKeychain::Job::finished, this, [this, variable](QKeychain::Job* done) {
        const bool gone = done->error() == QKeychain::NoError || done->error() == QKeychain::EntryNotFound;
        if (gone)
            holdKey(variable.toStdString(), {});
        ended(variable, gone ? static_cast<int>(QKeychain::EntryNotFound) : static_cast<int>(done->error()),
              done->errorString());
    });
    job->start();
#else
    Q_UNUSED(variable);
#endif
}

void KeyStore::ended(const QString& variable, int error, const QString& text)
{
    --m_jobs;
#ifdef ACR_KEYCHAIN
    m_failure.clear();
    if (error == QKeychain::NoError) {
        setState(variable, State::Stored);
    } else if (error == QKeychain::EntryNotFound) {
        setState(variable, State::Absent);
    } else {
        m_failure = text.isEmpty() ? QString::number(error) : text;
        setState(variable, State::Unreadable);
    }
#else
    Q_UNUSED(error);
    Q_UNUSED(text);
    setState(variable, State::Absent);
#endif
}

} // namespace acr::ui

#include "moc_keystore.cpp"
