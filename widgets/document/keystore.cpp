// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/document/keystore.h"

#include "core/base/privatememory.h"
#include "core/provider/heldkeys.h"

#include <QStringEncoder>

#ifdef ACR_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

#include <cstring>
#include <memory>

namespace acr::ui {

namespace {

#ifdef ACR_KEYCHAIN
const QString keyService = QStringLiteral("acrouter-workbench");

/// The key as UTF-8, without a copy on the way that is not overwritten.
std::shared_ptr<const PrivateText> privateUtf8(const QString& key)
{
    QStringEncoder encoder(QStringEncoder::Utf8);
    auto text = std::make_shared<PrivateText>();
    text->text.resize(static_cast<std::size_t>(encoder.requiredSpace(key.size())));
    const char* const end = encoder.appendToBuffer(text->text.data(), key);
    text->text.resize(static_cast<std::size_t>(end - text->text.data()));
    return text;
}

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

void overwriteEverywhere(QString& text)
{
    if (text.data_ptr().isMutable())
        explicit_bzero(const_cast<QChar*>(text.constData()), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text = QString();
}

void overwriteEverywhere(QByteArray& bytes)
{
    if (bytes.data_ptr().isMutable())
        explicit_bzero(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    bytes = QByteArray();
}

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
            // The bytes are those of the job, which nobody reads after this.
            QByteArray key = static_cast<QKeychain::ReadPasswordJob*>(done)->binaryData();
            if (done->error() == QKeychain::NoError)
                holdKey(variable.toStdString(), {key.constData(), static_cast<std::size_t>(key.size())});
            overwriteEverywhere(key);
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
    connect(job, &QKeychain::Job::finished, this, [this, variable, held = privateUtf8(key)](QKeychain::Job* done) {
        if (done->error() == QKeychain::NoError)
            holdKey(variable.toStdString(), held->text);
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
