// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/forkserver.h"

#include "core/sandbox/bubblewrap.h"
#include "core/sandbox/sandboxprocess.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace acr {

namespace {

constexpr int requestFile = 3;
constexpr int rulesFile = 4;
constexpr int programFile = 5;
constexpr const char* loadProgram = "exec(compile(open(5, 'rb').read(), 'server', 'exec'))";
/// A busy machine may need some time to load a program, or to fork.
constexpr int patienceSeconds = 20;
constexpr std::size_t maxFiles = 8;

/// Python. File descriptors: 3 the requests, 4 the rules of the filter. Arguments: the program, modules.
constexpr std::string_view serverProgram = R"py(
import _signal, _socket, ctypes, fcntl, gc, os, sys

libc = ctypes.CDLL(None, use_errno=True)
NEW_MOUNTS, NEW_GROUPS, NEW_IPC, NEW_USER, NEW_PROCESSES, NEW_NETWORK = (
    0x20000, 0x2000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
READ_ONLY, NO_SETUID, NO_DEVICES, NO_PROGRAMS = 1, 2, 4, 8
SET_DUMPABLE, SET_FILTER, DROP_BOUND, NO_NEW_PRIVILEGES, AMBIENT, CLEAR_AMBIENT = 4, 22, 24, 38, 47, 4
LIMIT_TIME, LIMIT_FILE, LIMIT_CORE, LIMIT_PROCESSES, LIMIT_FILES, LIMIT_SPACE = 0, 1, 4, 6, 7, 9

def call(what, function, *arguments):
    if function(*arguments) < 0:
        raise OSError(ctypes.get_errno(), what)

def control(what, option, *values):
    call(what, libc.prctl, option, *(ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]))

def mount(kind, place, flags, options):
    call("mount of " + place, libc.mount, kind.encode(), place.encode(), kind.encode(), ctypes.c_ulong(flags),
         options.encode())

def limit(resource, soft, hard):
    values = (ctypes.c_ulong * 2)()
    call("limit %d" % resource, libc.getrlimit, resource, values)
    # One that is lower already can't be raised.
    values[1] = min(hard, values[1])
    values[0] = min(soft, values[1])
    call("limit %d" % resource, libc.setrlimit, resource, values)

def drop_privileges():
    control("ambient capabilities", AMBIENT, CLEAR_AMBIENT)
    capability = 0
    while libc.prctl(DROP_BOUND, ctypes.c_ulong(capability), 0, 0, 0) == 0:
        capability += 1
    version_3 = (ctypes.c_uint * 2)(0x20080522, 0)
    call("capabilities", libc.capset, version_3, (ctypes.c_uint * 6)())
    control("no new privileges", NO_NEW_PRIVILEGES, 1)

def enter_namespaces(limits):
    call("namespaces", libc.unshare, NEW_MOUNTS | NEW_IPC | NEW_NETWORK)
    # Not every kernel has these.
    libc.unshare(NEW_GROUPS)
    # The loopback interface is switched on, as bubblewrap does it.
    with_socket = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
    up_and_running = (0x41).to_bytes(2, sys.byteorder)
    call("loopback", libc.ioctl, with_socket.fileno(), ctypes.c_ulong(0x8914),
         b"lo" + bytes(14) + up_and_running + bytes(22))
    with_socket.close()
    mount("proc", "/proc", NO_SETUID | NO_DEVICES | NO_PROGRAMS | READ_ONLY, "")
    mount("tmpfs", "/tmp", NO_SETUID | NO_DEVICES, "mode=0755,nr_inodes=65536,size=%d" % limits["file"])
    mount("tmpfs", "/dev/shm", NO_SETUID | NO_DEVICES, "mode=0755,nr_inodes=65536,size=16777216")

class Filter(ctypes.Structure):
    _fields_ = [("count", ctypes.c_ushort), ("rules", ctypes.c_char_p)]

def become_worker(limits, files, rules, server_proc):
    """From here on the process can do what a foreign program may do."""
    # The first process is out of reach for the others, which have the same user; this one has its own files in /proc.
    control("dumpable", SET_DUMPABLE, 1)
    user, group = os.getuid(), os.getgid()
    call("user namespace", libc.unshare, NEW_USER)
    for name, text in (("setgroups", "deny"), ("uid_map", "%d %d 1" % (user, user)),
                       ("gid_map", "%d %d 1" % (group, group))):
        file = os.open("self/" + name, os.O_WRONLY, dir_fd=server_proc)
        os.write(file, text.encode())
        os.close(file)
    os.setsid()
    drop_privileges()
    # At the soft limit of time comes SIGXCPU, which tells this end from others; at the hard limit SIGKILL.
    limit(LIMIT_TIME, limits["time"], limits["time"] + 1)
    limit(LIMIT_FILE, limits["file"], limits["file"])
    limit(LIMIT_CORE, 0, 0)
    limit(LIMIT_PROCESSES, limits["processes"], limits["processes"])
    if limits["space"]:
        limit(LIMIT_SPACE, limits["space"], limits["space"])
    limit(LIMIT_FILES, limits["files"], limits["files"])
    os.chdir("/tmp")
    _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    # Away from the numbers that they get, first.
    high = [(fcntl.fcntl(file, fcntl.F_DUPFD, 100), number) for file, number in files]
    program = Filter(len(rules) // 8, rules)
    mode_filter = 2
    call("filter", libc.prctl, SET_FILTER, ctypes.c_ulong(mode_filter), ctypes.byref(program), 0, 0)
    # The last, so that an error of the above can be reported.
    os.closerange(0, 100)
    for file, number in high:
        os.dup2(file, number)
    os.closerange(100, 1024)

def supervise(worker, status):
    os.closerange(0, status)
    os.closerange(status + 1, 1024)
    drop_privileges()
    while True:
        # Also what the program has left behind.
        ended, how = os.wait()
        if ended == worker:
            code = os.waitstatus_to_exitcode(how)
            os.write(status, b"exit-code %d\n" % (code if code >= 0 else 128 - code))
            os._exit(0)

def begin_run(limits, status, files, rules, server_proc):
    """In the first process of a run; returns in the second one."""
    try:
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
        # Signals without a handler do not reach the first process of a namespace.
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        os.write(status, b"\n")
        # Until it is in its control group.
        if os.read(status, 1) != b"g":
            os._exit(1)
        enter_namespaces(limits)
        control("dumpable", SET_DUMPABLE, 0)
        worker = os.fork()
        if worker == 0:
            become_worker(limits, files, rules, server_proc)
        else:
            supervise(worker, status)
    except BaseException as error:
        try:
            os.write(status, ("a run can't be set up: %s\n" % error).encode())
        finally:
            os._exit(1)

def serve():
    """Returns in the process of each run that runs the program."""
    with open(4, "rb") as file:
        rules = file.read()
    server_proc = os.open("/proc", os.O_DIRECTORY)
    own_processes = os.open("/proc/self/ns/pid", os.O_RDONLY)
    requests = _socket.socket(fileno=3)
    # Nobody waits for the first process of a run.
    _signal.signal(_signal.SIGCHLD, _signal.SIG_IGN)
    # Without collections that write to what runs share.
    gc.collect()
    gc.freeze()
    requests.send(b"ready")
    most_files, number_bytes = 8, 4
    while True:
        text, parts, _, _ = requests.recvmsg(1024, _socket.CMSG_SPACE(most_files * number_bytes))
        if not text:
            os._exit(0)
        data = parts[0][2]
        received = [int.from_bytes(data[at:at + number_bytes], sys.byteorder)
                    for at in range(0, len(data), number_bytes)]
        words = [int(word) for word in text.split()]
        limits = dict(zip(("time", "file", "files", "processes", "space"), words))
        status, files = received[0], list(zip(received[1:], words[len(limits):]))
        try:
            # Processes that are forked from now on are the first ones of their own namespace.
            call("process namespace", libc.setns, own_processes, NEW_PROCESSES)
            call("process namespace", libc.unshare, NEW_PROCESSES)
            if os.fork() == 0:
                begin_run(limits, status, files, rules, server_proc)
                requests.detach()
                return
        except OSError as error:
            os.write(status, ("a run can't be started: %s\n" % error).encode())
        for file in received:
            os.close(file)

script = sys.argv[1]
for module in sys.argv[2:]:
    try:
        __import__(module)
    except ImportError:
        pass
with open(script, "rb") as file:
    program = compile(file.read(), script, "exec")
serve()
sys.argv[:] = sys.orig_argv[1:] = [script]
sys.modules["__main__"] = type(sys)("__main__")
sys.modules["__main__"].__file__ = script
exec(program, sys.modules["__main__"].__dict__)
)py";

Unexpected serverFailure(const char* what)
{
    return failure(ErrorCode::NotAvailable, what, std::strerror(errno));
}

/// Whether something can be read in time. `server`: can be read when nothing will come any more.
bool canRead(int file, int server)
{
    std::array<pollfd, 2> waited{{{file, POLLIN, 0}, {server, POLLIN, 0}}};
    while (poll(waited.data(), waited.size(), patienceSeconds * 1000) < 0 && errno == EINTR) {
    }
    return (waited[0].revents & POLLIN) != 0;
}

/// What a run of the server needs: the limit of processes has to be the run's own.
bool tryServer(int filter)
{
    SandboxJob job;
    job.command = {"/usr/bin/python3", "-I", "-S", "/task/trial.py"};
    job.files = {{"trial.py", "import os\nif os.fork() == 0:\n    os._exit(0)\nos.wait()\n"
                              "status = open('/proc/self/status').read()\n"
                              "os._exit(17 if 'CapEff:\\t0000000000000000' in status and os.getpid() == 2 else 1)\n"}};
    job.forked.emplace();
    if (!Sandbox::has(job.command.front()))
        return false;
    auto server = ForkServer::start(job, filter);
    auto input = SandboxProcess::fileOf({});
    auto output = SandboxProcess::makePipe();
    if (!server || !input || !output)
        return false;
    SandboxProcess process(job, filter, *server);
    if (!process.start({.input = std::move(*input), .output = std::move(output->second)}))
        return false;
    SandboxProcess* const all[] = {&process};
    SandboxProcess::supervise(all, {});
    const auto result = process.result();
    constexpr int fine = 17;
    return result && result->end == SandboxResult::End::Exited && result->code == fine;
}

} // namespace

