// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/workspacedialogs.h"

#include "app/workbench/aliasdialog.h"
#include "app/workbench/clusterdialog.h"
#include "app/workbench/downloaddialog.h"
#include "app/workbench/simulatedialog.h"
#include "widgets/theme/savedialog.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>

namespace acr::ui {

WorkspaceDialogs::WorkspaceDialogs(const Services& services, QWidget& window)
    : QObject(&window)
    , m_services(services)
    , m_window(window)
{}

void WorkspaceDialogs::fail(const QString& doing, const Error& error)
{
    ErrorList errors;
    errors.add(error);
    emit failed(doing, errors);
}

void WorkspaceDialogs::chooseFile(const QString& title, const QStringList& filters,
                                  std::function<void(const QString&)> use)
{
    auto* dialog = new QFileDialog(&m_window, title, m_services.windowState.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    connect(dialog, &QFileDialog::fileSelected, this, [this, use = std::move(use)](const QString& file) {
        m_services.windowState.setLastFolder(QFileInfo(file).absolutePath());
        use(file);
    });
    dialog->open();
}

void WorkspaceDialogs::chooseWorkspace()
{
    chooseFile(tr("Open workspace"), {tr("Workspaces (*.acrw)")},
               [this](const QString& file) { emit pathChosen(file); });
}

void WorkspaceDialogs::newWorkspace()
{
    askWhereToSave(m_window,
                   {.title = tr("New workspace"),
                    .name = {},
                    .filters = {tr("Workspaces (*.acrw)")},
                    .folder = m_services.windowState.lastFolder(),
                    .replaces = false},
                   [this](const QString& file) {
                       m_services.windowState.setLastFolder(QFileInfo(file).absolutePath());
                       if (auto made = m_services.workspace.open(file, WorkspaceFile::Mode::Create); !made)
                           fail(tr("The workspace can't be made"), made.error());
                   });
}

void WorkspaceDialogs::chooseBenchmarkFolder()
{
    auto* dialog = new QFileDialog(&m_window, tr("Open benchmark folder"), m_services.windowState.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_services.windowState.setLastFolder(QFileInfo(folder).absolutePath());
        m_services.workspace.importBenchmark(folder);
    });
    dialog->open();
}

void WorkspaceDialogs::downloadBenchmark()
{
    const QString last = m_services.windowState.lastFolder();
    auto* dialog = new DownloadDialog(
        m_services.windowState.downloadAddress(),
        QDir(last.isEmpty() ? QDir::homePath() : last).filePath(QStringLiteral("CodeRouterBench")), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString address = dialog->address();
        // The authors' may move; a program that knows the new one is to use it.
        m_services.windowState.setDownloadAddress(address == DownloadDialog::authorsAddress() ? QString() : address);
        m_services.windowState.setLastFolder(QFileInfo(dialog->folder()).absolutePath());
        m_services.download.start(address, dialog->folder());
    });
    dialog->open();
}

void WorkspaceDialogs::chooseImportFile()
{
    chooseFile(tr("Import file"), {tr("Tables and matrices (*.csv *.jsonl *.json)"), tr("All files (*)")},
               [this](const QString& file) { emit pathChosen(file); });
}

void WorkspaceDialogs::chooseDecisions()
{
    chooseFile(tr("Import decisions"), {tr("Decisions (*.jsonl)"), tr("All files (*)")},
               [this](const QString& file) { m_services.workspace.importDecisions(file); });
}

void WorkspaceDialogs::choosePrompts()
{
    auto* dialog = new QFileDialog(&m_window, tr("Attach prompts"), m_services.windowState.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Prompts and data sets (*.jsonl *.json *.gz *.csv *.buggy *.fixed)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        m_services.windowState.setLastFolder(QFileInfo(files.value(0)).absolutePath());
        m_services.workspace.attachPrompts(files);
    });
    dialog->open();
}

void WorkspaceDialogs::watchClusterRun()
{
    auto* dialog = new QFileDialog(&m_window, tr("Watch a cluster run"), m_services.windowState.lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_services.windowState.setLastFolder(QFileInfo(folder).absolutePath());
        showClusterRun(folder);
    });
    dialog->open();
}

void WorkspaceDialogs::showClusterRun(const QString& folder)
{
    const auto run = m_services.clusterRuns.watch(folder);
    if (!run)
        return fail(tr("%1 is no plan of an experiment").arg(QFileInfo(folder).fileName()), run.error());
    for (auto* dialog : m_window.findChildren<ClusterDialog*>()) {
        if (dialog->isVisible() && &dialog->run() == *run) {
            dialog->raise();
            return;
        }
    }
    (new ClusterDialog(**run, &m_window))->show();
}

void WorkspaceDialogs::editAliases()
{
    auto* dialog = new AliasDialog(m_services, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WorkspaceDialogs::simulate()
{
    auto* dialog = new SimulateDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_services.workspace.simulate(dialog->options()); });
    dialog->open();
}

void WorkspaceDialogs::saveAs()
{
    askWhereToSave(m_window,
                   {tr("Save workspace as"), {}, {tr("Workspaces (*.acrw)")}, m_services.windowState.lastFolder()},
                   [this](const QString& file) {
                       m_services.windowState.setLastFolder(QFileInfo(file).absolutePath());
                       if (auto saved = m_services.workspace.saveAs(file); !saved)
                           fail(tr("The workspace can't be saved there"), saved.error());
                   });
}

void WorkspaceDialogs::removeBenchmark()
{
    const auto current = m_services.workspace.current();
    const auto& all = m_services.workspace.benchmarks();
    const auto summary =
        std::ranges::find_if(all, [&](const BenchmarkSummary& candidate) { return candidate.id == current; });
    if (summary == all.end())
        return;
    auto* question = new QMessageBox(
        QMessageBox::Question, tr("Remove benchmark"),
        tr("Remove “%1” and its decisions from this workspace?").arg(QString::fromStdString(summary->name)),
        QMessageBox::Cancel, &m_window);
    question->setInformativeText(tr("The files that it was imported from are not touched."));
    question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, id = summary->id](QAbstractButton* button) {
        if (question->buttonRole(button) != QMessageBox::DestructiveRole)
            return;
        if (auto removed = m_services.workspace.removeBenchmark(id); !removed)
            fail(tr("The benchmark can't be removed"), removed.error());
    });
    question->open();
}

} // namespace acr::ui

#include "moc_workspacedialogs.cpp"
