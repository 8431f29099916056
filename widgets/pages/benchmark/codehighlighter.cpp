// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/codehighlighter.h"

#include <QRegularExpression>
#include <QSet>

namespace acr::ui {

namespace {

/// What goes on from one line to the next.
enum BlockState { Plain = 0, SingleQuotes, DoubleQuotes, BlockComment };

const QSet<QString>& keywordsOf(CodeFamily family)
{
    static const QSet<QString> python{
        QStringLiteral("False"),   QStringLiteral("None"),     QStringLiteral("True"),     QStringLiteral("and"),
        QStringLiteral("as"),      QStringLiteral("assert"),   QStringLiteral("async"),    QStringLiteral("await"),
        QStringLiteral("break"),   QStringLiteral("class"),    QStringLiteral("continue"), QStringLiteral("def"),
        QStringLiteral("del"),     QStringLiteral("elif"),     QStringLiteral("else"),     QStringLiteral("except"),
        QStringLiteral("finally"), QStringLiteral("for"),      QStringLiteral("from"),     QStringLiteral("global"),
        QStringLiteral("if"),      QStringLiteral("import"),   QStringLiteral("in"),       QStringLiteral("is"),
        QStringLiteral("lambda"),  QStringLiteral("nonlocal"), QStringLiteral("not"),      QStringLiteral("or"),
        QStringLiteral("pass"),    QStringLiteral("raise"),    QStringLiteral("return"),   QStringLiteral("try"),
        QStringLiteral("while"),   QStringLiteral("with"),     QStringLiteral("yield")};
    static const QSet<QString> braces{
        QStringLiteral("abstract"), QStringLiteral("auto"),    QStringLiteral("bool"),      QStringLiteral("boolean"),
        QStringLiteral("break"),    QStringLiteral("case"),    QStringLiteral("catch"),     QStringLiteral("char"),
        QStringLiteral("class"),    QStringLiteral("const"),   QStringLiteral("continue"),  QStringLiteral("default"),
        QStringLiteral("delete"),   QStringLiteral("do"),      QStringLiteral("double"),    QStringLiteral("else"),
        QStringLiteral("enum"),     QStringLiteral("extends"), QStringLiteral("false"),     QStringLiteral("final"),
        QStringLiteral("float"),    QStringLiteral("fn"),      QStringLiteral("for"),       QStringLiteral("func"),
        QStringLiteral("function"), QStringLiteral("if"),      QStringLiteral("impl"),      QStringLiteral("import"),
        QStringLiteral("in"),       QStringLiteral("int"),     QStringLiteral("interface"), QStringLiteral("let"),
        QStringLiteral("long"),     QStringLiteral("match"),   QStringLiteral("mut"),       QStringLiteral("namespace"),
        QStringLiteral("new"),      QStringLiteral("nil"),     QStringLiteral("null"),      QStringLiteral("nullptr"),
        QStringLiteral("package"),  QStringLiteral("private"), QStringLiteral("protected"), QStringLiteral("pub"),
        QStringLiteral("public"),   QStringLiteral("range"),   QStringLiteral("return"),    QStringLiteral("static"),
        QStringLiteral("string"),   QStringLiteral("struct"),  QStringLiteral("switch"),    QStringLiteral("template"),
        QStringLiteral("this"),     QStringLiteral("throw"),   QStringLiteral("throws"),    QStringLiteral("true"),
        QStringLiteral("try"),      QStringLiteral("type"),    QStringLiteral("typedef"),   QStringLiteral("use"),
        QStringLiteral("using"),    QStringLiteral("var"),     QStringLiteral("void"),      QStringLiteral("while")};
    static const QSet<QString> none;
    return family == CodeFamily::Python ? python : family == CodeFamily::Braces ? braces : none;
}

bool startsWord(QChar c)
{
    return c.isLetter() || c == u'_';
}

bool continuesWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

CodeFamily codeFamilyOf(const QString& language, QStringView text)
{
    if (language.startsWith(QLatin1String("python")) || language == QLatin1String("py"))
        return CodeFamily::Python;
    static const QSet<QString> braces{
        QStringLiteral("cpp"),        QStringLiteral("c"),  QStringLiteral("java"),       QStringLiteral("js"),
        QStringLiteral("ts"),         QStringLiteral("go"), QStringLiteral("javascript"), QStringLiteral("rust"),
        QStringLiteral("typescript"), QStringLiteral("rs")};
    if (braces.contains(language))
        return CodeFamily::Braces;
    static const QRegularExpression python(
        QStringLiteral(R"(^\s*(def \w+\(|class \w+.*:|import \w+|from \S+ import ))"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression curly(
        QStringLiteral(R"(^\s*(#include|package \w|public |fn |func |use \w+::|function |const \w+ =))"),
        QRegularExpression::MultilineOption);
    if (python.match(text).hasMatch())
        return CodeFamily::Python;
    return curly.match(text).hasMatch() ? CodeFamily::Braces : CodeFamily::None;
}

CodeHighlighter::CodeHighlighter(const ThemeManager& themes, QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_themes(themes)
{
    applyTheme();
    connect(&themes, &ThemeManager::themeChanged, this, [this] {
        applyTheme();
        rehighlight();
    });
}

void CodeHighlighter::applyTheme()
{
    const Colours& colours = m_themes.theme().colours();
    m_keyword.setForeground(colours.accent);
    m_keyword.setFontWeight(QFont::DemiBold);
    m_string.setForeground(colours.good);
    m_comment.setForeground(colours.muted);
    m_comment.setFontItalic(true);
    m_number.setForeground(colours.warning);
}

void CodeHighlighter::setCode(CodeFamily family, const QString& text, bool mixed)
{
    m_family = family;
    m_isCode.clear();
    if (family == CodeFamily::None || !mixed)
        return;
    bool inside = false;
    bool any = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView word = line.trimmed();
        const bool fence = word.startsWith(QLatin1String("```"));
        const bool tag = word == QLatin1String("<code>") || word == QLatin1String("</code>");
        if (fence || tag) {
            inside = fence ? !inside : word == QLatin1String("<code>");
            any = true;
            m_isCode.push_back(false);
            continue;
        }
        m_isCode.push_back(inside);
    }
    if (any)
        return;
    m_isCode.clear();
    // Prose has words that are keywords in code.
    if (codeFamilyOf({}, text) == CodeFamily::None)
        m_family = CodeFamily::None;
}

void CodeHighlighter::colour(qsizetype from, qsizetype to, const QTextCharFormat& format)
{
    setFormat(static_cast<int>(from), static_cast<int>(to - from), format);
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    setCurrentBlockState(Plain);
    const auto line = static_cast<std::size_t>(currentBlock().blockNumber());
    if (m_family == CodeFamily::None || (!m_isCode.empty() && (line >= m_isCode.size() || !m_isCode[line])))
        return;
    const bool python = m_family == CodeFamily::Python;
    qsizetype at = 0;
    // What the line before left open.
    const int before = previousBlockState();
    if (before > Plain) {
        const QLatin1String end(before == SingleQuotes ? "'''" : before == DoubleQuotes ? "\"\"\"" : "*/");
        const qsizetype found = text.indexOf(end);
        at = found < 0 ? text.size() : found + end.size();
        colour(0, at, before == BlockComment ? m_comment : m_string);
        if (found < 0) {
            setCurrentBlockState(before);
            return;
        }
    }
    while (at < text.size()) {
        const QChar c = text[at];
        const QStringView rest = QStringView(text).mid(at);
        const bool comment = python ? c == u'#' : rest.startsWith(QLatin1String("//"));
        if (comment) {
            colour(at, text.size(), m_comment);
            return;
        }
        const bool triple =
            python && (rest.startsWith(QLatin1String("'''")) || rest.startsWith(QLatin1String("\"\"\"")));
        if (triple || (!python && rest.startsWith(QLatin1String("/*")))) {
            const QLatin1String end(!triple ? "*/" : c == u'\'' ? "'''" : "\"\"\"");
            const qsizetype found = text.indexOf(end, at + end.size());
            const qsizetype stop = found < 0 ? text.size() : found + end.size();
            colour(at, stop, triple ? m_string : m_comment);
            if (found < 0)
                setCurrentBlockState(!triple ? BlockComment : c == u'\'' ? SingleQuotes : DoubleQuotes);
            at = stop;
        } else if (c == u'"' || c == u'\'' || (!python && c == u'`')) {
            qsizetype stop = at + 1;
            while (stop < text.size() && text[stop] != c)
                stop += text[stop] == u'\\' ? 2 : 1;
            stop = std::min(stop + 1, text.size());
            colour(at, stop, m_string);
            at = stop;
        } else if (startsWord(c)) {
            qsizetype stop = at + 1;
            while (stop < text.size() && continuesWord(text[stop]))
                ++stop;
            if (keywordsOf(m_family).contains(text.mid(at, stop - at)))
                colour(at, stop, m_keyword);
            at = stop;
        } else if (c.isDigit()) {
            qsizetype stop = at + 1;
            while (stop < text.size() && (continuesWord(text[stop]) || text[stop] == u'.'))
                ++stop;
            colour(at, stop, m_number);
            at = stop;
        } else {
            ++at;
        }
    }
}

} // namespace acr::ui
