// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The program itself, run as scripts run it.
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Outcome {
    int exitCode = -1;
    QString out;
    QString error;
};

Outcome run(const QStringList& arguments, bool withPlatform = true)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"})
        environment.remove(QLatin1String(name));
    if (!withPlatform)
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(ACR_BIN_DIR "/acrouter-workbench"), arguments);
    if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

} // namespace

class ShootTest final : public QObject {
    Q_OBJECT

private slots:
    void everyPageBecomesAPictureOfTheAskedSize()
    {
        const QTemporaryDir folder;
        const Outcome outcome =
            run({"--shoot", folder.path(), "--demo", "--size", "1280x720", "--theme", "dark"}, false);
        // A busy machine may take longer than a page may; the picture is there all the same.
        QVERIFY2(outcome.exitCode == 0 || outcome.exitCode == 4, qPrintable(outcome.error));
        const QStringList pictures = QDir(folder.path()).entryList({"*.png"});
        QVERIFY(pictures.contains("regret-dark.png"));
        QVERIFY2(pictures.contains("statistics-profiles-dark.png"), qPrintable(pictures.join(' ')));
        QVERIFY2(pictures.contains("regret-tab1-dark.png"), qPrintable(pictures.join(' ')));
        for (const QString& name : pictures) {
            QVERIFY2(name.endsWith("-dark.png"), qPrintable(name));
            const QImage picture(folder.filePath(name));
            QCOMPARE(picture.size(), QSize(1280, 720));
            QVERIFY(picture.pixelColor(1000, 20).lightness() < 100);
        }
    }

    void mistakesHaveExitCodesAndSentences_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        QTest::newRow("help") << QStringList{"--help"} << 0 << "";
        QTest::newRow("version") << QStringList{"--version"} << 0 << "";
        QTest::newRow("unknown option") << QStringList{"--sing"} << 2 << "sing";
        QTest::newRow("unknown theme") << QStringList{"--shoot", "@", "--theme", "purple"} << 2 << "purple";
        QTest::newRow("size without a cross") << QStringList{"--shoot", "@", "--size", "large"} << 2 << "large";
        QTest::newRow("size too small") << QStringList{"--shoot", "@", "--size", "010x010"} << 2 << "010x010";
        QTest::newRow("two files") << QStringList{"a.acrw", "b.acrw"} << 2 << "one file";
        QTest::newRow("demo and file") << QStringList{"--demo", "b.acrw"} << 2 << "--demo";
        QTest::newRow("missing file") << QStringList{"--shoot", "@", "@/gone.acrw"} << 3 << "gone.acrw";
        QTest::newRow("no workspace") << QStringList{"--shoot", "@", ACR_SOURCE_DIR "/LICENSE"} << 3 << "LICENSE";
        QTest::newRow("unknown page") << QStringList{"--shoot", "@", "--demo", "--page", "attic"} << 2 << "attic";
        QTest::newRow("folder that can't be")
            << QStringList{"--shoot", "/proc/none/here", "--demo"} << 5 << "/proc/none/here";
        QTest::newRow("no display") << QStringList{} << 6 << "no display";
    }

    void mistakesHaveExitCodesAndSentences()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, says);
        const QTemporaryDir folder;
        arguments.replaceInStrings("@", folder.path());
        const Outcome outcome = run(arguments, false);
        QVERIFY2(outcome.exitCode == exitCode,
                 qPrintable(QStringLiteral("%1: %2").arg(outcome.exitCode).arg(outcome.error)));
        if (says.isEmpty())
            QVERIFY(!outcome.out.isEmpty());
        else
            QVERIFY2(outcome.error.contains(says), qPrintable(outcome.error));
    }
};

QTEST_GUILESS_MAIN(ShootTest)
#include "tst_shoot.moc"
