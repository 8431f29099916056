// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A policy, an importer, a column of the leaderboard and a page that are defined in this file alone, each in the form
/// that it would have in a file of its own, and what the program makes of them. The names in the lists of CMake are
/// replaced by the calls in registered().

#include "app/cli/leaderboardoutput.h"
#include "core/benchmark/fieldvalues.h"
#include "core/benchmark/importer.h"
#include "core/benchmark/recordreader.h"
#include "core/benchmark/sharedfields.h"
#include "core/evaluation/leaderboardcolumns.h"
#include "core/policy/common.h"
#include "core/policy/entries.h"
#include "core/policy/policyneeds.h"
#include "tests/window/windowfixture.h"
#include "widgets/pages/pageregistry.h"
#include "widgets/pages/present/reportfigures.h"
#include "widgets/pages/regret/leaderboardmodel.h"
#include "widgets/pages/regret/regretpage.h"
#include "widgets/shell/helpview.h"
#include "widgets/shell/rail.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace acr {

namespace {

// A policy: the model whose probing tasks cost the least, or the one that is named.

class ThriftyPolicy final : public CloneablePolicy<ThriftyPolicy> {
public:
    ThriftyPolicy(ModelIndex model, std::size_t models)
        : m_values(models, 0.0)
    {
        m_values[model.position()] = 1;
    }
    using Policy::decide;
    void decide(const TaskContext& request, Decision& decision) const override
    {
        decideFor(bestModel(m_values, request), "fixed", request, decision);
    }
    void valuesOf(const Decision& decision, std::vector<double>& values) const override
    {
        values = m_values;
        keepAvailable(values, decision.context);
    }
    [[nodiscard]] Ballot explain(const Decision& decision) const override { return ballotOf(*this, decision); }

private:
    std::vector<double> m_values;
};

PolicyEntry thriftyEntry()
{
    return {.info = {.id = "thrifty",
                     .family = PolicyFamily::Fitted,
                     .summary = "The model with the lowest costs on the probing split.",
                     .parameters = {{.name = "fitted",
                                     .kind = ParameterKind::Choice,
                                     .defaultValue = std::string("on"),
                                     .minimum = 0,
                                     .maximum = 0,
                                     .choices = {"on", "off"},
                                     .help = "off: the first model of the pool."}},
                     .fitted = true,
                     .published = {{.router = "Random"}},
                     .needs = [](const ParameterSet& parameters,
                                 PolicyNeeds& needs) { needs.training = parameters.text("fitted") == "on"; }},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                std::vector<double> costs(setup.models.size());
                if (spec.parameters.text("fitted") == "on") {
                    if (!hasTraining(setup))
                        return needsTraining(spec);
                    for (const TaskIndex task : setup.training) {
                        const auto row = setup.trainingOutcomes->costs(task);
                        for (std::size_t j = 0; j < costs.size(); ++j)
                            costs[j] += costOrZero(row[j]);
                    }
                }
                const auto cheapest = std::ranges::min_element(costs) - costs.begin();
                return std::make_unique<ThriftyPolicy>(ModelIndex::at(static_cast<std::size_t>(cheapest)),
                                                       costs.size());
            }};
}

PolicyEntry primedEntry()
{
    return {.info = {.id = "primed",
                     .family = PolicyFamily::Fixed,
                     .summary = "The model with the best prior mean.",
                     .needs = [](const ParameterSet&, PolicyNeeds& needs) { needs.priors = true; }},
            .make = [](const PolicySpec&, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                std::vector<double> means(setup.models.size());
                if (setup.priors != nullptr) {
                    for (std::size_t j = 0; j < std::min(means.size(), setup.priors->everywhere.size()); ++j)
                        means[j] = setup.priors->everywhere[j].mean;
                }
                const auto best = std::ranges::max_element(means) - means.begin();
                return std::make_unique<ThriftyPolicy>(ModelIndex::at(static_cast<std::size_t>(best)), means.size());
            }};
}

