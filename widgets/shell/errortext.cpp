// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/errortext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace acr::ui {

namespace {

/// What the core expects, in its words; %1 to %3 stand for names and numbers. Of two that fit, the first one counts.
constexpr const char* expectedPhrases[] = {
    QT_TRANSLATE_NOOP("Expected", "a finite number"),
    QT_TRANSLATE_NOOP("Expected", "a whole number"),
    QT_TRANSLATE_NOOP("Expected", "a number from 0 to 1"),
    QT_TRANSLATE_NOOP("Expected", "a number"),
    QT_TRANSLATE_NOOP("Expected", "a text"),
    QT_TRANSLATE_NOOP("Expected", "a name of 1 to 200 bytes"),
    QT_TRANSLATE_NOOP("Expected", "a name without control characters"),
    QT_TRANSLATE_NOOP("Expected", "a name that is no model of the pool"),
    QT_TRANSLATE_NOOP("Expected", "a name"),
    QT_TRANSLATE_NOOP("Expected", "another name"),
    QT_TRANSLATE_NOOP("Expected", "another name for %1"),
    QT_TRANSLATE_NOOP("Expected", "true, false, 1 or 0"),
    QT_TRANSLATE_NOOP("Expected", "0 or more"),
    QT_TRANSLATE_NOOP("Expected", "%1 or more"),
    QT_TRANSLATE_NOOP("Expected", "0 to 1"),
    QT_TRANSLATE_NOOP("Expected", "1 to %1"),
    QT_TRANSLATE_NOOP("Expected", "at least one"),
    QT_TRANSLATE_NOOP("Expected", "at least one model, each once"),
    QT_TRANSLATE_NOOP("Expected", "at least one neighbour and one entry"),
    QT_TRANSLATE_NOOP("Expected", "at least one task that passes the filter"),
    QT_TRANSLATE_NOOP("Expected", "at most %1"),
    QT_TRANSLATE_NOOP("Expected", "one of %1"),
    QT_TRANSLATE_NOOP("Expected", "from %1 to %2"),
    QT_TRANSLATE_NOOP("Expected", "%1 from %2 to %3"),
    QT_TRANSLATE_NOOP("Expected", "a list of levels"),
    QT_TRANSLATE_NOOP("Expected", "a list of models"),
    QT_TRANSLATE_NOOP("Expected", "a dimension"),
    QT_TRANSLATE_NOOP("Expected", "a task of the task list"),
    QT_TRANSLATE_NOOP("Expected", "a task of the benchmark %1"),
    QT_TRANSLATE_NOOP("Expected", "a source in a dimension that is there"),
    QT_TRANSLATE_NOOP("Expected", "each dimension and source once, by name"),
    QT_TRANSLATE_NOOP("Expected", "each voter once, by name"),
    QT_TRANSLATE_NOOP("Expected", "each model at most once, the strong one last"),
    QT_TRANSLATE_NOOP("Expected", "a difference from -1 to 1"),
    QT_TRANSLATE_NOOP("Expected", "a share from -1 to 1"),
    QT_TRANSLATE_NOOP("Expected", "a factor from 0 to 1000000"),
    QT_TRANSLATE_NOOP("Expected", "a weight that is not negative"),
    QT_TRANSLATE_NOOP("Expected", "a tool with a weight above 0"),
    QT_TRANSLATE_NOOP("Expected", "a tool without a name"),
    QT_TRANSLATE_NOOP("Expected", "a sum of at most 1"),
    QT_TRANSLATE_NOOP("Expected", "a step from 1, or null"),
    QT_TRANSLATE_NOOP("Expected", "one price a model"),
    QT_TRANSLATE_NOOP("Expected", "one specialist a dimension"),
    QT_TRANSLATE_NOOP("Expected", "no parameter at all"),
    QT_TRANSLATE_NOOP("Expected", "a fork"),
    QT_TRANSLATE_NOOP("Expected", "a fork after %1 steps"),
    QT_TRANSLATE_NOOP("Expected", "a fork of %1 forks"),
    QT_TRANSLATE_NOOP("Expected", "a fork with other prices"),
    QT_TRANSLATE_NOOP("Expected", "an event after at least %1 tasks, where the fork begins"),
    QT_TRANSLATE_NOOP("Expected", "fewer than %1 tasks before it"),
    QT_TRANSLATE_NOOP("Expected", "no model that can be called after %1 tasks"),
    QT_TRANSLATE_NOOP("Expected", "a price event, which changes prices from the fork on"),
    QT_TRANSLATE_NOOP("Expected", "down and up: a model that took part in the shared steps can't join later"),
    QT_TRANSLATE_NOOP("Expected", "the same events within the shared steps"),
    QT_TRANSLATE_NOOP(
        "Expected", "the same benchmark, stream, reward, convention and verifier as the session that it branches off"),
    QT_TRANSLATE_NOOP("Expected", "a session of %1 steps"),
    QT_TRANSLATE_NOOP("Expected", "a session of benchmark %1"),
    QT_TRANSLATE_NOOP("Expected", "the name of a session in this workspace"),
    QT_TRANSLATE_NOOP("Expected", "the name of a memory snapshot of this benchmark"),
    QT_TRANSLATE_NOOP("Expected", "the name of a recorded decision file"),
    QT_TRANSLATE_NOOP("Expected", "the name of an imported decision file"),
    QT_TRANSLATE_NOOP("Expected", "the label of one of the policies"),
    QT_TRANSLATE_NOOP("Expected", "a policy that is trained"),
    QT_TRANSLATE_NOOP("Expected", "outcomes of all models"),
    QT_TRANSLATE_NOOP("Expected", "a prior set"),
    QT_TRANSLATE_NOOP("Expected", "a prior set; there is none in the workspace yet"),
    QT_TRANSLATE_NOOP("Expected", "a set that has means; this one is empty"),
    QT_TRANSLATE_NOOP("Expected", "means over all tasks, where there are means of dimensions"),
    QT_TRANSLATE_NOOP("Expected", "priors for it, beside those for %1"),
    QT_TRANSLATE_NOOP("Expected", "a probing split"),
    QT_TRANSLATE_NOOP("Expected", "a probing split to tune on"),
    QT_TRANSLATE_NOOP("Expected", "a fitted text encoder"),
    QT_TRANSLATE_NOOP("Expected", "tasks as vectors"),
    QT_TRANSLATE_NOOP("Expected", "the prompts of the benchmark"),
    QT_TRANSLATE_NOOP("Expected", "a reader for map files"),
    QT_TRANSLATE_NOOP("Expected", "the build option %1"),
    QT_TRANSLATE_NOOP("Expected", "the shared library %1"),
    QT_TRANSLATE_NOOP("Expected", "an address that begins with one of %1"),
    QT_TRANSLATE_NOOP("Expected", "a voter: a probing split, trained policies, recorded decisions, or %1"),
    QT_TRANSLATE_NOOP("Expected", "%1 bytes"),
    QT_TRANSLATE_NOOP("Expected", "%1 models"),
    QT_TRANSLATE_NOOP("Expected", "%1 tasks"),
};

struct ExpectedPhrase {
    const char* source;
    QRegularExpression pattern; ///< captures the arguments in their order
};

std::vector<ExpectedPhrase> expectedPatterns()
{
    std::vector<ExpectedPhrase> patterns;
    for (const char* source : expectedPhrases) {
        QString pattern = QRegularExpression::escape(QString::fromUtf8(source));
        for (const char* argument : {"\\%1", "\\%2", "\\%3"})
            pattern.replace(QLatin1String(argument), QLatin1String("(.+)"));
        patterns.push_back({source, QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                       QRegularExpression::DotMatchesEverythingOption)});
    }
    return patterns;
}

