// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/aliasdialog.h"

#include "widgets/models/datatable.h"
#include "widgets/models/tabledelegate.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

/// A model is chosen from the pool, never typed.
class PoolDelegate final : public TableDelegate {
public:
    using TableDelegate::TableDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        auto* const choice = new QComboBox(parent);
        for (const Model& model : qobject_cast<const AliasModel*>(index.model())->pool())
            choice->addItem(QString::fromStdString(model.name));
        return choice;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        static_cast<QComboBox*>(editor)->setCurrentText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentText());
    }
};

QString problemOf(const Error& error)
{
    const QString found = QString::fromStdString(error.found);
    switch (error.code) {
    case ErrorCode::Empty: return AliasDialog::tr("An alias needs a name.");
    case ErrorCode::UnknownModel: return AliasDialog::tr("“%1” is no model of this benchmark.").arg(found);
    case ErrorCode::Conflict: return AliasDialog::tr("“%1” is itself a model of this benchmark.").arg(found);
    case ErrorCode::Duplicate: return AliasDialog::tr("“%1” is there already.").arg(found);
    default: return errorSentence(error);
    }
}

} // namespace

AliasDialog::AliasDialog(const Services& services, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_model(new AliasModel(this))
    , m_table(new DataTable(services.themes, tr("Model aliases"), this))
    , m_name(new QLineEdit(this))
    , m_target(new QComboBox(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Model aliases"));
    build();
    connect(m_model, &AliasModel::edited, this, &AliasDialog::apply);
    connect(m_model, &AliasModel::refused, this, [this](const Error& error) { say(problemOf(error), true); });
    connect(&m_services.workspace, &WorkspaceFile::aliasesChanged, this, &AliasDialog::refresh);
    connect(&m_services.document, &Document::benchmarkChanged, this, &AliasDialog::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &AliasDialog::checkNew);
    connect(m_add, &QPushButton::clicked, this, &AliasDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &AliasDialog::removeSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AliasDialog::checkRemove);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AliasDialog::checkRemove);
    refresh();
}

void AliasDialog::build()
{
    m_table->setObjectName(QStringLiteral("aliasTable"));
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(AliasModel::ModelName, new PoolDelegate(m_services.themes, m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto* const removeKey = new QShortcut(QKeySequence::Delete, m_table);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &AliasDialog::removeSelected);

    m_name->setObjectName(QStringLiteral("aliasName"));
    m_name->setPlaceholderText(tr("Name in a file"));
    m_name->setAccessibleName(tr("Name in a file"));
    m_target->setObjectName(QStringLiteral("aliasModel"));
    m_target->setAccessibleName(tr("Model that it stands for"));
    m_add->setObjectName(QStringLiteral("aliasAdd"));
    m_add->setDefault(true);
    m_remove->setObjectName(QStringLiteral("aliasRemove"));
    m_remove->setAutoDefault(false);
    m_note->setObjectName(QStringLiteral("aliasNote"));
    m_note->setWordWrap(true);
    auto* const what = new QLabel(tr("Files of decisions may call the models of this benchmark by other names."), this);
    what->setWordWrap(true);

    auto* const newRow = new QHBoxLayout;
    newRow->setSpacing(space::s);
    newRow->addWidget(m_name, 1);
    newRow->addWidget(m_target, 1);
    newRow->addWidget(m_add);
    auto* const tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_remove);
    const auto addStep = [&](QAction* action, const QKeySequence& keys, const QString& iconName) {
        action->setShortcut(keys);
        action->setIcon(icon(m_services.themes, iconName));
        addAction(action);
        auto* const button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        tools->addWidget(button);
    };
    addStep(m_services.undo.createUndoAction(this, tr("Undo")), QKeySequence::Undo, QStringLiteral("undo"));
    addStep(m_services.undo.createRedoAction(this, tr("Redo")), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
            QStringLiteral("redo"));
    tools->addStretch(1);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    tools->addWidget(buttons);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    column->addWidget(what);
    column->addWidget(m_table, 1);
    column->addLayout(newRow);
    column->addWidget(m_note);
    column->addLayout(tools);
    m_name->setFocus();
}

void AliasDialog::refresh()
{
    const auto& benchmark = m_services.document.benchmark();
    const bool editable = benchmark && !m_services.workspace.isReadOnly();
    m_model->setEditable(editable);
    m_model->setTable(benchmark ? benchmark->models : std::vector<Model>(), m_services.workspace.aliases());
    const QString chosen = m_target->currentText();
    m_target->clear();
    for (const Model& model : m_model->pool())
        m_target->addItem(QString::fromStdString(model.name));
    m_target->setCurrentText(chosen);
    for (QWidget* control : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_target)})
        control->setEnabled(editable);
    checkNew();
    checkRemove();
}

void AliasDialog::checkRemove()
{
    m_remove->setEnabled(m_name->isEnabled() && m_table->selectionModel()->hasSelection());
}

void AliasDialog::checkNew()
{
    const std::string name = m_name->text().trimmed().toStdString();
    const auto fit = m_model->canAdd({name, m_target->currentText().toStdString()});
    m_add->setEnabled(m_name->isEnabled() && fit.has_value());
    if (m_services.workspace.isReadOnly())
        say(tr("The workspace is open for reading only."), false);
    else if (!name.empty() && !fit)
        say(problemOf(fit.error()), true);
    else
        say(tr("Used from the next import of decisions on. Decisions that are in the workspace already keep their "
               "models."),
            false);
}

void AliasDialog::add()
{
    const Alias alias{m_name->text().trimmed().toStdString(), m_target->currentText().toStdString()};
    if (!m_model->add(alias))
        return;
    m_name->clear();
    m_name->setFocus();
    m_table->showRow(m_model->rowCount() - 1);
}

void AliasDialog::removeSelected()
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (!rows.empty())
        m_model->removeAliases(std::move(rows));
}

void AliasDialog::apply(const std::vector<Alias>& aliases, const QString& what)
{
    m_services.undo.push(m_services.workspace.aliasStep(what, aliases));
}

void AliasDialog::say(const QString& text, bool isProblem)
{
    m_note->setText(text);
    QPalette palette = m_note->palette();
    const Colours& colours = m_services.themes.theme().colours();
    palette.setColor(QPalette::WindowText, isProblem ? colours.bad : colours.muted);
    m_note->setPalette(palette);
}

} // namespace acr::ui

#include "moc_aliasdialog.cpp"
