// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks how large, how fast and how long a film shall be, then for its file. Says which formats can be written here.
/// GUI thread only.
#pragma once

#include <QDialog>
#include <QSize>

#include <functional>

class QComboBox;
class QSpinBox;

namespace acr::ui {

struct FilmOptions {
    QString path;
    QSize size;
    int framesPerSecond = 12;
    int frames = 1;
};

class FilmDialog final : public QDialog {
    Q_OBJECT

public:
    /// `name` is proposed for the file, without suffix. A film has at most as many frames as there are steps, and at
    /// least two. `save` is called when a file was chosen.
    FilmDialog(const QString& name, std::size_t steps, std::function<void(const FilmOptions&)> save,
               QWidget* parent = nullptr);

private:
    void chooseFile();
    [[nodiscard]] int frames() const;

    QString m_name;
    std::size_t m_steps;
    std::function<void(const FilmOptions&)> m_save;
    QComboBox* m_size;
    QSpinBox* m_rate;
    QSpinBox* m_seconds;
};

} // namespace acr::ui
