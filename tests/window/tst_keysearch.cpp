// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The key of an endpoint in the whole window: a live session whose server repeats the key in its errors, slides of it,
/// everything that the pages export, pictures of the pages, settings, and the workspace while the session runs (which
/// is what a killed program leaves), after it, and after the program has ended. No file has the key, or a part of it.

#include "core/workspace/livestore.h"
#include "tests/support/mockserver.h"
#include "tests/window/windowfixture.h"
#include "widgets/charts/chartwidget.h"
#include "widgets/document/liverun.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/chartdesk.h"
#include "widgets/pages/live/livepage.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <atomic>
#include <map>
#include <string>
#include <utility>

using namespace acr;
using namespace acr::ui;
using Json = nlohmann::json;

namespace {

const QByteArray secret = "test-key-7d20c94be1f8a653";
constexpr const char* variable = "ACR_TEST_WINDOW_KEY";
constexpr int taskCount = 6;

/// All files below the folder, by name, as they are now.
std::map<QString, QByteArray> filesBelow(const QString& folder)
{
    std::map<QString, QByteArray> found;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly))
            found[file.fileName()] = file.readAll();
    }
    return found;
}

/// Text as programs write it: UTF-8, and UTF-16 of both byte orders.
QList<QByteArray> encodingsOf(const QByteArray& ascii)
{
    QByteArray little;
    QByteArray big;
    for (const char letter : ascii) {
        little.append(letter).append('\0');
        big.append('\0').append(letter);
    }
    return {ascii, little, big};
}

/// The first file that has a part of the key; empty: none has.
QString fileWithKey(const std::map<QString, QByteArray>& files)
{
    for (const auto& [name, content] : files) {
        for (const QByteArray& part : {secret.left(16), secret.right(10)}) {
            for (const QByteArray& encoded : encodingsOf(part)) {
                if (content.contains(encoded))
                    return name;
            }
        }
    }
    return {};
}

/// The dialogs that a command has opened: what is to be saved is saved in the folder, others are closed. The suffix is
/// that of the dialog where none is given.
void answerDialogs(const QDir& folder, const QString& suffix = {})
{
    constexpr int maxDialogs = 10;
    for (int i = 0; i < maxDialogs && QApplication::activeModalWidget() != nullptr; ++i) {
        QWidget* const modal = QApplication::activeModalWidget();
        auto* const files = qobject_cast<QFileDialog*>(modal);
        if (files != nullptr && files->acceptMode() == QFileDialog::AcceptSave) {
            static int saved = 0;
            const QString name = QString::number(++saved) + suffix;
            files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(folder.filePath(name));
            QMetaObject::invokeMethod(files, "accept", Qt::DirectConnection);
        } else {
            modal->close();
        }
        QCoreApplication::processEvents();
    }
    if (QApplication::activeModalWidget() != nullptr)
        qFatal("a dialog stays open");
}

} // namespace

class KeySearchTest final : public QObject {
    Q_OBJECT

public:
    explicit KeySearchTest(QString home)
        : m_home(std::move(home))
    {}

private:
    /// Where the program would write beside its folder.
    QString m_home;

    void write(const QString& path, const QByteArray& text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s can't be written", qPrintable(path));
    }
    /// Everything that the part of the page that is shown can save.
    void exportShown(test::WindowFixture& fixture, Page& page, const QDir& folder)
    {
        for (DataTable* const table : page.findChildren<DataTable*>()) {
            if (!table->isVisible() || table->model() == nullptr || table->model()->rowCount() == 0)
                continue;
            table->exportTable();
            answerDialogs(folder);
        }
        for (ChartWidget* const chart : page.findChildren<ChartWidget*>()) {
            if (!chart->isVisible())
                continue;
            page.chartDesk().saveNumbers(*chart);
            answerDialogs(folder);
        }
        fixture.trigger("file.exportPage");
        answerDialogs(folder, QStringLiteral(".svg"));
    }

private slots:
    void noFileOfTheWindowHasTheKey()
    {
        for (const char* proxy : {"http_proxy", "all_proxy"})
            qunsetenv(proxy);
        qputenv(variable, secret);
        std::atomic<int> count = 0;
        std::atomic<bool> sent = true;
        const test::MockServer server([&](const test::MockRequest& request) {
            sent = sent && request.headers.find(secret.toStdString()) != std::string::npos;
            // Servers repeat keys in their errors.
            if (++count % 3 == 0)
                return test::MockReply{
                    .status = 401,
                    .body =
                        Json{{"error", {{"message", "Incorrect API key provided: " + secret.toStdString()}}}}.dump()};
            return test::MockReply{.body = test::openAiReply("I can't.", "a", 10, 10)};
        });
        test::WindowFixture fixture;
        const QDir exports(fixture.folder.filePath(QStringLiteral("exports")));
        QVERIFY(exports.mkpath(QStringLiteral(".")));
        const QString input = fixture.folder.filePath(QStringLiteral("endpoints.json"));
        QByteArray endpoints(R"({"endpoints": [{"name": "here", "base_url": "URL", "api_key_env": "VARIABLE"}],
            "models": [{"model": "a", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1},
                       {"model": "b", "endpoint": "here", "input_per_1m": 1, "output_per_1m": 1}]})");
        write(input, endpoints.replace("URL", QByteArray::fromStdString(server.url())).replace("VARIABLE", variable));
        QByteArray tasks;
        for (int i = 0; i < taskCount; ++i)
            tasks += QByteArray::fromStdString(Json{
                         {"task_id", "searched" + std::to_string(i)},
                         {"prompt", "Write number " + std::to_string(i) +
                                        "."}}.dump()) +
                     "\n";
        const QString taskFile = fixture.folder.filePath(QStringLiteral("tasks.jsonl"));
        write(taskFile, tasks);

