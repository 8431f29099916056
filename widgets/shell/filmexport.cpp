// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filmexport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace acr::ui {

namespace {

constexpr std::size_t maxWaitingFrames = 6;
constexpr auto waitStep = std::chrono::milliseconds(100);
constexpr double shareOfFrames = 0.85; ///< of the work; the rest is the encoder's
constexpr int frameDigits = 5;

QString numberedFrame(const QString& path, int frame)
{
    const QFileInfo info(path);
    return info.dir().filePath(QStringLiteral("%1-%2.%3")
                                   .arg(info.completeBaseName())
                                   .arg(frame + 1, frameDigits, 10, QLatin1Char('0'))
                                   .arg(info.suffix()));
}

struct Encoder {
    QString program;
    QStringList arguments;
};

/// A command that makes `film` out of the frames frame-00001.png … in `folder`; nothing where none is installed. The
/// arguments are fixed but for numbers and files, and no shell reads them.
std::optional<Encoder> encoderFor(const QString& suffix, const QString& folder, const QString& film, int frames,
                                  int framesPerSecond)
{
    const QString first = QDir(folder).filePath(QStringLiteral("frame.png"));
    const auto find = [](const char* name) { return QStandardPaths::findExecutable(QLatin1String(name)); };
    const QString rate = QString::number(framesPerSecond);
    if (const QString ffmpeg = find("ffmpeg"); !ffmpeg.isEmpty()) {
        QStringList arguments{QStringLiteral("-y"),         QStringLiteral("-loglevel"),
                              QStringLiteral("error"),      QStringLiteral("-nostdin"),
                              QStringLiteral("-framerate"), rate,
                              QStringLiteral("-i"),         QDir(folder).filePath(QStringLiteral("frame-%05d.png"))};
        if (suffix == QLatin1String("webm"))
            arguments += {QStringLiteral("-c:v"),    QStringLiteral("libvpx-vp9"), QStringLiteral("-pix_fmt"),
                          QStringLiteral("yuv420p"), QStringLiteral("-b:v"),       QStringLiteral("0"),
                          QStringLiteral("-crf"),    QStringLiteral("30")};
        else
            arguments +=
                {QStringLiteral("-filter_complex"), QStringLiteral("split[a][b];[a]palettegen[p];[b][p]paletteuse"),
                 QStringLiteral("-loop"), QStringLiteral("0")};
        return Encoder{ffmpeg, arguments + QStringList{film}};
    }
    if (suffix != QLatin1String("gif"))
        return std::nullopt;
    QStringList pictures;
    for (int frame = 0; frame < frames; ++frame)
        pictures.append(numberedFrame(first, frame));
    if (const QString gifski = find("gifski"); !gifski.isEmpty())
        return Encoder{
            gifski, QStringList{QStringLiteral("--quiet"), QStringLiteral("--fps"), rate, QStringLiteral("-o"), film} +
                        pictures};
    for (const char* name : {"magick", "convert"}) {
        const QString magick = find(name);
        if (magick.isEmpty())
            continue;
        const int hundredths = std::max(2, 100 / std::max(1, framesPerSecond));
        return Encoder{magick, QStringList{QStringLiteral("-delay"), QString::number(hundredths),
                                           QStringLiteral("-loop"), QStringLiteral("0")} +
                                   pictures + QStringList{QStringLiteral("-layers"), QStringLiteral("Optimize"), film}};
    }
    return std::nullopt;
}

Error cannotWrite(const QString& path, const QString& why)
{
    return {ErrorCode::FileUnwritable, {path.toStdString(), 0, 0}, why.toStdString(), {}};
}

} // namespace

std::size_t filmStep(std::size_t steps, int frame, int frames)
{
    if (frames < 2 || steps < 2)
        return steps;
    return 1 + (steps - 1) * static_cast<std::size_t>(frame) / static_cast<std::size_t>(frames - 1);
}

/// Frames on their way from the window's thread to the job.
struct FilmExport::Queue {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<QImage> frames;
    bool gone = false; ///< no more frames come, because what they show is gone

    void put(QImage frame)
    {
        {
            const std::lock_guard lock(mutex);
            frames.push_back(std::move(frame));
        }
        changed.notify_one();
    }
    [[nodiscard]] bool full()
    {
        const std::lock_guard lock(mutex);
        return frames.size() >= maxWaitingFrames;
    }
    void end()
    {
        {
            const std::lock_guard lock(mutex);
            gone = true;
        }
        changed.notify_one();
    }
    /// The next frame; nothing when none comes or the job shall stop.
    std::optional<QImage> take(const Progress& progress)
    {
        std::unique_lock lock(mutex);
        while (frames.empty() && !gone) {
            if (progress.stopped())
                return std::nullopt;
            changed.wait_for(lock, waitStep);
        }
        if (frames.empty())
            return std::nullopt;
        QImage frame = std::move(frames.front());
        frames.pop_front();
        return frame;
    }
};