bool ForkServer::available(int filter)
{
    static const bool works = tryServer(filter);
    return works;
}

Result<std::shared_ptr<const ForkServer>> ForkServer::start(const SandboxJob& job, int filter)
{
    auto folder = TaskFolder::make(job.files);
    if (!folder)
        return Unexpected(folder.error());
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return serverFailure("socketpair");
    const std::shared_ptr<ForkServer> server(new ForkServer);
    server->m_folder = std::move(*folder);
    server->m_requests = FileDescriptor(ends[0]);
    FileDescriptor requests(ends[1]);
    const timeval patience{patienceSeconds, 0};
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    auto program = SandboxProcess::fileOf(serverProgram);
    // The standard streams are pipes, as those of a run are.
    auto input = SandboxProcess::makePipe();
    auto output = SandboxProcess::makePipe();
    auto errors = SandboxProcess::makePipe();
    if (!program)
        return Unexpected(program.error());
    for (const auto* pipe : {&input, &output, &errors}) {
        if (!*pipe)
            return Unexpected(pipe->error());
    }
    const FileDescriptor rules(open(fmt::format("/proc/self/fd/{}", filter).c_str(), O_RDONLY | O_CLOEXEC));
    if (!rules.valid())
        return serverFailure("seccomp");

    BubblewrapCall call;
    call.arguments = bubblewrapArguments(server->m_folder.path());
    // The server makes the namespaces of runs, for which it needs privileges in its own. Bubblewrap's --dev would take
    // them away.
    call.arguments.insert(call.arguments.end(), {"--cap-add", "ALL"});
    for (const char* device : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"})
        call.arguments.insert(call.arguments.end(), {"--dev-bind-try", device, device});
    for (const auto& [target, link] :
         {std::pair{"/proc/self/fd", "/dev/fd"}, std::pair{"/proc/self/fd/0", "/dev/stdin"},
          std::pair{"/proc/self/fd/1", "/dev/stdout"}, std::pair{"/proc/self/fd/2", "/dev/stderr"}})
        call.arguments.insert(call.arguments.end(), {"--symlink", target, link});
    call.arguments.insert(call.arguments.end(), {"--dir", "/dev/shm", "--dir", "/tmp", "--remount-ro", "/"});
    const std::vector<std::string> surroundings = bubblewrapSurroundings();
    call.arguments.insert(call.arguments.end(), surroundings.begin(), surroundings.end());
    call.arguments.emplace_back("--");
    call.arguments.insert(call.arguments.end(), job.command.begin(), job.command.end() - 1);
    call.arguments.insert(call.arguments.end(), {"-c", loadProgram, job.command.back()});
    call.arguments.insert(call.arguments.end(), job.forked->modules.begin(), job.forked->modules.end());
    call.files = {{input->first.get(), STDIN_FILENO},
                  {output->second.get(), STDOUT_FILENO},
                  {errors->second.get(), STDERR_FILENO},
                  {requests.get(), requestFile},
                  {rules.get(), rulesFile},
                  {program->get(), programFile}};
    call.limits = {{RLIMIT_CORE, {0, 0}}};
    if (geteuid() == 0)
        call.user = server->m_slot.user();
    const auto process = startBubblewrap(call);
    if (!process)
        return Unexpected(process.error());
    server->m_process = *process;
    server->m_handle = FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, server->m_process, 0)));
    server->m_errors = std::move(errors->first);
    // The ends of the server, so that its end is seen.
    requests.reset();
    errors->second.reset();
    std::array<char, 4096> said{};
    if (canRead(server->m_requests.get(), server->m_handle.get()) &&
        recv(server->m_requests.get(), said.data(), said.size(), 0) > 0)
        return server;
    fcntl(server->m_errors.get(), F_SETFL, O_NONBLOCK);
    const ssize_t size = read(server->m_errors.get(), said.data(), said.size());
    return failure(ErrorCode::NotAvailable, bubblewrap,
                   size > 0 ? std::string(said.data(), static_cast<std::size_t>(size)) : "a server of Python programs");
}

