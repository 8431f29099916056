// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/slideeditor.h"

#include "widgets/pages/present/slidewords.h"
#include "widgets/theme/plaintext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int findingLines = 3;
/// Added to the position of another slide in the choice of the second chart.
constexpr int otherSlide = 10'000;

QString layoutTitle(SlideTemplate layout)
{
    switch (layout) {
    case SlideTemplate::Chart: return SlideEditor::tr("Chart");
    case SlideTemplate::ChartFigures: return SlideEditor::tr("Chart and figures");
    case SlideTemplate::TwoCharts: return SlideEditor::tr("Two charts compared");
    case SlideTemplate::Table: return SlideEditor::tr("Table");
    case SlideTemplate::Title: return SlideEditor::tr("Title");
    case SlideTemplate::Image: return SlideEditor::tr("Picture of the page");
    case SlideTemplate::TwoChartsFigures: return SlideEditor::tr("Two charts and figures");
    }
    return {};
}

QString chartTitle(const QJsonObject& snapshot, int position)
{
    const QString title = snapshot.value(QLatin1String("title")).toString();
    return title.isEmpty() ? SlideEditor::tr("Chart %1").arg(position + 1) : title;
}

/// What the template needs is there.
bool hasContentFor(const Slide& slide, SlideTemplate layout)
{
    switch (layout) {
    case SlideTemplate::Chart:
    case SlideTemplate::TwoCharts: return slide.content && !slide.content->charts.isEmpty();
    case SlideTemplate::ChartFigures:
        return slide.content && !slide.content->charts.isEmpty() && !slide.content->figures.isEmpty();
    case SlideTemplate::Table: return slide.content && !slide.content->tables.isEmpty();
    case SlideTemplate::Title: return true;
    case SlideTemplate::Image: return !slide.picture.isNull();
    case SlideTemplate::TwoChartsFigures:
        return slide.content && slide.content->charts.size() > 1 && !slide.content->figures.isEmpty();
    }
    return false;
}

} // namespace

SlideEditor::SlideEditor(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_choices(new QFormLayout)
    , m_layout(new QComboBox(this))
    , m_chart(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_title(new QLineEdit(this))
    , m_finding(new QPlainTextEdit(this))
    , m_notes(new QPlainTextEdit(this))
    , m_facts(new QLabel(this))
    , m_open(new QPushButton(tr("Open this view"), this))
{
    m_layout->setObjectName(QStringLiteral("layout"));
    m_layout->setAccessibleName(tr("Template"));
    m_chart->setObjectName(QStringLiteral("chart"));
    m_chart->setAccessibleName(tr("What the slide shows"));
    m_second->setObjectName(QStringLiteral("second"));
    m_second->setAccessibleName(tr("What it is compared with"));
    for (QComboBox* box : {m_layout, m_chart, m_second}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setAccessibleName(tr("Title of the slide"));
    m_title->setPlaceholderText(tr("Title"));
    m_finding->setObjectName(QStringLiteral("finding"));
    m_finding->setAccessibleName(tr("Finding"));
    m_finding->setTabChangesFocus(true);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setAccessibleName(tr("Speaker's notes"));
    m_notes->setPlaceholderText(tr("What you want to say with this slide"));
    m_notes->setTabChangesFocus(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    followTheme(*m_facts, themes, [this, &themes] {
        m_facts->setFont(themes.theme().font(FontRole::Caption));
        const QFontMetrics metrics(themes.theme().font(FontRole::Body));
        m_finding->setFixedHeight(findingLines * metrics.lineSpacing() + 2 * space::s);
    });
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(space::xs);
    m_choices->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_choices->addRow(tr("Template"), m_layout);
    m_choices->addRow(tr("Shows"), m_chart);
    m_choices->addRow(tr("Beside"), m_second);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_title);
    layout->addWidget(m_finding);
    layout->addWidget(m_notes, 1);
    layout->addLayout(m_choices);
    layout->addWidget(m_facts);
    layout->addWidget(m_open);
    connect(m_title, &QLineEdit::textEdited, this, &SlideEditor::titleEdited);
    connect(m_finding, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            emit findingEdited(m_finding->toPlainText().simplified());
    });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            emit notesEdited(m_notes->toPlainText());
    });
    connect(m_layout, &QComboBox::activated, this, &SlideEditor::chooseLayout);
    connect(m_chart, &QComboBox::activated, this, &SlideEditor::chooseChart);
    connect(m_second, &QComboBox::activated, this, &SlideEditor::chooseSecond);
    connect(m_open, &QPushButton::clicked, this, &SlideEditor::openAsked);
}