PolicyEntry preferEntry()
{
    return {.info = {.id = "prefer",
                     .family = PolicyFamily::Fixed,
                     .summary = "The named model.",
                     .argument = modelArgument},
            .make = [](const PolicySpec& spec, const PolicySetup& setup) -> Result<std::unique_ptr<Policy>> {
                const auto model = modelNamed(spec.argument, setup);
                if (!model)
                    return Unexpected(model.error());
                return std::make_unique<ThriftyPolicy>(*model, setup.models.size());
            }};
}

// An importer: JSON lines in a file *.scores, a record for each call.

constexpr auto scoreFields = joinedFields(
    joinedFields(std::array<FieldSpec, 2>{{{.name = "item", .required = true}, {.name = "llm", .required = true}}},
                 TaskFields::specs),
    OutcomeFields::specs(true));

tl::expected<Benchmark, ErrorList> importScores(const SourceItem& file, const ImportOptions& options)
{
    ErrorList errors;
    BenchmarkBuilder builder(errors);
    builder.setModels({{.name = "left"}, {.name = "right"}});
    addAliases(builder, options);
    if (auto source = file.open()) {
        builder.beginFile(source->name());
        const auto rows = makeRecordReader(*source, scoreFields, errors, options.progress);
        FieldValues values(*rows);
        while (rows->next()) {
            values.reset();
            const std::string_view id = values.requiredName(0);
            const auto model = builder.model(values.requiredName(1));
            TaskFacts facts = readTaskFacts(values, 2);
            const Outcome outcome = readOutcome(values, 2 + TaskFields::Count);
            if (!model)
                values.bad(ErrorCode::UnknownModel, 1, builder.benchmark().modelNames());
            if (!values.good())
                continue;
            facts.id = id;
            auto task = builder.find(id);
            if (!task)
                task = builder.addTask(facts, rows->line());
            builder.setCell(*task, *model, outcome, {.line = rows->line()});
        }
    } else {
        errors.add(source.error());
    }
    Benchmark benchmark = builder.finish();
    if (!errors.empty())
        return tl::unexpected(std::move(errors));
    return benchmark;
}

Importer scoresImporter()
{
    return {.reads = "a file of scores",
            .recognise = [](const ImportPlace& place) -> tl::expected<ImportWork, ErrorList> {
                if (place.isFolder || place.path.extension() != ".scores")
                    return ImportWork();
                return ImportWork([item = sourceItemOf(place.path)](const ImportOptions& options) {
                    return importScores(item, options);
                });
            }};
}

// A column of the leaderboard.

const LeaderboardColumn perTask{
    .key = "regret_per_task",
    .heading = {.text = "CumReg / task"},
    .meaning = "Mean regret of a task",
    .plainHeading = "CumReg / task",
    .json = "regret_per_task",
    .unit = ColumnUnit::Ratio,
    .value = [](const LeaderboardRow& row,
                const ColumnContext&) { return row.metrics.cumRegret / static_cast<double>(row.metrics.n); },
    .decimals = 3,
    .tablePlace = 14,
    .inReport = true};

} // namespace

namespace ui {

// A page.

class AddedPage final : public Page {
    Q_OBJECT

public:
    AddedPage(const PageContext& context, QWidget* parent)
        : Page(context.themes, parent)
        , m_document(context.document)
    {
        setBody(new QLabel(QStringLiteral("added")));
        connect(addAction("count", QStringLiteral("Count tasks")), &QAction::triggered, this,
                [this] { m_counted = m_document.benchmark()->tasks.size(); });
    }
    [[nodiscard]] QString id() const override { return QStringLiteral("added"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("Added"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("regret"); }
    [[nodiscard]] std::size_t counted() const { return m_counted; }

private:
    Document& m_document;
    std::size_t m_counted = 0;
};

namespace {

PageEntry addedPageEntry()
{
    return {
        .make = [](const PageContext& context, QWidget* parent) -> Page* { return new AddedPage(context, parent); }};
}

} // namespace

} // namespace ui

class AddingTest : public QObject {
    Q_OBJECT

