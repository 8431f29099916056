// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/savefile.h"
#include "core/evaluation/leaderboard.h"
#include "core/session/sessionjson.h"
#include "widgets/models/datatable.h"
#include "widgets/pages/session/forkdialog.h"
#include "widgets/pages/session/lanechart.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/pages/session/sessionwords.h"
#include "widgets/pages/session/transportbar.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/playcontrols.h"
#include "widgets/shell/policydialog.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/savedialog.h"

#include <QComboBox>
#include <QInputDialog>
#include <QJsonArray>
#include <QMenu>
#include <QSplitter>

namespace acr::ui {

namespace {

const QString otherPolicy = QStringLiteral("…");

} // namespace

void SessionPage::buildActions()
{
    connect(addAction(tr("&Play or pause"), QStringLiteral("play")), &QAction::triggered, this,
            [this] { m_player.setPlaying(!m_player.playing()); });
    connect(addAction(tr("Step &forward"), QStringLiteral("step")), &QAction::triggered, this,
            [this] { m_player.stepBy(1); });
    connect(addAction(tr("Step &back"), QStringLiteral("back")), &QAction::triggered, this,
            [this] { m_player.stepBy(-1); });
    connect(addAction(tr("To the &start"), QStringLiteral("rewind")), &QAction::triggered, this,
            [this] { m_player.toStart(); });
    connect(addAction(tr("To the &end"), QStringLiteral("forward")), &QAction::triggered, this,
            [this] { m_player.toEnd(); });
    connect(addAction(tr("Fork &here…"), QStringLiteral("fork")), &QAction::triggered, this, &SessionPage::fork);
    connect(addAction(tr("Go to the first &difference from the fork"), QStringLiteral("compare")), &QAction::triggered,
            this, &SessionPage::goToDivergence);
    connect(addAction(tr("&Keep the fork as the session"), QStringLiteral("check")), &QAction::triggered, this,
            [this] { m_player.keepFork(); });
    connect(addAction(tr("&Take the fork away"), QStringLiteral("close")), &QAction::triggered, this,
            [this] { m_player.dropFork(); });
    connect(addAction(tr("&Name the session…"), QStringLiteral("save")), &QAction::triggered, this,
            [this] { saveSession(false); });
    connect(addAction(tr("Name the f&ork…"), QStringLiteral("save")), &QAction::triggered, this,
            [this] { saveSession(true); });
    connect(addAction(tr("E&xport decisions…"), QStringLiteral("export")), &QAction::triggered, this,
            [this] { m_table->exportTable(); });
    connect(addAction(tr("Export the session's &definition…"), QStringLiteral("export")), &QAction::triggered, this,
            &SessionPage::exportSession);
}

void SessionPage::fillPolicies()
{
    m_policy->clear();
    const auto& benchmark = m_document.benchmark();
    if (!benchmark || !m_document.stream())
        return;
    const auto add = [this](const std::string& spec) {
        m_policy->addItem(policyLabel(QString::fromStdString(spec)), QString::fromStdString(spec));
    };
    // acrouter is listed first.
    for (const char* ours : {"acrouter", "acrouter@mode=cascade", "acrouter@start=cold"}) {
        if (canRun(*parsePolicySpec(ours), *benchmark, *m_document.stream(), *m_document.decisions()))
            add(ours);
    }
    for (const PolicySpec& spec : applicablePolicies(*benchmark, *m_document.stream(), *m_document.decisions(),
                                                     *m_document.trained(), m_document.missingScores())) {
        if (m_policy->findData(QString::fromStdString(spec.text())) < 0)
            add(spec.text());
    }
    m_policy->addItem(tr("Other policy…"), otherPolicy);
    const int at = m_policy->findData(QString::fromStdString(m_player.lane().definition().policy));
    if (at >= 0)
        m_policy->setCurrentIndex(at);
}

void SessionPage::choosePolicy()
{
    const QString policy = m_policy->currentData().toString();
    if (policy != otherPolicy) {
        playPolicy(policy);
        return;
    }
    auto* dialog = new PolicyDialog(m_themes, m_document, this, PolicyDialog::Purpose::Play);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->spec())
            playPolicy(QString::fromStdString(dialog->spec()->text()));
    });
    // The box shows the policy of the session again, whatever was chosen.
    connect(dialog, &QDialog::finished, this, &SessionPage::refresh);
    open(*dialog);
}

void SessionPage::playPolicy(const QString& policy)
{
    const SessionDefinition now = m_player.lane().definition();
    showStatus({});
    m_player.play(policy, now.seed, now.events, now.priors);
}

void SessionPage::open(QDialog& dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &Document::benchmarkSwitched, &dialog, &QDialog::reject);
    dialog.open();
}

void SessionPage::fork()
{
    const auto cursor = m_player.cursor();
    if (!cursor)
        return;
    m_player.setPlaying(false);
    QStringList policies;
    for (int i = 0; i < m_policy->count(); ++i) {
        if (m_policy->itemData(i).toString() != otherPolicy)
            policies << m_policy->itemData(i).toString();
    }
    auto* dialog = new ForkDialog(
        m_player.lane().definition(), *cursor, policies,
        {m_player.storedPriors(), [this](const std::string& name) { return m_player.storedPriors(name); }}, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, cursor] {
        m_player.seek(*cursor);
        m_player.forkHere(dialog->change());
    });
    open(*dialog);
}

