// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filmdialog.h"

#include "widgets/shell/filmexport.h"
#include "widgets/theme/numberbox.h"
#include "widgets/theme/savedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr QSize sizes[] = {{960, 540}, {1280, 720}, {1920, 1080}};

} // namespace

FilmDialog::FilmDialog(const QString& name, std::size_t steps, Draw draw, FilmExport& film, QWidget* parent)
    : QDialog(parent)
    , m_name(name)
    , m_steps(steps)
    , m_draw(std::move(draw))
    , m_film(&film)
    , m_size(new QComboBox(this))
    , m_rate(new NumberBox(this))
    , m_seconds(new NumberBox(this))
{
    setWindowTitle(tr("Export film"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const QSize& size : sizes)
        m_size->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
    m_size->setCurrentIndex(1);
    m_rate->setRange(2, 30);
    m_rate->setValue(12);
    m_seconds->setRange(1, 120);
    m_seconds->setValue(12);
    m_seconds->setSuffix(tr(" s"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Size in pixels"), m_size);
    form->addRow(tr("Frames per second"), m_rate);
    form->addRow(tr("Length"), m_seconds);
    const QStringList suffixes = FilmExport::suffixes();
    auto* hint = new QLabel(
        suffixes.contains(QStringLiteral("webm"))  ? tr("ffmpeg is installed: WebM, GIF and PNG files can be written.")
        : suffixes.contains(QStringLiteral("gif")) ? tr("GIF and PNG files can be written. WebM needs ffmpeg.")
                                                   : tr("Only PNG files, one a frame, can be written. GIF and WebM "
                                                        "need ffmpeg."),
        this);
    hint->setWordWrap(true);
    form->addRow(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* next = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    next->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &FilmDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

int FilmDialog::frames() const
{
    const std::size_t wanted = static_cast<std::size_t>(m_rate->value()) * static_cast<std::size_t>(m_seconds->value());
    return static_cast<int>(std::clamp<std::size_t>(wanted, 2, std::max<std::size_t>(2, m_steps)));
}

void FilmDialog::chooseFile()
{
    FilmRequest request{{}, m_size->currentData().toSize(), m_rate->value(), frames(), {}};
    request.draw = [draw = m_draw, steps = m_steps, frames = request.frames](QImage& image, int frame) {
        draw(image, filmStep(steps, frame, frames));
        return true;
    };
    const QStringList suffixes = FilmExport::suffixes();
    QStringList filters;
    for (const QString& suffix : suffixes)
        filters.append(suffix == QLatin1String("webm")  ? tr("Film (*.webm)")
                       : suffix == QLatin1String("gif") ? tr("Animated picture (*.gif)")
                                                        : tr("Pictures, one a frame (*.png)"));
    // The question belongs to the window: this dialog is gone by then.
    askWhereToSave(
        *parentWidget(),
        {.title = windowTitle(),
         .name = m_name + QLatin1Char('.') + suffixes.first(),
         .filters = filters,
         .files = [frames = request.frames](const QString& path) { return FilmExport::files(path, frames); }},
        [request, film = m_film](const QString& path) {
            FilmRequest chosen = request;
            chosen.path = path;
            if (film)
                film->start(chosen);
        });
    accept();
}

} // namespace acr::ui

#include "moc_filmdialog.cpp"