    static std::vector<LeaderboardRow> rowsOf(const Benchmark& benchmark, const Stream& stream)
    {
        const auto specs = applicablePolicies(benchmark, stream, {});
        return leaderboard(benchmark, stream, specs, {.seeds = 1}).value();
    }

private slots:
    void initTestCase()
    {
        addPolicy(thriftyEntry());
        addPolicy(primedEntry());
        addPolicy(preferEntry());
        addImporter(scoresImporter());
        addLeaderboardColumn(perTask);
        ui::addPage(ui::addedPageEntry());
    }

    void thePolicyHasItsRows()
    {
        const Benchmark benchmark = simulate(test::smallBenchmark()).value();
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        QCOMPARE(policies().back().id, std::string_view("prefer"));
        const PolicySpec spec = parsePolicySpec("thrifty").value();
        QVERIFY(needsOf(spec).training && needsOf(spec).usesTraining);
        QVERIFY(!needsOf(parsePolicySpec("thrifty@fitted=off").value()).training);
        QCOMPARE(publishedRouter("thrifty", "id_test"), std::string_view("Random"));
        QVERIFY(publishedRouter("thrifty@fitted=off", "id_test").empty());

        const std::vector<LeaderboardRow> rows = rowsOf(benchmark, stream);
        const auto row = std::ranges::find(rows, "thrifty", &LeaderboardRow::policy);
        QVERIFY(row != rows.end());
        QCOMPARE(row->metrics.n, stream.tasks.size());
        QCOMPARE(row->router, std::string_view("Random"));
        // "prefer" has a row for each model, with the figures of "always".
        for (const Model& model : benchmark.models) {
            const auto prefer = std::ranges::find(rows, "prefer:" + model.name, &LeaderboardRow::policy);
            const auto always = std::ranges::find(rows, "always:" + model.name, &LeaderboardRow::policy);
            QVERIFY(prefer != rows.end() && always != rows.end());
            QCOMPARE(prefer->metrics.cumRegret, always->metrics.cumRegret);
        }
    }

    void theImporterRecognisesItsFile()
    {
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("mine.scores")).toStdString();
        std::ofstream(file) << R"({"item": "a", "llm": "left", "score": 1, "cost_usd": 0.5, "dimension": "parsing"})"
                            << '\n'
                            << R"({"item": "a", "llm": "right", "score": 0, "in_tok": 7, "graded": false})" << '\n';
        const auto imported = importBenchmark(file, {});
        QVERIFY(imported.has_value());
        QCOMPARE(imported->name, std::string("mine"));
        QCOMPARE(imported->tasks.size(), std::size_t{1});
        const TaskIndex task = imported->tasks.find("a").value();
        QCOMPARE(imported->outcomes.score(task, ModelIndex::at(0)), 1.0);
        QCOMPARE(imported->outcomes.cost(task, ModelIndex::at(0)), 0.5);
        const Outcome other = imported->outcomes.outcome(task, ModelIndex::at(1));
        QCOMPARE(other.inputTokens, 7);
        QVERIFY(other.has(OutcomeFlag::Ungraded));

        const std::string unknown = folder.filePath(QStringLiteral("mine.unknown")).toStdString();
        std::ofstream(unknown) << "nothing\n";
        const auto refused = importBenchmark(unknown, {});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().items().front().code, ErrorCode::NotRecognised);
        QVERIFY(refused.error().items().front().expected.ends_with(", or a file of scores"));
    }

