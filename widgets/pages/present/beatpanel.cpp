// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/beatpanel.h"

#include "widgets/charts/curvechart.h"
#include "widgets/shell/names.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/sentences.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace acr::ui {

namespace {

/// Number of models with a shortcut key.
constexpr int keyedModels = 9;

/// From 0 before the first pick.
Curve curveOf(const QString& id, const QString& name, const Ink& ink, const std::vector<double>& values)
{
    Curve curve{id, name, ink, {}};
    std::vector<double> fromZero{0};
    fromZero.insert(fromZero.end(), values.begin(), values.end());
    curve.values = std::make_shared<CurveData>(fromZero);
    return curve;
}

} // namespace

BeatPanel::BeatPanel(const ThemeManager& themes, Document& document, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_document(document)
    , m_audience(new FigureCard(themes, tr("Your CumReg (reward)"), this))
    , m_router(new FigureCard(themes, tr("CumReg of the router"), this))
    , m_progress(new FigureCard(themes, tr("Task in stream"), this))
    , m_task(new SectionTitle(themes, {}, this))
    , m_prompt(new QPlainTextEdit(this))
    , m_grid(new QGridLayout)
    , m_verdict(new QLabel(this))
    , m_next(new QPushButton(tr("Next task"), this))
    , m_restart(new QPushButton(icon(themes, QStringLiteral("refresh")), tr("New game"), this))
    , m_chart(new CurveChart(themes, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Beat the router"));
    m_task->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_task->setWordWrap(true);
    m_prompt->setReadOnly(true);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setAccessibleName(tr("Prompt of the task"));
    m_verdict->setWordWrap(true);
    m_verdict->setAccessibleName(tr("What the pick was worth"));
    m_chart->setAxisTitles(tr("tasks picked"), tr("cumulative regret (reward)"));
    m_chart->setEmptyText(tr("No picks yet"), tr("Pick a model; both curves start with the reveal."));
    m_chart->setAccessibleName(tr("Regret of the audience and of the router"));
    m_next->setEnabled(false);
    m_grid->setSpacing(space::s);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(space::s);
    for (FigureCard* card : {m_audience, m_router, m_progress}) {
        card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        cards->addWidget(card);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_verdict, 1);
    buttons->addWidget(m_restart);
    buttons->addWidget(m_next);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addWidget(m_task);
    left->addWidget(m_prompt, 1);
    left->addLayout(m_grid);
    left->addLayout(buttons);
    auto* body = new QHBoxLayout;
    body->setSpacing(space::m);
    body->addLayout(left, 3);
    body->addWidget(m_chart, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    layout->addLayout(cards);
    layout->addLayout(body, 1);

    connect(m_next, &QPushButton::clicked, this, &BeatPanel::goOn);
    connect(m_restart, &QPushButton::clicked, this, &BeatPanel::restart);
    connect(&m_document, &Document::resultsChanged, this, &BeatPanel::restart);
    restart();
}

void BeatPanel::restart()
{
    m_game.reset();
    m_revealed = false;
    if (const auto& results = m_document.results()) {
        if (const auto row = BeatGame::opponent(*results, m_document.selectedPolicy()))
            m_game.emplace(results, *row);
    }
    buildModels();
    m_restart->setEnabled(m_game.has_value());
    m_chart->setCurves({});
    m_router->setCaption(m_game ? tr("CumReg of %1").arg(QString::fromStdString(m_game->row().policy))
                                : tr("CumReg of the router"));
    showTotals();
    showTask();
}

void BeatPanel::buildModels()
{
    qDeleteAll(m_models);
    qDeleteAll(m_outcomes);
    m_models.clear();
    m_outcomes.clear();
    if (!m_game)
        return;
    const auto& models = m_game->results().benchmark->models;
    constexpr int columns = 2;
    for (int j = 0; j < static_cast<int>(models.size()); ++j) {
        const QString name = QString::fromStdString(models[static_cast<std::size_t>(j)].name);
        auto* button = new QPushButton(
            escapeMnemonics(j < keyedModels ? QStringLiteral("%1  %2").arg(j + 1).arg(name) : name), this);
        button->setAccessibleName(tr("Pick %1").arg(name));
        button->setObjectName(QStringLiteral("pick%1").arg(j));
        auto* outcome = new QLabel(this);
        outcome->setAccessibleName(tr("Outcome of %1").arg(name));
        const int rows = (static_cast<int>(models.size()) + columns - 1) / columns;
        m_grid->addWidget(button, j % rows, 2 * (j / rows));
        m_grid->addWidget(outcome, j % rows, 2 * (j / rows) + 1);
        connect(button, &QPushButton::clicked, this, [this, j] { pick(j); });
        m_models.append(button);
        m_outcomes.append(outcome);
    }
}

QString BeatPanel::modelName(ModelIndex model) const
{
    return QString::fromStdString(m_game->results().benchmark->models[model.position()].name);
}

void BeatPanel::showTask()
{
    m_next->setEnabled(false);
    m_revealed = false;
    m_verdict->clear();
    for (QLabel* outcome : m_outcomes)
        outcome->clear();
    const bool playing = m_game && !m_game->finished();
    for (QPushButton* button : m_models)
        button->setEnabled(playing);
    if (!m_game) {
        m_task->setText(tr("Open a benchmark to play."));
        m_prompt->clear();
        return;
    }
    if (!playing) {
        m_task->setText(tr("That was the whole stream."));
        m_prompt->clear();
        return;
    }
    const TaskTable& tasks = m_game->results().benchmark->tasks;
    const TaskIndex task = m_game->task();
    QStringList facts;
    for (const Facet facet : {Facet::Dimension, Facet::Source, Facet::Bench, Facet::Language, Facet::Difficulty}) {
        if (const std::string& name = tasks.categoryName(task, facet);
            !name.empty() && !facts.contains(QString::fromStdString(name)))
            facts.append(QString::fromStdString(name));
    }
    m_task->setText(tr("Which model for this task?") + QLatin1Char('\n') + QString::fromStdString(tasks[task].id) +
                    QStringLiteral("  ·  ") + facts.join(QStringLiteral(" · ")));
    const std::string& prompt = tasks.prompt(task);
    // Without prompts an empty box would be most of the page.
    m_prompt->setFrameShape(prompt.empty() ? QFrame::NoFrame : QFrame::StyledPanel);
    m_prompt->viewport()->setAutoFillBackground(!prompt.empty());
    m_prompt->setPlainText(prompt.empty()
                               ? tr("This benchmark came without prompts; the router sees no more than you do.")
                               : QString::fromStdString(prompt));
    showTotals();
}

void BeatPanel::showTotals()
{
    const auto last = [](const std::vector<double>& values) { return values.empty() ? 0.0 : values.back(); };
    if (!m_game) {
        for (FigureCard* card : {m_audience, m_router, m_progress})
            card->setFigure(QStringLiteral("–"));
        m_audience->clearDelta();
        return;
    }
    const double own = last(m_game->audience());
    const double other = last(m_game->router());
    m_audience->setFigure(numbers::fixed(own, 2), numbers::exact(own));
    m_audience->setDelta(own - other, numbers::delta(own - other, 2), Better::Lower, tr("against the router"));
    m_router->setFigure(numbers::fixed(other, 2), numbers::exact(other));
    // After the reveal the task is still the one that was picked for.
    const std::size_t shown = m_game->position() + (m_revealed ? 0 : 1);
    m_progress->setFigure(tr("%1 of %2")
                              .arg(numbers::count(static_cast<qint64>(std::min(shown, m_game->tasks()))),
                                   numbers::count(static_cast<qint64>(m_game->tasks()))));
}

void BeatPanel::pick(int model)
{
    if (!m_game || m_game->finished() || m_revealed || model < 0 || model >= m_models.size())
        return;
    const BeatGame::Reveal reveal = m_game->pick(ModelIndex::at(static_cast<std::size_t>(model)));
    m_revealed = true;
    showReveal(reveal);
}

void BeatPanel::showReveal(const BeatGame::Reveal& reveal)
{
    for (int j = 0; j < m_models.size(); ++j) {
        m_models[j]->setEnabled(false);
        const BeatGame::Outcome& outcome = reveal.outcomes[static_cast<std::size_t>(j)];
        QString text = tr("score %1, %2").arg(numbers::fixed(outcome.score, 2), numbers::dollars(outcome.costUsd));
        if (outcome.best)
            text += QStringLiteral("  ★");
        if (ModelIndex::at(static_cast<std::size_t>(j)) == reveal.picked)
            text += QStringLiteral("  ") + tr("◀ you");
        if (ModelIndex::at(static_cast<std::size_t>(j)) == reveal.router)
            text += QStringLiteral("  ") + tr("◀ router");
        m_outcomes[j]->setText(text);
        m_outcomes[j]->setToolTip(tr("reward %1").arg(numbers::exact(outcome.reward)));
    }
    QString verdict =
        tr("Your regret here: %1. The router took %2 and regrets %3.")
            .arg(numbers::fixed(reveal.regret, 3), modelName(reveal.router), numbers::fixed(reveal.routerRegret, 3));
    if (reveal.routerAttempts > 1)
        verdict = joinSentences({verdict, tr("It paid for %n attempts.", nullptr, reveal.routerAttempts)});
    m_verdict->setText(verdict);
    showTotals();
    m_chart->setCurves({curveOf(QStringLiteral("router"), QString::fromStdString(m_game->row().policy),
                                Ink::policy(QString::fromStdString(m_game->row().policy)), m_game->router()),
                        curveOf(QStringLiteral("audience"), tr("you"), Ink::warning(), m_game->audience())});
    m_next->setEnabled(!m_game->finished());
    if (m_next->isEnabled())
        m_next->setFocus(Qt::OtherFocusReason);
}

void BeatPanel::goOn()
{
    if (!m_game || !m_revealed)
        return;
    showTask();
    setFocus(Qt::OtherFocusReason);
}

void BeatPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9)
        return pick(event->key() - Qt::Key_1);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return goOn();
    QWidget::keyPressEvent(event);
}

} // namespace acr::ui
