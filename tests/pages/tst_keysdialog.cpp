// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keys of endpoints: where they come from, and the system's keychain where one runs. A key is never shown.

#include "core/provider/heldkeys.h"
#include "widgets/document/keystore.h"
#include "widgets/pages/live/keysdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

constexpr int keychainMs = 30'000;
const QString keyValue = QStringLiteral("sk-test-5b1d8e40aa71");
const QString keyName = QStringLiteral("ACR_TEST_KEYCHAIN_KEY");

EndpointSet twoEndpoints()
{
    EndpointSet set;
    set.endpoints.push_back(
        {.name = "here", .baseUrl = "http://127.0.0.1:9", .keyVariable = "ACR_TEST_ENVIRONMENT_KEY"});
    set.endpoints.push_back({.name = "there", .baseUrl = "http://127.0.0.1:9", .keyVariable = keyName.toStdString()});
    set.endpoints.push_back({.name = "without", .baseUrl = "http://127.0.0.1:9", .keyVariable = {}});
    return set;
}

} // namespace

class KeysDialogTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("ACR_TEST_ENVIRONMENT_KEY", "of-the-environment"); }

    void theEnvironmentCountsAndNothingIsShown()
    {
        KeyStore keys;
        KeysDialog dialog(keys, twoEndpoints());
        dialog.show();
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        auto* const list = dialog.findChild<QTreeWidget*>(QStringLiteral("keysList"));
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QString("here"));
        QCOMPARE(list->topLevelItem(0)->text(2), KeysDialog::tr("environment"));
        QVERIFY(list->topLevelItem(1)->text(2).startsWith(KeysDialog::tr("missing")));
        QCOMPARE(dialog.findChild<QLineEdit*>(QStringLiteral("keyValue"))->echoMode(), QLineEdit::Password);
        // Without a keychain the dialog says what that means.
        if (!keys.problem().isEmpty())
            QCOMPARE(dialog.findChild<QLabel*>(QStringLiteral("keysProblem"))->text(), keys.problem());
        if (!KeyStore::isBuiltIn())
            QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("storeKey"))->isEnabled());
        for (const auto* label : dialog.findChildren<QLabel*>())
            QVERIFY(!label->text().contains(QStringLiteral("of-the-environment")));
    }

    /// The characters that were typed are overwritten where they are, and can't be undone back.
    void aTypedKeyIsOverwritten()
    {
        if (!KeyStore::isBuiltIn())
            QSKIP("built without QtKeychain");
        KeyStore keys;
        KeysDialog dialog(keys, twoEndpoints());
        dialog.show();
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        auto* const list = dialog.findChild<QTreeWidget*>(QStringLiteral("keysList"));
        list->setCurrentItem(list->topLevelItem(1));
        auto* const field = dialog.findChild<QLineEdit*>(QStringLiteral("keyValue"));
        QTest::keyClicks(field, keyValue);
        const QString shared = field->text();
        QCOMPARE(shared, keyValue);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("storeKey")), Qt::LeftButton);
        QCOMPARE(shared, QString(keyValue.size(), QChar(0)));
        field->undo();
        QCOMPARE(field->text(), QString());
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        keys.forget(keyName);
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        holdKey(keyName.toStdString(), {});

        QString literal = QStringLiteral("a literal");
        overwriteEverywhere(literal);
        QVERIFY(literal.isEmpty());
    }

    void aKeyIsStoredReadAgainAndForgotten()
    {
        KeyStore keys;
        KeysDialog dialog(keys, twoEndpoints());
        dialog.show();
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        if (!keys.problem().isEmpty())
            QSKIP(qPrintable(keys.problem()));
        auto* const list = dialog.findChild<QTreeWidget*>(QStringLiteral("keysList"));
        list->setCurrentItem(list->topLevelItem(1));
        QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("keyValue")), keyValue);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("storeKey")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        QCOMPARE(list->topLevelItem(1)->text(2), KeysDialog::tr("keychain"));
        QCOMPARE(dialog.findChild<QLineEdit*>(QStringLiteral("keyValue"))->text(), QString());
        QCOMPARE(QString::fromStdString(keyNamed(keyName.toStdString()).text), keyValue);

        // Another start of the program.
        holdKey(keyName.toStdString(), {});
        KeyStore again;
        again.read({keyName});
        QVERIFY(QTest::qWaitFor([&] { return !again.busy(); }, keychainMs));
        QCOMPARE(again.stateOf(keyName), KeyStore::State::Stored);
        QCOMPARE(QString::fromStdString(keyNamed(keyName.toStdString()).text), keyValue);

        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("forgetKey")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !keys.busy(); }, keychainMs));
        QCOMPARE(QString::fromStdString(keyNamed(keyName.toStdString()).text), QString());
        KeyStore third;
        third.read({keyName});
        QVERIFY(QTest::qWaitFor([&] { return !third.busy(); }, keychainMs));
        QCOMPARE(third.stateOf(keyName), KeyStore::State::Absent);
    }
};

QTEST_MAIN(KeysDialogTest)
#include "tst_keysdialog.moc"
