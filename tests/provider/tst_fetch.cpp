// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Downloads from a server that fails in every way: a file is continued or refused, and never has a wrong byte.

#include "core/base/digest.h"
#include "core/base/random.h"
#include "core/provider/filefetch.h"
#include "core/provider/httpaddress.h"
#include "tests/support/commandline.h"
#include "tests/support/mockserver.h"
#include "tests/support/shareddata.h"

#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>

using namespace acr;
using namespace acr::test;

namespace {

constexpr std::size_t fileBytes = 300000;
constexpr std::size_t brokenAt = 100000;

std::string randomBytes(std::uint64_t seed, std::size_t count)
{
    Random random(seed);
    std::string bytes;
    while (bytes.size() < count)
        bytes += static_cast<char>(random.below(256));
    return bytes;
}

const std::string& content()
{
    static const std::string bytes = randomBytes(1, fileBytes);
    return bytes;
}
const std::string& otherContent()
{
    static const std::string bytes = randomBytes(2, fileBytes);
    return bytes;
}

std::string sha256(std::string_view bytes)
{
    Digest digest(DigestKind::Sha256);
    digest.add(bytes);
    return digest.hex();
}

/// What a request asks for.
struct Asked {
    std::size_t offset = 0;
    bool ranged = false;
    std::string etag; ///< of If-Range
};

Asked asked(const MockRequest& request)
{
    Asked found;
    const auto value = [&](const std::string& name) {
        const std::size_t at = request.headers.find("\r\n" + name + ": ");
        if (at == std::string::npos)
            return std::string();
        const std::size_t start = at + name.size() + 4;
        return request.headers.substr(start, request.headers.find("\r\n", start) - start);
    };
    const std::string range = value("Range");
    if (!range.empty()) {
        found.ranged = true;
        found.offset = std::stoul(range.substr(range.find('=') + 1));
    }
    found.etag = value("If-Range");
    return found;
}

/// A server of one version of a file as it should be.
MockReply good(const MockRequest& request, const std::string& bytes = content(), const std::string& etag = "\"v1\"")
{
    const Asked wanted = asked(request);
    MockReply reply;
    if (!etag.empty())
        reply.headers.push_back("ETag: " + etag);
    if (wanted.ranged && wanted.offset >= bytes.size()) {
        reply.status = 416;
        return reply;
    }
    if (wanted.ranged && (wanted.etag.empty() || wanted.etag == etag)) {
        reply.status = 206;
        reply.body = bytes.substr(wanted.offset);
        reply.headers.push_back("Content-Range: bytes " + std::to_string(wanted.offset) + "-" +
                                std::to_string(bytes.size() - 1) + "/" + std::to_string(bytes.size()));
        return reply;
    }
    reply.body = bytes;
    return reply;
}

MockReply with(MockReply reply, const std::function<void(MockReply&)>& change)
{
    change(reply);
    return reply;
}

MockReply breakingOff(MockReply reply)
{
    reply.cutAfter = brokenAt;
    return reply;
}

/// Sent without a length: its end is that of the connection.
MockReply unmeasured(const std::string& bytes)
{
    return {.pieces = {"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n\r\n" + bytes}};
}

constexpr const char* range = "Content-Range: bytes ";

struct Fault {
    const char* name;
    /// The reply to the n-th request, from 0.
    std::function<MockReply(const MockRequest&, int n)> serve;
    /// Nothing: the file comes.
    std::optional<ErrorCode> error;
    /// At most so many requests.
    int requests = 1;
    /// What is there before: of the part, of the file.
    std::string part = {};
    std::string file = {};
    bool sizeKnown = true;
};

std::vector<Fault> downloadFaults()
{
    using Request = MockRequest;
    const auto first = [](const std::function<MockReply(const Request&)>& fault) {
        return [fault](const Request& request, int n) { return n == 0 ? fault(request) : good(request); };
    };
    const auto always = [](const std::function<MockReply(const Request&)>& fault) {
        return [fault](const Request& request, int) { return fault(request); };
    };
    /// The first request breaks off; the fault is in what continues it.
    const auto second = [](const std::function<MockReply(const Request&)>& fault) {
        return [fault](const Request& request, int n) {
            return n == 0 ? breakingOff(good(request)) : n == 1 ? fault(request) : good(request);
        };
    };
    const auto status = [](int code, std::vector<std::string> headers = {}) {
        return [code, headers](const Request&) {
            return MockReply{.status = code, .body = "<html>no</html>", .headers = headers};
        };
    };
    const auto unreadable = ErrorCode::FileUnreadable;
    const std::string half = content().substr(0, brokenAt);
    return {
        {"in order", always([](const Request& r) { return good(r); })},
        {"breaks off again and again", always([](const Request& r) { return breakingOff(good(r)); }), {}, 3},
        {"breaks off, no name of the version",
         always([](const Request& r) { return breakingOff(good(r, content(), "")); }),
         {},
         3},
        {"is reset midway",
         first([](const Request& r) {
             const MockReply reply = good(r);
             return MockReply{
                 .pieces = {"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + reply.body.substr(0, 70000)},
                 .then = MockReply::Then::Reset};
         }),
         {},
         2},
        {"gives no parts", second([](const Request&) { return MockReply{.body = content()}; }), {}, 2},
        {"continues at another place and says so",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.headers = {std::string(range) + "99990-299999/300000"}; });
         }),
         {},
         3},
        {"continues at another place and says nothing",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.body = content().substr(brokenAt - 10, m.body.size()); });
         }),
         {},
         3},
        {"continues from the start and says nothing",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.body = content().substr(0, m.body.size()); });
         }),
         {},
         3},
        {"continues without a range",
         second([](const Request& r) { return with(good(r), [](MockReply& m) { m.headers.clear(); }); }),
         {},
         3},
        {"continues a file of another size",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.headers = {std::string(range) + "100000-399999/400000"}; });
         }),
         {},
         3},
        {"ranges that are none",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.headers = {std::string(range) + "99999999999999999999-x/y"}; });
         }),
         {},
         3},
        {"gives a part that nobody asked for",
         always([](const Request&) { return MockReply{.status = 206, .body = content()}; }), unreadable, 9},
        {"says a length that is too short",
         first([](const Request&) { return MockReply{.body = content().substr(0, brokenAt)}; }),
         {},
         2},
        {"says a length that is too long",
         always([](const Request&) {
             return MockReply{.pieces = {"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + content()}};
         }),
         {},
         1},
        {"has no end", always([](const Request&) {
             return MockReply{.pieces = {"HTTP/1.1 200 OK\r\n\r\n" + content(), content()}, .endless = true};
         }),
         ErrorCode::Conflict, 2},
        {"other bytes of the same size", always([](const Request& r) { return good(r, otherContent()); }),
         ErrorCode::Conflict, 2},
        {"one bit is wrong", always([](const Request& r) {
             return with(good(r), [](MockReply& m) {
                 m.body[m.body.size() / 2] = static_cast<char>(m.body[m.body.size() / 2] ^ 1);
             });
         }),
         ErrorCode::Conflict, 2},
        {"one bit is wrong once",
         first([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.body[5] = static_cast<char>(m.body[5] ^ 1); });
         }),
         {},
         2},
        {"changes midway, and says so",
         [](const Request& r, int n) { return n == 0 ? breakingOff(good(r)) : good(r, otherContent(), "\"v2\""); },
         ErrorCode::Conflict, 3},
        {"changes midway, and mixes both",
         second([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.body = otherContent().substr(0, m.body.size()); });
         }),
         {},
         3},
        {"changes midway, and back",
         second([](const Request& r) { return breakingOff(good(r, otherContent(), "\"v2\"")); }),
         {},
         4},
        {"a redirect to a relative place",
         [](const Request& r, int) {
             return r.path == "/f" ? MockReply{.status = 302, .headers = {"Location: other/f?signature=1"}} : good(r);
         },
         {},
         2},
        {"redirects, and breaks off behind them",
         [](const Request& r, int n) {
             if (r.path == "/f")
                 return MockReply{.status = 307, .headers = {"Location: /g"}};
             return n == 1 ? breakingOff(good(r)) : good(r);
         },
         {},
         4},
        {"redirects to itself", always(status(301, {"Location: /f"})), unreadable, 6},
        {"redirects to a file", always(status(302, {"Location: file:///etc/passwd"})), unreadable},
        {"redirects nowhere", always(status(302)), unreadable},
        {"404", always(status(404)), unreadable},
        {"403", always(status(403)), unreadable},
        {"500 once", first(status(500)), {}, 2},
        {"500 for ever", always(status(500)), unreadable, 3},
        {"429 once", first(status(429, {"Retry-After: 0"})), {}, 2},
        {"asks to come back in an hour", always(status(503, {"Retry-After: 3600"})), unreadable},
        {"stalls midway",
         first([](const Request& r) {
             return MockReply{
                 .pieces = {"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + good(r).body.substr(0, 70000)},
                 .then = MockReply::Then::StayOpen};
         }),
         {},
         2},
        {"is silent", always([](const Request&) { return MockReply{.silent = true}; }), unreadable, 3},
        {"a byte at a time, for ever", always([](const Request&) {
             MockReply reply{.pieces = std::vector<std::string>(2000, "x"), .pieceDelayMs = 20};
             reply.pieces.front() = "HTTP/1.1 200 OK\r\n\r\n";
             return reply;
         }),
         unreadable, 3},
        {"is closed without a byte", always([](const Request&) { return MockReply{.drop = true}; }), unreadable, 3},
        {"is packed, though nobody asked for it", always([](const Request& r) {
             return with(good(r), [](MockReply& m) { m.headers.emplace_back("Content-Encoding: gzip"); });
         }),
         unreadable, 3},
        {"a page in place of the file", always([](const Request&) { return MockReply{.body = "<html>Log in</html>"}; }),
         unreadable, 3},
        {"nothing", always([](const Request&) { return MockReply{}; }), unreadable, 3},
        {"two answers", always([](const Request& r) {
             const std::string whole = "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + good(r).body;
             return MockReply{.pieces = {whole + whole}};
         })},
        {"no HTTP", always([](const Request&) { return MockReply{.pieces = {std::string(5000, '\7')}}; }), unreadable,
         3},
        {"without a length, cut once",
         first([](const Request&) { return unmeasured(content().substr(0, brokenAt)); }),
         {},
         2,
         {},
         {},
         false},
        {"without a length, cut always",
         always([](const Request&) { return unmeasured(content().substr(0, brokenAt)); }),
         ErrorCode::Conflict,
         2,
         {},
         {},
         false},
        {"size not known, breaks off",
         always([](const Request& r) { return breakingOff(good(r)); }),
         {},
         3,
         {},
         {},
         false},
        {"size not known, part complete",
         always([](const Request& r) { return good(r); }),
         {},
         1,
         content(),
         {},
         false},
        {"size not known, part too long",
         always([](const Request& r) { return good(r); }),
         {},
         2,
         content() + "x",
         {},
         false},
        {"a part from before", always([](const Request& r) { return good(r); }), {}, 1, half},
        {"a part of another file",
         always([](const Request& r) { return good(r); }),
         {},
         2,
         otherContent().substr(0, brokenAt)},
        {"a part that is complete", always([](const Request& r) { return good(r); }), {}, 0, content()},
        {"a part that is too long", always([](const Request& r) { return good(r); }), {}, 1, content() + "x"},
        {"the file is there", always([](const Request& r) { return good(r); }), {}, 0, {}, content()},
        {"another file is there", always([](const Request& r) { return good(r); }), {}, 1, {}, otherContent()},
        {"another file is there, and no better one comes", always(status(404)), unreadable, 1, {}, otherContent()},
    };
}

