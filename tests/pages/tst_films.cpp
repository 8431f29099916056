// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Films as files: what is written, with which program, and what is left when it is cancelled.

#include "tests/support/pagefixture.h"
#include "tests/support/readback.h"
#include "widgets/pages/memory/memorypage.h"
#include "widgets/shell/filmdialog.h"
#include "widgets/shell/filmexport.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace acr;
using namespace acr::ui;

namespace {

/// Frames of one colour each.
FilmRequest greys(const QString& path, int frames)
{
    FilmRequest request{path, QSize(64, 36), 10, frames, {}};
    request.draw = [](QImage& image, int frame) {
        image.fill(QColor(frame * 10, frame * 10, frame * 10));
        return true;
    };
    return request;
}

/// Makes programs on the path those of a folder only, for as long as it lives.
class OnlyPrograms {
public:
    explicit OnlyPrograms(const QString& folder)
        : m_before(qgetenv("PATH"))
    {
        qputenv("PATH", folder.toLocal8Bit());
    }
    ~OnlyPrograms() { qputenv("PATH", m_before); }
    OnlyPrograms(const OnlyPrograms&) = delete;
    OnlyPrograms& operator=(const OnlyPrograms&) = delete;

private:
    QByteArray m_before;
};

/// An encoder that writes what it was asked into the film, after it has seen the first and the last frame.
bool putEncoder(const QString& path)
{
    QFile program(path);
    const QByteArray script = "#!/bin/sh\n"
                              "for last; do :; done\n"
                              "folder=${last%/*}\n"
                              "[ -s \"$folder/frame-00001.png\" ] && [ -s \"$folder/frame-00005.png\" ] || exit 3\n"
                              "echo \"$@\" > \"$last\"\n";
    return program.open(QIODevice::WriteOnly) && program.write(script) == script.size() &&
           program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

class FilmsTest final : public QObject {
    Q_OBJECT

private slots:
    void withoutAnEncoderAFilmIsNumberedPictures()
    {
        QTemporaryDir folder;
        const OnlyPrograms none(folder.path());
        QCOMPARE(FilmExport::suffixes(), QStringList{"png"});
        Jobs jobs;
        FilmExport film(jobs);
        QSignalSpy finished(&film, &FilmExport::finished);
        const QString path = folder.filePath("memory.png");
        film.start(greys(path, 12));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished.first()[1].value<std::optional<QString>>());
        const QStringList files = FilmExport::files(path, 12);
        QCOMPARE(files.first(), folder.filePath("memory-00001.png"));
        for (int frame = 0; frame < 12; ++frame)
            QCOMPARE(QImage(files[frame]).pixelColor(3, 3).red(), frame * 10);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot).size(),
                 12);
        // A film that can't be encoded here says so.
        film.start(greys(folder.filePath("memory.gif"), 3));
        QCOMPARE(finished.size(), 2);
        QVERIFY(finished[1][1].value<std::optional<QString>>());
    }

    void anEncoderGetsTheFramesAndTheirRate()
    {
        QTemporaryDir folder;
        QVERIFY(putEncoder(folder.filePath("ffmpeg")));
        const QByteArray path = folder.path().toLocal8Bit() + ":/usr/bin:/bin";
        const OnlyPrograms programs(QString::fromLocal8Bit(path));
        QVERIFY(FilmExport::suffixes().contains("webm"));
        QVERIFY(FilmExport::suffixes().contains("gif"));
        Jobs jobs;
        FilmExport film(jobs);
        QSignalSpy finished(&film, &FilmExport::finished);
        const QString file = folder.filePath("a film; rm -rf $HOME.webm"); // no shell reads it
        film.start(greys(file, 5));
        QTRY_COMPARE(finished.size(), 1);
        const auto problem = finished.first()[1].value<std::optional<QString>>();
        QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
        const QString asked = QString::fromUtf8(test::bytesOf(file));
        QVERIFY2(asked.contains("-framerate 10") && asked.contains("frame-%05d.png"), qPrintable(asked));
    }

    void aCancelledFilmLeavesNothing()
    {
        QTemporaryDir folder;
        Jobs jobs;
        FilmExport film(jobs);
        QSignalSpy finished(&film, &FilmExport::finished);
        FilmRequest request = greys(folder.filePath("long.png"), 10'000);
        int drawn = 0;
        request.draw = [&drawn](QImage& image, int) {
            image.fill(Qt::red);
            ++drawn;
            return true;
        };
        film.start(request);
        QTRY_VERIFY(drawn > 8);
        jobs.cancelAll();
        QTRY_VERIFY(jobs.idle());
        QVERIFY(film.job().cancelled());
        QCOMPARE(finished.size(), 0);
        QVERIFY(
            QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    }

    void framesGoFromTheFirstStepToTheLast()
    {
        QCOMPARE(filmStep(2919, 0, 100), std::size_t{1});
        QCOMPARE(filmStep(2919, 99, 100), std::size_t{2919});
        QVERIFY(filmStep(2919, 50, 100) > 1400 && filmStep(2919, 50, 100) < 1500);
        QCOMPARE(filmStep(1, 0, 2), std::size_t{1});
    }

    /// Menu, size and length, file: three decisions, and the film is written.
    void theMemoryFilmIsExportedFromItsPage()
    {
        ThemeManager themes(*qApp);
        test::PageFixture fixture(themes);
        QVERIFY(fixture.openInWorkspace(*test::smallSimulatedBenchmark(), {.split = "id_test"}));
        auto& page = fixture.show<MemoryPage>(themes, fixture.document, fixture.player, fixture.jobs, fixture.undo,
                                              &fixture.workspace);
        QVERIFY(fixture.settle());
        fixture.player.toEnd();
        QVERIFY(fixture.settle());
        QTRY_VERIFY(fixture.action("Export film").isEnabled());
        fixture.action("Export film").trigger();
        auto* dialog = page.findChild<FilmDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QComboBox*>()->setCurrentIndex(0);
        const auto spins = dialog->findChildren<QSpinBox*>();
        QCOMPARE(spins.size(), 2);
        spins[0]->setValue(5);
        spins[1]->setValue(2);
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->text().contains("Choose file"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        auto* files = page.findChild<QFileDialog*>();
        QVERIFY(files);
        const QString path = fixture.folder.filePath("film.png");
        files->findChild<QLineEdit*>("fileNameEdit")->setText(path);
        QSignalSpy finished(&page.film(), &FilmExport::finished);
        QMetaObject::invokeMethod(files, "accept");
        QVERIFY(QTest::qWaitFor([&] { return finished.size() == 1; }, test::patienceMs));
        QVERIFY(!finished.first()[1].value<std::optional<QString>>());
        const QStringList frames = FilmExport::files(path, 10);
        const QImage first(frames.first());
        const QImage last(frames.last());
        QCOMPARE(first.size(), QSize(960, 540));
        QCOMPARE(last.size(), QSize(960, 540));
        // Memory has grown: more of the map has colour.
        const auto coloured = [](const QImage& image) {
            int count = 0;
            for (int y = 60; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y).hsvSaturation() > 90 ? 1 : 0;
            return count;
        };
        QVERIFY2(coloured(last) > coloured(first) + 500, qPrintable(QString::number(coloured(last))));
    }
};

QTEST_MAIN(FilmsTest)
#include "tst_films.moc"
