// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks how large, how fast and how long a film shall be, then for its file, and writes it. Says which formats can be
/// written here. GUI thread only.
#pragma once

#include <QDialog>
#include <QPointer>

#include <functional>

class QComboBox;
class QImage;
class QSpinBox;

namespace acr::ui {

class FilmExport;

class FilmDialog final : public QDialog {
    Q_OBJECT

public:
    /// Draws the film as it is after a step, from 1, into an image of its size.
    using Draw = std::function<void(QImage& image, std::size_t step)>;

    /// `name` is proposed for the file, without suffix. A film has at most as many frames as there are steps, and at
    /// least two: the first shows the first step, the last the last. `film` writes it, if it is still there by then.
    FilmDialog(const QString& name, std::size_t steps, Draw draw, FilmExport& film, QWidget* parent);

private:
    void chooseFile();
    [[nodiscard]] int frames() const;

    QString m_name;
    std::size_t m_steps;
    Draw m_draw;
    QPointer<FilmExport> m_film;
    QComboBox* m_size;
    QSpinBox* m_rate;
    QSpinBox* m_seconds;
};

} // namespace acr::ui
