// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes one task: prompt, dimension and language, and what its answers are checked with, as a file of tasks has it
/// (runnabletask.h): tests, the function that they call, input and expected output, a reference solution, a command, a
/// time limit. Dimension and language are suggested from the prompt until the user chooses them. GUI thread only.
#pragma once

#include "core/verifier/runnabletask.h"
#include "widgets/theme/thememanager.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace acr::ui {

class NumberBox;

class LiveComposer final : public QWidget {
    Q_OBJECT

public:
    /// Gives the dimension of a prompt, or an empty text.
    using Detector = std::function<QString(const QString& prompt)>;

    explicit LiveComposer(const ThemeManager& themes, QWidget* parent = nullptr);

    void setDimensions(const QStringList& dimensions);
    /// In which programs can be run; others can be typed.
    void setLanguages(const QStringList& languages);
    void setDetector(Detector detector);
    void setPrompt(const QString& prompt);
    [[nodiscard]] QString prompt() const;

    /// What was written, without an id.
    [[nodiscard]] RunnableTask task() const;
    void clear();

signals:
    /// There is a prompt, and the user wants it routed.
    void taskWritten(const acr::RunnableTask& task);

private:
    /// The texts that answers are checked with, one beside the other.
    [[nodiscard]] QWidget* checks();
    /// What happens to an answer of the task as it is written.
    [[nodiscard]] QString note() const;
    void detect();
    void refresh();
    void send();

    const ThemeManager& m_themes;
    QPlainTextEdit* m_prompt;
    QPlainTextEdit* m_tests;
    QPlainTextEdit* m_input;
    QPlainTextEdit* m_expected;
    QPlainTextEdit* m_solution;
    QPlainTextEdit* m_command;
    QComboBox* m_dimension;
    QComboBox* m_language;
    QLineEdit* m_entryPoint;
    NumberBox* m_timeLimit;
    QLabel* m_note;
    QPushButton* m_add;
    Detector m_detector;
    QStringList m_languages;
    bool m_dimensionChosen = false;
    bool m_languageChosen = false;
};

/// The language that a prompt asks for or is written in, by its usual name in lower case; empty: not known.
[[nodiscard]] QString languageInPrompt(const QString& prompt);

} // namespace acr::ui
