// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a program in the sandbox can do, and what it can't.

#include "core/sandbox/sandbox.h"
#include "core/sandbox/warmpairs.h"

#include <QtTest>

#include <csignal>
#include <thread>

#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace acr;

namespace {

constexpr const char* python = "/usr/bin/python3";

/// An option of all interpreters of this test, which Python ignores, so that those of tests that run at the same time
/// are not counted.
const std::string& mark()
{
    static const std::string text = "started-by-tst_sandbox-" + std::to_string(getpid());
    return text;
}

SandboxJob pythonJob(const char* program)
{
    SandboxJob job;
    job.command = {python, "-I", "-X", mark(), "/task/main.py"};
    job.files = {{"main.py", program}};
    job.limits.wallSeconds = 10;
    job.limits.cpuSeconds = 5;
    job.limits.memoryBytes = std::uint64_t{256} << 20U;
    return job;
}

/// One of a pair that runs what its message says; the output of that is the pair's.
SandboxJob forkedJob()
{
    SandboxJob job = pythonJob("");
    job.command.back() = "/task/forked.py";
    job.files.push_back({"forked.py", "import os\nwith os.fdopen(4, 'rb') as message:\n    text = message.read()\n"
                                      "os.dup2(3, 1)\nos.close(3)\nexec(compile(text, '/task/main.py', 'exec'))\n"});
    job.forked = {.modules = {"json"}};
    return job;
}

/// Its partner.
SandboxJob silentJob()
{
    SandboxJob job = pythonJob("");
    job.command.back() = "/task/forked.py";
    job.files.push_back({"forked.py", "import time\ntime.sleep(60)\n"});
    job.forked.emplace();
    return job;
}

/// Processes with forkedJob() or silentJob() while none runs: two of bubblewrap and an interpreter for each.
constexpr int serverProcesses = 6;

/// Processes of this machine whose command line contains the file and mark().
std::vector<pid_t> allProcessesWith(const char* file)
{
    std::vector<pid_t> found;
    DIR* const directory = opendir("/proc");
    while (const dirent* const entry = readdir(directory)) {
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLocal8Bit(entry->d_name)));
        if (!commandLine.open(QIODevice::ReadOnly))
            continue;
        const QByteArray words = commandLine.readAll();
        if (words.contains(file) && words.contains(mark().c_str()))
            found.push_back(QByteArray(entry->d_name).toInt());
    }
    closedir(directory);
    return found;
}

int processesWith(const char* file)
{
    return static_cast<int>(allProcessesWith(file).size());
}

} // namespace

class SandboxTest : public QObject {
    Q_OBJECT

    std::optional<Sandbox> m_sandbox;
    /// Forks what it runs; null: this machine does not.
    std::unique_ptr<const WarmPairs> m_forked;

