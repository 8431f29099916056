// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Verdicts by running answers in the sandbox, on threads of its own. Handlers run in deliver(), on the thread of the
/// event loop. Thread-safety: one thread, that of the event loop.
#pragma once

#include "core/verifier/answercheck.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace acr {

class SandboxVerifier final : public Verifier {
public:
    /// `taskOf` gives the task of a call; it and what it gives outlive this. `wake` is called from other threads when a
    /// verdict is there.
    SandboxVerifier(AnswerCheck check, std::function<const RunnableTask&(TaskIndex)> taskOf, std::size_t threads,
                    std::function<void()> wake);
    /// Ends programs that run; their verdicts are dropped.
    ~SandboxVerifier() override;

    void verify(const ModelCall& call, const ModelReply& reply, Handler handler) override;
    /// Hands out the verdicts that are there; returns how many.
    std::size_t deliver();

private:
    struct Job {
        const RunnableTask* task = nullptr;
        std::string answer;
        Handler handler;
        Judgement judgement;
    };

    void work(const std::stop_token& stop);

    AnswerCheck m_check;
    std::function<const RunnableTask&(TaskIndex)> m_taskOf;
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Job> m_waiting;
    std::deque<Job> m_done;
    std::vector<std::jthread> m_threads;
};

} // namespace acr
