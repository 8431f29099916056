// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks the translations against the program's sentences, and the translated help pages against the English ones.

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QString type; ///< "unfinished", "vanished", "obsolete", or empty when it is done
    bool plural = false;
    QStringList forms; ///< one translation, or as many as the language has plural forms

    QString key() const
    {
        return context + QStringLiteral(" | ") + source +
               (comment.isEmpty() ? QString() : QStringLiteral(" | ") + comment);
    }
};

struct Catalogue {
    QString file;
    QString language;
    QList<Message> messages;
    QString error;
};

Catalogue readCatalogue(const QString& path)
{
    Catalogue catalogue;
    catalogue.file = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        catalogue.error = file.errorString();
        return catalogue;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message") {
            Message& done = catalogue.messages.last();
            done.context = context;
            continue;
        }
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"TS") {
            catalogue.language = xml.attributes().value(QLatin1String("language")).toString();
        } else if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            catalogue.messages.append(Message{});
            catalogue.messages.last().plural = xml.attributes().value(QLatin1String("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            catalogue.messages.last().source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            catalogue.messages.last().comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            catalogue.messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            if (!catalogue.messages.last().plural)
                catalogue.messages.last().forms = {xml.readElementText()};
        } else if (xml.name() == u"numerusform") {
            catalogue.messages.last().forms.append(xml.readElementText());
        }
    }
    if (xml.hasError())
        catalogue.error = xml.errorString();
    return catalogue;
}

/// Everything in `text` that the pattern finds, sorted: the same multiset in any order is equal.
QStringList found(const QString& text, const QRegularExpression& pattern)
{
    QStringList all;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        all.append(matches.next().captured());
    all.sort();
    return all;
}

/// The letter behind a single "&", in lower case; empty if there is none.
QString accelerator(const QString& text)
{
    QString plain = text;
    plain.remove(QStringLiteral("&&"));
    static const QRegularExpression pattern(QStringLiteral("&(\\w)"));
    return pattern.match(plain).captured(1).toLower();
}

QString folder(const char* name)
{
    return QDir(QStringLiteral(ACR_SOURCE_DIR)).filePath(QLatin1String(name));
}

QStringList pages(const QString& language)
{
    return QDir(folder("resources/help") + QLatin1Char('/') + language)
        .entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
}

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TranslationsTest final : public QObject {
    Q_OBJECT

private:
    QList<Catalogue> m_catalogues;

    void catalogueRows()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < m_catalogues.size(); ++i)
            QTest::newRow(qPrintable(m_catalogues[i].file)) << i;
    }

    /// Each problem once, a line each.
    static QString listed(QStringList problems)
    {
        problems.removeDuplicates();
        return problems.join(QLatin1Char('\n'));
    }

    /// What a translated page must share with the original: levels of headings, targets of links, code blocks, and the
    /// numbers of table rows and list items.
    static QStringList structure(const QString& page)
    {
        const QString text = contents(page);
        const QRegularExpression::PatternOptions lines = QRegularExpression::MultilineOption;
        QStringList parts;
        for (const QRegularExpression& what :
             {QRegularExpression(QStringLiteral("^#+(?= )"), lines),
              QRegularExpression(QStringLiteral("\\]\\([^)]*\\)")),
              QRegularExpression(QStringLiteral("^```\\n.*?^```$"),
                                 lines | QRegularExpression::DotMatchesEverythingOption),
              QRegularExpression(QStringLiteral("^\\|(?=.*\\|$)"), lines),
              QRegularExpression(QStringLiteral("^- "), lines)})
            parts += found(text, what);
        return parts;
    }