/// In the language of the window. What is not known, such as the name of a column, stays as it is.
QString expectedText(const QString& expected)
{
    static const std::vector<ExpectedPhrase> patterns = expectedPatterns();
    for (const ExpectedPhrase& phrase : patterns) {
        const QRegularExpressionMatch match = phrase.pattern.match(expected);
        if (!match.hasMatch())
            continue;
        const QString sentence = QCoreApplication::translate("Expected", phrase.source);
        switch (match.lastCapturedIndex()) {
        case 0: return sentence;
        case 1: return sentence.arg(match.captured(1));
        case 2: return sentence.arg(match.captured(1), match.captured(2));
        default: return sentence.arg(match.captured(1), match.captured(2), match.captured(3));
        }
    }
    return expected;
}

} // namespace

QString errorSentence(const Error& error)
{
    const QByteArray source(sentenceTemplate(error.code).data(),
                            static_cast<qsizetype>(sentenceTemplate(error.code).size()));
    const QString sentence = QCoreApplication::translate("Error", source.constData());
    const QString found = QString::fromStdString(error.found);
    const QString expected = expectedText(QString::fromStdString(error.expected));
    QString text;
    // Not arg(): a sentence may use only one of the two, and what was found may itself contain "%1".
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const QChar next = i + 1 < sentence.size() ? sentence[i + 1] : QChar();
        if (sentence[i] == QLatin1Char('%') && (next == QLatin1Char('1') || next == QLatin1Char('2'))) {
            text += next == QLatin1Char('1') ? found : expected;
            ++i;
        } else {
            text += sentence[i];
        }
    }
    return text;
}

QString errorText(const Error& error)
{
    QString text = QString::fromStdString(error.place.file);
    if (error.place.line > 0)
        text += QStringLiteral(":%1").arg(error.place.line);
    if (error.place.column > 0)
        text += QStringLiteral(":%1").arg(error.place.column);
    return text.isEmpty() ? errorSentence(error) : text + QStringLiteral(": ") + errorSentence(error);
}

} // namespace acr::ui
