// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a program in the sandbox can do, and what it can't.

#include "core/sandbox/sandbox.h"

#include <QtTest>

#include <csignal>
#include <thread>

#include <dirent.h>
#include <unistd.h>

using namespace acr;

namespace {

constexpr const char* python = "/usr/bin/python3";

SandboxJob pythonJob(const char* program)
{
    SandboxJob job;
    job.command = {python, "-I", "/task/main.py"};
    job.files = {{"main.py", program}};
    job.limits.wallSeconds = 10;
    job.limits.cpuSeconds = 5;
    job.limits.memoryBytes = std::uint64_t{256} << 20U;
    return job;
}

/// Processes of this machine whose command line contains the text.
int processesWith(const char* text)
{
    int count = 0;
    DIR* const directory = opendir("/proc");
    while (const dirent* const entry = readdir(directory)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLocal8Bit(entry->d_name)));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            ++count;
    }
    closedir(directory);
    return count;
}

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT

    std::optional<Sandbox> m_sandbox;

    [[nodiscard]] SandboxResult run(const SandboxJob& job) const
    {
        const auto result = m_sandbox->run(job);
        if (!result)
            qFatal("%s", describe(result.error()).c_str());
        return *result;
    }

private slots:
    void init()
    {
        if (m_sandbox)
            return;
        auto sandbox = Sandbox::open();
        if (!sandbox)
            QSKIP(("no sandbox on this machine: " + describe(sandbox.error())).c_str());
        m_sandbox = std::move(*sandbox);
    }

    void runsAProgramWithItsFilesAndInput()
    {
        SandboxJob job = pythonJob("import sys\nprint(sys.stdin.read() + open('/task/data').read())\n"
                                   "print('note', file=sys.stderr)\nsys.exit(3)");
        job.files.push_back({"data", "file"});
        job.input = "input ";
        const SandboxResult result = run(job);
        QCOMPARE(result.end, SandboxResult::End::Exited);
        QCOMPARE(result.code, 3);
        QCOMPARE(result.output, std::string("input file\n"));
        QCOMPARE(result.errors, std::string("note\n"));
    }

    void fileNamesStayInTheirFolder()
    {
        SandboxJob job = pythonJob("");
        job.files.push_back({"../outside", "text"});
        const auto result = m_sandbox->run(job);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::BadParameter);
    }

    void hostilePrograms_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QByteArray>("expected"); ///< of the output; empty: it must not end well
        const auto denied = [](const char* body) {
            return QByteArray("import os, socket, ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\ntry:\n    ") +
                   body +
                   "\n    print('done')\nexcept (OSError, PermissionError, ImportError) as error:\n"
                   "    print('denied')\n";
        };
        const auto call = [&](const char* arguments) {
            return denied((QByteArray("if libc.syscall(") + arguments +
                           ") < 0:\n        raise OSError(ctypes.get_errno(), 'call')")
                              .constData());
        };
        QTest::newRow("writes to /usr") << denied("open('/usr/bin/x', 'w')") << QByteArray("denied\n");
        QTest::newRow("writes to its own files") << denied("open('/task/main.py', 'a')") << QByteArray("denied\n");
        QTest::newRow("writes to the root") << denied("open('/x', 'w')") << QByteArray("denied\n");
        QTest::newRow("reads the host's users") << denied("open('/etc/passwd').read()") << QByteArray("denied\n");
        QTest::newRow("reads the host's home") << denied("os.listdir('/root')") << QByteArray("denied\n");
        QTest::newRow("reads the host's kernel log") << denied("open('/dev/kmsg')") << QByteArray("denied\n");
        QTest::newRow("sees other processes")
            << QByteArray("import os\nprint(len([p for p in os.listdir('/proc') if p.isdigit()]) < 5)")
            << QByteArray("True\n");
        QTest::newRow("has variables of the caller")
            << QByteArray("import os\nprint(sorted(k for k in os.environ if k not in "
                          "('PATH', 'HOME', 'LANG', 'PWD', 'LC_CTYPE')))")
            << QByteArray("[]\n");
        QTest::newRow("has files of the caller")
            << QByteArray("import os\nprint([int(f) for f in os.listdir('/proc/self/fd') if int(f) > 3])")
            << QByteArray("[]\n");
        QTest::newRow("is root") << QByteArray("import os\ntry:\n    os.setuid(0)\n    print('done')\n"
                                               "except OSError:\n    print('denied')")
                                 << QByteArray("denied\n");
        QTest::newRow("connects") << denied("socket.create_connection(('1.1.1.1', 53), 2)") << QByteArray("denied\n");
        QTest::newRow("looks up a name") << denied("socket.getaddrinfo('debian.org', 80)") << QByteArray("denied\n");
        QTest::newRow("netlink socket") << denied("socket.socket(16, 3, 0)") << QByteArray("denied\n");
        QTest::newRow("vsock") << denied("socket.socket(40, 1, 0)") << QByteArray("denied\n");
        QTest::newRow("unix socket of the host")
            << denied("socket.socket(socket.AF_UNIX).connect('/run/systemd/private')") << QByteArray("denied\n");
        QTest::newRow("ptrace") << call("101, 0, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("keyctl") << call("250, 0, -3, 0") << QByteArray("denied\n");
        QTest::newRow("bpf") << call("321, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("perf_event_open") << call("298, 0, 0, -1, -1, 0") << QByteArray("denied\n");
        QTest::newRow("userfaultfd") << call("323, 0") << QByteArray("denied\n");
        QTest::newRow("io_uring") << call("425, 8, ctypes.create_string_buffer(256)") << QByteArray("denied\n");
        QTest::newRow("new user namespace") << call("272, 0x10000000") << QByteArray("denied\n");
        QTest::newRow("mount") << call("165, 0, 0, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("chroot") << call("161, b'/tmp'") << QByteArray("denied\n");
        QTest::newRow("sets the clock") << call("227, 0, ctypes.create_string_buffer(16)") << QByteArray("denied\n");
        QTest::newRow("host name") << call("170, b'x', 1") << QByteArray("denied\n");
        QTest::newRow("kills the host's init") << denied("os.kill(1, 9)\n    import time; time.sleep(0.2)\n    raise "
                                                         "OSError(1, 'still here')")
                                               << QByteArray("denied\n");
        QTest::newRow("terminal injection")
            << denied("import fcntl\n    fcntl.ioctl(2, 0x5412, b'x')") << QByteArray("denied\n");
        QTest::newRow("runs for ever") << QByteArray("while True:\n    pass") << QByteArray();
        QTest::newRow("sleeps for ever") << QByteArray("import time\ntime.sleep(1000)") << QByteArray();
        QTest::newRow("ignores signals and runs for ever")
            << QByteArray("import signal\nfor s in range(1, 32):\n    try:\n        signal.signal(s, signal.SIG_IGN)\n"
                          "    except OSError:\n        pass\nwhile True:\n    pass")
            << QByteArray();
        QTest::newRow("takes memory") << QByteArray("x = bytearray(1 << 40)") << QByteArray();
        QTest::newRow("takes memory bit by bit")
            << QByteArray("x = []\nwhile True:\n    x.append(bytearray(1 << 24))") << QByteArray();
        QTest::newRow("writes without end") << QByteArray("while True:\n    print('x' * 1000)") << QByteArray();
        QTest::newRow("writes errors without end")
            << QByteArray("import sys\nwhile True:\n    sys.stderr.write('x' * 1000)") << QByteArray();
        QTest::newRow("fills the disk")
            << QByteArray("f = open('/tmp/x', 'wb')\nwhile True:\n    f.write(bytes(1 << 20))\n    f.flush()")
            << QByteArray();
        QTest::newRow("fills shared memory")
            << QByteArray("f = open('/dev/shm/x', 'wb')\nwhile True:\n    f.write(bytes(1 << 20))\n    f.flush()")
            << QByteArray();
        QTest::newRow("forks without end")
            << QByteArray("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass")
            << QByteArray();
        QTest::newRow("opens files without end")
            << QByteArray("f = []\nwhile True:\n    f.append(open('/task/main.py'))") << QByteArray();
        QTest::newRow("crashes") << QByteArray("import ctypes\nctypes.string_at(0)") << QByteArray();
        QTest::newRow("follows a link out")
            << denied("os.symlink('/etc/shadow', '/tmp/link')\n    open('/tmp/link').read()") << QByteArray("denied\n");
        QTest::newRow("climbs out of /proc")
            << denied("open('/proc/1/root/etc/hostname').read()") << QByteArray("denied\n");
        QTest::newRow("writes the kernel's settings")
            << denied("open('/proc/sys/kernel/core_pattern', 'w').write('x')") << QByteArray("denied\n");
        QTest::newRow("makes a device") << denied("os.mknod('/tmp/d', 0o20666, os.makedev(1, 3))\n    "
                                                  "open('/tmp/d')")
                                        << QByteArray("denied\n");
    }

    void hostilePrograms()
    {
        QFETCH(const QByteArray, program);
        QFETCH(const QByteArray, expected);
        SandboxJob job = pythonJob(program.constData());
        job.limits.wallSeconds = 4;
        job.limits.cpuSeconds = 2;
        job.limits.fileBytes = std::uint64_t{8} << 20U;
        const SandboxResult result = run(job);
        if (expected.isEmpty())
            QVERIFY(!result.succeeded());
        else
            QCOMPARE(QByteArray::fromStdString(result.output), expected);
        QVERIFY(result.output.size() <= job.limits.outputBytes);
        QTRY_COMPARE(processesWith("/task/main.py"), 0);
    }

    void leavesNothingRunning()
    {
        const SandboxResult result =
            run(pythonJob("import os, sys\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
                          "        while True:\n            pass\n    os._exit(0)\nprint('gone')"));
        QCOMPARE(result.output, std::string("gone\n"));
        QTRY_COMPARE(processesWith("/task/main.py"), 0);
    }

    void isCancelled()
    {
        std::stop_source stop;
        std::jthread soon([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
        const auto result = m_sandbox->run(pythonJob("import time\ntime.sleep(60)"), stop.get_token());
        QVERIFY(result);
        QCOMPARE(result->end, SandboxResult::End::Cancelled);
    }

    void linkedProgramsTalk()
    {
        const auto result = m_sandbox->runLinked(
            pythonJob("import os\nprint('question', flush=True)\nos.write(3, (input() + '!').encode())"),
            pythonJob("print('answer to ' + input(), flush=True)\nimport time\ntime.sleep(60)"));
        QVERIFY(result);
        QCOMPARE(result->first.output, std::string("answer to question!"));
        QCOMPARE(result->second.end, SandboxResult::End::Cancelled);
    }

    void manyAtOnce()
    {
        std::array<std::string, 8> outputs;
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < outputs.size(); ++i)
                threads.emplace_back([&, i] {
                    SandboxJob job = pythonJob("print(input())");
                    job.input = std::to_string(i);
                    outputs[i] = run(job).output;
                });
        }
        for (std::size_t i = 0; i < outputs.size(); ++i)
            QCOMPARE(outputs[i], std::to_string(i) + "\n");
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