void write(const QString& path, const std::string& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
        qFatal("%s can't be written", qPrintable(path));
}

std::string bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class FetchTest : public QObject {
    Q_OBJECT

    static FetchSettings settingsFor(const std::string& url, const QString& folder, bool sizeKnown = true)
    {
        FetchSettings settings;
        settings.from = url;
        settings.into = folder.toStdString();
        settings.files = {{"f", std::nullopt, Checksum{Checksum::Kind::Sha256, sha256(content())}}};
        if (sizeKnown)
            settings.files[0].bytes = fileBytes;
        settings.maxTries = 3;
        settings.firstDelaySeconds = 0.01;
        settings.longestDelaySeconds = 0.2;
        settings.silentSeconds = 1;
        settings.slowSeconds = 1.2;
        return settings;
    }

private slots:
    void initTestCase()
    {
        for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ACR_FETCH_FROM"})
            qunsetenv(name);
    }

    void faults_data()
    {
        QTest::addColumn<int>("row");
        const std::vector<Fault> all = downloadFaults();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }
    void faults()
    {
        QFETCH(const int, row);
        const Fault fault = downloadFaults()[std::size_t(row)];
        std::atomic<int> count{0};
        std::atomic<bool> healed{false};
        MockServer server([&](const MockRequest& request) {
            const int n = count++;
            return healed ? good(request) : fault.serve(request, n);
        });
        const QTemporaryDir folder;
        const QString file = folder.filePath("f");
        if (!fault.part.empty())
            write(file + ".part", fault.part);
        if (!fault.file.empty())
            write(file, fault.file);
        const FetchSettings settings = settingsFor(server.url(), folder.path(), fault.sizeKnown);
        const auto fetched = fetchFiles(settings, {});
        QVERIFY2(server.requests() <= fault.requests, qPrintable(QString::number(server.requests())));
        if (!fault.error) {
            QVERIFY2(fetched.has_value(), fetched ? "" : describe(fetched.error()).c_str());
            QCOMPARE(fetched->front().bytes, std::uint64_t{fileBytes});
        } else {
            QVERIFY(!fetched);
            QVERIFY2(fetched.error().code == *fault.error, describe(fetched.error()).c_str());
            // What was there before is there still.
            QVERIFY(bytesOf(file) == fault.file);
            // Of another file nothing is kept.
            QVERIFY(*fault.error != ErrorCode::Conflict || !QFile::exists(file + ".part"));
        }
        // When the server is well again, the file comes.
        healed = true;
        const auto again = fetchFiles(settings, {});
        QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
        QVERIFY(bytesOf(file) == content());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"f"});
    }

    void whatWasThereIsContinued()
    {
        MockServer server([&](const MockRequest& request) { return good(request); });
        const QTemporaryDir folder;
        write(folder.filePath("f.part"), content().substr(0, brokenAt));
        write(folder.filePath("f.part.etag"), "\"v1\"\n");
        const auto fetched = fetchFiles(settingsFor(server.url(), folder.path()), {});
        QVERIFY(fetched.has_value());
        QCOMPARE(fetched->front().resumedAt, std::uint64_t{brokenAt});
        QCOMPARE(fetched->front().requests, 1);
        // Of another version nothing is used.
        QVERIFY(QFile::remove(folder.filePath("f")));
        write(folder.filePath("f.part"), content().substr(0, brokenAt));
        write(folder.filePath("f.part.etag"), "\"v0\"\n");
        const auto whole = fetchFiles(settingsFor(server.url(), folder.path()), {});
        QVERIFY(whole.has_value());
        QCOMPARE(whole->front().resumedAt, std::uint64_t{0});
        QVERIFY(bytesOf(folder.filePath("f")) == content());
    }

    void cancelledAndContinued()
    {
        std::stop_source stop;
        std::atomic<int> count{0};
        MockServer server([&](const MockRequest& request) {
            if (count++ > 0)
                return good(request);
            return MockReply{.pieces = {"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 300000\r\n\r\n" +
                                        content().substr(0, brokenAt)},
                             .then = MockReply::Then::StayOpen};
        });
        const QTemporaryDir folder;
        FetchSettings settings = settingsFor(server.url(), folder.path());
        settings.silentSeconds = 60;
        settings.slowSeconds = 60;
        const Progress progress{[&](double fraction) {
                                    if (fraction > 0.3)
                                        stop.request_stop();
                                },
                                stop.get_token()};
        const auto stopped = fetchFiles(settings, progress);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(folder.filePath("f")));
        const auto fetched = fetchFiles(settings, {});
        QVERIFY(fetched.has_value());
        QCOMPARE(fetched->front().resumedAt, std::uint64_t{brokenAt});
        QVERIFY(bytesOf(folder.filePath("f")) == content());
    }

    void nothingIsWrittenThroughALink()
    {
        MockServer server([](const MockRequest& request) { return good(request); });
        const QTemporaryDir folder;
        write(folder.filePath("precious"), "precious");
        QVERIFY(QFile::link(folder.filePath("precious"), folder.filePath("f.part")));
        const auto fetched = fetchFiles(settingsFor(server.url(), folder.path()), {});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(bytesOf(folder.filePath("precious")), std::string("precious"));
    }

    void oneProgramAtATime()
    {
        MockServer server([](const MockRequest& request) { return good(request); });
        const QTemporaryDir folder;
        const int held =
            ::open(folder.filePath("f.part").toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        QVERIFY(::flock(held, LOCK_EX) == 0);
        const auto fetched = fetchFiles(settingsFor(server.url(), folder.path()), {});
        ::close(held);
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::Busy);
        QCOMPARE(server.requests(), 0);
    }

    void whereNothingCanBeWritten()
    {
        MockServer server([](const MockRequest& request) { return good(request); });
        const QTemporaryDir folder;
        write(folder.filePath("file"), "x");
        const auto fetched = fetchFiles(settingsFor(server.url(), folder.filePath("file")), {});
        QVERIFY(!fetched);
        QCOMPARE(fetched.error().code, ErrorCode::FileUnwritable);
    }

    void throughAProxy()
    {
        std::string seen;
        MockServer proxy([&](const MockRequest& request) {
            seen = request.path;
            return good(request);
        });
        const QTemporaryDir folder;
        qputenv("http_proxy", QByteArray::fromStdString(proxy.url()));
        const auto fetched = fetchFiles(settingsFor("http://files.invalid/x", folder.path()), {});
        qunsetenv("http_proxy");
        QVERIFY2(fetched.has_value(), fetched ? "" : describe(fetched.error()).c_str());
        QCOMPARE(seen, std::string("http://files.invalid/x/f"));
    }

    void missingChecksumsComeFromThePublisher_data()
    {
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<QByteArray>("listAt");
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<bool>("found");
        const QByteArray sum = QByteArray::fromStdString(sha256(content()));
        QTest::newRow("a mirror") << QByteArray("/m") << QByteArray("/m/SHA256SUMS") << sum + "  f\n" << true;
        QTest::newRow("a mirror, another file") << QByteArray("/m") << QByteArray("/m/SHA256SUMS") << sum + "  g\n"
                                                << false;
        QTest::newRow("a mirror, wrong checksum")
            << QByteArray("/m") << QByteArray("/m/SHA256SUMS") << QByteArray(64, '0') + "  f\n"
            << false;
        QTest::newRow("a mirror, no list") << QByteArray("/m") << QByteArray("/x") << QByteArray() << false;
        const QByteArray set = "/datasets/a/b/resolve/main";
        const QByteArray tree = "/api/datasets/a/b/tree/main?recursive=true";
        Digest blob(DigestKind::Sha1);
        blob.add("blob 300000" + std::string(1, '\0') + content());
        using Json = nlohmann::json;
        const auto list = [](const Json& entry) { return QByteArray::fromStdString(Json::array({entry}).dump()); };
        const Json large{{"size", fileBytes}, {"oid", sha256(content())}};
        QTest::newRow("a data set") << set << tree
                                    << list({{"type", "file"}, {"path", "f"}, {"size", fileBytes}, {"oid", blob.hex()}})
                                    << true;
        QTest::newRow("a large file of a data set")
            << set << tree << list({{"path", "f"}, {"size", 130}, {"oid", "0"}, {"lfs", large}}) << true;
        QTest::newRow("a list of another form") << set << tree << QByteArray("{\"f\": 1}") << false;
        QTest::newRow("a list with a path that leads out")
            << set << tree << list({{"path", "../f"}, {"size", fileBytes}, {"oid", blob.hex()}}) << false;
    }
    void missingChecksumsComeFromThePublisher()
    {
        QFETCH(const QByteArray, folder);
        QFETCH(const QByteArray, listAt);
        QFETCH(const QByteArray, list);
        QFETCH(const bool, found);
        MockServer server([&](const MockRequest& request) {
            if (request.path == folder.toStdString() + "/f")
                return good(request);
            return request.path == listAt.toStdString() ? MockReply{.body = list.toStdString()}
                                                        : MockReply{.status = 404};
        });
        const QTemporaryDir into;
        FetchSettings settings = settingsFor(server.url() + folder.toStdString(), into.path());
        settings.files = {{"f", std::nullopt, std::nullopt}};
        const auto fetched = fetchFiles(settings, {});
        QVERIFY2(fetched.has_value() == found, fetched ? "" : describe(fetched.error()).c_str());
        QCOMPARE(QFile::exists(into.filePath("f")), found);
    }

    void listsOfChecksums_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message"); ///< empty: it is good
        const QByteArray sum(64, 'a');
        QTest::newRow("good") << sum + "  a/b.csv\n# remark\n\n" + sum + " *c\r\n" << QByteArray();
        QTest::newRow("empty") << QByteArray("\n") << QByteArray("a line with a checksum");
        QTest::newRow("short") << sum.left(63) + "  a\n" << QByteArray("sums:1");
        QTest::newRow("no digits") << QByteArray(64, 'g') + "  a\n" << QByteArray("SHA-256");
        QTest::newRow("one space") << sum + " a\n" << QByteArray("two spaces");
        QTest::newRow("no path") << sum + "  \n" << QByteArray("below its folder");
        QTest::newRow("a path that leads out") << sum + "  a/../../b\n" << QByteArray("below its folder");
        QTest::newRow("an absolute path") << sum + "  /etc/passwd\n" << QByteArray("below its folder");
        QTest::newRow("a path of Windows") << sum + "  a\\b\n" << QByteArray("below its folder");
        QTest::newRow("twice") << sum + "  a\n" + sum + "  a\n" << QByteArray("sums:2");
    }
    void listsOfChecksums()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, message);
        ErrorList errors;
        const auto files = readChecksums("sums", text.toStdString(), errors);
        QCOMPARE(files.has_value(), message.isEmpty());
        if (files) {
            QCOMPARE(files->size(), std::size_t{2});
            QCOMPARE(files->front().path, std::string("a/b.csv"));
            return;
        }
        const std::string said = describe(errors.items().front());
        QVERIFY2(said.find(message.toStdString()) != std::string::npos, said.c_str());
    }

    void redirects_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("to"); ///< empty: not followed
        const QByteArray a = "https://a.example/x/f";
        QTest::newRow("relative") << a << QByteArray("g?h=1") << QByteArray("https://a.example/x/g?h=1");
        QTest::newRow("from the root") << a << QByteArray("/g") << QByteArray("https://a.example/g");
        QTest::newRow("another host") << a << QByteArray("https://b.example/g") << QByteArray("https://b.example/g");
        QTest::newRow("the same scheme") << a << QByteArray("//b.example/g") << QByteArray("https://b.example/g");
        QTest::newRow("less secret") << a << QByteArray("http://a.example/x/f") << QByteArray();
        QTest::newRow("more secret") << QByteArray("http://a.example/f") << QByteArray("https://a.example/f")
                                     << QByteArray("https://a.example/f");
        QTest::newRow("a file") << a << QByteArray("file:///etc/passwd") << QByteArray();
        QTest::newRow("nothing") << a << QByteArray() << QByteArray();
        QTest::newRow("a user") << a << QByteArray("https://u:p@b.example/") << QByteArray();
    }
    void redirects()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, location);
        QFETCH(const QByteArray, to);
        QCOMPARE(QByteArray::fromStdString(redirectedAddress(from.toStdString(), location.toStdString()).value_or("")),
                 to);
    }

    void digests()
    {
        // Of FIPS 180-4.
        Digest sha(DigestKind::Sha256);
        Digest sha1(DigestKind::Sha1);
        QCOMPARE(sha.hex(), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        sha.add("abc");
        sha1.add("abc");
        QCOMPARE(sha.hex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha1.hex(), std::string("a9993e364706816aba3e25717850c26c9cd0d89d"));
        // Every length around the ends of a block, against another implementation; in pieces as in one.
        for (std::size_t length = 0; length < 200; ++length) {
            const std::string bytes = content().substr(length, length);
            Digest pieces(DigestKind::Sha256);
            for (std::size_t at = 0; at < length; at += 7)
                pieces.add(bytes.substr(at, 7));
            const QByteArray raw = QByteArray::fromStdString(bytes);
            QCOMPARE(QByteArray::fromStdString(pieces.hex()),
                     QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex());
            Digest one(DigestKind::Sha1);
            one.add(bytes);
            QCOMPARE(QByteArray::fromStdString(one.hex()),
                     QCryptographicHash::hash(raw, QCryptographicHash::Sha1).toHex());
        }
    }

    /// What the program knows of the published files is so.
    void theKnownChecksumsAreThoseOfTheRelease()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        int known = 0;
        for (const PublishedFile& file : codeRouterBenchFiles(true)) {
            if (!file.checksum)
                continue;
            ++known;
            const QString path = QString::fromStdString((folder / file.path).string());
            const std::string bytes = bytesOf(path);
            QCOMPARE(bytes.size(), std::size_t(*file.bytes));
            QCOMPARE(sha256(bytes), file.checksum->hex);
        }
        QCOMPARE(known, 9);
    }

    /// From a mirror into a workspace, by the command line.
    void fetchedAndImported()
    {
        ACR_NEED_SHARED(folder, "coderouterbench");
        const std::string results = bytesOf(QString::fromStdString((folder / "id_probing_results_long.csv").string()));
        std::atomic<int> asked{0};
        MockServer server([&](const MockRequest& request) {
            ++asked;
            if (request.path == "/c/SHA256SUMS")
                return MockReply{.body = sha256(results) + "  id_probing_results_long.csv\n"};
            const std::string bytes = bytesOf(QString::fromStdString((folder / request.path.substr(3)).string()));
            return bytes.empty() ? MockReply{.status = 404} : good(request, bytes);
        });
        const QTemporaryDir into;
        const QString from = QString::fromStdString(server.url()) + "/c/";
        const QStringList command{
            "fetch",  "--from", from, "--into", into.filePath("bench"), "--import", into.filePath("w.acrw"),
            "--name", "fetched"};
        const CommandResult fetched = acrouter(command);
        QVERIFY2(fetched.exitCode == 0, qPrintable(fetched.errors));
        QVERIFY2(fetched.output.contains("fetched: 10175 tasks × 8 models"), qPrintable(fetched.output));
        // Once more: nothing but the list of checksums is asked for.
        const int before = asked;
        const CommandResult again = acrouter({"fetch", "--from", from, "--into", into.filePath("bench"), "--json"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        QCOMPARE(again.output.count("\"already_there\": true"), 8);
        QCOMPARE(int(asked), before + 1);
    }

    void byTheCommandLine()
    {
        MockServer server([](const MockRequest& request) {
            return request.path == "/d/f" ? good(request) : MockReply{.status = 404};
        });
        const QTemporaryDir folder;
        const QString from = QString::fromStdString(server.url());
        write(folder.filePath("sums"), sha256(content()) + "  d/f\n");
        const auto fetch = [&](const QStringList& more) { return acrouter(QStringList{"fetch"} + more); };
        const CommandResult good =
            fetch({"--from", from, "--into", folder.filePath("x"), "--checksums", folder.filePath("sums")});
        QVERIFY2(good.exitCode == 0, qPrintable(good.errors));
        QCOMPARE(good.output, QStringLiteral("d/f: 300000 bytes\n"));
        QVERIFY(bytesOf(folder.filePath("x/d/f")) == content());
        QCOMPARE(fetch({"--from", "ftp://x"}).exitCode, 2);
        QCOMPARE(fetch({"--from", "http://user:word@x"}).exitCode, 2);
        const CommandResult absent = fetch({"--from", from + "/none", "--into", folder.filePath("y")});
        QCOMPARE(absent.exitCode, 1);
        QVERIFY2(absent.errors.contains("404"), qPrintable(absent.errors));
        write(folder.filePath("sums"), "x\n");
        const CommandResult bad = fetch({"--from", from, "--checksums", folder.filePath("sums")});
        QCOMPARE(bad.exitCode, 1);
        QVERIFY2(bad.errors.contains("sums:1"), qPrintable(bad.errors));
    }

    /// Ctrl+C keeps what has come, and the next command continues it.
    void interruptedAtTheCommandLine()
    {
        std::atomic<int> count{0};
        std::atomic<bool> continued{false};
        MockServer server([&](const MockRequest& request) {
            if (count++ > 0) {
                continued = asked(request).offset == brokenAt;
                return good(request);
            }
            return MockReply{.pieces = {"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 300000\r\n\r\n" +
                                        content().substr(0, brokenAt)},
                             .then = MockReply::Then::StayOpen};
        });
        const QTemporaryDir folder;
        write(folder.filePath("sums"), sha256(content()) + "  f\n");
        const QStringList command{"fetch",
                                  "--from",
                                  QString::fromStdString(server.url()),
                                  "--into",
                                  folder.path(),
                                  "--checksums",
                                  folder.filePath("sums")};
        QProcess process;
        process.start(QStringLiteral(ACR_BIN_DIR "/acrouter"), command);
        QVERIFY(process.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(QFileInfo(folder.filePath("f.part")).size(), qint64(brokenAt), 30000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!QFile::exists(folder.filePath("f")));
        const CommandResult again = acrouter(command);
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        QVERIFY(continued);
        QVERIFY(bytesOf(folder.filePath("f")) == content());
    }
};

QTEST_GUILESS_MAIN(FetchTest)
#include "tst_fetch.moc"
