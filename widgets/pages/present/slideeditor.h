// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is on a slide, to be changed: template, charts, title, finding and notes. Emits what the user does; shows what
/// it is given. GUI thread only.
#pragma once

#include "widgets/pages/present/slide.h"
#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace acr::ui {

class SlideEditor final : public QWidget {
    Q_OBJECT

public:
    explicit SlideEditor(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `current` of all slides, −1 for none; `facts` say where the slide comes from.
    void setSlides(const QList<Slide>& slides, int current, const Deck& deck, const QString& facts);

signals:
    void titleEdited(const QString& title);
    void findingEdited(const QString& finding);
    void notesEdited(const QString& notes);
    /// Another template, chart or table.
    void slideEdited(const acr::ui::Slide& slide);
    void openAsked();

private:
    void fillLayouts(const Slide& slide);
    void fillCharts(const QList<Slide>& slides, int current);
    void chooseLayout();
    void chooseChart();
    void chooseSecond();

    QFormLayout* m_choices;
    QComboBox* m_layout;
    QComboBox* m_chart;
    QComboBox* m_second;
    QLineEdit* m_title;
    QPlainTextEdit* m_finding;
    QPlainTextEdit* m_notes;
    QLabel* m_facts;
    QPushButton* m_open;
    QList<Slide> m_slides;
    std::optional<Slide> m_slide;
    bool m_loading = false;
};

} // namespace acr::ui
