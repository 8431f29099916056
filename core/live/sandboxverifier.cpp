// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/sandboxverifier.h"

#include <algorithm>

namespace acr {

SandboxVerifier::SandboxVerifier(AnswerCheck check, std::function<const RunnableTask&(TaskIndex)> taskOf,
                                 std::size_t threads, std::function<void()> wake)
    : m_check(std::move(check))
    , m_taskOf(std::move(taskOf))
    , m_wake(std::move(wake))
{
    for (std::size_t i = 0; i < std::max<std::size_t>(1, threads); ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

SandboxVerifier::~SandboxVerifier()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    m_changed.notify_all();
    m_threads.clear();
}

void SandboxVerifier::verify(const ModelCall& call, const ModelReply& reply, Handler handler)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back({&m_taskOf(call.task), reply.details.answer, std::move(handler), {}});
    }
    m_changed.notify_one();
}

void SandboxVerifier::work(const std::stop_token& stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); }) || stop.stop_requested())
            return;
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        auto verdict = m_check.check(*job.task, job.answer, stop);
        if (stop.stop_requested())
            return;
        ToolVerdict seen;
        if (verdict) {
            seen = std::move(*verdict);
        } else {
            seen.tool = "sandbox";
            seen.trace = describe(verdict.error());
        }
        job.judgement.verdict = seen.verdict;
        job.judgement.score = seen.score;
        job.judgement.tools.push_back(std::move(seen));
        lock.lock();
        m_done.push_back(std::move(job));
        lock.unlock();
        m_wake();
    }
}

std::size_t SandboxVerifier::deliver()
{
    std::deque<Job> done;
    {
        const std::scoped_lock lock(m_mutex);
        done.swap(m_done);
    }
    for (const Job& job : done)
        job.handler(job.judgement);
    return done.size();
}

} // namespace acr
