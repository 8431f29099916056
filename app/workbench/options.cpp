// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace acr::ui {

namespace {

constexpr int smallestSide = 200;
constexpr int largestSide = 10000;

QString optionText(const char* text)
{
    return QCoreApplication::translate("Options", text);
}

std::optional<QSize> sizeOf(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const bool fits = match.hasMatch() && std::min(size.width(), size.height()) >= smallestSide &&
                      std::max(size.width(), size.height()) <= largestSide;
    return fits ? std::optional(size) : std::nullopt;
}

} // namespace

std::variant<Options, Answer> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(optionText(QT_TRANSLATE_NOOP(
        "Options", "Explore coding benchmarks and the routers that choose between language models.")));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  optionText(QT_TRANSLATE_NOOP("Options", "Show this text.")));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     optionText(QT_TRANSLATE_NOOP("Options", "Show the version.")));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  optionText(QT_TRANSLATE_NOOP("Options", "Open the built-in simulated benchmark.")));
    const QCommandLineOption settings(
        QStringLiteral("settings"), optionText(QT_TRANSLATE_NOOP("Options", "Keep preferences and session in FOLDER.")),
        QStringLiteral("FOLDER"));
    const QCommandLineOption shoot(
        QStringLiteral("shoot"),
        optionText(QT_TRANSLATE_NOOP("Options",
                                     "Write a picture of every page and tab to FOLDER and quit; needs no display.")),
        QStringLiteral("FOLDER"));
    const QCommandLineOption page(
        QStringLiteral("page"),
        optionText(QT_TRANSLATE_NOOP("Options", "With --shoot: only this page. Otherwise: the page to start on.")),
        QStringLiteral("NAME"));
    const QCommandLineOption theme(QStringLiteral("theme"), optionText(QT_TRANSLATE_NOOP("Options", "light or dark.")),
                                   QStringLiteral("THEME"));
    const QCommandLineOption size(
        QStringLiteral("size"),
        optionText(QT_TRANSLATE_NOOP("Options", "With --shoot: size of the pictures in pixels, 1600x1000 by default.")),
        QStringLiteral("WxH"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        optionText(QT_TRANSLATE_NOOP("Options", "Language of the program, for example en or zh_CN.")),
        QStringLiteral("CODE"));
    parser.addOptions({help, version, demo, settings, shoot, page, theme, size, language});
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        optionText(QT_TRANSLATE_NOOP("Options", "A workspace (.acrw), or a benchmark folder or file to import.")),
        QStringLiteral("[FILE]"));

    const auto refuse = [&](const QString& why) { return Answer{why + QLatin1Char('\n'), exitcode::usage}; };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help))
        // Before there is an application, the parser does not know what it is called.
        return Answer{
            parser.helpText().replace(QLatin1String("<executable_name>"), QCoreApplication::applicationName()),
            exitcode::ok};
    if (parser.isSet(version))
        return Answer{QCoreApplication::applicationName() + QLatin1Char(' ') + QCoreApplication::applicationVersion() +
                          QLatin1Char('\n'),
                      exitcode::ok};
    if (parser.positionalArguments().size() > 1)
        return refuse(optionText(QT_TRANSLATE_NOOP("Options", "Only one file can be opened at a time.")));

    Options options;
    options.path = parser.positionalArguments().value(0);
    options.demo = parser.isSet(demo);
    options.settingsFolder = parser.value(settings);
    options.shootFolder = parser.value(shoot);
    options.page = parser.value(page);
    if (parser.isSet(shoot) && options.shootFolder.isEmpty())
        return refuse(optionText(QT_TRANSLATE_NOOP("Options", "--shoot needs a folder.")));
    if (options.demo && !options.path.isEmpty())
        return refuse(optionText(QT_TRANSLATE_NOOP("Options", "--demo and a file exclude each other.")));
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != QLatin1String("light") && name != QLatin1String("dark"))
            return refuse(optionText(QT_TRANSLATE_NOOP("Options", "--theme takes light or dark, not “%1”.")).arg(name));
        options.theme = name == QLatin1String("dark") ? ThemePreference::Dark : ThemePreference::Light;
    }
    if (parser.isSet(language))
        options.language = parser.value(language);
    if (parser.isSet(size)) {
        const auto parsed = sizeOf(parser.value(size));
        if (!parsed)
            return refuse(
                optionText(QT_TRANSLATE_NOOP("Options", "--size takes width and height such as 1600x1000, not “%1”."))
                    .arg(parser.value(size)));
        options.size = *parsed;
    }
    return options;
}

} // namespace acr::ui
