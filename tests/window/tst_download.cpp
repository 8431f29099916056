// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// CodeRouterBench is downloaded in the program's window from a server on this machine, and imported.

#include "app/workbench/downloaddialog.h"
#include "core/base/digest.h"
#include "tests/pages/retry.h"
#include "tests/support/mockserver.h"
#include "tests/support/shareddata.h"
#include "tests/window/windowfixture.h"
#include "widgets/shell/retrybar.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>

#include <atomic>

using namespace acr;
using namespace acr::ui;
using acr::test::MockReply;
using acr::test::MockRequest;
using acr::test::MockServer;
using acr::test::patienceMs;

namespace {

using Desk = test::WindowFixture;

std::string bytesOf(const std::filesystem::path& name)
{
    QFile file(QString::fromStdString(name.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

[[nodiscard]] bool openNew(Desk& desk)
{
    if (!desk.services().workspace.open(desk.folder.filePath("new.acrw"), WorkspaceFile::Mode::Create))
        return false;
    desk.window().show();
    return desk.calm();
}

/// File ▸ Download CodeRouterBench…
DownloadDialog& asked(Desk& desk)
{
    desk.trigger("file.download");
    auto* const dialog = desk.window().findChild<DownloadDialog*>();
    if (dialog == nullptr)
        qFatal("no dialog");
    return *dialog;
}

QLineEdit& field(const DownloadDialog& dialog, const char* name)
{
    auto* const found = dialog.findChild<QLineEdit*>(QLatin1String(name));
    if (found == nullptr)
        qFatal("no field %s", name);
    return *found;
}

void download(Desk& desk, const QString& from, const QString& into)
{
    DownloadDialog& dialog = asked(desk);
    field(dialog, "downloadAddress").setText(from);
    field(dialog, "downloadFolder").setText(into);
    QTest::mouseClick(dialog.findChild<QPushButton*>("download"), Qt::LeftButton);
}

RetryBar& retryBar(Desk& desk)
{
    return *desk.window().centralWidget()->findChild<RetryBar*>({}, Qt::FindDirectChildrenOnly);
}

} // namespace

class DownloadTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qunsetenv("ACR_FETCH_FROM"); }

    void theDialogAsksForAnAddressAndRemembersIt()
    {
        const MockServer server([](const MockRequest&) { return MockReply{.status = 404}; });
        const QString from = QString::fromStdString(server.url());
        Desk desk;
        QVERIFY(openNew(desk));
        DownloadDialog& dialog = asked(desk);
        QCOMPARE(dialog.address(), DownloadDialog::authorsAddress());
        QVERIFY(dialog.folder().endsWith("/CodeRouterBench"));
        const auto* const button = dialog.findChild<QPushButton*>("download");
        QVERIFY(button != nullptr && button->isEnabled());
        for (const char* wrong : {"", "ftp://mirror.example", "https://", "https://user:word@mirror.example"}) {
            field(dialog, "downloadAddress").setText(wrong);
            QVERIFY2(!button->isEnabled(), wrong);
        }
        field(dialog, "downloadAddress").setText(from + "//");
        QVERIFY(button->isEnabled());
        QCOMPARE(dialog.address(), from);
        field(dialog, "downloadFolder").setText(" ");
        QVERIFY(!button->isEnabled());
        dialog.reject();
        QVERIFY(QTest::qWaitFor([&] { return desk.window().findChild<DownloadDialog*>() == nullptr; }, patienceMs));

        download(desk, from, desk.folder.filePath("files"));
        QVERIFY(desk.calm());
        QVERIFY(QTest::qWaitFor([&] { return desk.window().findChild<DownloadDialog*>() == nullptr; }, patienceMs));
        QCOMPARE(asked(desk).address(), from);
    }

    void aDownloadThatFailedOrWasCancelledIsTriedAgainAndImported()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const std::string results = bytesOf(folder / "id_probing_results_long.csv");
        Digest digest(DigestKind::Sha256);
        digest.add(results);
        enum class Mood { Refusing, Silent, Good };
        std::atomic<Mood> mood{Mood::Refusing};
        std::atomic<int> requests{0};
        const MockServer server([&](const MockRequest& request) {
            ++requests;
            if (mood == Mood::Refusing)
                return MockReply{.status = 404};
            if (mood == Mood::Silent)
                return MockReply{.silent = true};
            if (request.path == "/c/SHA256SUMS")
                return MockReply{.body = digest.hex() + "  id_probing_results_long.csv\n"};
            const std::string bytes = bytesOf(folder / request.path.substr(3));
            return bytes.empty() ? MockReply{.status = 404} : MockReply{.body = bytes};
        });
        Desk desk;
        QVERIFY(openNew(desk));
        download(desk, QString::fromStdString(server.url()) + "/c/", desk.folder.filePath("bench"));
        QVERIFY(desk.calm());
        QCOMPARE(retryBar(desk).sentences().size(), 1);
        QVERIFY2(retryBar(desk).sentences().front().contains("404"), qPrintable(retryBar(desk).sentences().front()));
        QVERIFY(desk.services().workspace.benchmarks().empty());

        mood = Mood::Silent;
        const int before = requests;
        QVERIFY(test::pressRetry(retryBar(desk)));
        QVERIFY(QTest::qWaitFor([&] { return requests > before; }, patienceMs));
        QCOMPARE(desk.services().jobs.running().size(), 1);
        desk.services().jobs.cancelAll();
        QVERIFY(desk.calm());
        QCOMPARE(retryBar(desk).sentences(), QStringList{"Downloading CodeRouterBench into bench: cancelled."});

        mood = Mood::Good;
        QVERIFY(test::pressRetry(retryBar(desk)));
        QVERIFY(desk.calm());
        QVERIFY2(retryBar(desk).sentences().isEmpty(), qPrintable(retryBar(desk).sentences().join('|')));
        QCOMPARE(desk.services().workspace.benchmarks().size(), std::size_t{1});
        QVERIFY(desk.document().benchmark() != nullptr);
        QCOMPARE(desk.document().benchmark()->tasks.size(), std::size_t{10175});
    }
};

QTEST_MAIN(DownloadTest)
#include "tst_download.moc"