    void theColumnIsInEveryTable()
    {
        const Benchmark benchmark = simulate(test::smallBenchmark()).value();
        const Stream stream = makeStream(benchmark, {.split = "id_test"}).value();
        const std::vector<LeaderboardRow> rows = rowsOf(benchmark, stream);
        const double value = rows[1].metrics.cumRegret / static_cast<double>(rows[1].metrics.n);
        const std::string text = fmt::format("{:.3f}", value);

        const TextTable table = cli::leaderboardTable(rows);
        QCOMPARE(table.columns.back().title, std::string("CumReg / task"));
        QVERIFY(table.columns.back().alignRight);
        QCOMPARE(table.rows[1].back(), text);
        const auto json = cli::leaderboardJson(benchmark, stream, {}, rows);
        QCOMPARE(json["rows"][1]["regret_per_task"].get<double>(), value);
        const ui::TextTable report = ui::leaderboardText(rows);
        QCOMPARE(report.header.back(), QStringLiteral("CumReg / task"));
        QCOMPARE(report.rows[1].back(), QString::fromStdString(text));
    }

    void theWindowHasThemAll()
    {
        test::WindowFixture desk;
        QVERIFY(desk.open());
        // The page: on the rail, with a shortcut, in the palette and with help.
        const auto& pages = desk.window().pages();
        QCOMPARE(pages.back()->id(), QStringLiteral("added"));
        const QAction* toPage = desk.window().actions().action(QStringLiteral("page.added"));
        QVERIFY(toPage != nullptr && !toPage->shortcut().isEmpty());
        QList<ui::Command> commands = desk.window().commands().commands();
        const auto command =
            std::ranges::find(commands, QStringLiteral("added.count"), [](const ui::Command& each) { return each.id; });
        QVERIFY(command != commands.end());
        command->run();
        const auto& page = desk.page<ui::AddedPage>();
        QTRY_COMPARE(desk.window().currentPage(), &page);
        QTRY_COMPARE(page.counted(), desk.document().benchmark()->tasks.size());
        QCOMPARE(desk.window().findChild<ui::Rail*>()->current(), static_cast<int>(pages.size()) - 1);

        // The policy and the column, on the page of regrets.
        QVERIFY(desk.window().showPage(QStringLiteral("regret")) && desk.settle());
        ui::LeaderboardModel& model = desk.page<ui::RegretPage>().leaderboard();
        const int column = windowColumnOf("regret_per_task");
        QVERIFY(column > 0);
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("CumReg / task"));
        const QModelIndex cell = model.indexOf(QStringLiteral("thrifty"), column);
        QVERIFY(cell.isValid());
        const LeaderboardRow& row = *model.row(cell);
        QCOMPARE(cell.data(ui::SortRole).toDouble(), row.metrics.cumRegret / static_cast<double>(row.metrics.n));

        // A policy that starts from priors is on the prior desk; the others are not.
        QVERIFY(desk.window().showPage(QStringLiteral("priors")) && desk.settle());
        QStringList onDesk;
        for (const auto* box : desk.window().currentPage()->findChildren<QComboBox*>()) {
            if (box->findData(QStringLiteral("acrouter-vote")) >= 0) {
                for (int i = 0; i < box->count(); ++i)
                    onDesk << box->itemData(i).toString();
            }
        }
        QCOMPARE(onDesk, QStringList({"acrouter", "acrouter@mode=cascade", "acrouter-vote", "primed"}));
        QVERIFY(desk.window().showPage(QStringLiteral("regret")) && desk.settle());

        // The column in the help.
        desk.trigger("help.page");
        const auto* help = desk.window().findChild<ui::HelpView*>();
        QCOMPARE(help->topic(), QStringLiteral("regret"));
        QVERIFY(help->text().contains(QStringLiteral("CumReg / task")));
        QVERIFY(help->text().contains(QStringLiteral("Mean regret of a task")));
        QVERIFY(help->text().contains(QStringLiteral("Dollars for all calls of the stream")));
    }
};

} // namespace acr

QTEST_MAIN(acr::AddingTest)
#include "tst_adding.moc"
