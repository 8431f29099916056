// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/prioreditor.h"

#include "widgets/document/changevalue.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/priorstepjson.h"

#include <QElapsedTimer>
#include <QTimer>

#include <utility>

namespace acr::ui {

namespace {

/// A replay that took longer than this leaves the window's thread: the rest of a frame is for painting.
constexpr double maxInWindowMs = 8;

double msSince(const QElapsedTimer& clock)
{
    return 1e-6 * static_cast<double>(clock.nsecsElapsed());
}

PolicySpec firstPolicy()
{
    const auto parsed = parsePolicySpec("acrouter");
    const PolicySpec& spec = parsed.value();
    return spec;
}

} // namespace

PriorEditor::PriorEditor(Document& document, Jobs& jobs, QUndoStack& undo, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_undo(undo)
    , m_spec(firstPolicy())
    , m_opening(jobs,
                [this] {
                    m_stale = true;
                    layDesk();
                })
    , m_replaying(jobs, [this] {
        m_dirty = true;
        replayNow();
    })
{
    const auto stale = [this] {
        m_stale = true;
        layDesk();
    };
    connect(&document, &Document::benchmarkSwitched, this, &PriorEditor::restart);
    connect(&document, &Document::benchmarkChanged, this, stale);
    connect(&document, &Document::streamChanged, this, stale);
    connect(&document, &Document::weightsChanged, this, stale);
    connect(&document, &Document::trainedChanged, this, [this, stale] {
        if (!trainedVoters(m_spec, *m_document.trained(), m_document.missingScores()).empty())
            stale();
    });
    m_stale = document.benchmark() != nullptr;
}

void PriorEditor::setActive(bool active)
{
    m_active = active;
    layDesk();
}

void PriorEditor::setPolicy(const PolicySpec& spec)
{
    if (spec.text() == m_spec.text())
        return;
    m_spec = spec;
    m_stale = true;
    layDesk();
}

const PriorSet& PriorEditor::learned() const
{
    static const PriorSet none;
    return m_desk ? m_desk->learned() : none;
}

void PriorEditor::layDesk()
{
    if (!m_active || !m_stale)
        return;
    m_stale = false;
    m_opening.drop();
    m_replaying.drop();
    const auto benchmark = m_document.benchmark();
    const auto stream = m_document.stream();
    if (!benchmark || !stream) {
        m_laidBenchmark.reset();
        removeDesk();
        return;
    }
    m_opening.start(
        tr("Laying out the prior desk"),
        [benchmark, stream, settings = m_document.replaySettings(), spec = m_spec](const Progress& progress) {
            // Here and not in the window's thread, since nothing is known yet of how long a replay takes.
            auto laid = [&progress](std::shared_ptr<const PriorDesk> desk) -> Result<Laid> {
                if (progress.stopped())
                    return failure(ErrorCode::Cancelled);
                QElapsedTimer clock;
                clock.start();
                auto learned = desk->replay(desk->learned());
                const double replayMs = msSince(clock);
                std::vector<KindRow> kinds = desk->kinds();
                return Laid{std::move(desk), std::move(learned), replayMs, std::move(kinds)};
            };
            return PriorDesk::open(*benchmark, *stream, spec, settings).and_then(laid);
        },
        [this, benchmark](Result<Laid> laid) {
            if (!laid) {
                removeDesk();
                if (laid.error().code != ErrorCode::Cancelled)
                    emit failed(laid.error());
                return;
            }
            m_desk = std::move(laid->desk);
            m_kinds = std::move(laid->kinds);
            m_lastCostMs = laid->replayMs;
            m_laidBenchmark = benchmark;
            const auto edits = fitted(m_priors);
            m_untouched = m_untouched || m_priors.models.empty() || !edits;
            m_priors = m_untouched ? m_desk->learned() : *edits;
            const auto waiting = std::exchange(m_waiting, {});
            for (const auto& [step, forward] : waiting) {
                if (auto done = priorStepDone(step, forward, m_priors))
                    m_priors = std::move(*done);
            }
            m_untouched = m_priors == m_desk->learned();
            const auto reference = fitted(m_reference);
            m_referenceIsLearned = m_referenceIsLearned || !reference;
            m_reference = m_referenceIsLearned ? m_desk->learned() : *reference;
            m_before.reset();
            m_after.reset();
            m_flips.clear();
            m_referenceDirty = !m_referenceIsLearned || !laid->learned;
            if (!m_referenceDirty)
                m_before = *laid->learned;
            emit deskChanged();
            emit priorsChanged();
            if (!waiting.empty())
                emit edited();
            if (!m_referenceDirty && m_priors == m_desk->learned())
                show({.after = std::move(laid->learned)});
            else
                replaySoon();
        });
}

void PriorEditor::restart()
{
    m_opening.drop();
    m_replaying.drop();
    // Nobody fits a set to a pool that is gone.
    m_desk.reset();
    m_laidBenchmark.reset();
    m_priors = {};
    m_reference = {};
    m_referenceIsLearned = true;
    m_untouched = true;
    m_waiting.clear();
    emit restarted();
    removeDesk();
}

void PriorEditor::removeDesk()
{
    m_desk.reset();
    m_kinds.clear();
    m_before.reset();
    m_after.reset();
    m_flips.clear();
    m_dirty = false;
    m_referenceDirty = false;
    emit deskChanged();
}

Result<PriorSet> PriorEditor::fitted(const PriorSet& priors) const
{
    if (!m_desk || !m_laidBenchmark)
        return failure(ErrorCode::Empty);
    return priorsFor(priors, m_laidBenchmark->models).map([this](PriorSet set) {
        if (set.vote.voters.empty() && set.vote.mainPrior.empty())
            set.vote = m_desk->learned().vote;
        return set;
    });
}

bool PriorEditor::isOnDesk(const PriorSet& priors) const
{
    const auto other = fitted(priors);
    const auto own = fitted(m_priors);
    return other && own && *other == *own;
}

void PriorEditor::restore(const std::optional<PolicySpec>& policy, const std::optional<PriorSet>& priors)
{
    if (policy)
        m_spec = *policy;
    m_untouched = !priors;
    m_priors = priors.value_or(PriorSet());
}

bool PriorEditor::doStep(const QJsonObject& step, bool forward)
{
    if (!m_desk && m_untouched) {
        m_waiting.emplace_back(step, forward);
        return true;
    }
    auto done = priorStepDone(step, forward, m_priors);
    if (!done)
        return false;
    if (m_laidBenchmark) {
        auto fits = priorsFor(*done, m_laidBenchmark->models);
        if (!fits)
            return false;
        done = std::move(*fits);
    }
    apply(*done);
    return true;
}

void PriorEditor::setReference(const PriorSet& priors)
{
    m_reference = priors;
    m_referenceIsLearned = m_desk && priors == m_desk->learned();
    if (m_desk && !m_referenceIsLearned) {
        auto fits = fitted(priors);
        if (!fits) {
            emit failed(fits.error());
            fits = m_desk->learned();
            m_referenceIsLearned = true;
        }
        m_reference = std::move(*fits);
    }
    m_referenceDirty = m_desk != nullptr;
    emit referenceChanged();
    replaySoon();
}

void PriorEditor::setValue(const PriorAddress& address, double value, int gesture)
{
    PriorSet after = m_priors;
    // A weight or a price that the set does not change yet starts from what is in force.
    if (m_desk && (address.field == PriorField::ScoreWeight || address.field == PriorField::CostWeight) &&
        !after.weights)
        after.weights = m_desk->settings().weights;
    const auto model = m_laidBenchmark ? m_laidBenchmark->model(address.name) : std::nullopt;
    const bool price = address.field == PriorField::InputPrice || address.field == PriorField::OutputPrice;
    if (price && model && std::ranges::find(after.prices, address.name, &PriceChange::model) == after.prices.end()) {
        const Model& known = m_laidBenchmark->models[model->position()];
        after.prices.push_back({address.name, isMissing(known.inputPricePerMillion) ? 0 : known.inputPricePerMillion,
                                isMissing(known.outputPricePerMillion) ? 0 : known.outputPricePerMillion});
    }
    if (const auto done = setPriorValue(after, address, value); !done) {
        emit failed(done.error());
        return;
    }
    push(tr("Change %1").arg(priorAddressTitle(address)), after, gesture);
}

double PriorEditor::valueInForce(const PriorAddress& address, double otherwise) const
{
    const PriorField field = address.field;
    const auto model = m_laidBenchmark ? m_laidBenchmark->model(address.name) : std::nullopt;
    if (model && (field == PriorField::InputPrice || field == PriorField::OutputPrice)) {
        const Model& known = m_laidBenchmark->models[model->position()];
        const double price = field == PriorField::InputPrice ? known.inputPricePerMillion : known.outputPricePerMillion;
        return isMissing(price) ? otherwise : price;
    }
    if (field == PriorField::CostWeight && m_desk)
        return m_desk->settings().weights.cost;
    if (field == PriorField::Exploration) {
        const auto& parameters = m_spec.parameters.all();
        const bool cascade = parameters.contains("mode") && m_spec.parameters.text("mode") == "cascade";
        const auto found = parameters.find(cascade ? "cascade_horizon" : "horizon");
        if (found != parameters.end())
            return std::get<double>(found->second);
    }
    return otherwise;
}

void PriorEditor::setText(const PriorAddress& address, const QString& value)
{
    PriorSet after = m_priors;
    if (const auto done = setPriorText(after, address, value.toStdString()); !done)
        emit failed(done.error());
    else
        push(tr("Change %1").arg(priorAddressTitle(address)), after, -1);
}

void PriorEditor::replace(const PriorSet& priors, const QString& what)
{
    if (!m_desk)
        return;
    const auto fitted = priorsFor(priors, m_laidBenchmark->models);
    if (!fitted)
        emit failed(fitted.error());
    else
        push(what, *fitted, -1);
}

void PriorEditor::push(const QString& text, const PriorSet& after, int gesture)
{
    if (after == m_priors)
        return;
    auto* const step = new ChangeValue<PriorSet>(
        text, m_priors, after, [this](const PriorSet& priors) { apply(priors); }, gesture);
    m_undo.push(step->keptAs(stepKind(), &priorStepToJson));
}

void PriorEditor::apply(const PriorSet& priors)
{
    m_priors = priors;
    m_untouched = m_desk && priors == m_desk->learned();
    emit priorsChanged();
    emit edited();
    replaySoon();
}

void PriorEditor::replaySoon()
{
    // A desk that is laid later replays by itself.
    m_dirty = m_desk != nullptr;
    if (m_scheduled || !m_desk)
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, &PriorEditor::replayNow);
}

void PriorEditor::replayNow()
{
    m_scheduled = false;
    if (!m_desk || m_replaying.running() || !m_dirty)
        return; // a running replay asks again when it is done
    m_dirty = false;
    const auto timed = [desk = m_desk, priors = m_priors,
                        reference =
                            std::exchange(m_referenceDirty, false) ? std::optional(m_reference) : std::nullopt] {
        Timed result;
        if (reference)
            result.before = desk->replay(*reference);
        QElapsedTimer clock;
        clock.start();
        result.after = desk->replay(priors);
        result.ms = msSince(clock);
        return result;
    };
    if (m_lastCostMs <= maxInWindowMs) {
        Timed result = timed();
        // One slow replay may be the machine's fault; two in a row are not.
        m_lastCostMs = std::min(result.ms, 2 * m_lastCostMs + 1);
        show(std::move(result));
        return;
    }
    m_replaying.start(
        tr("Replaying with other priors"), [timed](const Progress&) { return timed(); },
        [this](Result<Timed> result) {
            if (result) {
                m_lastCostMs = result->ms;
                show(std::move(*result));
            } else {
                // The reference may have been part of it.
                m_referenceDirty = m_desk != nullptr;
            }
            if (m_dirty)
                replayNow();
        });
}

void PriorEditor::show(Timed timed)
{
    for (const auto* replay : {timed.before ? &*timed.before : nullptr, &timed.after}) {
        if (replay != nullptr && !*replay) {
            emit failed(replay->error());
            return;
        }
    }
    if (timed.before)
        m_before = std::move(**timed.before);
    m_after = std::move(*timed.after);
    m_flips = m_before ? flipsBetween(*m_before, *m_after) : std::vector<Flip>();
    emit replayed();
}

} // namespace acr::ui

#include "moc_prioreditor.cpp"