FilmExport::FilmExport(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_job(jobs, [this] { start(FilmRequest(m_request)); })
{
    connect(&m_drawing, &QTimer::timeout, this, &FilmExport::drawNext);
}

FilmExport::~FilmExport()
{
    if (m_queue)
        m_queue->end();
}

QStringList FilmExport::suffixes()
{
    QStringList found;
    for (const QString& suffix : {QStringLiteral("webm"), QStringLiteral("gif")}) {
        if (encoderFor(suffix, {}, {}, 0, 1))
            found.append(suffix);
    }
    found.append(QStringLiteral("png"));
    return found;
}

QStringList FilmExport::files(const QString& path, int frames)
{
    if (QFileInfo(path).suffix().toLower() != QLatin1String("png"))
        return {path};
    QStringList written;
    for (int frame = 0; frame < frames; ++frame)
        written.append(numberedFrame(path, frame));
    return written;
}

void FilmExport::start(const FilmRequest& request)
{
    if (m_queue)
        m_queue->end();
    m_request = request;
    m_next = 0;
    const QString suffix = QFileInfo(request.path).suffix().toLower();
    if (!suffixes().contains(suffix)) {
        emit finished(request.path, tr("no program is installed that writes this kind of file; PNG files need none"));
        return;
    }
    m_queue = std::make_shared<Queue>();
    m_job.start(
        tr("Writing the film"),
        [queue = m_queue, path = request.path, frames = request.frames, rate = request.framesPerSecond,
         suffix](const Progress& progress) -> Result<void> {
            const QTemporaryDir folder(suffix == QLatin1String("png")
                                           ? QFileInfo(path).dir().filePath(QStringLiteral(".film-XXXXXX"))
                                           : QDir::temp().filePath(QStringLiteral("acrouter-film-XXXXXX")));
            if (!folder.isValid())
                return Unexpected(cannotWrite(path, folder.errorString()));
            const QString first = folder.filePath(QStringLiteral("frame.png"));
            for (int frame = 0; frame < frames; ++frame) {
                const auto image = queue->take(progress);
                if (!image)
                    return Unexpected(progress.stopped() ? Error{ErrorCode::Cancelled, {}, {}, {}}
                                                         : cannotWrite(path, {}));
                if (!image->save(numberedFrame(first, frame), "PNG"))
                    return Unexpected(cannotWrite(path, {}));
                progress(shareOfFrames * (frame + 1) / frames);
            }
            if (suffix == QLatin1String("png")) {
                for (int frame = 0; frame < frames; ++frame) {
                    const QString target = numberedFrame(path, frame);
                    QFile::remove(target);
                    QFile picture(numberedFrame(first, frame));
                    if (!picture.rename(target))
                        return Unexpected(cannotWrite(target, picture.errorString()));
                }
                return {};
            }
            const QString film = folder.filePath(QStringLiteral("film.") + suffix);
            const auto encoder = encoderFor(suffix, folder.path(), film, frames, rate);
            if (!encoder)
                return Unexpected(cannotWrite(path, {}));
            QProcess process;
            process.setStandardOutputFile(QProcess::nullDevice());
            process.start(encoder->program, encoder->arguments, QIODevice::ReadOnly);
            while (!process.waitForFinished(static_cast<int>(waitStep.count())) &&
                   process.state() != QProcess::NotRunning) {
                if (!progress.stopped())
                    continue;
                process.kill();
                process.waitForFinished();
                return Unexpected(Error{ErrorCode::Cancelled, {}, {}, {}});
            }
            if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
                return Unexpected(cannotWrite(path, QString::fromLocal8Bit(process.readAllStandardError()).trimmed()));
            QFile made(film);
            QSaveFile file(path);
            if (!made.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
                return Unexpected(cannotWrite(path, file.errorString()));
            while (!made.atEnd()) {
                if (file.write(made.read(1 << 20)) < 0)
                    return Unexpected(cannotWrite(path, file.errorString()));
            }
            return file.commit() ? Result<void>() : Unexpected(cannotWrite(path, file.errorString()));
        },
        [this, path = request.path](const Result<void>& written) {
            m_drawing.stop();
            m_queue.reset();
            if (!written && written.error().code == ErrorCode::Cancelled)
                return;
            std::optional<QString> problem;
            if (written)
                m_request.draw = nullptr; // lets go of what the film shows
            if (!written)
                problem = written.error().found.empty() ? tr("The film could not be drawn.")
                                                        : QString::fromStdString(written.error().found);
            emit finished(path, problem);
        });
    m_drawing.start(0);
}

void FilmExport::drawNext()
{
    if (!m_queue || m_next >= m_request.frames)
        return m_drawing.stop();
    if (m_queue->full()) {
        m_drawing.start(static_cast<int>(waitStep.count()) / 10);
        return;
    }
    m_drawing.start(0);
    QImage image(m_request.size, QImage::Format_RGB32);
    if (!m_request.draw(image, m_next)) {
        m_queue->end();
        return m_drawing.stop();
    }
    m_queue->put(std::move(image));
    ++m_next;
}

} // namespace acr::ui

#include "moc_filmexport.cpp"