ForkServer::~ForkServer()
{
    if (m_process <= 0)
        return;
    kill(m_process, SIGKILL);
    while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool ForkServer::endsWithin(int milliseconds) const
{
    pollfd end{m_handle.get(), POLLIN, 0};
    return poll(&end, 1, milliseconds) > 0;
}

Result<pid_t> ForkServer::fork(const Request& request, int status) const
{
    std::string text = fmt::format("{} {} {} {} {}", request.cpuSeconds, request.fileBytes, request.openFiles,
                                   request.processes, request.addressBytes);
    std::array<int, maxFiles> sent{};
    std::size_t count = 0;
    sent[count++] = request.status;
    for (const auto& [file, number] : request.files) {
        text += fmt::format(" {}", number);
        sent.at(count++) = file;
    }
    // The kernel says who sends, in the numbers of this process.
    const int wanted = 1;
    if (setsockopt(status, SOL_SOCKET, SO_PASSCRED, &wanted, sizeof wanted) != 0)
        return serverFailure("setsockopt");
    iovec part{text.data(), text.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof sent)> space{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = CMSG_SPACE(count * sizeof(int));
    cmsghdr* const head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(count * sizeof(int));
    std::memcpy(CMSG_DATA(head), sent.data(), count * sizeof(int));
    if (sendmsg(m_requests.get(), &message, MSG_NOSIGNAL) < 0)
        return serverFailure("sendmsg");

    std::array<char, 256> said{};
    part = {said.data(), said.size()};
    message = {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    if (!canRead(status, m_handle.get()))
        return failure(ErrorCode::NotAvailable, bubblewrap, "its server does not answer");
    const ssize_t size = recvmsg(status, &message, MSG_CMSG_CLOEXEC);
    const cmsghdr* const sender = size == 1 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (sender == nullptr || sender->cmsg_type != SCM_CREDENTIALS)
        return failure(ErrorCode::NotAvailable, bubblewrap,
                       size > 0 ? std::string(said.data(), static_cast<std::size_t>(size)) : "its server ended");
    ucred who{};
    std::memcpy(&who, CMSG_DATA(sender), sizeof who);
    return who.pid;
}

} // namespace acr
