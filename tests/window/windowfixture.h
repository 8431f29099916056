// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The whole program in one process: a window with settings and a data folder of its own. start() is a start of the
/// program; a second one finds what the first left.
///
/// Functions that wait return false when it takes too long; the test verifies that.
#pragma once

#include "app/workbench/mainwindow.h"
#include "app/workbench/workbench.h"
#include "tests/support/documentfixture.h"
#include "tests/window/smallbenchmark.h"
#include "widgets/pages/page.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <optional>

namespace acr::test {

class WindowFixture {
public:
    WindowFixture() { start(); }

    void start()
    {
        m_workbench.reset();
        m_workbench = std::make_unique<ui::Workbench>(*qApp, folder.path(), folder.path());
    }
    /// Shows the window on a workspace file with a small simulated benchmark, which is made when it is not there.
    [[nodiscard]] bool open(const QString& name = QStringLiteral("small.acrw"))
    {
        const QString file = folder.filePath(name);
        const bool fresh = !QFileInfo::exists(file);
        using Mode = ui::WorkspaceFile::Mode;
        if (!services().workspace.open(file, fresh ? Mode::Create : Mode::Existing))
            return false;
        if (fresh)
            services().workspace.simulate(smallBenchmark());
        window().show();
        return calm() && document().benchmark() != nullptr;
    }
    /// Imports what the folder holds into a new workspace file, real.acrw, and opens it; the window is not shown.
    [[nodiscard]] bool openImported(const std::filesystem::path& source)
    {
        ui::WorkspaceFile& workspace = services().workspace;
        if (!workspace.open(folder.filePath(QStringLiteral("real.acrw")), ui::WorkspaceFile::Mode::Create))
            return false;
        workspace.importBenchmark(QString::fromStdString(source.string()));
        return calm() && document().benchmark() != nullptr;
    }
    /// A benchmark to try things on: that of the folder where one is given, else the small simulated one. A second call
    /// opens the same file again.
    [[nodiscard]] bool openBenchmark(const std::optional<std::filesystem::path>& source)
    {
        if (!source)
            return open();
        const QString name = QStringLiteral("real.acrw");
        return (QFileInfo::exists(folder.filePath(name)) || openImported(*source)) && open(name);
    }
    /// Waits until no job runs and the document has what it computes.
    [[nodiscard]] bool calm() { return waitUntilCalm(services().jobs, document()); }
    /// Waits until the page that is shown has nothing to compute or load either.
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor(
            [this] {
                return services().jobs.idle() && !document().computing() &&
                       (window().currentPage() == nullptr || window().currentPage()->settled());
            },
            patienceMs);
    }
    /// A page by its type. Fatal when the window has none of that.
    template <class PageType>
    [[nodiscard]] PageType& page()
    {
        for (ui::Page* each : window().pages()) {
            if (auto* found = qobject_cast<PageType*>(each))
                return *found;
        }
        qFatal("the window has no %s", PageType::staticMetaObject.className());
    }

    [[nodiscard]] ui::Workbench& workbench() { return *m_workbench; }
    [[nodiscard]] ui::Services services() { return m_workbench->services(); }
    [[nodiscard]] ui::Document& document() { return services().document; }
    [[nodiscard]] ui::MainWindow& window() { return m_workbench->window(); }
    void trigger(const char* action) { window().actions().action(QLatin1String(action))->trigger(); }

    QTemporaryDir folder;

private:
    std::unique_ptr<ui::Workbench> m_workbench;
};

} // namespace acr::test
