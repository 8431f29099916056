// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Replays the edited set many times in the background: to rank its priors by their effect, and to look for better
/// ones. GUI thread only.
#pragma once

#include "core/evaluation/priorsensitivity.h"
#include "core/evaluation/priortuning.h"
#include "widgets/document/document.h"
#include "widgets/jobs/latestjob.h"

#include <QObject>

#include <vector>

namespace acr::ui {

class PriorEditor;

class PriorSearch final : public QObject {
    Q_OBJECT

public:
    /// All outlive the search.
    PriorSearch(Document& document, PriorEditor& editor, Jobs& jobs, QObject* parent = nullptr);

    /// Without a desk, or while one runs, these do nothing.
    void rank();
    /// On folds of the probing split, or on the stream that is shown, which marks the set. What is found is put on the
    /// desk as one step to undo.
    void tune(bool onShownStream);

    [[nodiscard]] LatestJob& rankingJob() { return m_ranking; }
    [[nodiscard]] LatestJob& tuningJob() { return m_tuning; }

signals:
    /// Largest effect first; empty when another benchmark was opened.
    void ranked(const std::vector<acr::PriorSensitivity>& results);
    /// What tuning came to, as a sentence.
    void tuned(const QString& sentence);
    void failed(const acr::Error& error);

private:
    void take(const TuningResult& result, bool onShownStream);

    Document& m_document;
    PriorEditor& m_editor;
    bool m_onShownStream = false; ///< the last tuning that was asked for
    LatestJob m_ranking;
    LatestJob m_tuning;
};

} // namespace acr::ui