private slots:
    void initTestCase()
    {
        const QDir translations(folder("translations"));
        for (const QString& name : translations.entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name))
            m_catalogues.append(readCatalogue(translations.filePath(name)));
        QVERIFY2(m_catalogues.size() >= 2, "translations/ has no files");
        for (const Catalogue& catalogue : m_catalogues) {
            QVERIFY2(catalogue.error.isEmpty(), qPrintable(catalogue.file + QStringLiteral(": ") + catalogue.error));
            QVERIFY2(!catalogue.messages.isEmpty(), qPrintable(catalogue.file));
        }
    }

    void everySentenceIsTranslated_data() { catalogueRows(); }
    void everySentenceIsTranslated()
    {
        QFETCH(qsizetype, index);
        const Catalogue& catalogue = m_catalogues[index];
        static const QMap<QString, qsizetype> pluralForms{{QStringLiteral("en"), 2}, {QStringLiteral("zh_CN"), 1}};
        QStringList problems;
        for (const Message& message : catalogue.messages) {
            if (!message.type.isEmpty())
                problems.append(message.type + QStringLiteral(": ") + message.key());
            const bool empty = std::any_of(message.forms.begin(), message.forms.end(),
                                           [](const QString& form) { return form.trimmed().isEmpty(); });
            if (message.forms.isEmpty() || empty)
                problems.append(QStringLiteral("empty: ") + message.key());
            const qsizetype expected = message.plural ? pluralForms.value(catalogue.language, message.forms.size()) : 1;
            if (message.forms.size() != expected)
                problems.append(QStringLiteral("%1 forms: %2").arg(message.forms.size()).arg(message.key()));
        }
        QCOMPARE(listed(problems), QString());
    }

    void whatIsFilledInStaysTheSame_data() { catalogueRows(); }
    /// Arguments, file patterns, and the spaces at the ends, which join a sentence to what stands beside it.
    void whatIsFilledInStaysTheSame()
    {
        QFETCH(qsizetype, index);
        static const QRegularExpression arguments(QStringLiteral("%L?(?:[1-9]|n)"));
        static const QRegularExpression patterns(QStringLiteral("\\*\\.\\w+|;;|\\(\\*\\)"));
        static const QRegularExpression ends(QStringLiteral("^\\s+|\\s+$"));
        QStringList problems;
        for (const Message& message : m_catalogues[index].messages) {
            for (const QString& form : message.forms) {
                for (const QRegularExpression& what : {arguments, patterns, ends}) {
                    if (found(message.source, what) != found(form, what))
                        problems.append(QStringLiteral("%1 | %2").arg(message.key(), form));
                }
            }
        }
        QCOMPARE(listed(problems), QString());
    }

    void acceleratorsDoNotCollide_data() { catalogueRows(); }
    /// A menu's entries stand in one context, so two translations of a context may share a letter only where the
    /// English ones do (in another menu or dialog).
    void acceleratorsDoNotCollide()
    {
        QFETCH(qsizetype, index);
        QMap<QString, QMap<QString, QSet<QString>>> sourcesByLetter; // context, letter, letters of the sources
        QMap<QString, QMap<QString, QStringList>> textsByLetter;
        QStringList problems;
        for (const Message& message : m_catalogues[index].messages) {
            const QString english = accelerator(message.source);
            for (const QString& form : message.forms) {
                const QString letter = accelerator(form);
                if (letter.isEmpty() != english.isEmpty())
                    problems.append(QStringLiteral("accelerator: %1 | %2").arg(message.key(), form));
                if (letter.isEmpty())
                    continue;
                sourcesByLetter[message.context][letter].insert(english);
                textsByLetter[message.context][letter].append(form);
            }
        }
        for (auto context = sourcesByLetter.cbegin(); context != sourcesByLetter.cend(); ++context) {
            for (auto letter = context->cbegin(); letter != context->cend(); ++letter) {
                if (letter->size() > 1)
                    problems.append(context.key() + QStringLiteral(": ") +
                                    textsByLetter[context.key()][letter.key()].join(QStringLiteral(", ")));
            }
        }
        QCOMPARE(listed(problems), QString());
    }

    void menuBarHasDistinctAccelerators_data() { catalogueRows(); }
    void menuBarHasDistinctAccelerators()
    {
        QFETCH(qsizetype, index);
        const QList<Message>& messages = m_catalogues[index].messages;
        const auto file = std::ranges::find(messages, QStringLiteral("&File"), &Message::source);
        if (file == messages.end())
            return; // English has plural forms only
        QStringList letters;
        for (const Message& message : messages) {
            const QString letter = message.forms.isEmpty() ? QString() : accelerator(message.forms.first());
            if (message.context == file->context && !letter.isEmpty())
                letters.append(letter);
        }
        QVERIFY(letters.size() >= 4);
        QCOMPARE(QSet<QString>(letters.begin(), letters.end()).size(), letters.size());
    }

    void sourcesAndTranslationsAgree_data()
    {
        QTest::addColumn<qsizetype>("index");
        QTest::addColumn<bool>("pluralsOnly");
        for (qsizetype i = 0; i < m_catalogues.size(); ++i)
            QTest::newRow(qPrintable(m_catalogues[i].file)) << i << (m_catalogues[i].language == QLatin1String("en"));
    }
    void sourcesAndTranslationsAgree()
    {
        QFETCH(qsizetype, index);
        QFETCH(bool, pluralsOnly);
        const QString tool = QStringLiteral(ACR_LUPDATE);
        if (tool.isEmpty() || !QFileInfo(tool).isExecutable())
            QSKIP("lupdate of the Qt Linguist tools is not installed, so new sentences can't be looked for");
        QTemporaryDir temporary;
        QVERIFY(temporary.isValid());
        // The name tells lupdate the language.
        const QString fresh = temporary.filePath(m_catalogues[index].file);
        QStringList arguments{QStringLiteral("-silent"),   QStringLiteral("-locations"),
                              QStringLiteral("none"),      QStringLiteral("-source-language"),
                              QStringLiteral("en"),        QStringLiteral("-target-language"),
                              m_catalogues[index].language};
        if (pluralsOnly)
            arguments << QStringLiteral("-pluralonly");
        arguments << QStringLiteral("-I") << QStringLiteral(ACR_SOURCE_DIR) << folder("app/workbench")
                  << folder("widgets") << folder("core");
        arguments << QStringLiteral("-ts") << fresh;
        QProcess lupdate;
        lupdate.start(tool, arguments);
        QVERIFY2(lupdate.waitForFinished(300000), qPrintable(lupdate.errorString()));
        QVERIFY2(lupdate.exitStatus() == QProcess::NormalExit && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());

        const Catalogue expected = readCatalogue(fresh);
        QVERIFY2(expected.error.isEmpty() && !expected.messages.isEmpty(), qPrintable(expected.error));
        const auto keys = [](const Catalogue& catalogue) {
            QSet<QString> all;
            for (const Message& message : catalogue.messages)
                all.insert((message.plural ? QStringLiteral("(plural) ") : QString()) + message.key());
            return all;
        };
        const QSet<QString> inSources = keys(expected);
        const QSet<QString> inFile = keys(m_catalogues[index]);
        QStringList problems;
        for (const QString& key : inSources - inFile)
            problems.append(QStringLiteral("not in the file, run the target update_translations: ") + key);
        for (const QString& key : inFile - inSources)
            problems.append(QStringLiteral("no longer in the program: ") + key);
        problems.sort();
        QCOMPARE(listed(problems), QString());
    }

    void helpPageIsTranslated_data()
    {
        QTest::addColumn<QString>("page");
        const QStringList english = pages(QStringLiteral("en"));
        QVERIFY(!english.isEmpty());
        for (const QString& page : english)
            QTest::newRow(qPrintable(page)) << page;
    }
    /// Each English page has a Chinese one, with the same headings' levels, links, code and tables.
    void helpPageIsTranslated()
    {
        QFETCH(QString, page);
        const QDir help(folder("resources/help"));
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            const QString file = language + QLatin1Char('/') + page;
            QVERIFY2(help.exists(file), qPrintable(file + QStringLiteral(" is missing")));
        }
        QCOMPARE(structure(help.filePath(QStringLiteral("zh_CN/") + page)),
                 structure(help.filePath(QStringLiteral("en/") + page)));
    }

    void noHelpPageIsLeftBehind() { QCOMPARE(pages(QStringLiteral("zh_CN")), pages(QStringLiteral("en"))); }

    void changelogIsTranslated()
    {
        const QStringList english = structure(folder("resources/CHANGELOG.md"));
        QVERIFY(!english.isEmpty());
        QCOMPARE(structure(folder("resources/CHANGELOG.zh_CN.md")), english);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
