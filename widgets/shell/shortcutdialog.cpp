// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/shortcutdialog.h"

#include "widgets/shell/keyrecorder.h"
#include "widgets/theme/tokens.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace acr::ui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr QSize dialogSize(660, 540);
constexpr int keysColumnWidth = 190;
constexpr int recorderWidth = 190;

QString keysText(const Shortcuts::Command& command)
{
    QStringList texts;
    for (const QKeySequence& keys : command.keys())
        texts.append(keys.toString(QKeySequence::NativeText));
    return texts.join(QStringLiteral(", "));
}

} // namespace

ShortcutDialog::ShortcutDialog(const ThemeManager& themes, Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent)
    , m_themes(themes)
    , m_shortcuts(shortcuts)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
    , m_name(new QLabel(this))
    , m_recorder(new KeyRecorder(this))
    , m_none(new QPushButton(tr("&No keys"), this))
    , m_default(new QPushButton(tr("&Default"), this))
    , m_allDefault(new QPushButton(tr("&All to default"), this))
    , m_note(new QLabel(this))
    , m_take(new QPushButton(tr("&Take over"), this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setObjectName(QStringLiteral("shortcutDialog"));
    build();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::showSelected);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, [this] {
        if (m_recorder->isEnabled())
            m_recorder->setFocus();
    });
    connect(m_recorder, &KeyRecorder::recorded, this, &ShortcutDialog::record);
    connect(m_recorder, &KeyRecorder::givenUp, this, [this] {
        showSelected();
        m_tree->setFocus();
    });
    connect(m_take, &QPushButton::clicked, this, &ShortcutDialog::takeOver);
    connect(m_none, &QPushButton::clicked, this, [this] { m_shortcuts.setKeys(selected(), {}); });
    connect(m_default, &QPushButton::clicked, this, [this] { m_shortcuts.reset(selected()); });
    connect(m_allDefault, &QPushButton::clicked, &m_shortcuts, &Shortcuts::resetAll);
    connect(&m_shortcuts, &Shortcuts::changed, this, [this] {
        showKeys();
        showSelected();
    });
    m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
    m_search->setFocus();
}

void ShortcutDialog::build()
{
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search by name or keys, such as Ctrl+K"));
    m_search->setAccessibleName(tr("Search by name or keys"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_tree->setObjectName(QStringLiteral("shortcutTree"));
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Command"), tr("Keys")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tree->header()->resizeSection(1, keysColumnWidth);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->installEventFilter(this);
    m_recorder->setObjectName(QStringLiteral("shortcutKeys"));
    m_recorder->setFixedWidth(recorderWidth);
    m_recorder->setPlaceholderText(tr("Press the new keys"));
    m_recorder->setToolTip(tr("Click here, or press Return in the list, then press the new keys"));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_default->setObjectName(QStringLiteral("shortcutDefault"));
    m_allDefault->setObjectName(QStringLiteral("shortcutAllDefault"));
    m_take->setObjectName(QStringLiteral("shortcutTake"));
    m_note->setObjectName(QStringLiteral("shortcutNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    followTheme(*m_name, m_themes, [this] { m_name->setFont(m_themes.theme().font(FontRole::Strong)); });
    for (QPushButton* button : {m_none, m_default, m_allDefault, m_take})
        button->setAutoDefault(false);

    auto* edit = new QHBoxLayout;
    edit->setSpacing(space::s);
    edit->addWidget(m_name, 1);
    edit->addWidget(m_recorder);
    edit->addWidget(m_none);
    edit->addWidget(m_default);
    auto* note = new QHBoxLayout;
    note->setSpacing(space::s);
    note->addWidget(m_note, 1);
    note->addWidget(m_take);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(space::s);
    bottom->addWidget(m_allDefault);
    bottom->addStretch(1);
    bottom->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    column->addLayout(edit);
    column->addLayout(note);
    column->addLayout(bottom);
    resize(parentWidget() ? dialogSize.boundedTo(parentWidget()->size()) : dialogSize);
}

void ShortcutDialog::fill()
{
    QHash<QString, QTreeWidgetItem*> groups;
    for (const Shortcuts::Command& command : m_shortcuts.commands()) {
        if (!command.action)
            continue;
        QTreeWidgetItem*& group = groups[command.group];
        if (group == nullptr) {
            group = new QTreeWidgetItem(m_tree, {command.group});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFont(0, m_themes.theme().font(FontRole::Strong));
            group->setFirstColumnSpanned(true);
            group->setSizeHint(0, QSize(0, measure::tableRowHeight));
        }
        auto* item = new QTreeWidgetItem(group, {command.name()});
        item->setData(0, idRole, command.id);
        item->setSizeHint(0, QSize(0, measure::tableRowHeight));
    }
    m_tree->expandAll();
    showKeys();
}

void ShortcutDialog::filter(const QString& text)
{
    const QString wanted = text.trimmed();
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem* item = group->child(j);
            const bool fits = wanted.isEmpty() || item->text(0).contains(wanted, Qt::CaseInsensitive) ||
                              group->text(0).contains(wanted, Qt::CaseInsensitive) ||
                              item->text(1).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
            if (fits && first == nullptr)
                first = item;
        }
        group->setHidden(!any);
    }
    m_tree->setCurrentItem(first);
}

void ShortcutDialog::showKeys()
{
    const Colours& colours = m_themes.theme().colours();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_tree->topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem* item = group->child(j);
            const QString id = item->data(0, idRole).toString();
            const Shortcuts::Command* command = m_shortcuts.find(id);
            if (command == nullptr)
                continue;
            const bool changed = m_shortcuts.isChanged(id);
            item->setText(1,
                          changed && command->keys().isEmpty() ? tr("none", "keys of a command") : keysText(*command));
            item->setFont(1, m_themes.theme().font(changed ? FontRole::Strong : FontRole::Body));
            item->setForeground(1, changed ? colours.accent : colours.text);
            item->setToolTip(1, changed ? tr("Changed") : QString());
        }
    }
    m_allDefault->setEnabled(m_shortcuts.isAnyChanged());
}

