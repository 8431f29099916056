// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A turn happens in Turn only: nobody else asks a policy which model is next, or which attempt is the answer.

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

class TurnsTest final : public QObject {
    Q_OBJECT

private:
    /// Questions to a policy about an open decision.
    static qsizetype questionsIn(const QString& source)
    {
        static const QRegularExpression question(
            QStringLiteral("(->|\\.)(next|settle)\\(\\s*[\\w.>()-]*[dD]ecision\\b"));
        qsizetype count = 0;
        for (auto found = question.globalMatch(source); found.hasNext(); found.next())
            ++count;
        return count;
    }

private slots:
    void onlyTurnAsksForTheNextModelAndTheAnswer()
    {
        const QString turn = QStringLiteral("core/session/turn.cpp");
        const QDir root(ACR_SOURCE_DIR);
        QStringList askers;
        qsizetype ofTurn = 0;
        for (const char* top : {"core", "widgets", "app"}) {
            QDirIterator files(root.filePath(QLatin1String(top)), {"*.h", "*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                const QString name = root.relativeFilePath(file.fileName());
                // A policy may be made of others.
                if (name.startsWith(QLatin1String("core/policy/")))
                    continue;
                QVERIFY(file.open(QIODevice::ReadOnly));
                const qsizetype questions = questionsIn(QString::fromUtf8(file.readAll()));
                if (name == turn)
                    ofTurn = questions;
                else if (questions > 0)
                    askers << name;
            }
        }
        QCOMPARE(ofTurn, qsizetype{2});
        QVERIFY2(askers.isEmpty(), qPrintable(askers.join(QLatin1Char(' '))));
    }

    void aQuestionIsFound()
    {
        QCOMPARE(questionsIn(QStringLiteral("m_policy->next(m_decision, attempts)")), qsizetype{1});
        QCOMPARE(questionsIn(QStringLiteral("policy.settle(turn.decision(), attempts)")), qsizetype{1});
        QCOMPARE(questionsIn(QStringLiteral("store.settle(name); rows->next()")), qsizetype{0});
    }
};

QTEST_APPLESS_MAIN(TurnsTest)
#include "tst_turns.moc"
