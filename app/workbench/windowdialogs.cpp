// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The dialogs of the main window.
#include "app/workbench/mainwindow.h"

#include "app/workbench/aliasdialog.h"
#include "app/workbench/simulatedialog.h"
#include "widgets/charts/chartexport.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QStatusBar>

#include <algorithm>

namespace acr::ui {

namespace {

constexpr int dialogMessageMs = 6000;
const QString workspaceSuffix = QStringLiteral(".acrw");

QString withSuffix(const QString& file)
{
    return file.isEmpty() || file.endsWith(workspaceSuffix, Qt::CaseInsensitive) ? file : file + workspaceSuffix;
}

} // namespace

QString MainWindow::chooseFile(const QString& title, const QString& filter)
{
    QString file = QFileDialog::getOpenFileName(this, title, m_services.session.lastFolder(), filter);
    if (!file.isEmpty())
        m_services.session.setLastFolder(QFileInfo(file).absolutePath());
    return file;
}

void MainWindow::chooseWorkspace()
{
    openPath(chooseFile(tr("Open workspace"), tr("Workspaces (*.acrw)")));
}

void MainWindow::newWorkspace()
{
    const QString file =
        withSuffix(QFileDialog::getSaveFileName(this, tr("New workspace"), m_services.session.lastFolder(),
                                                tr("Workspaces (*.acrw)"), nullptr, QFileDialog::DontConfirmOverwrite));
    if (file.isEmpty())
        return;
    m_services.session.setLastFolder(QFileInfo(file).absolutePath());
    if (auto made = m_services.workspace.open(file, WorkspaceFile::Mode::Create); !made) {
        ErrorList errors;
        errors.add(made.error());
        showErrors(tr("The workspace can't be made"), errors);
    }
}

void MainWindow::chooseBenchmarkFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open benchmark folder"), m_services.session.lastFolder());
    if (folder.isEmpty())
        return;
    m_services.session.setLastFolder(QFileInfo(folder).absolutePath());
    m_services.workspace.importBenchmark(folder);
}

void MainWindow::chooseImportFile()
{
    openPath(chooseFile(tr("Import file"), tr("Tables and matrices (*.csv *.jsonl *.json);;All files (*)")));
}

void MainWindow::chooseDecisions()
{
    const QString file = chooseFile(tr("Import decisions"), tr("Decisions (*.jsonl);;All files (*)"));
    if (!file.isEmpty())
        m_services.workspace.importDecisions(file);
}

void MainWindow::choosePrompts()
{
    const QString file = chooseFile(tr("Attach prompts"), tr("Prompts (*.jsonl *.csv);;All files (*)"));
    if (!file.isEmpty())
        m_services.workspace.attachPrompts(file);
}

void MainWindow::editAliases()
{
    auto* dialog = new AliasDialog(m_services, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::simulate()
{
    auto* dialog = new SimulateDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_services.workspace.simulate(dialog->options()); });
    dialog->open();
}

void MainWindow::saveAs()
{
    const QString file = withSuffix(QFileDialog::getSaveFileName(
        this, tr("Save workspace as"), m_services.session.lastFolder(), tr("Workspaces (*.acrw)")));
    if (file.isEmpty())
        return;
    m_services.session.setLastFolder(QFileInfo(file).absolutePath());
    if (auto saved = m_services.workspace.saveAs(file); !saved) {
        ErrorList errors;
        errors.add(saved.error());
        showErrors(tr("The workspace can't be saved there"), errors);
    }
}

void MainWindow::removeBenchmark()
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
        QMessageBox::Cancel, this);
    question->setInformativeText(tr("The files that it was imported from are not touched."));
    question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::buttonClicked, this, [this, question, id = summary->id](QAbstractButton* button) {
        if (question->buttonRole(button) != QMessageBox::DestructiveRole)
            return;
        if (auto removed = m_services.workspace.removeBenchmark(id); !removed) {
            ErrorList errors;
            errors.add(removed.error());
            showErrors(tr("The benchmark can't be removed"), errors);
        }
    });
    question->open();
}

void MainWindow::exportPage()
{
    if (!currentPage())
        return;
    const QString proposal =
        QDir(m_services.session.lastFolder()).filePath(currentPage()->id() + QStringLiteral(".png"));
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Export page as image"), proposal, tr("Pictures (*.png *.svg *.pdf)"));
    if (file.isEmpty())
        return;
    m_services.session.setLastFolder(QFileInfo(file).absolutePath());
    if (const auto problem = exportView(*currentPage(), file))
        QMessageBox::warning(this, tr("Export page as image"), *problem);
    else
        statusBar()->showMessage(tr("Saved %1").arg(QDir::toNativeSeparators(file)), dialogMessageMs);
}

void MainWindow::about()
{
    const QString text =
        QStringLiteral("<h3>%1 %2</h3><p>%3</p><p>%4</p><p>%5</p>")
            .arg(tr("ACRouter Workbench"), QApplication::applicationVersion(),
                 tr("Choose between language models for coding work: explore benchmarks, watch routers "
                    "decide, compare their regret."),
                 tr("Methods and data: “Agent-as-a-Router: Agentic Model Routing for Coding Tasks”, arXiv "
                    "2606.22902, and CodeRouterBench."),
                 tr("Free software under the GNU General Public License, version 3 or later."));
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About ACRouter Workbench"), text, QMessageBox::Close, this);
    box->setTextFormat(Qt::RichText);
    box->setIconPixmap(QApplication::windowIcon().pixmap(64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace acr::ui