    [[nodiscard]] SandboxResult runForked(const QByteArray& program, const SandboxLimits& limits) const
    {
        WarmPairs::Limits both;
        both.first = limits;
        const auto result = m_forked->run(both, program.toStdString(), {});
        if (!result)
            qFatal("%s", describe(result.error()).c_str());
        return result->first;
    }
    [[nodiscard]] QByteArray outputOfForked(const QByteArray& program) const
    {
        SandboxLimits limits;
        limits.memoryBytes = std::uint64_t{256} << 20U;
        const SandboxResult result = runForked(program, limits);
        return QByteArray::fromStdString(result.output + result.errors);
    }

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
        if (m_sandbox->strength().forks)
            m_forked = std::make_unique<const WarmPairs>(*m_sandbox, forkedJob(), silentJob(), 0);
    }

    void whatIsBoundedFollowsFromTheControlGroup()
    {
        SandboxStrength strength;
        QVERIFY(!strength.boundsMemory() && !strength.boundsProcesses() && !strength.boundsAll());
        strength.ownUser = true;
        QVERIFY(!strength.boundsMemory() && strength.boundsProcesses() && !strength.boundsAll());
        strength.controlGroup = ControlGroup::Kind::Version1;
        QVERIFY(strength.boundsAll());
        strength.ownUser = false;
        strength.controlGroup = ControlGroup::Kind::Version2;
        QVERIFY(strength.boundsMemory() && strength.boundsProcesses() && strength.boundsAll());
    }

    /// As after a process that was killed.
    void aControlGroupIsMadeWhereOneOfItsNameIsLeft()
    {
        if (ControlGroup::available() == ControlGroup::Kind::None)
            QSKIP("no control group can be made on this machine");
        const std::string name = "acrouter-test-" + std::to_string(getpid());
        constexpr std::uint64_t memory = std::uint64_t{64} << 20U;
        const auto left = ControlGroup::make(name, memory, 8);
        const auto made = ControlGroup::make(name, memory, 8);
        QVERIFY(left.has_value());
        QVERIFY(made.has_value());
        // They are two groups: what ends the processes of one leaves those of the other alone.
        const pid_t child = fork();
        if (child == 0) {
            for (;;)
                pause();
        }
        QVERIFY(child > 0);
        const bool added = made->add(child);
        left->killAll();
        const bool alive = waitpid(child, nullptr, WNOHANG) == 0;
        made->killAll();
        int status = 0;
        const bool ended = alive && added && QTest::qWaitFor([&] { return waitpid(child, &status, WNOHANG) == child; });
        if (alive && !ended) {
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
        }
        QVERIFY(added);
        QVERIFY(alive);
        QVERIFY(ended);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }

    /// The programs of a run together, each of which is within the limit.
    void theMemoryOfAllProgramsTogetherIsBounded()
    {
        if (!m_sandbox->strength().boundsMemory())
            QSKIP("no control group can be made on this machine");
        // The kernel may end a process that has all of its memory already.
        SandboxJob job =
            pythonJob("import os, time\nchildren = []\nfor i in range(4):\n    read, write = os.pipe()\n"
                      "    child = os.fork()\n    if child == 0:\n        x = bytearray(100 << 20)\n"
                      "        for p in range(0, len(x), 4096):\n            x[p] = 1\n"
                      "        os.write(write, b'x')\n        time.sleep(60)\n"
                      "    children.append(child)\n    os.close(write)\n    if not os.read(read, 1):\n"
                      "        raise SystemExit(5)\n"
                      "if any(os.waitpid(child, os.WNOHANG)[0] for child in children):\n    raise SystemExit(6)\n"
                      "print('taken')");
        const SandboxResult result = run(job);
        QVERIFY(!result.succeeded());
        QVERIFY2(result.output.find("taken") == std::string::npos, result.output.c_str());
        job.limits.memoryBytes = std::uint64_t{1} << 30U;
        QCOMPARE(run(job).output, std::string("taken\n"));
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
                   "\n    print('done')\nexcept (OSError, PermissionError, ImportError, ValueError) as error:\n"
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
        QTest::newRow("writes to the program that runs it")
            << denied("open('/proc/self/exe', 'r+b').write(b'x')") << QByteArray("denied\n");
        QTest::newRow("leaves by its working directory")
            << denied("open('/proc/self/cwd/../etc/shadow').read()") << QByteArray("denied\n");
        QTest::newRow("links a program of the host")
            << denied("os.link('/usr/bin/env', '/tmp/env')") << QByteArray("denied\n");
        QTest::newRow("reads the kernel's memory")
            << denied("open('/proc/kcore', 'rb').read(1)") << QByteArray("denied\n");
        QTest::newRow("reads devices") << denied("open('/dev/mem', 'rb').read(1)") << QByteArray("denied\n");
        QTest::newRow("restarts the machine by /proc")
            << denied("open('/proc/sysrq-trigger', 'w').write('b')") << QByteArray("denied\n");
        QTest::newRow("is spared when memory is short")
            << denied("os.write(os.open('/proc/self/oom_score_adj', os.O_WRONLY), b'-1000')") << QByteArray("denied\n");
        QTest::newRow("goes first") << denied("os.nice(-5)") << QByteArray("denied\n");
        QTest::newRow("runs in real time")
            << denied("os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))") << QByteArray("denied\n");
        QTest::newRow("raises its limits")
            << denied("import resource\n    resource.setrlimit(resource.RLIMIT_CPU, (9999, 9999))")
            << QByteArray("denied\n");
        QTest::newRow("has privileges")
            << QByteArray("print([l.split()[1] for l in open('/proc/self/status') if l[:6] in ('CapEff', 'CapBnd', "
                          "'NoNewP')])")
            << QByteArray("['0000000000000000', '0000000000000000', '1']\n");
        QTest::newRow("raw socket") << denied("socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)")
                                    << QByteArray("denied\n");
        QTest::newRow("packet socket") << denied("socket.socket(17, 3, 0)") << QByteArray("denied\n");
        QTest::newRow("socket of the kernel's ciphers") << denied("socket.socket(38, 5, 0)") << QByteArray("denied\n");
        QTest::newRow("connects to the host itself")
            << denied("socket.create_connection(('127.0.0.1', 22), 1)") << QByteArray("denied\n");
        QTest::newRow("abstract socket of the host")
            << denied("socket.socket(socket.AF_UNIX).connect('\\0/tmp/.X11-unix/X0')") << QByteArray("denied\n");
        QTest::newRow("message bus of the host")
            << denied("socket.socket(socket.AF_UNIX).connect('/run/dbus/system_bus_socket')") << QByteArray("denied\n");
        QTest::newRow("opens the terminal") << denied("open('/dev/tty', 'w')") << QByteArray("denied\n");
        QTest::newRow("reads another's memory") << call("310, 1, 0, 0, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("takes another's file") << call("438, 1, 0, 0") << QByteArray("denied\n");
        QTest::newRow("opens a file by its handle") << call("304, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("enters a namespace") << call("308, 0, 0") << QByteArray("denied\n");
        QTest::newRow("new root") << call("155, b'/', b'/'") << QByteArray("denied\n");
        QTest::newRow("new kind of mount") << call("430, b'tmpfs', 0") << QByteArray("denied\n");
        QTest::newRow("clone with a user namespace") << call("56, 0x10000011, 0, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("clone3") << call("435, 0, 0") << QByteArray("denied\n");
        QTest::newRow("loads a module") << call("313, 0, b'', 0") << QByteArray("denied\n");
        QTest::newRow("another kernel") << call("246, 0, 0, 0, 0") << QByteArray("denied\n");
        QTest::newRow("restarts the machine")
            << call("169, 0xfee1dead, 672274793, 0x1234567") << QByteArray("denied\n");
        QTest::newRow("swaps") << call("167, b'/tmp/x', 0") << QByteArray("denied\n");
        QTest::newRow("adds a key") << call("248, b'user', b'x', b'y', 1, -3") << QByteArray("denied\n");
        QTest::newRow("another personality") << call("135, 0x0040000") << QByteArray("denied\n");
        QTest::newRow("watches the file system") << call("300, 0, 0") << QByteArray("denied\n");
        QTest::newRow("32-bit system calls")
            << QByteArray("import ctypes, mmap\n"
                          "code = b'\\xb8\\x1a\\x00\\x00\\x00\\x31\\xdb\\xcd\\x80\\xc3'\n"
                          "page = mmap.mmap(-1, 4096, prot=7)\npage.write(code)\n"
                          "ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()\n")
            << QByteArray();
        QTest::newRow("kills everybody")
            << QByteArray("import os, time\nif os.fork() == 0:\n    time.sleep(1000)\nos.kill(-1, 9)\nprint('alone')")
            << QByteArray("alone\n");
        QTest::newRow("deletes programs")
            << QByteArray("import shutil\nshutil.rmtree('/usr/bin', ignore_errors=True)\nprint('done')")
            << QByteArray("done\n");
        QTest::newRow("daemons that hold the output")
            << QByteArray("import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
                          "        time.sleep(1000)\n    os._exit(0)\nprint('gone')")
            << QByteArray("gone\n");
        QTest::newRow("takes files without end")
            << QByteArray("i = 0\nwhile True:\n    open('/tmp/%d' % i, 'w').close()\n    i += 1") << QByteArray();
        QTest::newRow("takes folders without end")
            << QByteArray("import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')") << QByteArray();
        QTest::newRow("takes memory by files without a name")
            << QByteArray("import os\nf = os.memfd_create('x')\nwhile True:\n    os.write(f, bytes(1 << 20))")
            << QByteArray();
        QTest::newRow("makes a huge file with a hole")
            << denied("open('/tmp/x', 'wb').truncate(1 << 40)") << QByteArray("denied\n");
        QTest::newRow("takes threads without end")
            << QByteArray("import threading, time\nwhile True:\n"
                          "    threading.Thread(target=time.sleep, args=(1000,)).start()")
            << QByteArray();
        QTest::newRow("forks by a shell")
            << QByteArray("import os\nwhile True:\n    os.system('f() { f | f & }; f')") << QByteArray();
        QTest::newRow("closes its output and goes on")
            << QByteArray("import os\nos.close(1)\nos.close(2)\nwhile True:\n    pass") << QByteArray();
        QTest::newRow("recursion without end")
            << QByteArray("import sys\nsys.setrecursionlimit(10 ** 9)\ndef f():\n    f()\nf()") << QByteArray();
        QTest::newRow("aborts") << QByteArray("import os\nos.abort()") << QByteArray();
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

    void hostileForkedPrograms_data()
    {
        hostilePrograms_data();
        const auto tried = [](const char* body) {
            return QByteArray("import os\nreached = 0\n") + body + "\nprint('reached', reached)";
        };
        QTest::newRow("signals all processes")
            << tried("for p in list(range(3, 4000)) + [1]:\n    for s in (2, 9, 15, 19):\n        try:\n"
                     "            os.kill(p, s)\n            reached += p != 1\n        except OSError:\n"
                     "            pass")
            << QByteArray("reached 0\n");
        QTest::newRow("opens memory of others")
            << tried("for p in (1, os.getppid()):\n    for f in ('mem', 'environ', 'maps', 'fd/3', 'root', 'cwd/x'):\n"
                     "        try:\n            open('/proc/%d/%s' % (p, f), 'rb').read(1)\n            reached += 1\n"
                     "        except OSError:\n            pass")
            << QByteArray("reached 0\n");
        QTest::newRow("writes to files that were open")
            << tried("for f in range(3, 4096):\n    try:\n        os.write(f, b'g')\n        reached += 1\n"
                     "    except OSError:\n        pass")
            << QByteArray("reached 0\n");
        QTest::newRow("writes to /proc/sys")
            << tried("for f, _, names in os.walk('/proc/sys'):\n    for n in names:\n        try:\n"
                     "            os.open(os.path.join(f, n), os.O_WRONLY)\n            reached += 1\n"
                     "        except OSError:\n            pass")
            << QByteArray("reached 0\n");
        QTest::newRow("has a namespace of its own")
            << QByteArray("import os\nprint(os.getpid(), os.getppid(), os.listdir('/tmp'), os.listdir('/dev/shm'), "
                          "[n for n in open('/proc/net/dev').read().split() if n[-1] == ':'])")
            << QByteArray("2 1 [] [] ['lo:']\n");
        QTest::newRow("has the filter")
            << QByteArray("print([l.split()[1] for l in open('/proc/self/status') if l.startswith(('Seccomp:', "
                          "'CapPrm', 'CapInh', 'CapAmb'))])")
            << QByteArray("['0000000000000000', '0000000000000000', '0000000000000000', '2']\n");
        QTest::newRow("ends the first process of its namespace by a limit")
            << QByteArray(
                   "import resource\nprint('done', flush=True)\nresource.prlimit(1, resource.RLIMIT_CPU, (0, 0))\n"
                   "resource.prlimit(1, resource.RLIMIT_AS, (0, 0))\n")
            << QByteArray("done\n");
    }
    void hostileForkedPrograms()
    {
        QFETCH(const QByteArray, program);
        QFETCH(const QByteArray, expected);
        if (!m_forked)
            QSKIP("this machine forks no programs");
        SandboxLimits limits;
        limits.memoryBytes = std::uint64_t{256} << 20U;
        limits.wallSeconds = 4;
        limits.cpuSeconds = 2;
        limits.fileBytes = std::uint64_t{8} << 20U;
        const SandboxResult result = runForked(program, limits);
        if (expected.isEmpty())
            QVERIFY(!result.succeeded());
        else
            QCOMPARE(QByteArray::fromStdString(result.output), expected);
        QVERIFY(result.output.size() <= limits.outputBytes);
        QTRY_COMPARE(processesWith("/task/forked.py"), serverProcesses);
    }

    /// The hash seed of an interpreter is that of all its forks, so another seed would be another server.
    void aRunLeavesNothingInItsServer()
    {
        if (!m_forked)
            QSKIP("this machine forks no programs");
        const QByteArray look =
            "import os, builtins, sys, json\n"
            "print(hash('server'), os.listdir('/tmp'), os.listdir('/dev/shm'), os.getcwd(), len([1]), json.dumps([1]), "
            "hasattr(builtins, 'left'), hasattr(sys, 'left'), sys.getrecursionlimit(), dict(os.environ))";
        const QByteArray before = outputOfForked(look);
        QVERIFY2(before.contains(" [] [] /tmp 1 [1] False False 1000 "), before.constData());
        for (const char* hostile :
             {"import builtins, sys, json, os\nbuiltins.len = lambda x: 0\nbuiltins.left = sys.left = 1\n"
              "json.dumps = lambda x: 'left'\nsys.modules['os'] = None\nsys.setrecursionlimit(5000)\n"
              "os.environ['LEFT'] = '1'\nprint('left')",
              "open('/tmp/left', 'w').write('x')\nopen('/dev/shm/left', 'w').write('x')\nprint('left')",
              "import os, time\nfor i in range(20):\n    if os.fork() == 0:\n        os.setsid()\n"
              "        time.sleep(1000)\nprint('left')",
              "import ctypes, sys\nctypes.memset(id(1), 255, 16)\nprint('left')", "import os\nos._exit(0)",
              "import os\nos.kill(os.getpid(), 9)", "import os\nos.abort()",
              "x = []\nwhile True:\n    x.append(bytearray(1 << 24))",
              "import os\nfor i in range(100):\n    try:\n        os.fork()\n    except OSError:\n        pass"}) {
            const QByteArray ran = outputOfForked(hostile);
            QVERIFY(ran.isEmpty() || ran.contains("left") || ran.contains("MemoryError"));
            QCOMPARE(outputOfForked(look), before);
        }
    }

    void runsOfAServerDoNotReachEachOther()
    {
        if (!m_forked)
            QSKIP("this machine forks no programs");
        QByteArray listened;
        QByteArray spoken;
        {
            const std::jthread listening([&] {
                listened = outputOfForked(
                    "import os, select, socket, time\nends = []\nfor family, address in (socket.AF_INET, ('127.0.0.1', "
                    "5555)), (socket.AF_UNIX, '\\0left'), (socket.AF_UNIX, '/tmp/left'):\n"
                    "    s = socket.socket(family)\n    s.bind(address)\n    s.listen()\n    ends.append(s)\n"
                    "open('/dev/shm/left', 'w')\nown = socket.create_connection(('127.0.0.1', 5555))\n"
                    "ends[0].accept()\nprint(len(select.select(ends, [], [], 2)[0]))");
            });
            spoken = outputOfForked(
                "import os, socket, time\nreached = 0\nfor _ in range(10):\n    time.sleep(0.15)\n"
                "    for family, address in (socket.AF_INET, ('127.0.0.1', 5555)), (socket.AF_UNIX, '\\0left'), "
                "(socket.AF_UNIX, '/tmp/left'):\n        try:\n            socket.socket(family).connect(address)\n"
                "            reached += 1\n        except OSError:\n            pass\n"
                "print(reached, os.listdir('/dev/shm'), [p for p in os.listdir('/proc') if p.isdigit()])");
        }
        QCOMPARE(listened, QByteArray("0\n"));
        QCOMPARE(spoken, QByteArray("0 [] ['1', '2']\n"));
    }

    void aRunThatTakesAllLeavesTheOthersTheirShare()
    {
        if (!m_forked)
            QSKIP("this machine forks no programs");
        const QByteArray small = "import os, subprocess\nx = bytearray(1 << 26)\n"
                                 "print(subprocess.run(['/usr/bin/echo', 'fine'], capture_output=True).stdout)";
        for (const char* hog :
             {"import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass",
              "import time\nx = []\ntry:\n    while True:\n        x.append(bytearray(1 << 20))\n"
              "except MemoryError:\n    time.sleep(3)"}) {
            const std::jthread busy([&] {
                SandboxLimits limits;
                limits.memoryBytes = std::uint64_t{256} << 20U;
                limits.wallSeconds = 3;
                limits.cpuSeconds = 2;
                (void)runForked(hog, limits);
            });
            for (int i = 0; i < 3; ++i)
                QCOMPARE(outputOfForked(small), QByteArray("b'fine\\n'\n"));
        }
        QTRY_COMPARE(processesWith("/task/forked.py"), serverProcesses);
    }

    void whereServersEndPairsGoOn()
    {
        if (!m_forked)
            QSKIP("this machine forks no programs");
        QCOMPARE(outputOfForked("print('before')"), QByteArray("before\n"));
        for (int round = 0; round < 5; ++round) {
            for (const pid_t process : allProcessesWith("/task/forked.py")) {
                QFile status(QStringLiteral("/proc/%1/status").arg(process));
                if (status.open(QIODevice::ReadOnly) &&
                    status.readAll().contains("\nPPid:\t" + QByteArray::number(getpid()) + "\n"))
                    kill(process, SIGKILL);
            }
            for (int i = 0; i < 3; ++i)
                QCOMPARE(outputOfForked("print('after')"), QByteArray("after\n"));
        }
        m_forked.reset();
        QTRY_COMPARE(processesWith("/task/forked.py"), 0);
        m_forked = std::make_unique<const WarmPairs>(*m_sandbox, forkedJob(), silentJob(), 0);
    }

    void withoutForksEachHasASandbox()
    {
        const Sandbox cold = m_sandbox->withoutForks();
        QVERIFY(!cold.strength().forks);
        QCOMPARE(cold.strength().ownUser, m_sandbox->strength().ownUser);
        const WarmPairs pairs(cold, forkedJob(), silentJob(), 1);
        for (int i = 0; i < 2; ++i) {
            const auto result = pairs.run({}, "import os\nprint(os.getpid(), os.listdir('/dev'))", {});
            QVERIFY(result);
            // What only a sandbox of its own has.
            QVERIFY2(result->first.output.find("'pts'") != std::string::npos, result->first.output.c_str());
        }
    }

    void processorTimeIsATimeLimit()
    {
        SandboxJob job = pythonJob("while True:\n    pass");
        job.limits.wallSeconds = 60;
        job.limits.cpuSeconds = 1;
        QCOMPARE(run(job).end, SandboxResult::End::TimedOut);
    }

    void oneProgramLeavesNothingForTheNext()
    {
        QCOMPARE(run(pythonJob("open('/tmp/note', 'w').write('x')\nprint('written')")).output,
                 std::string("written\n"));
        QCOMPARE(
            run(pythonJob("import os\nprint(os.listdir('/tmp'), os.listdir('/task'), os.listdir('/dev/shm'))")).output,
            std::string("[] ['main.py'] []\n"));
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
        // As soon as the program is there.
        std::jthread canceller([&stop](const std::stop_token& over) {
            while (!over.stop_requested() && processesWith("/task/main.py") == 0)
                std::this_thread::yield();
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

    void pairsThatWaitAreUsedOnce()
    {
        const char* const echo = "import os\nwith os.fdopen(4, 'rb') as message:\n    text = message.read().decode()\n"
                                 "print(text, flush=True)\nos.write(3, input().encode())";
        const char* const other = "import os\nprint(input() + ' ' + str(os.listdir('/tmp')), flush=True)\n"
                                  "open('/tmp/used', 'w').close()\nimport time\ntime.sleep(60)";
        const WarmPairs pairs(*m_sandbox, pythonJob(echo), pythonJob(other), 2);
        WarmPairs::Limits limits;
        limits.first.memoryBytes = limits.second.memoryBytes = std::uint64_t{256} << 20U;
        for (int i = 0; i < 12; ++i) {
            limits.first.wallSeconds = i < 6 ? 10 : 11;
            const std::string message = i % 3 == 0 ? std::string(300000, 'x') : std::to_string(i);
            const auto result = pairs.run(limits, message, {});
            QVERIFY(result);
            QCOMPARE(result->first.output, message + " []");
            QCOMPARE(result->second.end, SandboxResult::End::Cancelled);
        }
    }

    void waitingTakesNothingFromTheTimeOfAPair()
    {
        const WarmPairs pairs(*m_sandbox, pythonJob("import os\nos.fdopen(4).read()\nos.write(3, input().encode())"),
                              pythonJob("print('there', flush=True)\nimport time\ntime.sleep(60)"), 1);
        WarmPairs::Limits limits;
        limits.first.wallSeconds = limits.second.wallSeconds = 3;
        for (int i = 0; i < 2; ++i) {
            const auto result = pairs.run(limits, "x", {});
            QVERIFY(result);
            QCOMPARE(result->first.output, std::string("there"));
            // Longer than the limit, while the next pair waits.
            if (i == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(3500));
        }
    }

    void aPairThatDoesNotReadIsEnded()
    {
        const WarmPairs pairs(*m_sandbox, pythonJob("import time\ntime.sleep(60)"), pythonJob("input()"), 1);
        WarmPairs::Limits limits;
        limits.first.wallSeconds = 0.5;
        const auto late = pairs.run(limits, std::string(1000000, 'x'), {});
        QVERIFY(late);
        QCOMPARE(late->first.end, SandboxResult::End::TimedOut);
        const WarmPairs gone(*m_sandbox, pythonJob("import os\nos.write(3, b'bye')"), pythonJob("pass"), 1);
        const auto early = gone.run({}, std::string(1000000, 'x'), {});
        QVERIFY(early);
        QCOMPARE(early->first.output, std::string("bye"));
    }

    void pairsThatWaitEndWithTheirOwner()
    {
        {
            const WarmPairs pairs(*m_sandbox, pythonJob("import os\nos.write(3, b'x')"), pythonJob("pass"), 3);
            QVERIFY(pairs.run({}, {}, {}));
        }
        QTRY_COMPARE(processesWith("/task/main.py"), 0);
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
