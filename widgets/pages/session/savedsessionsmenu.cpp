// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/session/savedsessionsmenu.h"

#include "widgets/document/pinnedruns.h"
#include "widgets/pages/session/sessionpage.h"
#include "widgets/shell/policynames.h"
#include "widgets/shell/sessionwords.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"

#include <QInputDialog>

namespace acr::ui {

SavedSessionsMenu::SavedSessionsMenu(const ThemeManager& themes, Document& document, SessionPlayer& player,
                                     QWidget* parent)
    : QMenu(parent)
    , m_themes(themes)
    , m_document(document)
    , m_player(player)
{
    connect(this, &QMenu::aboutToShow, this, &SavedSessionsMenu::fill);
}

void SavedSessionsMenu::askForName(bool fork)
{
    const SessionLane& lane = fork ? m_player.fork() : m_player.lane();
    if (lane.track() == nullptr || !m_player.canSave()) {
        emit refused(SessionPage::tr("There is no session to save, or the workspace can only be read"));
        return;
    }
    QString name = lane.name();
    if (name.isEmpty()) {
        name = policyLabel(QString::fromStdString(lane.definition().policy));
        name =
            fork ? SessionPage::tr("%1, fork at %2").arg(name, numbers::count(lane.definition().fork.after + 1)) : name;
    }
    openDialog(fork, name);
}

void SavedSessionsMenu::openDialog(bool fork, const QString& proposed)
{
    auto* dialog = new QInputDialog(parentWidget());
    dialog->setWindowTitle(fork ? SessionPage::tr("Name the fork") : SessionPage::tr("Name the session"));
    dialog->setLabelText(SessionPage::tr("Name"));
    dialog->setTextValue(proposed);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, fork](const QString& text) {
        const QString name = text.trimmed();
        if (name.isEmpty())
            return;
        const auto saved = m_player.save(name, fork);
        if (saved)
            return;
        emit failed(saved.error());
        if (saved.error().code == ErrorCode::Duplicate)
            openDialog(fork, name);
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // It is about the open benchmark and goes with it.
    connect(&m_document, &Document::benchmarkSwitched, dialog, &QDialog::reject);
    dialog->open();
}

void SavedSessionsMenu::fill()
{
    clear();
    QAction* save = addAction(ui::icon(m_themes, QStringLiteral("save")), m_player.lane().name().isEmpty()
                                                                              ? SessionPage::tr("Name the session…")
                                                                              : SessionPage::tr("Rename the session…"));
    save->setEnabled(m_player.canSave());
    connect(save, &QAction::triggered, this, [this] { askForName(false); });
    QAction* verify = addAction(ui::icon(m_themes, QStringLiteral("check")), SessionPage::tr("Verify the session"));
    verify->setEnabled(m_player.lane().size() > 0);
    verify->setToolTip(SessionPage::tr("Computes the session again and says in which steps it differs"));
    connect(verify, &QAction::triggered, this, [this] { m_player.verify(); });
    if (m_player.hasFork()) {
        QAction* saveFork = addAction(ui::icon(m_themes, QStringLiteral("fork")),
                                      m_player.fork().name().isEmpty() ? SessionPage::tr("Name the fork…")
                                                                       : SessionPage::tr("Rename the fork…"));
        saveFork->setEnabled(m_player.canSave());
        connect(saveFork, &QAction::triggered, this, [this] { askForName(true); });
        connect(addAction(ui::icon(m_themes, QStringLiteral("check")), SessionPage::tr("Keep the fork as the session")),
                &QAction::triggered, this, [this] { m_player.keepFork(); });
    }
    addSeparator();
    const auto& sessions = m_player.savedSessions();
    if (sessions.empty())
        addAction(SessionPage::tr("Nothing is saved for this benchmark yet"))->setEnabled(false);
    for (const SessionSummary& session : sessions) {
        const QString name = sessionTitle(session.name);
        QMenu* of = addMenu(escapeMnemonics(
            session.parent ? SessionPage::tr("%1 (fork of %2)").arg(name, sessionTitle(session.parentName)) : name));
        of->setToolTipsVisible(true);
        connect(of->addAction(ui::icon(m_themes, QStringLiteral("open")), SessionPage::tr("Open")), &QAction::triggered,
                this, [this, session] { m_player.openSaved(session); });
        QAction* pin = of->addAction(ui::icon(m_themes, QStringLiteral("pin")), SessionPage::tr("Pin as ghost"));
        pin->setEnabled(!m_document.pinned().isFull());
        connect(pin, &QAction::triggered, this, [this, session] {
            const auto pinned = m_player.pinSaved(session);
            if (!pinned && pinned.error().code == ErrorCode::Conflict)
                emit refused(SessionPage::tr("%1 is not pinned: it was played on another stream or with another "
                                             "convention of missing scores.")
                                 .arg(sessionTitle(session.name)));
            else if (!pinned)
                emit failed(pinned.error());
        });
        QAction* remove = of->addAction(ui::icon(m_themes, QStringLiteral("remove")), SessionPage::tr("Remove"));
        remove->setEnabled(m_player.canSave());
        connect(remove, &QAction::triggered, this, [this, session] {
            if (const auto removed = m_player.removeSaved(session); !removed)
                emit failed(removed.error());
        });
    }
}

} // namespace acr::ui

#include "moc_savedsessionsmenu.cpp"
