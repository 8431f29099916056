// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An experiment on a real Slurm with two nodes, both on this machine, whose daemons the test starts as a user's own
/// cluster in a temporary folder. Skipped where Slurm is not installed or its daemons do not start.

#include "tests/experiment/plannedexperiment.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QtTest>

#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

using namespace acr;
using namespace acr::test;

namespace {

/// The programs of Slurm are in folders that a user's PATH may lack.
QString slurmProgram(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {"/usr/sbin", "/usr/local/sbin"}) : found;
}

/// So many different ports that nobody has now.
QStringList freePorts(int count)
{
    std::vector<int> sockets;
    QStringList ports;
    for (int i = 0; i < count; ++i) {
        sockets.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(sockets.back(), generic, size) != 0 || ::getsockname(sockets.back(), generic, &size) != 0)
            qFatal("no port is free");
        ports << QString::number(ntohs(address.sin_port));
    }
    for (const int socket : sockets)
        ::close(socket);
    return ports;
}

QByteArray readAll(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two nodes of two cores. Its daemons end with it.
class Cluster {
public:
    Cluster()
    {
        for (const char* part : {"state", "spool.node1", "spool.node2", "log"})
            QDir(m_folder.path()).mkpath(part);
        const QStringList ports = freePorts(3);
        const passwd* const user = ::getpwuid(::getuid());
        QString text = QStringLiteral(R"(ClusterName=lab
SlurmctldHost=localhost
SlurmUser=%2
SlurmdUser=%2
AuthType=auth/none
CredType=cred/none
SlurmctldPort=%3
StateSaveLocation=%1/state
SlurmdSpoolDir=%1/spool.%n
SlurmctldPidFile=%1/slurmctld.pid
SlurmdPidFile=%1/slurmd.%n.pid
SlurmctldLogFile=%1/log/slurmctld.log
SlurmdLogFile=%1/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=5
InactiveLimit=0
MinJobAge=300
KillWait=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
NodeName=node1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=%4 CPUs=2 RealMemory=500 State=UNKNOWN
NodeName=node2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=%5 CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
)");
        text = text.arg(m_folder.path(), QString::fromLocal8Bit(user != nullptr ? user->pw_name : "root"), ports[0],
                        ports[1], ports[2]);
        QFile file(configuration());
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("the configuration can't be written");
        file.close();
        start("slurmctld", {"-D", "-f", configuration()});
        for (const char* node : {"node1", "node2"})
            start("slurmd", {"-D", "-f", configuration(), "-N", node});
    }
    ~Cluster()
    {
        static_cast<void>(run("scancel", {"--state=RUNNING"}));
        static_cast<void>(run("scancel", {"--state=PENDING"}));
        killJobsOf({});
        for (const auto& daemon : m_daemons) {
            if (daemon->state() == QProcess::NotRunning)
                continue;
            daemon->terminate();
            if (!daemon->waitForFinished(10000)) {
                daemon->kill();
                daemon->waitForFinished();
            }
        }
    }
    Cluster(const Cluster&) = delete;
    Cluster& operator=(const Cluster&) = delete;

    /// Output of a client of this cluster.
    [[nodiscard]] QString run(const QString& program, const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(slurmProgram(program), arguments);
        process.waitForFinished(60000);
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
    }
    [[nodiscard]] bool isIdle() const { return run("sinfo", {"-h", "-t", "idle", "-o", "%D"}).trimmed() == "2"; }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLURM_CONF", configuration());
        return environment;
    }
    [[nodiscard]] QString log() const { return QString::fromUtf8(readAll(m_folder.filePath("log/slurmctld.log"))); }

    /// Whether the queue is empty. Tasks that were put back into it would wait for two minutes; they may start at once.
    [[nodiscard]] bool hasEnded() const
    {
        const QStringList tasks = run("squeue", {"-h", "-r", "-o", "%i %r"}).split('\n', Qt::SkipEmptyParts);
        for (const QString& task : tasks) {
            if (task.endsWith("BeginTime"))
                static_cast<void>(run("scontrol", {"update", "JobId=" + task.section(' ', 0, 0), "StartTime=now"}));
        }
        return tasks.isEmpty();
    }

    /// kill -9 of the node's daemon, the daemons of its jobs and their processes.
    void killNode(const QString& node)
    {
        QProcess& daemon = node == "node1" ? *m_daemons[1] : *m_daemons[2];
        daemon.kill();
        daemon.waitForFinished();
        killJobsOf(node);
    }

private:
    [[nodiscard]] QString configuration() const { return m_folder.filePath("slurm.conf"); }

    void start(const QString& program, const QStringList& arguments)
    {
        auto& daemon = m_daemons.emplace_back(std::make_unique<QProcess>());
        daemon->setProcessEnvironment(environment());
        daemon->setStandardOutputFile(QProcess::nullDevice());
        daemon->setStandardErrorFile(QProcess::nullDevice());
        daemon->start(slurmProgram(program), arguments);
        daemon->waitForStarted();
    }

    /// Of one node, or of all. Only processes of this cluster, which have its configuration in their environment.
    void killJobsOf(const QString& node) const
    {
        const QByteArray ours = "SLURM_CONF=" + configuration().toUtf8();
        for (const QString& name : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString process = "/proc/" + name;
            const QList<QByteArray> variables = readAll(process + "/environ").split('\0');
            if (!variables.contains(ours) || !std::ranges::any_of(variables, [&](const QByteArray& variable) {
                    return variable.startsWith("SLURMD_NODENAME=" + node.toUtf8());
                }))
                continue;
            const QByteArray status = readAll(process + "/stat");
            const pid_t parent = status.mid(status.lastIndexOf(')') + 2).split(' ').value(1).toInt();
            if (readAll(QStringLiteral("/proc/%1/comm").arg(parent)).startsWith("slurmstepd"))
                ::kill(parent, SIGKILL);
            ::kill(name.toInt(), SIGKILL);
        }
    }

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_daemons;
};

} // namespace

