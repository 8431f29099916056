// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/keysdialog.h"

#include "widgets/document/keystore.h"
#include "widgets/theme/tokens.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

enum KeyColumn { EndpointColumn, VariableColumn, SourceColumn };

QString sourceText(KeyStore::State state)
{
    switch (state) {
    case KeyStore::State::Environment: return KeysDialog::tr("environment");
    case KeyStore::State::Stored: return KeysDialog::tr("keychain");
    case KeyStore::State::Absent: return KeysDialog::tr("missing");
    case KeyStore::State::Reading: return KeysDialog::tr("the keychain is asked…");
    case KeyStore::State::Unreadable: return KeysDialog::tr("missing; no keychain answers");
    }
    return {};
}

} // namespace

KeysDialog::KeysDialog(KeyStore& keys, const EndpointSet& endpoints, QWidget* parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_list(new QTreeWidget(this))
    , m_problem(new QLabel(this))
    , m_key(new QLineEdit(this))
    , m_store(new QPushButton(tr("Store"), this))
    , m_forget(new QPushButton(tr("Forget"), this))
{
    setObjectName(QStringLiteral("keysDialog"));
    setWindowTitle(tr("Keys of the endpoints"));
    auto* about = new QLabel(tr("A key comes from its environment variable, or from the system's keychain. It is never "
                                "shown, and never written to a file, a journal or an export."),
                             this);
    about->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("keysProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Endpoint"), tr("Variable"), tr("Key from")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    QStringList variables;
    for (const Endpoint& endpoint : endpoints.endpoints) {
        if (endpoint.keyVariable.empty())
            continue;
        const QString variable = QString::fromStdString(endpoint.keyVariable);
        new QTreeWidgetItem(m_list, {QString::fromStdString(endpoint.name), variable, QString()});
        variables << variable;
    }
    m_key->setObjectName(QStringLiteral("keyValue"));
    m_key->setAccessibleName(tr("The key to store"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("The key to store"));
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_store->setObjectName(QStringLiteral("storeKey"));
    m_store->setAutoDefault(false);
    m_forget->setObjectName(QStringLiteral("forgetKey"));
    m_forget->setAutoDefault(false);
    m_forget->setToolTip(tr("Removes the key from the keychain"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_key, 1);
    row->addWidget(m_store);
    row->addWidget(m_forget);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(about);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(560, 320);

    connect(&m_keys, &KeyStore::changed, this, &KeysDialog::refresh);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::refresh);
    connect(m_key, &QLineEdit::textChanged, this, &KeysDialog::refresh);
    connect(m_key, &QLineEdit::returnPressed, this, &KeysDialog::store);
    connect(m_store, &QPushButton::clicked, this, &KeysDialog::store);
    connect(m_forget, &QPushButton::clicked, this, [this] { m_keys.forget(chosen()); });
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_keys.read(variables);
    refresh();
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
}

QString KeysDialog::chosen() const
{
    const QTreeWidgetItem* const item = m_list->currentItem();
    return item == nullptr ? QString() : item->text(VariableColumn);
}

void KeysDialog::store()
{
    // The field's own characters.
    QString typed = m_key->text();
    QString key = typed.trimmed();
    if (!m_store->isEnabled() || key.isEmpty())
        return;
    m_keys.store(chosen(), key);
    overwriteEverywhere(key);
    overwriteEverywhere(typed);
    // Unlike clear() it also drops what could be undone.
    m_key->setText(QString());
}

void KeysDialog::refresh()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem& item = *m_list->topLevelItem(i);
        item.setText(SourceColumn, sourceText(m_keys.stateOf(item.text(VariableColumn))));
    }
    const QString variable = chosen();
    const QString problem = m_keys.problem();
    const bool can = KeyStore::isBuiltIn() && !variable.isEmpty();
    m_key->setEnabled(can);
    m_store->setEnabled(can && !m_key->text().trimmed().isEmpty());
    m_forget->setEnabled(can && m_keys.stateOf(variable) == KeyStore::State::Stored);
    QString note = problem;
    if (note.isEmpty() && can && m_keys.stateOf(variable) == KeyStore::State::Environment)
        note = tr("The environment has a key of this variable, and it counts before a stored one.");
    m_problem->setText(note);
    m_problem->setVisible(!note.isEmpty());
}

} // namespace acr::ui

#include "moc_keysdialog.cpp"
