// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/beatpanel.h"

#include "widgets/charts/curvechart.h"
#include "widgets/pages/present/slidecapture.h"
#include "widgets/pages/present/slidecomposition.h"
#include "widgets/shell/names.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/regretwords.h"
#include "widgets/theme/figurecard.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/outlinestyle.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/sentences.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <utility>

namespace acr::ui {

namespace {

/// Number of models with a shortcut key.
constexpr int keyedModels = 9;
constexpr std::size_t maxPlayed = 40; ///< models of a game
/// Tasks of a game; 0: all of the stream.
constexpr int gameLengths[] = {10, 25, 50, 0};
constexpr int picturePixels = 1920;
constexpr double largeScale = 1.7;
/// The panel's size that the plain type is made for.
constexpr QSizeF plainSize(1200, 620);
/// More models than that stand in two columns.
constexpr int maxInOneColumn = 10;
/// The height of a model's button, in lines.
constexpr int highestButton = 4;
constexpr int maxScores = 20;
constexpr int shownScores = 5;
// A preference of the workspace: the scores as JSON.
const QString scoresKey = QStringLiteral("beat.scores");

/// Two regrets of a short game, with a second decimal where the first does not tell them apart.
std::pair<QString, QString> regretsApart(double one, double other)
{
    const bool alike = one != other && numbers::regret(one) == numbers::regret(other);
    return alike ? std::pair(numbers::fixed(one, 2), numbers::fixed(other, 2))
                 : std::pair(numbers::regret(one), numbers::regret(other));
}

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

BeatPanel::BeatPanel(const ThemeManager& themes, Document& document, WorkspaceFile& workspace, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_document(document)
    , m_workspace(workspace)
    , m_audience(new FigureCard(themes, tr("Your CumReg (reward)"), this))
    , m_router(new FigureCard(themes, tr("CumReg of the router (reward)"), this))
    , m_progress(new FigureCard(themes, tr("Task in stream"), this))
    , m_task(new SectionTitle(themes, {}, this))
    , m_prompt(new QPlainTextEdit(this))
    , m_grid(new QGridLayout)
    , m_verdict(new QLabel(this))
    , m_next(new QPushButton(tr("Next task"), this))
    , m_restart(new QPushButton(icon(themes, QStringLiteral("refresh")), tr("New game"), this))
    , m_save(new QPushButton(icon(themes, QStringLiteral("save")), tr("Save picture…"), this))
    , m_copy(new QPushButton(icon(themes, QStringLiteral("copy")), tr("Copy picture"), this))
    , m_fill(new QPushButton(icon(themes, QStringLiteral("present")), tr("Fill the screen"), this))
    , m_length(new QComboBox(this))
    , m_chart(new CurveChart(themes, this))
{
    m_chart->setObjectName(QStringLiteral("beatCurves"));
    m_chart->setFocusPolicy(Qt::TabFocus); // a click must not take the keys of the game
    m_fill->setObjectName(QStringLiteral("fill"));
    m_save->setObjectName(QStringLiteral("savePicture"));
    m_copy->setObjectName(QStringLiteral("copyPicture"));
    m_restart->setObjectName(QStringLiteral("newGame"));
    m_length->setObjectName(QStringLiteral("gameLength"));
    m_length->setAccessibleName(tr("Tasks of a game"));
    m_length->setToolTip(m_length->accessibleName());
    for (const int tasks : gameLengths)
        m_length->addItem(tasks > 0 ? tr("%1 tasks").arg(tasks) : tr("whole stream"), tasks);
    connect(m_length, &QComboBox::activated, this, &BeatPanel::restart);
    connect(m_save, &QPushButton::clicked, this, &BeatPanel::savePicture);
    connect(m_copy, &QPushButton::clicked, this, &BeatPanel::copyPicture);
    connect(m_fill, &QPushButton::clicked, this, [this] { emit largeAsked(!m_large); });
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Beat the router"));
    m_task->setTextFormat(Qt::PlainText);
    m_task->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_task->setWordWrap(true);
    m_prompt->setReadOnly(true);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setAccessibleName(tr("Prompt of the task"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setAccessibleName(tr("What the pick was worth"));
    m_chart->setAxisTitles(tr("tasks picked"), regretAxisTitle(false));
    // Few tasks: what is lost by cost alone is to be seen.
    m_chart->setValueFormat({}, {}, 3);
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
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_length);
    buttons->addWidget(m_restart);
    buttons->addWidget(m_fill);
    buttons->addWidget(m_next);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::s);
    left->addWidget(m_task);
    left->addWidget(m_prompt, 3);
    left->addLayout(m_grid, 1);
    left->addWidget(m_verdict);
    left->addStretch();
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
    connect(&m_themes, &ThemeManager::themeChanged, this, &BeatPanel::restyle);
    restart();
}

void BeatPanel::restart()
{
    m_game.reset();
    m_revealed = false;
    m_hints.reset();
    if (const auto& results = m_document.results(); results && results->benchmark->models.size() <= maxPlayed) {
        if (const auto row = BeatGame::opponent(*results, m_document.selectedPolicy())) {
            const std::size_t all = results->rows[*row].runs.front().steps.size();
            const auto wanted = static_cast<std::size_t>(m_length->currentData().toInt());
            const std::size_t count = wanted == 0 ? all : std::min(wanted, all);
            // Somewhere in the stream, so that two games are not the same.
            const std::size_t first =
                count < all ? QRandomGenerator::global()->bounded(static_cast<quint32>(all - count + 1)) : 0;
            m_game.emplace(results, *row, first, count);
            m_hints.emplace(results->benchmark);
        }
    }
    buildModels();
    m_restart->setEnabled(m_game.has_value());
    m_chart->setCurves({});
    m_chart->setAxisTitles(tr("tasks picked"), regretAxisTitle(calledOnly()));
    m_router->setCaption(
        m_game ? tr("CumReg of %1 (reward)").arg(policyLabel(QString::fromStdString(m_game->row().policy)))
               : tr("CumReg of the router (reward)"));
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
    for (int j = 0; j < static_cast<int>(models.size()); ++j) {
        const QString name = QString::fromStdString(models[static_cast<std::size_t>(j)].name);
        auto* button = new QPushButton(
            escapeMnemonics(j < keyedModels ? QStringLiteral("%1  %2").arg(j + 1).arg(name) : name), this);
        button->setIcon(markerIcon(m_themes, Ink::model(name, j)));
        showLabelAtLeft(*button); // the marks stand below each other
        button->setAccessibleName(tr("Pick %1").arg(name));
        button->setObjectName(QStringLiteral("pick%1").arg(j));
        auto* outcome = new QLabel(this);
        outcome->setAccessibleName(tr("Outcome of %1").arg(name));
        outcome->setWordWrap(true);
        connect(button, &QPushButton::clicked, this, [this, j] { pick(j); });
        m_models.append(button);
        m_outcomes.append(outcome);
    }
    arrangeModels();
    restyle();
}

void BeatPanel::arrangeModels()
{
    const auto models = static_cast<int>(m_models.size());
    const bool roomy = m_prompt->isHidden() && models <= maxInOneColumn;
    const int columns = roomy ? 1 : 2;
    const int rows = (models + columns - 1) / columns;
    for (int j = 0; j < models; ++j) {
        // Names are never cut; what stands beside them takes a second line where there is no room.
        m_models[j]->setSizePolicy(QSizePolicy::Minimum, roomy ? QSizePolicy::Expanding : QSizePolicy::Fixed);
        m_grid->addWidget(m_models[j], j % rows, 2 * (j / rows));
        m_grid->addWidget(m_outcomes[j], j % rows, 2 * (j / rows) + 1);
    }
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, column < 2 * columns ? 1 : 0);
}

double BeatPanel::typeScale() const
{
    if (m_large)
        return largeScale;
    // In steps: a window that is resized does not restyle everything at each pixel.
    const double room = std::min(width() / plainSize.width(), height() / plainSize.height());
    return std::clamp(std::floor(room * 10) / 10, 1.0, largeScale);
}

void BeatPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (typeScale() != m_scale)
        restyle();
}

QString BeatPanel::modelName(ModelIndex model) const
{
    return QString::fromStdString(m_game->results().benchmark->models[model.position()].name);
}

void BeatPanel::showTask()
{
    m_next->setEnabled(false);
    m_next->setText(tr("Next task"));
    m_revealed = false;
    m_verdict->clear();
    for (QLabel* outcome : m_outcomes) {
        outcome->clear();
        outcome->setToolTip({});
    }
    m_save->setVisible(false);
    m_copy->setVisible(false);
    const bool playing = m_game && !m_game->finished();
    for (QPushButton* button : m_models)
        button->setEnabled(playing);
    if (!m_game) {
        m_task->setText(
            m_document.results() && m_document.results()->benchmark->models.size() > maxPlayed
                ? tr("The game has a button for each model and is played with at most %1 of them.").arg(maxPlayed)
                : tr("Open a benchmark to play."));
        m_prompt->clear();
        return;
    }
    if (!playing) {
        showEnd();
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
                    QStringLiteral(" · ") + facts.join(QStringLiteral(" · ")));
    const std::string& prompt = tasks.prompt(task);
    m_prompt->setVisible(!prompt.empty());
    // Some published prompts begin with an empty line.
    const std::size_t begin = prompt.find_first_not_of("\r\n");
    m_prompt->setPlainText(QString::fromStdString(begin == std::string::npos ? prompt : prompt.substr(begin)));
    arrangeModels();
    showHints();
    showTotals();
}

void BeatPanel::showHints()
{
    const std::vector<BeatHints::Hint>& hints = m_hints->of(m_game->task());
    const std::string& dimension = m_game->results().benchmark->tasks.categoryName(m_game->task(), Facet::Dimension);
    double smallest = 0;
    for (const BeatHints::Hint& hint : hints)
        if (hint.tasks > 0 && hint.meanCostUsd > 0 && (smallest == 0 || hint.meanCostUsd < smallest))
            smallest = hint.meanCostUsd;
    const int costDecimals = numbers::columnDollarDecimals(smallest);
    std::size_t tasks = 0;
    for (std::size_t j = 0; j < hints.size() && j < static_cast<std::size_t>(m_outcomes.size()); ++j) {
        QLabel& label = *m_outcomes[static_cast<qsizetype>(j)];
        tasks = std::max(tasks, hints[j].tasks);
        if (hints[j].tasks == 0)
            continue;
        label.setText(
            tr("probing: %1, %2", "mean score, mean cost")
                .arg(numbers::fixed(hints[j].meanScore, 3), numbers::dollars(hints[j].meanCostUsd, costDecimals)));
        label.setToolTip(
            tr("mean score and cost on %n tasks of the probing split", nullptr, static_cast<int>(hints[j].tasks)));
    }
    if (tasks > 0)
        m_verdict->setText(tr("Beside each model: its mean score and cost on %1 probing tasks of %2.")
                               .arg(numbers::count(static_cast<qint64>(tasks)),
                                    dimension.empty() ? tr("any kind") : QString::fromStdString(dimension)));
}

void BeatPanel::showEnd()
{
    const double own = m_game->audience().empty() ? 0 : m_game->audience().back();
    const double other = m_game->router().empty() ? 0 : m_game->router().back();
    const QString router = policyLabel(QString::fromStdString(m_game->row().policy));
    m_task->setText(own < other   ? tr("You beat %1.").arg(router)
                    : own > other ? tr("%1 wins.").arg(router)
                                  : tr("A draw with %1.").arg(router));
    m_prompt->hide();
    const auto [ownRegret, otherRegret] = regretsApart(own, other);
    QStringList lines{tr("Regret %1 against %2 over %3 tasks; the best model in %4 of them, the router in %5.")
                          .arg(ownRegret, otherRegret, numbers::count(static_cast<qint64>(m_game->tasks())),
                               numbers::count(static_cast<qint64>(m_game->audienceHits())),
                               numbers::count(static_cast<qint64>(m_game->routerHits())))};
    QStringList table;
    for (const Score& score : scores().first(std::min<qsizetype>(shownScores, scores().size()))) {
        const auto [audience, regret] = regretsApart(score.audience, score.regret);
        table << tr("%1 against %2 (%3), %4 tasks, %5")
                     .arg(audience, regret, policyLabel(score.router), numbers::count(score.tasks),
                          splitTitle(score.split.toStdString()));
    }
    if (!table.isEmpty())
        lines << QString() << tr("Best games:") << table;
    m_verdict->setText(lines.join(QLatin1Char('\n')));
    m_save->setVisible(!m_game->audience().empty());
    m_copy->setVisible(!m_game->audience().empty());
    showTotals();
}

QList<BeatPanel::Score> BeatPanel::scores() const
{
    QList<Score> kept;
    const QJsonArray array = QJsonDocument::fromJson(m_workspace.preference(scoresKey).toUtf8()).array();
    for (const auto& value : array) {
        const QJsonObject each = value.toObject();
        kept.append({each.value(QLatin1String("router")).toString(), each.value(QLatin1String("split")).toString(),
                     each.value(QLatin1String("tasks")).toInt(), each.value(QLatin1String("audience")).toDouble(),
                     each.value(QLatin1String("regret")).toDouble()});
    }
    std::ranges::stable_sort(
        kept, {}, [](const Score& score) { return (score.audience - score.regret) / std::max(1, score.tasks); });
    return kept;
}

void BeatPanel::keepScore()
{
    QList<Score> kept = scores();
    kept.append({QString::fromStdString(m_game->row().policy),
                 QString::fromStdString(m_game->results().stream->definition.split), static_cast<int>(m_game->tasks()),
                 m_game->audience().back(), m_game->router().back()});
    std::ranges::stable_sort(
        kept, {}, [](const Score& score) { return (score.audience - score.regret) / std::max(1, score.tasks); });
    QJsonArray array;
    for (const Score& score : kept.first(std::min<qsizetype>(maxScores, kept.size())))
        array.append(QJsonObject{{QStringLiteral("router"), score.router},
                                 {QStringLiteral("split"), score.split},
                                 {QStringLiteral("tasks"), score.tasks},
                                 {QStringLiteral("audience"), score.audience},
                                 {QStringLiteral("regret"), score.regret}});
    m_workspace.setPreference(scoresKey, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

bool BeatPanel::calledOnly() const
{
    const auto& results = m_document.results();
    return results && results->oracle.outcomes().calledOnly();
}

Slide BeatPanel::summary() const
{
    const double own = m_game->audience().back();
    const double other = m_game->router().back();
    const QString router = policyLabel(QString::fromStdString(m_game->row().policy));
    Slide slide;
    slide.title = own < other   ? tr("We beat %1").arg(router)
                  : own > other ? tr("%1 beat us").arg(router)
                                : tr("A draw with %1").arg(router);
    const auto [ownRegret, otherRegret] = regretsApart(own, other);
    slide.finding = tr("Regret %1 against %2 over %3 tasks.")
                        .arg(ownRegret, otherRegret, numbers::count(static_cast<qint64>(m_game->audience().size())));
    if (calledOnly())
        slide.finding = joinSentences({slide.finding, calledOnlySentence()});
    SlideContent content;
    content.charts = {m_chart->snapshot()};
    const QString picks = numbers::count(static_cast<qint64>(m_game->audience().size()));
    content.figures = {{tr("Our CumReg (reward)"), numbers::regret(own), numbers::delta(own - other, 1),
                        tr("against the router"), own - other, -1},
                       {tr("CumReg of %1 (reward)").arg(router), numbers::regret(other), {}, {}, 0, 0},
                       {tr("Best model picked"),
                        tr("%1 of %2").arg(numbers::count(static_cast<qint64>(m_game->audienceHits())), picks),
                        {},
                        {},
                        0,
                        0},
                       {tr("… by the router"),
                        tr("%1 of %2").arg(numbers::count(static_cast<qint64>(m_game->routerHits())), picks),
                        {},
                        {},
                        0,
                        0}};
    const StreamResults& results = m_game->results();
    content.source = sourceLine(*results.benchmark, *results.stream, results.settings.weights);
    slide.content = std::make_shared<const SlideContent>(std::move(content));
    slide.layout = SlideTemplate::ChartFigures;
    return slide;
}

void BeatPanel::savePicture()
{
    if (!m_game || m_game->audience().empty())
        return;
    askWhereToSave(
        *this, {tr("Save picture"), QStringLiteral("beat-the-router.png"), {tr("PNG image (*.png)")}},
        [this, picture = SlideComposition(summary(), {}, m_themes, 0, 1).picture(picturePixels)](const QString& path) {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit())
                emit said(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
            else
                emit said(tr("%1 can't be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
        });
}

void BeatPanel::copyPicture()
{
    if (!m_game || m_game->audience().empty())
        return;
    QGuiApplication::clipboard()->setImage(SlideComposition(summary(), {}, m_themes, 0, 1).picture(picturePixels));
    emit said(tr("The picture is on the clipboard."));
}

void BeatPanel::setLarge(bool large)
{
    m_large = large;
    m_fill->setText(large ? tr("Leave the full screen") : tr("Fill the screen"));
    restyle();
}

void BeatPanel::restyle()
{
    m_scale = typeScale();
    const auto scaled = [this](FontRole role) {
        QFont font = m_themes.theme().font(role);
        font.setPointSizeF(font.pointSizeF() * m_scale);
        return font;
    };
    const QFont font = scaled(FontRole::Body);
    for (QWidget* part : findChildren<QWidget*>()) {
        if (qobject_cast<QPushButton*>(part) != nullptr || qobject_cast<QComboBox*>(part) != nullptr ||
            (qobject_cast<QLabel*>(part) != nullptr && part != m_task))
            part->setFont(font);
        if (auto* const button = qobject_cast<QPushButton*>(part))
            button->setIconSize(QSize(1, 1) * qRound(measure::iconSmall * m_scale));
    }
    m_task->setFont(scaled(FontRole::SectionTitle));
    m_prompt->setFont(scaled(FontRole::Mono)); // columns of code and of tables stand below each other
    for (QPushButton* button : m_models)
        button->setMaximumHeight(highestButton * QFontMetrics(font).height());
    std::optional<Theme> own;
    if (m_scale > 1)
        own = m_themes.theme().isDark() ? Theme::dark(m_themes.theme().pointSize() * m_scale)
                                        : Theme::light(m_themes.theme().pointSize() * m_scale);
    m_chart->setOwnTheme(own);
    for (FigureCard* card : {m_audience, m_router, m_progress})
        card->setOwnTheme(own);
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
    m_audience->setFigure(numbers::regret(own), numbers::regretReading(own));
    m_audience->setDelta(own - other, numbers::delta(own - other, 1), Better::Lower, tr("against the router"));
    m_router->setFigure(numbers::regret(other), numbers::regretReading(other));
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
    double smallest = 0;
    for (const BeatGame::Outcome& outcome : reveal.outcomes)
        if (outcome.costUsd > 0 && (smallest == 0 || outcome.costUsd < smallest))
            smallest = outcome.costUsd;
    const int costDecimals = numbers::columnDollarDecimals(smallest);
    for (int j = 0; j < m_models.size(); ++j) {
        m_models[j]->setEnabled(false);
        const BeatGame::Outcome& outcome = reveal.outcomes[static_cast<std::size_t>(j)];
        QString text =
            tr("score %1, %2").arg(numbers::fixed(outcome.score, 3), numbers::dollars(outcome.costUsd, costDecimals));
        if (outcome.best)
            text += QStringLiteral("  ★");
        if (ModelIndex::at(static_cast<std::size_t>(j)) == reveal.picked)
            text += QStringLiteral("  ") + tr("◀ you");
        if (ModelIndex::at(static_cast<std::size_t>(j)) == reveal.router)
            text += QStringLiteral("  ") + tr("◀ router");
        m_outcomes[j]->setText(text);
        m_outcomes[j]->setToolTip(tr("reward %1").arg(numbers::reading(outcome.reward)));
    }
    QString verdict =
        tr("Your regret here: %1. The router took %2 and regrets %3.")
            .arg(numbers::fixed(reveal.regret, 3), modelName(reveal.router), numbers::fixed(reveal.routerRegret, 3));
    if (reveal.routerAttempts > 1)
        verdict = joinSentences({verdict, tr("It paid for %n attempts.", nullptr, reveal.routerAttempts)});
    m_verdict->setText(verdict);
    showTotals();
    m_chart->setCurves({curveOf(QStringLiteral("router"), policyLabel(QString::fromStdString(m_game->row().policy)),
                                Ink::policy(QString::fromStdString(m_game->row().policy)), m_game->router()),
                        curveOf(QStringLiteral("audience"), tr("you"), Ink::warning(), m_game->audience())});
    if (m_game->finished())
        keepScore();
    m_next->setText(m_game->finished() ? tr("Result") : tr("Next task"));
    m_next->setEnabled(true);
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
    if (event->key() == Qt::Key_F && event->modifiers() == Qt::NoModifier) {
        emit largeAsked(!m_large);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_large) {
        emit largeAsked(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace acr::ui

#include "moc_beatpanel.cpp"