void SlideEditor::setSlides(const QList<Slide>& slides, int current, const Deck& deck, const QString& facts)
{
    m_slides = slides;
    m_slide = current >= 0 && current < slides.size() ? std::optional(slides[current]) : std::nullopt;
    m_loading = true;
    if (m_title->text() != (m_slide ? m_slide->title : QString()))
        m_title->setText(m_slide ? m_slide->title : QString());
    // What is being typed may end with a space.
    const QString finding = m_slide ? m_slide->finding : QString();
    if (m_finding->toPlainText().simplified() != finding)
        m_finding->setPlainText(finding);
    const QString proposed = m_slide ? SlideWords::proposedFinding(*m_slide, deck) : QString();
    m_finding->setPlaceholderText(proposed.isEmpty() ? tr("What the slide shows, in one sentence") : proposed);
    // Qt draws the former one until the text is touched.
    m_finding->viewport()->update();
    if (m_notes->toPlainText() != (m_slide ? m_slide->notes : QString()))
        m_notes->setPlainText(m_slide ? m_slide->notes : QString());
    m_facts->setText(facts);
    for (QWidget* part : std::initializer_list<QWidget*>{m_layout, m_title, m_finding, m_notes, m_open})
        part->setEnabled(m_slide.has_value());
    m_open->setEnabled(m_slide && !m_slide->page.isEmpty());
    if (m_slide) {
        fillLayouts(*m_slide);
        fillCharts(slides, current);
    }
    m_loading = false;
}

void SlideEditor::fillLayouts(const Slide& slide)
{
    m_layout->clear();
    for (int i = 0; i < slideTemplates; ++i) {
        const auto layout = static_cast<SlideTemplate>(i);
        if (layout == slide.layout || hasContentFor(slide, layout))
            m_layout->addItem(layoutTitle(layout), i);
    }
    m_layout->setCurrentIndex(m_layout->findData(static_cast<int>(slide.layout)));
}

void SlideEditor::fillCharts(const QList<Slide>& slides, int current)
{
    const Slide& slide = slides[current];
    m_chart->clear();
    m_second->clear();
    const SlideContent none;
    const SlideContent& content = slide.content ? *slide.content : none;
    // What can be chosen is named in the language of the program, whatever it was when the view was kept.
    const DeckLanguage language({}, content.language);
    const bool two = slide.layout == SlideTemplate::TwoCharts || slide.layout == SlideTemplate::TwoChartsFigures;
    if (slide.layout == SlideTemplate::Table) {
        for (int i = 0; i < content.tables.size(); ++i)
            m_chart->addItem(content.tables[i].title.isEmpty() ? tr("Table %1").arg(i + 1)
                                                               : language.text(content.tables[i].title),
                             i);
        m_chart->setCurrentIndex(m_chart->findData(slide.table));
    } else if (slide.layout != SlideTemplate::Title && slide.layout != SlideTemplate::Image) {
        for (int i = 0; i < content.charts.size(); ++i) {
            const QString name = language.text(chartTitle(content.charts[i], i));
            m_chart->addItem(name, i);
            if (two)
                m_second->addItem(name, i);
        }
        m_chart->setCurrentIndex(m_chart->findData(slide.chart));
        for (int row = 0; two && row < slides.size(); ++row) {
            const QJsonObject other = row == current ? QJsonObject() : slides[row].chartAt(slides[row].chart);
            if (other.isEmpty())
                continue;
            const DeckLanguage said({}, slides[row].content ? slides[row].content->language : QString());
            m_second->addItem(tr("Slide %1: %2").arg(row + 1).arg(said.text(chartTitle(other, 0))), otherSlide + row);
        }
        m_second->setCurrentIndex(m_second->findData(slide.second));
    }
    // Where nothing can be chosen, the room is for the notes.
    m_choices->setRowVisible(m_chart, m_chart->count() > 1);
    m_choices->setRowVisible(m_second, m_second->count() > 1);
}

void SlideEditor::chooseLayout()
{
    if (!m_slide)
        return;
    Slide changed = *m_slide;
    changed.layout = static_cast<SlideTemplate>(m_layout->currentData().toInt());
    if (changed != *m_slide)
        emit slideEdited(changed);
}

void SlideEditor::chooseChart()
{
    if (!m_slide)
        return;
    Slide changed = *m_slide;
    (changed.layout == SlideTemplate::Table ? changed.table : changed.chart) = m_chart->currentData().toInt();
    if (changed != *m_slide)
        emit slideEdited(changed);
}

void SlideEditor::chooseSecond()
{
    if (!m_slide || !m_slide->content)
        return;
    Slide changed = *m_slide;
    changed.second = m_second->currentData().toInt();
    if (changed.second >= otherSlide) {
        const Slide& other = m_slides[changed.second - otherSlide];
        SlideContent content = *changed.content;
        const QJsonObject chart = other.chartAt(other.chart);
        changed.second = static_cast<int>(content.charts.indexOf(chart));
        if (changed.second < 0) {
            content.charts.append(chart);
            changed.second = static_cast<int>(content.charts.size()) - 1;
            changed.content = std::make_shared<const SlideContent>(std::move(content));
        }
    }
    if (changed != *m_slide)
        emit slideEdited(changed);
}

} // namespace acr::ui

#include "moc_slideeditor.cpp"
