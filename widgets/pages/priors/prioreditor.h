// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The state of the prior desk: the edited set, its reference, and the replays of both. Every change is one
/// step to undo; the changes of one gesture are one step together.
///
/// A change is applied at once. The replay runs in the next pass of the event loop, once for all changes until then,
/// and always for the last one. Replays that take longer than a frame allows run on a thread, one at a time, and again
/// if the set changed meanwhile. GUI thread only.
#pragma once

#include "core/evaluation/priordesk.h"
#include "core/memory/priorfield.h"
#include "widgets/document/document.h"

#include <QJsonObject>
#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace acr::ui {

class PriorEditor final : public QObject {
    Q_OBJECT

public:
    /// All outlive the editor.
    PriorEditor(Document& document, Jobs& jobs, QUndoStack& undo, QObject* parent = nullptr);

    /// While the desk is hidden, nothing is computed.
    void setActive(bool active);
    void setPolicy(const PolicySpec& spec);
    [[nodiscard]] const PolicySpec& policy() const { return m_spec; }

    /// Null until the benchmark is there and the desk is laid.
    [[nodiscard]] std::shared_ptr<const PriorDesk> desk() const { return m_desk; }
    [[nodiscard]] std::shared_ptr<const Benchmark> benchmark() const { return m_document.benchmark(); }
    [[nodiscard]] const PriorSet& priors() const { return m_priors; }
    /// The priors learned from the probing split.
    [[nodiscard]] const PriorSet& learned() const;
    /// The kinds of tasks of the desk; see PriorDesk::kinds(). They do not depend on the edited set.
    [[nodiscard]] const std::vector<KindRow>& kinds() const { return m_kinds; }
    /// The set is the learned one, and follows it.
    [[nodiscard]] bool untouched() const { return m_untouched; }
    /// Whether a set would give the same desk. REQUIRES: a desk.
    [[nodiscard]] bool isOnDesk(const PriorSet& priors) const;
    /// Before a desk is laid: another policy, and an edited set, that were kept.
    void restore(const std::optional<PolicySpec>& policy, const std::optional<PriorSet>& priors);
    /// Does or undoes a kept step, at once or when the desk is laid. False where it is damaged.
    [[nodiscard]] bool doStep(const QJsonObject& step, bool forward);
    [[nodiscard]] static QString stepKind() { return QStringLiteral("priors"); }
    /// The reference of comparisons: the learned set, a named one or a snapshot.
    [[nodiscard]] const PriorSet& reference() const { return m_reference; }
    void setReference(const PriorSet& priors);

    /// Steps of one gesture merge; see nextGesture(). What the set refuses is not done.
    void setValue(const PriorAddress& address, double value, int gesture = -1);
    void setText(const PriorAddress& address, const QString& value);
    /// Another set as a whole; `what` names the step.
    void replace(const PriorSet& priors, const QString& what);
    /// The number of a new gesture, for merging its steps.
    int nextGesture() { return ++m_gesture; }
    [[nodiscard]] int currentGesture() const { return m_gesture; }
    /// Where the set leaves the number open, what is in force; `otherwise` where that is not known.
    [[nodiscard]] double valueInForce(const PriorAddress& address, double otherwise) const;

    [[nodiscard]] const DeskReplay* before() const { return m_before ? &*m_before : nullptr; }
    [[nodiscard]] const DeskReplay* after() const { return m_after ? &*m_after : nullptr; }
    [[nodiscard]] const std::vector<Flip>& flips() const { return m_flips; }
    /// The works behind the desk and its replays, which say why they are missing.
    [[nodiscard]] LatestJob& openingJob() { return m_opening; }
    [[nodiscard]] LatestJob& replayingJob() { return m_replaying; }
    /// Nothing is waiting or being computed.
    [[nodiscard]] bool settled() const
    {
        return !m_opening.running() && !m_replaying.running() && !m_dirty && !m_stale;
    }

signals:
    /// Another benchmark is open: the edited set, the reference and everything kept of the old one are dropped.
    void restarted();
    /// Another desk: benchmark, stream, weights or policy; the edited set may be another one.
    void deskChanged();
    /// The edited set.
    void priorsChanged();
    /// A step changed it.
    void edited();
    void referenceChanged();
    /// before(), after() and flips() are those of the set and the reference.
    void replayed();
    void failed(const acr::Error& error);

private:
    /// A desk, with its kinds, its replay of the learned set and how long that took.
    struct Laid {
        std::shared_ptr<const PriorDesk> desk;
        Result<DeskReplay> learned;
        double replayMs = 0;
        std::vector<KindRow> kinds{};
    };
    /// A replay of the edited set, how long it took, and one of the reference where that is another one.
    struct Timed {
        std::optional<Result<DeskReplay>> before{};
        Result<DeskReplay> after{};
        double ms = 0;
    };

    void layDesk();
    void removeDesk();
    void restart();
    void push(const QString& text, const PriorSet& after, int gesture);
    void apply(const PriorSet& priors);
    /// For the desk's pool, and with votes where the set has none. Errors: that of priorsFor; Empty without a desk.
    [[nodiscard]] Result<PriorSet> fitted(const PriorSet& priors) const;
    void replaySoon();
    void replayNow();
    void show(Timed timed);

    Document& m_document;
    QUndoStack& m_undo;
    PolicySpec m_spec;
    std::shared_ptr<const Benchmark> m_laidBenchmark; ///< of the desk
    std::shared_ptr<const PriorDesk> m_desk;
    std::vector<KindRow> m_kinds; ///< of the desk
    PriorSet m_priors;
    PriorSet m_reference;
    bool m_referenceIsLearned = true;
    bool m_untouched = true;
    std::vector<std::pair<QJsonObject, bool>> m_waiting; ///< steps for the learned set, until it is there
    std::optional<DeskReplay> m_before;
    std::optional<DeskReplay> m_after;
    std::vector<Flip> m_flips;
    int m_gesture = 0;
    bool m_active = false;
    bool m_stale = false;          ///< the desk is not that of the document
    bool m_dirty = false;          ///< the set changed since the last replay started
    bool m_referenceDirty = false; ///< before() is not that of the reference yet
    bool m_scheduled = false;
    double m_lastCostMs = 0;
    LatestJob m_opening;
    LatestJob m_replaying;
};

} // namespace acr::ui
