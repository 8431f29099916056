// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks from where CodeRouterBench is downloaded, and into which folder.
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace acr::ui {

class DownloadDialog final : public QDialog {
    Q_OBJECT

public:
    /// What stands there at first. An empty address: that of the environment, or the authors'.
    DownloadDialog(const QString& address, const QString& folder, QWidget* parent = nullptr);

    /// Of the folder with the files, without a slash at the end.
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString folder() const;
    /// Where the authors publish the files.
    [[nodiscard]] static QString authorsAddress();

private:
    void chooseFolder();
    void check();

    QLineEdit* m_address;
    QLineEdit* m_folder;
    QLabel* m_problem;
    QPushButton* m_download;
};

} // namespace acr::ui
