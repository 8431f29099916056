// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

class ConnectionsTest final : public QObject {
    Q_OBJECT

private slots:
    /// Qt has connections of its own to every widget. Without the one to destroyed(), the style sheet of the
    /// application polishes a widget that is gone.
    void nobodyEndsConnectionsOfOthers()
    {
        static const QRegularExpression all(QStringLiteral("disconnect\\(\\s*\\)"));
        QStringList found;
        for (const char* folder : {"widgets", "app"}) {
            const QDir root(ACR_SOURCE_DIR);
            QDirIterator files(root.filePath(QLatin1String(folder)), {"*.h", "*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (all.match(QString::fromUtf8(file.readAll())).hasMatch())
                    found.append(root.relativeFilePath(file.fileName()));
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join("; ")));
    }
};

QTEST_APPLESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
