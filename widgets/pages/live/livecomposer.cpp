// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livecomposer.h"

#include "core/verifier/answercode.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numberbox.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace acr::ui {

namespace {

/// As a file of tasks allows.
constexpr int longestSeconds = 3600;

int usualSeconds()
{
    return static_cast<int>(RunnableTask().timeLimitSeconds);
}

QPlainTextEdit* textEdit(const QString& objectName, const QString& name, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    edit->setMinimumHeight(60);
    return edit;
}

QComboBox* editableBox(const QString& objectName, const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setMinimumContentsLength(14);
    return box;
}

void showText(QComboBox& box, const QString& text)
{
    const QSignalBlocker quiet(&box);
    const int at = box.findText(text);
    if (at >= 0)
        box.setCurrentIndex(at);
    box.setEditText(text);
}

} // namespace

QString languageInPrompt(const QString& prompt)
{
    static const QRegularExpression fence(QStringLiteral("```\\s*([A-Za-z+#]+)"));
    if (const auto match = fence.match(prompt); match.hasMatch())
        return QString::fromStdString(languageName(match.captured(1).toStdString()));
    // The names that are words of their own in English stand behind "in", or have another letter.
    static const QRegularExpression named(
        QStringLiteral(
            "\\b(python|javascript|typescript|java|rust|golang|bash|c\\+\\+|c#|ruby|php|kotlin|swift)(?![\\w+])"
            "|\\bin (go|c)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = named.match(prompt); match.hasMatch()) {
        QString name = (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)).toLower();
        if (name == QStringLiteral("golang"))
            name = QStringLiteral("go");
        return QString::fromStdString(languageName(name.toStdString()));
    }
    static const QRegularExpression python(
        QStringLiteral("^\\s*(def |class \\w+.*:|import \\w+\\s*$|from \\w+ import )"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression javascript(QStringLiteral("^\\s*(function \\w+\\s*\\(|const \\w+ =|let \\w+ =)"),
                                               QRegularExpression::MultilineOption);
    static const QRegularExpression cpp(QStringLiteral("#include\\s*<|\\bstd::"));
    static const QRegularExpression go(QStringLiteral("^\\s*(package \\w+|func \\w+\\()"),
                                       QRegularExpression::MultilineOption);
    static const QRegularExpression rust(QStringLiteral("^\\s*(pub )?fn \\w+"), QRegularExpression::MultilineOption);
    static const QRegularExpression java(QStringLiteral("\\bpublic (static|class)\\b"));
    if (python.match(prompt).hasMatch())
        return QStringLiteral("python");
    if (cpp.match(prompt).hasMatch())
        return QStringLiteral("cpp");
    if (java.match(prompt).hasMatch())
        return QStringLiteral("java");
    if (rust.match(prompt).hasMatch())
        return QStringLiteral("rust");
    if (go.match(prompt).hasMatch())
        return QStringLiteral("go");
    if (javascript.match(prompt).hasMatch())
        return QStringLiteral("javascript");
    return {};
}

LiveComposer::LiveComposer(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_prompt(textEdit(QStringLiteral("livePrompt"), tr("Prompt of the new task"), this))
    , m_tests(textEdit(QStringLiteral("liveTests"), tr("Tests of the new task"), this))
    , m_input(textEdit(QStringLiteral("liveInput"), tr("Standard input of the program"), this))
    , m_expected(textEdit(QStringLiteral("liveExpected"), tr("Expected output of the program"), this))
    , m_solution(textEdit(QStringLiteral("liveSolution"), tr("Reference solution of the new task"), this))
    , m_command(textEdit(QStringLiteral("liveCommand"), tr("Command that checks the answer"), this))
    , m_dimension(editableBox(QStringLiteral("liveDimension"), tr("Dimension of the new task"), this))
    , m_language(editableBox(QStringLiteral("liveLanguage"), tr("Language of the answer"), this))
    , m_entryPoint(new QLineEdit(this))
    , m_timeLimit(new NumberBox(this))
    , m_note(new QLabel(this))
    , m_add(new QPushButton(tr("Add the task"), this))
{
    m_prompt->setPlaceholderText(
        tr("What is to be programmed, in your own words. Name the function that the tests call."));
    m_tests->setPlaceholderText(
        tr("Statements that run after the answer and fail where it is wrong, for example:\nassert add(2, 3) == 5"));
    m_input->setPlaceholderText(tr("What the program reads from its standard input"));
    m_expected->setPlaceholderText(tr("What the program has to write. Its output is compared line by line."));
    m_solution->setPlaceholderText(
        tr("A program that is right. No model gets it. Where the dimension is test_generation and the language Python, "
           "answers are test suites: they are run against this program and against mutants of it."));
    m_command->setPlaceholderText(
        tr("A shell script that runs in the sandbox in place of all other checks. The answer is the file $ANSWER, the "
           "tests are the file $TESTS. It passes with exit code 0; with 77 the verdict is unknown."));
    m_entryPoint->setObjectName(QStringLiteral("liveEntryPoint"));
    m_entryPoint->setAccessibleName(tr("Function that the tests call"));
    m_entryPoint->setToolTip(
        tr("Name of the function that the tests call; models are told it where the prompt does not name it"));
    m_timeLimit->setObjectName(QStringLiteral("liveTimeLimit"));
    m_timeLimit->setAccessibleName(tr("Seconds that an answer may run"));
    m_timeLimit->setToolTip(tr("Seconds that an answer may run"));
    m_timeLimit->setRange(1, longestSeconds);
    m_timeLimit->setSuffix(tr(" s", "seconds"));
    m_timeLimit->setValue(usualSeconds());
    m_dimension->setToolTip(tr("Suggested from the prompt until you choose one; the router learns by dimension"));
    m_language->setToolTip(tr("Suggested from the prompt until you choose one; answers are run in this language"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("composerNote"));
    m_add->setObjectName(QStringLiteral("addTask"));
    m_add->setIcon(icon(themes, QStringLiteral("add")));
    m_add->setToolTip(tr("Puts the task into the queue (Ctrl+Return)"));

    auto* promptTitle = new QLabel(tr("Prompt"), this);
    auto* dimensionTitle = new QLabel(tr("Dimension"), this);
    auto* languageTitle = new QLabel(tr("Language"), this);
    auto* entryTitle = new QLabel(tr("Function"), this);
    auto* limitTitle = new QLabel(tr("Time limit"), this);

    auto* about = new QGridLayout;
    about->setHorizontalSpacing(space::s);
    about->setVerticalSpacing(space::xs);
    about->addWidget(dimensionTitle, 0, 0);
    about->addWidget(m_dimension, 0, 1);
    about->addWidget(languageTitle, 0, 2);
    about->addWidget(m_language, 0, 3);
    about->addWidget(limitTitle, 0, 5);
    about->addWidget(m_timeLimit, 0, 6);
    about->addWidget(entryTitle, 1, 0);
    about->addWidget(m_entryPoint, 1, 1, 1, 4);
    about->addWidget(m_add, 1, 5, 1, 2);
    about->setColumnStretch(4, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::xs);
    layout->addWidget(promptTitle);
    layout->addWidget(m_prompt, 3);
    layout->addWidget(checks(), 2);
    layout->addWidget(m_note);
    layout->addLayout(about);

    // Each for itself: a widget that is shown for the first time takes the font of the application.
    for (QWidget* const edit :
         std::initializer_list<QWidget*>{m_prompt, m_tests, m_input, m_expected, m_solution, m_command, m_entryPoint})
        followTheme(*edit, themes, [this, edit] { edit->setFont(m_themes.theme().font(FontRole::Mono)); });
    // A viewport, whose font the placeholder is written in, does not follow the font of its edit under a style sheet.
    for (QPlainTextEdit* const edit : {m_prompt, m_tests, m_input, m_expected, m_solution, m_command})
        followTheme(*edit->viewport(), themes,
                    [this, edit] { edit->viewport()->setFont(m_themes.theme().font(FontRole::Mono)); });
    followTheme(*m_note, themes, [this] { m_note->setFont(m_themes.theme().font(FontRole::Caption)); });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &LiveComposer::detect);
    for (const QPlainTextEdit* const edit : {m_tests, m_expected, m_solution, m_command})
        connect(edit, &QPlainTextEdit::textChanged, this, &LiveComposer::refresh);
    connect(m_dimension->lineEdit(), &QLineEdit::textEdited, this, [this] {
        m_dimensionChosen = true;
        refresh();
    });
    connect(m_dimension, &QComboBox::activated, this, [this] {
        m_dimensionChosen = true;
        refresh();
    });
    connect(m_language->lineEdit(), &QLineEdit::textEdited, this, [this] {
        m_languageChosen = true;
        refresh();
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        m_languageChosen = true;
        refresh();
    });
    connect(m_add, &QPushButton::clicked, this, &LiveComposer::send);
    auto* keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &LiveComposer::send);
    refresh();
}

QWidget* LiveComposer::checks()
{
    auto* output = new QWidget(this);
    auto* row = new QHBoxLayout(output);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    for (const auto& [title, edit] : {std::pair(tr("Input"), m_input), std::pair(tr("Expected output"), m_expected)}) {
        auto* column = new QVBoxLayout;
        column->setSpacing(space::xs);
        column->addWidget(new QLabel(title, output));
        column->addWidget(edit);
        row->addLayout(column);
    }
    // A small window has room for them, too.
    for (QPlainTextEdit* const edit : {m_tests, m_input, m_expected, m_solution, m_command})
        edit->setMinimumHeight(40);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("liveChecks"));
    tabs->setAccessibleName(tr("What answers are checked with"));
    tabs->setDocumentMode(true);
    tabs->addTab(m_tests, tr("Tests"));
    tabs->addTab(output, tr("Output"));
    tabs->addTab(m_solution, tr("Reference solution"));
    tabs->addTab(m_command, tr("Command"));
    return tabs;
}

void LiveComposer::setDimensions(const QStringList& dimensions)
{
    const QString text = m_dimension->currentText();
    const QSignalBlocker quiet(m_dimension);
    m_dimension->clear();
    m_dimension->addItems(dimensions);
    m_dimension->setEditText(text);
}

void LiveComposer::setLanguages(const QStringList& languages)
{
    m_languages = languages;
    const QString text = m_language->currentText();
    const QSignalBlocker quiet(m_language);
    m_language->clear();
    m_language->addItems(languages);
    m_language->setEditText(text.isEmpty() && languages.contains(QStringLiteral("python")) ? QStringLiteral("python")
                                                                                           : text);
    refresh();
}

void LiveComposer::setDetector(Detector detector)
{
    m_detector = std::move(detector);
    detect();
}

void LiveComposer::setPrompt(const QString& prompt)
{
    m_prompt->setPlainText(prompt);
    m_prompt->setFocus();
}

QString LiveComposer::prompt() const
{
    return m_prompt->toPlainText();
}

void LiveComposer::detect()
{
    const QString text = prompt();
    if (!text.trimmed().isEmpty()) {
        if (!m_languageChosen) {
            const QString language = languageInPrompt(text);
            if (!language.isEmpty())
                showText(*m_language, language);
        }
        if (!m_dimensionChosen && m_detector)
            showText(*m_dimension, m_detector(text));
    }
    refresh();
}

void LiveComposer::refresh()
{
    const bool written = !prompt().trimmed().isEmpty();
    m_add->setEnabled(written);
    m_note->setText(note());
}

QString LiveComposer::note() const
{
    const RunnableTask written = task();
    const QString language = QString::fromStdString(written.language);
    if (!written.command.empty())
        return tr("The command is run in the sandbox. The answer passes where it exits with 0.");
    const bool isChecked = !written.tests.empty() || written.hasExpectedOutput;
    if (language.isEmpty() && isChecked)
        return tr("Choose a language: the answer is run in it.");
    if (!language.isEmpty() && !m_languages.isEmpty() && !m_languages.contains(language))
        return tr("This machine has no tools for %1, so the verdict stays unknown.").arg(language);
    if (asksForTests(written))
        return tr("The answer is a test suite. It is run against the reference solution and against mutants of it.");
    if (written.hasExpectedOutput)
        return tr("The answer is run in the sandbox, and its output is compared with the expected one.");
    if (isChecked)
        return tr("The answer and the tests are run in the sandbox.");
    if (written.dimension == "test_generation" && written.language == "python")
        return tr("With a reference solution the answer, a test suite, is run against it and against mutants of it.");
    return tr("Without tests the answer is run with the examples in the prompt. Where there are none, it is only "
              "parsed, and the verdict of one that can be parsed stays unknown.");
}

RunnableTask LiveComposer::task() const
{
    RunnableTask task;
    task.prompt = prompt().trimmed().toStdString();
    task.dimension = m_dimension->currentText().trimmed().toStdString();
    task.language = languageName(m_language->currentText().trimmed().toStdString());
    task.tests = m_tests->toPlainText().trimmed().toStdString();
    task.entryPoint = m_entryPoint->text().trimmed().toStdString();
    // Blanks at the beginning belong to a body that goes on where the prompt ends.
    if (const QString solution = m_solution->toPlainText(); !solution.trimmed().isEmpty())
        task.canonicalSolution = solution.toStdString();
    task.input = m_input->toPlainText().toStdString();
    task.expectedOutput = m_expected->toPlainText().toStdString();
    task.hasExpectedOutput = !task.expectedOutput.empty();
    task.command = m_command->toPlainText().trimmed().toStdString();
    task.timeLimitSeconds = m_timeLimit->value();
    task.source = "composed";
    return task;
}

void LiveComposer::clear()
{
    m_dimensionChosen = false;
    m_languageChosen = false;
    for (QPlainTextEdit* const edit : {m_tests, m_input, m_expected, m_solution, m_command, m_prompt})
        edit->clear();
    m_entryPoint->clear();
    m_timeLimit->setValue(usualSeconds());
}

void LiveComposer::send()
{
    if (!prompt().trimmed().isEmpty())
        emit taskWritten(task());
}

} // namespace acr::ui

#include "moc_livecomposer.cpp"
