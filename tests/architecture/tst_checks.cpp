// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A check that fails returns from the function in which it stands. In a helper or a lambda the test goes on, so checks
/// stand in test functions only.

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

class ChecksTest final : public QObject {
    Q_OBJECT

private:
    /// The same text with blanks in place of comments, texts and macro definitions.
    static QString codeOf(const QString& source)
    {
        static const QRegularExpression noCode(
            QStringLiteral("//[^\\n]*|/\\*.*?\\*/|R\"([^(\\s]*)\\(.*?\\)\\1\"|\"(?:\\\\.|[^\"\\\\\\n])*\""
                           "|(?<![0-9A-Za-z])'(?:\\\\.[^']*|[^'\\\\\\n])'|^[ \\t]*#(?:\\\\\\n|[^\\n])*"),
            QRegularExpression::DotMatchesEverythingOption | QRegularExpression::MultilineOption);
        QString code = source;
        for (auto found = noCode.globalMatch(source); found.hasNext();) {
            const auto match = found.next();
            for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
                if (code[i] != u'\n')
                    code[i] = u' ';
            }
        }
        return code;
    }

    /// Names of the functions below "private slots:".
    static QSet<QString> testFunctionsOf(const QString& code)
    {
        static const QRegularExpression access(QStringLiteral("^ *(private slots|private|public|protected|public slots"
                                                              "|signals) *:|^\\};"),
                                               QRegularExpression::MultilineOption);
        static const QRegularExpression function(QStringLiteral("\\bvoid (\\w+)\\(\\)"));
        QSet<QString> names;
        qsizetype from = -1;
        const auto takeUntil = [&](qsizetype end) {
            if (from < 0)
                return;
            for (auto found = function.globalMatch(code.mid(from, end - from)); found.hasNext();)
                names.insert(found.next().captured(1));
        };
        for (auto found = access.globalMatch(code); found.hasNext();) {
            const auto match = found.next();
            takeUntil(match.capturedStart());
            from = match.captured(1) == QStringLiteral("private slots") ? match.capturedEnd() : -1;
        }
        return names;
    }

    /// The name of the function whose body opens after this text; "[]" for a lambda, nothing for another brace.
    static QString openedBy(const QString& before)
    {
        static const QRegularExpression lambda(
            QStringLiteral("\\[[^\\[\\]]*\\]\\s*(\\([^{};]*\\))?\\s*(mutable)?\\s*(->\\s*[\\w:<>&* ]+)?$"));
        static const QRegularExpression behind(QStringLiteral("\\s*(const|noexcept|override|final|\\s)*$"));
        static const QRegularExpression name(QStringLiteral("(\\w+)\\s*$"));
        static const QSet<QString> controls{QStringLiteral("if"), QStringLiteral("for"), QStringLiteral("while"),
                                            QStringLiteral("switch"), QStringLiteral("catch")};
        const QString head = before.right(600).trimmed();
        if (lambda.match(head).hasMatch())
            return QStringLiteral("[]");
        const QString call = head.left(head.size() - behind.match(head).capturedLength());
        int depth = 0;
        for (qsizetype i = call.size() - 1; i >= 0 && (depth > 0 || i == call.size() - 1); --i) {
            depth += call[i] == u')' ? 1 : call[i] == u'(' ? -1 : 0;
            if (depth == 0) {
                const QString found = call[i] == u'(' ? name.match(call.left(i)).captured(1) : QString();
                return controls.contains(found) ? QString() : found;
            }
        }
        return {};
    }

    /// "line: macro in function" for each check that stands in no test function.
    static QStringList misplacedChecks(const QString& source)
    {
        static const QRegularExpression token(
            QStringLiteral("[{}]|\\b(QVERIFY2?|QCOMPARE(?:_\\w+)?|QTRY_\\w+|QFAIL|QSKIP|QTEST)\\s*\\("));
        const QString code = codeOf(source);
        const QSet<QString> tests = testFunctionsOf(code);
        QStringList open; // what each open brace belongs to
        QStringList found;
        for (auto tokens = token.globalMatch(code); tokens.hasNext();) {
            const auto match = tokens.next();
            if (match.captured() == QStringLiteral("{")) {
                open << openedBy(code.left(match.capturedStart()));
            } else if (match.captured() == QStringLiteral("}")) {
                if (!open.isEmpty())
                    open.removeLast();
            } else {
                QString function;
                for (auto each = open.crbegin(); function.isEmpty() && each != open.crend(); ++each)
                    function = *each;
                if (!tests.contains(function))
                    found << QStringLiteral("%1: %2 in %3")
                                 .arg(code.left(match.capturedStart()).count(u'\n') + 1)
                                 .arg(match.captured(1), function);
            }
        }
        return found;
    }

