// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

class EventLoopsTest final : public QObject {
    Q_OBJECT

private slots:
    /// While an event loop runs inside a function, jobs end, models are reset and benchmarks are switched, and what the
    /// function holds is gone when the loop returns. Dialogs open(), menus popup().
    void noFunctionRunsAnEventLoopOfItsOwn()
    {
        static const QRegularExpression loop(
            QStringLiteral(R"((\.|->|::)exec\s*\(|\bQEventLoop\b|\bprocessEvents\s*\()"
                           R"(|\bQMessageBox::(about|aboutQt|critical|information|question|warning)\s*\()"
                           R"(|\bQ(Color|File|Font|Input)Dialog::(get|save)\w*\s*\()"));
        // The program's own loop; dragging, which Qt has no other way for; pictures that are taken without a user.
        const QStringList allowed{
            QStringLiteral("app/workbench/main.cpp: ::exec("),
            QStringLiteral("app/workbench/screenshots.cpp: QEventLoop"),
            QStringLiteral("app/workbench/screenshots.cpp: .exec("),
            QStringLiteral("widgets/pages/session/eventpalette.cpp: ->exec("),
        };
        QStringList found;
        for (const char* folder : {"core", "widgets", "app"}) {
            const QDir root(ACR_SOURCE_DIR);
            QDirIterator files(root.filePath(QLatin1String(folder)), {"*.h", "*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                for (auto each = loop.globalMatch(text); each.hasNext();)
                    found.append(root.relativeFilePath(file.fileName()) + ": " + each.next().captured());
            }
        }
        found.removeDuplicates();
        found.sort();
        QStringList expected = allowed;
        expected.sort();
        QCOMPARE(found.join('\n'), expected.join('\n'));
    }
};

QTEST_APPLESS_MAIN(EventLoopsTest)
#include "tst_eventloops.moc"
