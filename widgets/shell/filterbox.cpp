// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/filterbox.h"

#include "widgets/shell/errortext.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/plaintext.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>

namespace acr::ui {

FilterBox::FilterBox(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_edit(new FilterEdit(themes, this))
    , m_button(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_edit->addAction(icon(themes, QStringLiteral("search"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_edit->setClearButtonEnabled(true);
    m_edit->setMinimumWidth(88);
    m_menu->setToolTipsVisible(true);
    m_button->setObjectName(QStringLiteral("savedFilters"));
    m_button->setIcon(icon(themes, QStringLiteral("filter")));
    m_button->setToolTip(tr("Saved filters"));
    m_button->setAccessibleName(tr("Saved filters"));
    m_button->setAutoRaise(true);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_edit, 1);
    row->addWidget(m_button);
    setFocusProxy(m_edit);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBox::fillMenu);
}

void FilterBox::addEntry(const QString& text, const QString& toolTip, std::function<bool()> possible,
                         std::function<void()> run)
{
    m_entries.append({text, toolTip, std::move(possible), std::move(run)});
}

bool FilterBox::writable() const
{
    return m_workspace != nullptr && m_workspace->workspace() != nullptr && !m_workspace->isReadOnly();
}

std::vector<SavedFilter> FilterBox::saved() const
{
    if (m_workspace == nullptr || m_workspace->workspace() == nullptr)
        return {};
    return FilterStore(*m_workspace->workspace()).all().value_or(std::vector<SavedFilter>());
}

void FilterBox::fillMenu()
{
    m_menu->clear();
    const std::vector<SavedFilter> filters = saved();
    if (filters.empty())
        m_menu->addAction(tr("Nothing is saved yet"))->setEnabled(false);
    for (const SavedFilter& filter : filters) {
        QAction* const entry = m_menu->addAction(escapeMnemonics(QString::fromStdString(filter.name)), this,
                                                 [this, filter] { emit chosen(filter); });
        entry->setToolTip(QString::fromStdString(filter.text));
    }
    m_menu->addSeparator();
    const SavedFilter current = m_current ? m_current() : SavedFilter{};
    QAction* const save =
        m_menu->addAction(icon(m_themes, QStringLiteral("save")), tr("Save the filter…"), this, [this, current] {
            askForName(tr("Save the filter"), {}, [this, current](const QString& name) {
                SavedFilter named = current;
                named.name = name.toStdString();
                return FilterStore(*m_workspace->workspace()).save(named);
            });
        });
    save->setEnabled(writable() && !current.text.empty() && !m_edit->problem());
    if (!filters.empty()) {
        QMenu* const rename = m_menu->addMenu(tr("Rename"));
        QMenu* const remove = m_menu->addMenu(tr("Remove"));
        for (const SavedFilter& filter : filters) {
            const QString name = QString::fromStdString(filter.name);
            rename->addAction(escapeMnemonics(name), this, [this, name] {
                askForName(tr("Rename the filter"), name, [this, name](const QString& newName) {
                    return FilterStore(*m_workspace->workspace()).rename(name.toStdString(), newName.toStdString());
                });
            });
            remove->addAction(escapeMnemonics(name), this, [this, name] {
                if (writable())
                    report(FilterStore(*m_workspace->workspace()).remove(name.toStdString()));
            });
        }
        rename->setEnabled(writable());
        remove->setEnabled(writable());
    }
    if (!m_entries.isEmpty())
        m_menu->addSeparator();
    for (const Entry& entry : m_entries) {
        QAction* const action = m_menu->addAction(entry.text, this, [run = entry.run] { run(); });
        action->setToolTip(entry.toolTip);
        action->setEnabled(!entry.possible || entry.possible());
    }
}

void FilterBox::askForName(const QString& title, const QString& proposed,
                           const std::function<Result<void>(const QString&)>& take)
{
    auto* dialog = new QInputDialog(window());
    dialog->setObjectName(QStringLiteral("filterName"));
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(proposed);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, take](const QString& text) {
        // The file may have been closed meanwhile.
        if (const QString name = text.trimmed(); !name.isEmpty() && writable())
            report(take(name));
    });
    if (m_workspace != nullptr)
        connect(m_workspace, &WorkspaceFile::fileChanged, dialog, &QDialog::reject);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FilterBox::report(const Result<void>& done)
{
    if (!done)
        emit refused(errorSentence(done.error()));
}

} // namespace acr::ui

#include "moc_filterbox.cpp"