class SlurmTest final : public QObject {
    Q_OBJECT

private slots:
    void aSweepSurvivesTheDeathOfANodeAndHasTheBytesOfOneMachine()
    {
        for (const char* program : {"slurmctld", "slurmd", "sbatch", "squeue", "sinfo", "scontrol", "scancel"}) {
            if (slurmProgram(program).isEmpty())
                QSKIP("Slurm is not installed: its package on Debian and Ubuntu is slurm-wlm");
        }
        Cluster cluster;
        if (!QTest::qWaitFor([&] { return cluster.isIdle(); }, 60000)) {
            qWarning("%s", qPrintable(cluster.log()));
            QSKIP("Slurm is installed, but its daemons do not start here: its log is above");
        }
        const PlannedFiles files(R"({
          "format": "acrouter-experiment", "version": 1, "name": "sweep", "streams": ["ood176"],
          "orders": [{"shuffled": 2500}], "policies": ["oracle", "always:gpt-5.4", "lints", "linucb"]})");
        const QString here = files.copyOfSource("here.acrw");
        files.makePlan(64);
        QProcess submit;
        submit.setProcessEnvironment(cluster.environment());
        submit.start(QStringLiteral(ACR_BIN_DIR "/acrouter"),
                     {"experiment", "submit", files.plan, "--slurm", "--workers", "8", "--partition", "main"});
        QVERIFY(submit.waitForFinished());
        const QString submitted = QString::fromUtf8(submit.readAllStandardOutput());
        QVERIFY2(submitted.contains("Submitted batch job"), qPrintable(submitted + submit.readAllStandardError()));
        // Midway, with a worker of the node in the middle of a chunk.
        QTRY_VERIFY_WITH_TIMEOUT(
            files.status(false).complete >= 8 &&
                !cluster.run("squeue", {"-h", "-t", "R", "-w", "node1", "-o", "%i"}).trimmed().isEmpty(),
            120000);
        cluster.killNode("node1");
        const ExperimentStatus midway = files.status();
        QVERIFY(midway.complete < 64);
        QVERIFY(midway.invalid.empty());
        QTRY_COMPARE_WITH_TIMEOUT(files.status(false).complete, std::uint64_t{64}, 400000);
        // The tasks of the dead node are put back into the queue and end in order.
        QTRY_VERIFY2_WITH_TIMEOUT(cluster.hasEnded(), "tasks are left", 180000);
        const QString jobs = cluster.run("scontrol", {"show", "job"});
        QCOMPARE(jobs.count("JobState=COMPLETED"), 8);
        QVERIFY2(jobs.contains("Restarts=1"), qPrintable(jobs));

        PlannedFiles::ran({"experiment", "merge", files.plan, "--into", files.source});
        PlannedFiles::ran({"experiment", files.run, "--into", here});
        QCOMPARE(cellCountOf(files.source), qsizetype{10000});
        QVERIFY(cellsOf(files.source) == cellsOf(here));
    }
};

QTEST_GUILESS_MAIN(SlurmTest)
#include "tst_slurm.moc"