        QVERIFY(fixture.open());
        MainWindow& window = fixture.window();
        window.resize(1280, 800);
        QVERIFY(window.showPage(QStringLiteral("live")));
        QVERIFY(fixture.settle());
        auto& page = fixture.page<LivePage>();
        LiveRun& run = fixture.services().live;
        page.openFile(input);
        page.openFile(taskFile);
        QVERIFY(
            QTest::qWaitFor([&run] { return run.board().tasks().size() == std::size_t(taskCount); }, test::patienceMs));
        page.findChild<QDoubleSpinBox*>(QStringLiteral("liveShadow"))->setValue(50);
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("liveStart")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&count] { return count >= 3; }, test::patienceMs));
        QCOMPARE(fileWithKey(filesBelow(fixture.folder.path())), QString());
        QVERIFY(QTest::qWaitFor([&run] { return run.state() == LiveRun::State::Running && run.board().open() == 0; },
                                test::patienceMs));
        // While it is open, as a killed program would leave it.
        QCOMPARE(fileWithKey(filesBelow(fixture.folder.path())), QString());
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("liveStop")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&run] { return run.state() == LiveRun::State::Ended; }, test::patienceMs));
        QVERIFY(fixture.settle());
        QVERIFY(sent);
        QVERIFY(run.ending().benchmark.has_value());
        fixture.trigger("edit.bookmark");
        QVERIFY(fixture.settle());
        // The error is kept, without the key.
        {
            auto workspace =
                Workspace::open(fixture.services().workspace.file().toStdString(), Workspace::OpenMode::ReadOnly);
            QVERIFY(workspace.has_value());
            const auto session = LiveStore(*workspace).named(run.ending().name);
            QVERIFY(session.has_value());
            std::string failures;
            for (const auto& turn : session->history.turns) {
                for (const auto& attempts : {turn->attempts, turn->shadows}) {
                    for (const Attempt& attempt : attempts)
                        failures += attempt.details->failureText + "\n";
                }
            }
            QVERIFY2(failures.find("Incorrect API key provided: ***") != std::string::npos, failures.c_str());
            QVERIFY(failures.find(secret.left(16).toStdString()) == std::string::npos);
        }

        // All pages show the session's benchmark.
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("liveOpen")), Qt::LeftButton);
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.document().benchmark()->tasks.size(), std::size_t(taskCount));
        for (Page* const each : window.pages()) {
            QVERIFY(window.showPage(each->id()));
            QVERIFY(fixture.settle());
            exportShown(fixture, *each, exports);
            for (const Page::Part& part : each->parts()) {
                each->reveal(part.name);
                QVERIFY(fixture.settle());
                exportShown(fixture, *each, exports);
            }
            for (QAction* const action : each->pageActions()) {
                const QString text = action->text().remove(u'&');
                if (!action->isEnabled() || !(text.contains(QStringLiteral("xport")) || text.startsWith(u"Save")))
                    continue;
                action->trigger();
                answerDialogs(exports);
                QVERIFY2(fixture.settle(), qPrintable(text));
            }
            const QByteArray state = QJsonDocument(each->saveState()).toJson();
            QVERIFY2(!state.contains(secret.left(16)) && !state.contains(secret.right(10)), qPrintable(each->id()));
        }
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(!copied.contains(QString::fromUtf8(secret.left(16))));

        // The search finds what is there: the tasks are in what was exported.
        const auto exported = filesBelow(exports.path());
        qInfo("%d files were exported", int(exported.size()));
        QVERIFY(exported.size() >= 10);
        int withTasks = 0;
        for (const auto& [name, content] : exported)
            withTasks += content.contains("searched3") ? 1 : 0;
        QVERIFY(withTasks >= 2);
        QCOMPARE(fileWithKey(exported), QString());

        // The program ends: settings and what it keeps for the next start are written.
        QVERIFY(window.close());
        QVERIFY(fixture.settle());
        fixture.start();
        const auto left = filesBelow(fixture.folder.path());
        QVERIFY(left.size() > exported.size() + 3);
        QCOMPARE(fileWithKey(left), QString());
        QCOMPARE(fileWithKey(filesBelow(m_home)), QString());
        qunsetenv(variable);
    }
};

/// Nothing of the user's own folders is read or written.
int main(int argc, char** argv)
{
    const QTemporaryDir home(QDir::tempPath() + QStringLiteral("/acrouter-keys-XXXXXX"));
    for (const char* folder : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(folder, home.path().toUtf8());
    QApplication application(argc, argv);
    KeySearchTest test(home.path());
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keysearch.moc"
