// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sandbox/seccompfilter.h"

#include <cerrno>
#include <memory>

#include <linux/sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

namespace acr {

namespace {

constexpr const char* deniedCalls[] = {
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd", "pidfd_open",
    // keys, kernel programs and counters
    "keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd", "lookup_dcookie", "syslog",
    // io_uring
    "io_uring_setup", "io_uring_enter", "io_uring_register",
    // namespaces and mounts
    "mount", "umount", "umount2", "pivot_root", "chroot", "setns", "unshare", "move_mount", "open_tree", "fsopen",
    "fsconfig", "fsmount", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at",
    // the machine
    "reboot", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "swapon", "swapoff",
    "acct", "quotactl", "quotactl_fd", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname",
    "setdomainname", "iopl", "ioperm", "modify_ldt", "vhangup", "personality", "uselib", "ustat", "sysfs", "nfsservctl",
    // memory of other nodes
    "mbind", "move_pages", "migrate_pages", "set_mempolicy", "get_mempolicy", "memfd_secret",
    // watching the file system
    "fanotify_init", "fanotify_mark"};

struct Release {
    void operator()(void* context) const { seccomp_release(context); }
};

} // namespace

Result<int> makeSeccompFilter()
{
    const std::unique_ptr<void, Release> context(seccomp_init(SCMP_ACT_ALLOW));
    if (!context)
        return failure(ErrorCode::NotAvailable, "seccomp", "a kernel with seccomp filters");
    bool complete = true;
    const auto add = [&](std::uint32_t action, int call, auto... conditions) {
        complete = seccomp_rule_add(context.get(), action, call, sizeof...(conditions), conditions...) == 0 && complete;
    };
    const std::uint32_t deny = SCMP_ACT_ERRNO(EPERM);
    for (const char* name : deniedCalls) {
        const int call = seccomp_syscall_resolve_name(name);
        // Calls that this kernel's headers do not know, or this machine does not have.
        if (call != __NR_SCMP_ERROR && call >= 0)
            add(deny, call);
    }
    add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    add(deny, SCMP_SYS(clone), scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER});
    add(deny, SCMP_SYS(ioctl), scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, TIOCSTI});
    add(deny, SCMP_SYS(socket), scmp_arg_cmp{0, SCMP_CMP_GT, AF_INET6, 0});
    add(deny, SCMP_SYS(socketpair), scmp_arg_cmp{0, SCMP_CMP_GT, AF_INET6, 0});
    const int file = memfd_create("filter", MFD_CLOEXEC);
    if (!complete || file < 0 || seccomp_export_bpf(context.get(), file) != 0) {
        if (file >= 0)
            close(file);
        return failure(ErrorCode::NotAvailable, "seccomp", "a filter of system calls");
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

} // namespace acr
