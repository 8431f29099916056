// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a film frame by frame: as WebM or GIF by a program that is installed (ffmpeg, gifski, ImageMagick), or as
/// numbered PNG files, which need none.
///
/// Frames are drawn on the window's thread, one between other events. A job writes them and runs the encoder, with
/// progress and cancellation. The film appears when it is whole; when it is cancelled or fails nothing does. GUI thread
/// only.
#pragma once

#include "widgets/jobs/latestjob.h"

#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QImage;

namespace acr::ui {

struct FilmRequest {
    /// The suffix decides: webm, gif, or png, which gets the number of the frame before the suffix.
    QString path;
    QSize size{1280, 720}; ///< even numbers, for encoders
    int framesPerSecond = 12;
    int frames = 1;
    /// Draws frame 0 … frames − 1 into an image of that size; called in order. False: the film ends there with an
    /// error, because what it shows is gone.
    std::function<bool(QImage& image, int frame)> draw;
};

/// The step of so many, from 1, that a frame of so many shows: the first frame the first step, the last the last.
[[nodiscard]] std::size_t filmStep(std::size_t steps, int frame, int frames);

class FilmExport final : public QObject {
    Q_OBJECT

public:
    explicit FilmExport(Jobs& jobs, QObject* parent = nullptr);
    ~FilmExport() override;

    /// Suffixes that can be written here: "webm" and "gif" where an encoder is installed, and "png".
    [[nodiscard]] static QStringList suffixes();
    /// The files that a request writes.
    [[nodiscard]] static QStringList files(const QString& path, int frames);

    /// Replaces a film that is being written.
    void start(const FilmRequest& request);
    [[nodiscard]] bool running() const { return m_job.running(); }
    [[nodiscard]] LatestJob& job() { return m_job; }

signals:
    /// `problem` is a sentence for people, or nothing. Not emitted for a film that was cancelled.
    void finished(const QString& path, const std::optional<QString>& problem);

private:
    struct Queue;
    void drawNext();

    LatestJob m_job;
    FilmRequest m_request;
    std::shared_ptr<Queue> m_queue;
    int m_next = 0;
    QTimer m_drawing;
};

} // namespace acr::ui
