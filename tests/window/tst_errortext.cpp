// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/errortext.h"

#include <QTranslator>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

/// Marks what it was asked for, so that a test sees which words can be translated.
class MarkingTranslator final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override
    {
        return QLatin1String(context) == QLatin1String("Expected")
                   ? QStringLiteral("«%1»").arg(QString::fromUtf8(source))
                   : QString();
    }
};

} // namespace

class ErrorTextTest final : public QObject {
    Q_OBJECT

private slots:
    void whatWasExpectedIsInTheLanguageOfTheWindow_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a phrase") << "a whole number"
                                  << "«a whole number»";
        QTest::newRow("with a list") << "one of price, down, up"
                                     << "«one of price, down, up»";
        QTest::newRow("with numbers") << "alpha from 0 to 2.5"
                                      << "«alpha from 0 to 2.5»";
        QTest::newRow("with a percent sign") << "one of %1, %2"
                                             << "«one of %1, %2»";
        QTest::newRow("a name") << "cost_usd"
                                << "cost_usd";
    }
    void whatWasExpectedIsInTheLanguageOfTheWindow()
    {
        QFETCH(QString, expected);
        QFETCH(QString, shown);
        MarkingTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QString sentence = errorSentence({ErrorCode::WrongType, {}, "x", expected.toStdString()});
        QCOMPARE(sentence, QStringLiteral("found x, expected ") + shown);
    }
};

QTEST_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