void SessionPage::saveSession(bool fork)
{
    const SessionLane& lane = fork ? m_player.fork() : m_player.lane();
    if (lane.track() == nullptr || !m_player.canSave()) {
        showStatus(tr("There is no session to save, or the workspace can only be read"));
        return;
    }
    QString name = lane.name();
    if (name.isEmpty()) {
        name = policyLabel(QString::fromStdString(lane.definition().policy));
        name = fork ? tr("%1, fork at %2").arg(name, numbers::count(lane.definition().fork.after + 1)) : name;
    }
    askForName(fork, name);
}

void SessionPage::askForName(bool fork, const QString& proposed)
{
    auto* dialog = new QInputDialog(this);
    dialog->setWindowTitle(fork ? tr("Name the fork") : tr("Name the session"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(proposed);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, fork](const QString& text) {
        const QString name = text.trimmed();
        if (name.isEmpty())
            return;
        const auto saved = m_player.save(name, fork);
        if (saved)
            return;
        report(saved.error());
        if (saved.error().code == ErrorCode::Duplicate)
            askForName(fork, name);
    });
    open(*dialog);
}

void SessionPage::fillSessions(QMenu& menu)
{
    menu.clear();
    QAction* save =
        menu.addAction(icon(m_themes, QStringLiteral("save")),
                       m_player.lane().name().isEmpty() ? tr("Name the session…") : tr("Rename the session…"));
    save->setEnabled(m_player.canSave());
    connect(save, &QAction::triggered, this, [this] { saveSession(false); });
    if (m_player.hasFork()) {
        QAction* saveFork =
            menu.addAction(icon(m_themes, QStringLiteral("fork")),
                           m_player.fork().name().isEmpty() ? tr("Name the fork…") : tr("Rename the fork…"));
        saveFork->setEnabled(m_player.canSave());
        connect(saveFork, &QAction::triggered, this, [this] { saveSession(true); });
        connect(menu.addAction(icon(m_themes, QStringLiteral("check")), tr("Keep the fork as the session")),
                &QAction::triggered, this, [this] { m_player.keepFork(); });
    }
    menu.addSeparator();
    const auto& sessions = m_player.savedSessions();
    if (sessions.empty())
        menu.addAction(tr("Nothing is saved for this benchmark yet"))->setEnabled(false);
    for (const SessionSummary& session : sessions) {
        const QString name = sessionTitle(session.name);
        QMenu* of = menu.addMenu(
            escapeMnemonics(session.parent ? tr("%1 (fork of %2)").arg(name, sessionTitle(session.parentName)) : name));
        of->setToolTipsVisible(true);
        connect(of->addAction(icon(m_themes, QStringLiteral("open")), tr("Open")), &QAction::triggered, this,
                [this, session] { m_player.openSaved(session); });
        QAction* remove = of->addAction(icon(m_themes, QStringLiteral("remove")), tr("Remove"));
        remove->setEnabled(m_player.canSave());
        connect(remove, &QAction::triggered, this, [this, session] {
            if (const auto removed = m_player.removeSaved(session); !removed)
                report(removed.error());
        });
    }
}

void SessionPage::exportSession()
{
    if (m_player.lane().track() == nullptr)
        return;
    askWhereToSave(
        *this, {tr("Export the definition"), QStringLiteral("session.json"), {tr("Session definition (*.json)")}},
        [this, definition = sessionJson(m_player.lane().track()->setting().definition)](const QString& path) {
            if (const auto written = saveFile(path.toStdString(), definition); !written)
                exportFailed(path, errorSentence(written.error()));
        });
}

QJsonObject SessionPage::saveState() const
{
    QJsonArray breakpoints;
    for (const Breakpoint& breakpoint : m_player.breakpoints())
        breakpoints.append(QString::fromStdString(breakpointText(breakpoint)));
    return {{QStringLiteral("metric"), m_chart->metric()},          {QStringLiteral("speed"), m_player.speed()},
            {QStringLiteral("breakpoints"), breakpoints},           {QStringLiteral("rows"), splitterState(*m_rows)},
            {QStringLiteral("columns"), splitterState(*m_columns)}, {QStringLiteral("table"), m_table->saveState()}};
}

void SessionPage::restoreState(const QJsonObject& state)
{
    m_chart->setMetric(state.value(QStringLiteral("metric")).toString());
    const double speed = state.value(QStringLiteral("speed")).toDouble(m_player.speed());
    if (PlayControls::isSpeed(speed))
        m_player.setSpeed(speed);
    std::vector<Breakpoint> breakpoints;
    for (const auto& text : state.value(QStringLiteral("breakpoints")).toArray()) {
        if (const auto breakpoint = parseBreakpoint(text.toString().toStdString()))
            breakpoints.push_back(*breakpoint);
    }
    m_player.setBreakpoints(std::move(breakpoints));
    restoreSplitter(*m_rows, state.value(QStringLiteral("rows")));
    restoreSplitter(*m_columns, state.value(QStringLiteral("columns")));
    m_table->restoreState(state.value(QStringLiteral("table")).toObject());
}

} // namespace acr::ui
