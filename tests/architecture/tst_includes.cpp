// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks every #include of the sources against the permitted dependencies between modules.

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

class IncludesTest final : public QObject {
    Q_OBJECT

private:
    /// The modules of the core. A module may include itself and those listed before it.
    const QStringList m_coreModules{"base",     "sandbox",  "benchmark", "features", "memory",     "policy",
                                    "provider", "verifier", "session",   "live",     "evaluation", "workspace"};
    /// The modules of the widgets, in the same sense.
    const QStringList m_widgetModules{"jobs", "theme", "charts", "models", "document", "shell", "pages"};

    struct Include {
        QString file; ///< relative to the source folder
        int line = 0;
        QString target;
        bool quoted = false;
    };

    static QList<Include> includesBelow(const QString& folder)
    {
        static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"));
        QList<Include> includes;
        const QDir root(ACR_SOURCE_DIR);
        QDirIterator files(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s can't be read", qPrintable(file.fileName()));
            int number = 0;
            for (const QByteArray& line : file.readAll().split('\n')) {
                ++number;
                const auto match = pattern.match(QString::fromUtf8(line));
                if (match.hasMatch())
                    includes.append(
                        {root.relativeFilePath(file.fileName()), number, match.captured(2), match.captured(1) == "\""});
            }
        }
        return includes;
    }

    static QString text(const Include& include)
    {
        return QStringLiteral("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target);
    }

    /// Those of `includes` that are not permitted, for the modules below the directory `top`.
    QStringList forbidden(const QList<Include>& includes, const QString& top, const QStringList& modules) const
    {
        QStringList bad;
        for (const Include& include : includes) {
            if (!include.quoted || !include.target.startsWith(top + '/'))
                continue;
            const qsizetype from = modules.indexOf(include.file.section('/', 1, 1));
            const qsizetype to = modules.indexOf(include.target.section('/', 1, 1));
            if (from < 0 || to < 0 || to > from)
                bad.append(text(include));
        }
        return bad;
    }

private slots:
    void coreIncludesNeitherQtNorWidgetsNorApp()
    {
        QStringList bad;
        const auto includes = includesBelow("core");
        QVERIFY(includes.size() > 100);
        for (const Include& include : includes) {
            const bool qt = !include.quoted && (include.target.startsWith('Q') || include.target.startsWith("Qt"));
            const bool above = include.target.startsWith("widgets/") || include.target.startsWith("app/") ||
                               include.target.startsWith("tests/");
            if (qt || above)
                bad.append(text(include));
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    }

    void coreModulesIncludeOnlyEarlierModules()
    {
        const QStringList bad = forbidden(includesBelow("core"), "core", m_coreModules);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    }

    void widgetModulesIncludeOnlyEarlierModules()
    {
        const auto includes = includesBelow("widgets");
        QStringList bad = forbidden(includes, "widgets", m_widgetModules);
        for (const Include& include : includes) {
            if (include.target.startsWith("app/") || include.target.startsWith("tests/") ||
                include.target.contains("sqlite", Qt::CaseInsensitive))
                bad.append(text(include));
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    }

    void noPageIncludesAnother()
    {
        QStringList bad;
        for (const Include& include : includesBelow("widgets/pages")) {
            const QString own = include.file.section('/', 2, 2);
            const QString other = include.target.section('/', 2, 2);
            const bool page =
                include.quoted && include.target.startsWith("widgets/pages/") && include.target.count('/') > 2;
            if (page && own != other)
                bad.append(text(include));
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    }

    void theCommandLineIncludesNoWindow()
    {
        QStringList bad;
        for (const Include& include : includesBelow("app/cli")) {
            if (include.target.startsWith("widgets/") || include.target.startsWith("app/workbench/") ||
                (!include.quoted && include.target.startsWith('Q')))
                bad.append(text(include));
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join("; ")));
    }

    /// Whoever reads it finds each directory, and what it may include.
    void contributorsAreToldOfEveryModule()
    {
        const QDir root(ACR_SOURCE_DIR);
        QFile file(root.filePath(".github/CONTRIBUTING.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const QString diagram = text.section("```mermaid", 1).section("```", 0, 0);
        QVERIFY(!diagram.isEmpty());
        QStringList missing;
        for (const QString& top : {QStringLiteral("core"), QStringLiteral("widgets")}) {
            for (const QString& name : QDir(root.filePath(top)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                if (!text.contains(QStringLiteral("| `%1/%2` |").arg(top, name)) ||
                    !diagram.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name))))
                    missing << top + QLatin1Char('/') + name;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }

    void aForbiddenIncludeIsFound()
    {
        const QList<Include> laterModule{{"core/benchmark/task.h", 1, "core/policy/policy.h", true}};
        QCOMPARE(forbidden(laterModule, "core", m_coreModules).size(), 1);
        const QList<Include> unknownModule{{"core/unknown/file.h", 1, "core/base/error.h", true}};
        QCOMPARE(forbidden(unknownModule, "core", m_coreModules).size(), 1);
    }
};

QTEST_APPLESS_MAIN(IncludesTest)
#include "tst_includes.moc"