private slots:
    /// All digits of a double are for values that someone typed. Tool tips have numbers::reading and its like, which
    /// round and have units.
    void allDigitsAreShownForSettingsOnly()
    {
        static const QSet<QString> allowed{
            QStringLiteral("widgets/theme/numbers.cpp"),                 // defines it
            QStringLiteral("widgets/theme/numbers.h"),                   //
            QStringLiteral("widgets/models/tasktablemodel.cpp"),         // from which score a task counts as solved
            QStringLiteral("widgets/pages/benchmark/benchmarkpage.cpp"), // the same
            QStringLiteral("widgets/pages/present/presentpage.cpp"),     // weights of the reward
            QStringLiteral("widgets/pages/present/reportfigures.cpp"),   // the same
        };
        const QDir root(ACR_SOURCE_DIR);
        QDirIterator files(root.filePath(QStringLiteral("widgets")), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        QStringList found;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString name = root.relativeFilePath(file.fileName());
            if (!allowed.contains(name) && codeOf(QString::fromUtf8(file.readAll())).contains(QStringLiteral("exact(")))
                found << name;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char(' '))));
    }

    void metaObjectCodeIsCompiledWithItsClass()
    {
        const QDir root(ACR_SOURCE_DIR);
        static const QRegularExpression isMetaObject(QStringLiteral("^\\s*Q_(OBJECT|GADGET)\\b"),
                                                     QRegularExpression::MultilineOption);
        QStringList found;
        for (const QString& folder : {QStringLiteral("widgets"), QStringLiteral("app/workbench")}) {
            QDirIterator headers(root.filePath(folder), {"*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (headers.hasNext()) {
                QFile header(headers.next());
                const QFileInfo info(header);
                QFile source(info.path() + QLatin1Char('/') + info.baseName() + QStringLiteral(".cpp"));
                QVERIFY(header.open(QIODevice::ReadOnly));
                if (!QString::fromUtf8(header.readAll()).contains(isMetaObject))
                    continue;
                const QString included = QStringLiteral("#include \"moc_%1.cpp\"").arg(info.baseName());
                if (!source.open(QIODevice::ReadOnly) || !source.readAll().contains(included.toUtf8()))
                    found << root.relativeFilePath(source.fileName());
            }
        }
        QCOMPARE(found, QStringList());
    }

    void checksStandInTestFunctions()
    {
        const QDir root(ACR_SOURCE_DIR);
        QDirIterator files(root.filePath(QStringLiteral("tests")), {"*.h", "*.cpp"}, QDir::Files,
                           QDirIterator::Subdirectories);
        QStringList found;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString& check : misplacedChecks(QString::fromUtf8(file.readAll())))
                found << root.relativeFilePath(file.fileName()) + u':' + check;
        }
        QCOMPARE(found.join(u'\n'), QString());
    }

    void aMisplacedCheckIsFound_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* helper, const char* test, const char* after,
                            const char* expected) {
            const QString source = QStringLiteral("class T {\nvoid helper() { %1 }\nprivate slots:\n    void test()\n"
                                                  "    {\n        if (a) {\n            %2\n        }\n    }\n};\n%3");
            QTest::newRow(name) << source.arg(QString(helper), QString(test), QString(after)) << QString(expected);
        };
        row("in a test", "", "QVERIFY(ok);", "", "");
        row("in a helper", "QVERIFY(ok);", "", "", "2: QVERIFY in helper");
        row("in a lambda", "", "const auto f = [&](int a) { QCOMPARE(a, 1); };", "", "7: QCOMPARE in []");
        row("around a lambda", "", "QVERIFY(any_of(x, [](int a) { return a > 0; }));", "", "");
        row("in a function outside", "", "", "void other(int a) const { QFAIL(\"\"); }", "11: QFAIL in other");
        row("in a comment and a text", "// QVERIFY(a)\n f(\"QVERIFY(a) {\");", "QVERIFY(ok);", "", "");
        row("in a macro", "", "QVERIFY(ok);", "#define VERIFY(x) \\\n    QVERIFY(x)\n", "");
    }
    void aMisplacedCheckIsFound()
    {
        QFETCH(const QString, source);
        QFETCH(const QString, expected);
        QCOMPARE(misplacedChecks(source).join(u'\n'), expected);
    }
};

QTEST_APPLESS_MAIN(ChecksTest)
#include "tst_checks.moc"
