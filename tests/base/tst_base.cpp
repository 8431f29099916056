// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/elementaryfunctions.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/savefile.h"
#include "core/base/texttable.h"
#include "core/base/utf8.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

using namespace acr;

namespace {

/// What was flushed to the disk, in order: whether it was a folder, and whether "a.txt" was in it.
struct Flushed {
    bool folder = false;
    bool hasFile = false;
};
std::vector<Flushed>& flushed()
{
    static std::vector<Flushed> all;
    return all;
}

} // namespace

/// Takes the place of the C library's function in this program, notes the call, and does the same.
extern "C" int fsync(int descriptor)
{
    struct stat info {};
    const bool folder = ::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode);
    flushed().push_back({folder, folder && ::faccessat(descriptor, "a.txt", F_OK, 0) == 0});
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

class BaseTest final : public QObject {
    Q_OBJECT

private slots:
    void sameSeedGivesSameNumbers()
    {
        // The first outputs of xoshiro256** seeded by SplitMix64 with 0, computed from the published algorithms.
        Random random(0);
        QCOMPARE(random.next(), std::uint64_t{0x99ec5f36cb75f2b4});
        QCOMPARE(random.next(), std::uint64_t{0xbf6e1f784956452a});
        Random again(0);
        again.next();
        again.next();
        QCOMPARE(random.uniform(), again.uniform());
    }

    void boundedNumbersStayBoundedAndCoverTheirRange()
    {
        Random random(7);
        std::array<int, 5> counts{};
        for (int i = 0; i < 50000; ++i)
            ++counts.at(random.below(5));
        for (const int count : counts)
            QVERIFY2(std::abs(count - 10000) < 500, qPrintable(QString::number(count)));
    }

    void normalNumbersHaveMeanZeroAndVarianceOne()
    {
        Random random(3);
        double sum = 0;
        double squares = 0;
        constexpr int n = 200000;
        for (int i = 0; i < n; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
        }
        QVERIFY(std::abs(sum / n) < 0.01);
        QVERIFY(std::abs(squares / n - 1) < 0.02);
    }

    void normalNumbersAreTheSameOnEveryMachine()
    {
        // Computed with 300 bits and rounded after each operation.
        constexpr std::array expected{-0x1.f1b7fd3e718b3p-1, -0x1.2f10ac9bedd0fp+0, -0x1.5f2759cbeccf2p-1,
                                      -0x1.305c499e7c275p-3, -0x1.b28315578db9fp-1, 0x1.3dbf8ca7342c1p-1,
                                      -0x1.2dee2f710f945p-3, -0x1.5782e5e66c5a1p-1};
        Random random(3);
        for (const double wanted : expected)
            QVERIFY(random.normal() == wanted);
        Random longer(12);
        std::uint64_t digest = 0;
        for (int i = 0; i < 4000; ++i)
            digest = digest * 0x100000001b3U ^ std::bit_cast<std::uint64_t>(longer.normal());
        QCOMPARE(digest, std::uint64_t{0xf75a9e1c7c611ca2});
    }

