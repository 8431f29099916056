// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The line in which a filter is typed: names are completed while they are typed (or on Ctrl+Space), and what is wrong
/// is underlined, with its sentence below the place.
#pragma once

#include "core/session/filtercompletion.h"
#include "core/session/filtererror.h"
#include "widgets/theme/thememanager.h"

#include <QLineEdit>
#include <QPointer>

#include <memory>
#include <optional>

class QCompleter;
class QLabel;
class QStringListModel;

namespace acr::ui {

class FilterEdit final : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterEdit(const ThemeManager& themes, QWidget* parent = nullptr);
    ~FilterEdit() override;

    /// Null: nothing is completed, the text is plain.
    void setVocabulary(std::shared_ptr<const FilterVocabulary> vocabulary);
    void setProblem(const std::optional<FilterError>& problem);
    [[nodiscard]] const std::optional<FilterError>& problem() const { return m_problem; }
    /// The sentence below the text; empty while none is shown.
    [[nodiscard]] QString shownSentence() const;
    /// What the list offers now; empty while it is closed.
    [[nodiscard]] QStringList offered() const;

signals:
    /// Enter was pressed outside the list.
    void committed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void suggest(bool asked);
    void take(int row);
    void placeSentence();
    [[nodiscard]] bool listIsOpen() const;
    /// Where that character is painted, from the left edge.
    [[nodiscard]] int xOf(qsizetype character) const;

    const ThemeManager& m_themes;
    std::shared_ptr<const FilterVocabulary> m_vocabulary;
    QCompleter* m_completer;
    QStringListModel* m_list;
    FilterCompletion m_completion;
    /// On top of the window's content; the window may go first.
    QPointer<QLabel> m_sentence;
    std::optional<FilterError> m_problem;
};

} // namespace acr::ui
