// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The row above the map: the router whose memory is shown, and the figures of the memory as cards.
#pragma once

#include "widgets/pages/headline.h"
#include "widgets/pages/memory/memoryview.h"

#include <QStringList>

class QComboBox;

namespace acr::ui {

class FigureCard;

class MemoryHeadline final : public Headline {
    Q_OBJECT

public:
    explicit MemoryHeadline(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Specs of policies to choose from, and the one whose memory is shown.
    void setPolicies(const QStringList& policies, const QString& current);
    void setMemory(const MemoryView& view, std::size_t edits);

signals:
    void policyChosen(const QString& policy);
    /// The user asks for the tasks that a figure is about: those of all entries, of the pinned ones, of the entry that
    /// goes next, of the entries that were changed by hand.
    void entriesActivated();
    void pinnedActivated();
    void nextActivated();
    void editedActivated();

private:
    QComboBox* m_policy;
    FigureCard* m_size;
    FigureCard* m_score;
    FigureCard* m_pinned;
    FigureCard* m_next;
    FigureCard* m_edited;
};

} // namespace acr::ui
