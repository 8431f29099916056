// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shows a cluster run: its chunks, who works on them, what is broken, how it ended. Closing it does not stop the
/// watching. Closed by itself when the run is forgotten. GUI thread only.
#pragma once

#include "widgets/document/clusterrun.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace acr::ui {

class ClusterDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ClusterDialog(ClusterRun& run, QWidget* parent = nullptr);

    [[nodiscard]] const ClusterRun& run() const { return m_run; }

private:
    void refresh();
    [[nodiscard]] QString stateText() const;

    ClusterRun& m_run;
    QProgressBar* m_bar;
    QLabel* m_state;
    QLabel* m_workers;
    QLabel* m_broken;
    QCheckBox* m_mixed;
    QPushButton* m_stop;
    QPushButton* m_retry;
};

} // namespace acr::ui