QString ShortcutDialog::selected() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item != nullptr ? item->data(0, idRole).toString() : QString();
}

void ShortcutDialog::select(const QString& id)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_tree->topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            if (group->child(j)->data(0, idRole).toString() == id) {
                m_tree->setCurrentItem(group->child(j));
                m_tree->scrollToItem(group->child(j), QAbstractItemView::PositionAtCenter);
            }
        }
    }
}

void ShortcutDialog::showSelected()
{
    const Shortcuts::Command* command = m_shortcuts.find(selected());
    m_name->setText(command != nullptr ? command->name() : QString());
    m_recorder->setEnabled(command != nullptr);
    m_recorder->setAccessibleName(command != nullptr ? tr("New keys of “%1”").arg(command->name()) : QString());
    m_recorder->setKeys(command != nullptr ? keysText(*command) : QString());
    m_none->setEnabled(command != nullptr && !command->keys().isEmpty());
    m_default->setEnabled(command != nullptr && m_shortcuts.isChanged(command->id));
    say(command != nullptr ? tr("Press Return, then the new keys. They hold at once.") : tr("No command fits."), false);
}

void ShortcutDialog::record(const QKeySequence& keys)
{
    const QString id = selected();
    const Shortcuts::Command* command = m_shortcuts.find(id);
    if (command == nullptr)
        return;
    const QString text = keys.toString(QKeySequence::NativeText);
    m_recorder->setText(text);
    if (!Shortcuts::isUsable(keys) && !command->defaults.contains(keys)) {
        say(tr("%1 can't be used: single keys belong to charts, tables and the player. Use Ctrl or Alt with it, or a "
               "function key.")
                .arg(text),
            true);
        return;
    }
    if (const auto had = m_shortcuts.owner(id, keys)) {
        if (had->command.isEmpty()) {
            say(tr("%1 can't be used: %2 (%3).").arg(text, had->name, had->group), true);
            return;
        }
        m_wanted = keys;
        say(tr("%1 belongs to “%2” (%3).").arg(text, had->name, had->group), true, true);
        m_take->setFocus();
        return;
    }
    m_shortcuts.setKeys(id, keys);
    say(tr("“%1” is %2 now.").arg(command->name(), text), false);
    m_tree->setFocus();
}

void ShortcutDialog::takeOver()
{
    const Shortcuts::Command* command = m_shortcuts.find(selected());
    const QKeySequence keys = std::exchange(m_wanted, {});
    if (command == nullptr || keys.isEmpty())
        return;
    m_shortcuts.takeOver(command->id, keys);
    say(tr("“%1” is %2 now.").arg(command->name(), keys.toString(QKeySequence::NativeText)), false);
    m_tree->setFocus();
}

void ShortcutDialog::say(const QString& sentence, bool problem, bool offersTaking)
{
    const Colours& colours = m_themes.theme().colours();
    QPalette palette = m_note->palette();
    palette.setColor(QPalette::WindowText, problem ? colours.bad : colours.muted);
    m_note->setPalette(palette);
    m_note->setText(sentence);
    m_take->setVisible(offersTaking);
    if (!offersTaking)
        m_wanted = {};
}

bool ShortcutDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_tree && (enter || key == Qt::Key_F2)) {
            if (m_recorder->isEnabled())
                m_recorder->setFocus();
            return true;
        }
        if (watched == m_search && (enter || key == Qt::Key_Down)) {
            m_tree->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace acr::ui

#include "moc_shortcutdialog.cpp"