    void elementaryFunctionsAreRoundedToTheNearest()
    {
        if (std::numeric_limits<long double>::digits < 64)
            QSKIP("there is no longer type to compare with");
        Random random(5);
        const auto off = [](double value, long double exact) {
            const double unit = std::nextafter(std::abs(value), 1e300) - std::abs(value);
            return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / unit);
        };
        double worst = 0;
        for (int i = 0; i < 200000; ++i) {
            // Also close to where results vanish.
            const double near = std::ldexp(random.uniform() - 0.5, -static_cast<int>(random.below(50)));
            const double x = i % 2 == 0 ? 1 - random.uniform() : 1 - std::abs(near);
            worst =
                std::max(worst, portableLog(x) == 0 ? 0 : off(portableLog(x), std::log(static_cast<long double>(x))));
            const double quarter = std::numbers::pi / 2 * static_cast<double>(random.below(5));
            const double angle = i % 2 == 0 ? 2 * std::numbers::pi * random.uniform()
                                            : std::clamp(quarter + near, 0.0, 2 * std::numbers::pi);
            const SineCosine turn = portableSineCosine(angle);
            if (turn.sine != 0)
                worst = std::max(worst, off(turn.sine, std::sin(static_cast<long double>(angle))));
            worst = std::max(worst, off(turn.cosine, std::cos(static_cast<long double>(angle))));
        }
        QVERIFY2(worst <= 0.501, qPrintable(QString::number(worst)));
    }

    void elementaryFunctionsAreAccurate_data()
    {
        QTest::addColumn<int>("function");
        QTest::addColumn<double>("limit"); // units in the last place
        QTest::newRow("exp") << 0 << 0.6;
        QTest::newRow("log") << 1 << 0.501;
        QTest::newRow("log1p") << 2 << 0.7;
        QTest::newRow("pow") << 3 << 0.6;
        QTest::newRow("erfc") << 4 << 3.0;
    }
    void elementaryFunctionsAreAccurate()
    {
        QFETCH(const int, function);
        QFETCH(const double, limit);
        if (std::numeric_limits<long double>::digits < 64)
            QSKIP("there is no longer type to compare with");
        Random random(11);
        double worst = 0;
        double worstAt = 0;
        for (int i = 0; i < 300000; ++i) {
            const double unit = random.uniform();
            const double small = std::ldexp(unit - 0.5, -static_cast<int>(random.below(60)));
            const double other = 40 * random.uniform() - 20;
            double x = 0;
            double value = 0;
            long double exact = 0;
            switch (function) {
            case 0:
                x = i % 3 == 0 ? small : i % 3 == 1 ? 40 * unit - 20 : 1400 * unit - 700;
                value = portableExp(x);
                exact = std::exp(static_cast<long double>(x));
                break;
            case 1:
                x = i % 3 == 0 ? 1 + small : i % 3 == 1 ? 50 * unit + 1e-9 : std::ldexp(0.5 + unit, int(other * 50));
                value = portableLog(x);
                exact = std::log(static_cast<long double>(x));
                break;
            case 2:
                x = i % 3 == 0 ? small : i % 3 == 1 ? -unit : 1e4 * unit;
                value = portableLog1p(x);
                exact = std::log1p(static_cast<long double>(x));
                break;
            case 3:
                x = i % 2 == 0 ? 1 + small : 50 * unit + 1e-6;
                value = portablePow(x, other);
                exact = std::pow(static_cast<long double>(x), static_cast<long double>(other));
                break;
            default:
                x = i % 2 == 0 ? 12 * unit - 6 : 26 * unit;
                value = portableErfc(x);
                exact = std::erfc(static_cast<long double>(x));
            }
            if (exact == 0)
                continue;
            const double last = std::nextafter(std::abs(value), 1e300) - std::abs(value);
            const auto off = static_cast<double>(std::abs(static_cast<long double>(value) - exact) / last);
            if (off > worst) {
                worst = off;
                worstAt = x;
            }
        }
        QVERIFY2(worst <= limit, qPrintable(QStringLiteral("%1 at %2").arg(worst).arg(worstAt, 0, 'g', 17)));
    }

    void elementaryFunctionsOfUnusualNumbers()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double minimum = std::numeric_limits<double>::denorm_min();
        const double maximum = std::numeric_limits<double>::max();
        for (const double x :
             {0.0,    -0.0,   1.0,    -1.0,  2.0,      -2.0,      709.78, 709.79,  710.0,    -708.5,  -720.0,
              -745.1, -745.2, -1e300, 1e300, infinity, -infinity, nan,    minimum, -minimum, maximum, -maximum}) {
            QCOMPARE(portableExp(x), std::exp(x));
            QCOMPARE(portableLog1p(x), std::log1p(x));
            QCOMPARE(portableErfc(x), std::erfc(x));
            QCOMPARE(portableLog(x), std::log(x));
        }
        QVERIFY(portableLog(1) == 0 && portableExp(0) == 1 && portableErfc(0) == 1 && portablePow(10, 0) == 1);
        QVERIFY(portablePow(2, 10) == 1024 && portablePow(2, -1074) == minimum);
    }

    /// What all machines, compilers and C libraries have in common.
    void elementaryFunctionsHaveTheSameBitsEverywhere()
    {
        Random random(7);
        std::uint64_t digest = 0;
        for (int i = 0; i < 20000; ++i) {
            const double unit = random.uniform();
            const double any = 40 * random.uniform() - 20;
            for (const double value : {portableExp(any), portableLog(unit + 1e-9), portableLog1p(-unit),
                                       portableLog1p(50 * unit), portablePow(unit + 0.5, any), portableErfc(any / 4)})
                digest = digest * 0x100000001b3U ^ std::bit_cast<std::uint64_t>(value);
        }
        QCOMPARE(digest, std::uint64_t{0x7b754184acf0a077});
    }

    void savedFilesFollowTheUmaskOrKeepTheirPermissions()
    {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a.txt").toStdString();
        const mode_t before = ::umask(027);
        const auto saved = saveFile(file, "one");
        ::umask(before);
        QVERIFY(saved.has_value());
        const auto permissions = [&] { return static_cast<unsigned>(std::filesystem::status(file).permissions()); };
        QCOMPARE(permissions(), 0640U);
        std::filesystem::permissions(file, std::filesystem::perms(0604));
        QVERIFY(saveFile(file, "two").has_value());
        QCOMPARE(permissions(), 0604U);
        QFile read(QString::fromStdString(file));
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("two"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"a.txt"});
    }

    void aSavedFileIsOnTheDiskWithItsName()
    {
        const QTemporaryDir folder;
        flushed().clear();
        QVERIFY(saveFile(folder.filePath("a.txt").toStdString(), "text").has_value());
        // First the content; then the folder, when the file has its name.
        QCOMPARE(flushed().size(), std::size_t{2});
        QVERIFY(!flushed()[0].folder);
        QVERIFY(flushed()[1].folder);
        QVERIFY(flushed()[1].hasFile);
    }

    void whatIsNoFileIsWrittenToAndNotReplaced()
    {
        const QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
        QVERIFY(saveFile(pipe, "text").has_value());
        std::array<char, 8> bytes{};
        QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t{4});
        ::close(reader);
        QVERIFY(std::filesystem::is_fifo(pipe));
        QVERIFY(!saveFile(folder.path().toStdString(), "text"));
    }

    void cellsOfTablesCannotActWhereTheyAreShown()
    {
        TextTable table{{{"name", false}, {"value", true}}, {{"=1+1", "-0.5"}, {"@x", "+3e5"}, {"-a", "\x1b[2J"}}};
        QCOMPARE(renderTable(table, TableFormat::Csv),
                 std::string("name,value\r\n'=1+1,-0.5\r\n'@x,+3e5\r\n'-a,\x1b[2J\r\n"));
        QCOMPARE(renderTable(table, TableFormat::Csv, FormulaCells::AsIs),
                 std::string("name,value\r\n=1+1,-0.5\r\n@x,+3e5\r\n-a,\x1b[2J\r\n"));
        QVERIFY(renderTable(table, TableFormat::Human).find('\x1b') == std::string::npos);
        table.rows = {{"<script>", "a|b & c"}};
        QCOMPARE(renderTable(table, TableFormat::Markdown),
                 std::string("| name | value |\n|---|---:|\n| &lt;script&gt; | a\\|b &amp; c |\n"));
        for (const char* number : {"-1", "+2", "-1.5e-3", "-inf", "−1", "", "x=1"})
            QVERIFY2(looksLikeFormula(number) == (std::string(number) == "-inf"), number);
        for (const char* formula : {"=1", "-", "+", "@SUM(A1)", "-1+1", "\t=1", "-2 a", "+cmd|' /C calc'!A0"})
            QVERIFY2(looksLikeFormula(formula), formula);
    }

    void brokenTextIsRepairedOrShown()
    {
        QCOMPARE(repairedUtf8("a\xff\xc3\xa9\xc3"), std::string("a\xef\xbf\xbd\xc3\xa9\xef\xbf\xbd"));
        QCOMPARE(repairedUtf8("plain"), std::string("plain"));
        QCOMPARE(printable("a\x1b[2J\n\xff\xc2\x9b\xc3\xa9"), std::string("a\\x1b[2J\\x0a\\xff\\x9b\xc3\xa9"));
        QCOMPARE(describe({ErrorCode::WrongType, {"a\x1b\xff", 1, 0}, "x\x07", "y"}),
                 std::string("a\\x1b\\xff:1: found x\\x07, expected y"));
    }

    void shuffleIsAPermutationThatDependsOnTheSeed()
    {
        std::vector<int> first(100);
        std::iota(first.begin(), first.end(), 0);
        std::vector<int> second = first;
        const std::vector<int> sorted = first;
        Random(1).shuffle(std::span(first));
        Random(2).shuffle(std::span(second));
        QVERIFY(first != second);
        QVERIFY(first != sorted);
        std::sort(first.begin(), first.end());
        QVERIFY(first == sorted);
    }

    void anErrorNamesFileLineColumnFoundAndExpected()
    {
        const Error error{ErrorCode::WrongType, {"tasks.csv", 12, 7}, "'x'", "a number"};
        QCOMPARE(describe(error), std::string("tasks.csv:12:7: found 'x', expected a number"));
    }

    void aLongErrorListKeepsTheFirstAndCountsAll()
    {
        ErrorList list(3);
        for (int i = 0; i < 10; ++i)
            list.add({ErrorCode::Duplicate, {}, std::to_string(i), {}});
        QCOMPARE(list.items().size(), std::size_t{3});
        QCOMPARE(list.total(), std::uint64_t{10});
    }
};

QTEST_APPLESS_MAIN(BaseTest)
#include "tst_base.moc"
