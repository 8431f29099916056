// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/setbar.h"

#include "core/base/savefile.h"
#include "core/memory/priorjson.h"
#include "core/workspace/priorstore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/wheelneedsfocus.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/savedialog.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>

namespace acr::ui {

namespace {

const QString learnedKey = QStringLiteral("learned");

QString placeName(int place)
{
    return place == 0 ? QStringLiteral("A") : QStringLiteral("B");
}

} // namespace

SetBar::SetBar(const ThemeManager& themes, PriorEditor& editor, WorkspaceFile& file, QUndoStack& undo, QWidget* parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_file(file)
    , m_undo(undo)
    , m_policy(new QComboBox(this))
    , m_sets(new QComboBox(this))
    , m_reference(new QComboBox(this))
    , m_marks(new QLabel(this))
    , m_menu(new QMenu(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    const auto labelled = [&](const QString& text, QComboBox* box, const QString& name, int characters) {
        auto* label = new QLabel(text, this);
        label->setBuddy(box);
        box->setAccessibleName(name);
        WheelNeedsFocus::install(box);
        box->setMinimumContentsLength(characters);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        layout->addWidget(label);
        layout->addWidget(box);
    };
    for (const char* spec : {"acrouter", "acrouter@mode=cascade", "acrouter-vote"}) {
        if (const auto parsed = parsePolicySpec(spec))
            m_policy->addItem(QString::fromStdString(parsed->text()), QString::fromLatin1(spec));
    }
    labelled(tr("Polic&y"), m_policy, tr("Policy that starts from the priors"), 8);
    labelled(tr("&Set"), m_sets, tr("Prior set"), 12);
    auto* more = new QToolButton(this);
    more->setIcon(icon(themes, QStringLiteral("more")));
    more->setToolTip(tr("Save, import, export and more"));
    more->setAccessibleName(more->toolTip());
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(more);
    buildActions(themes);
    buildPlaces(themes);
    labelled(tr("against"), m_reference, tr("What changes are counted from"), 8);
    layout->addWidget(m_marks);
    layout->addStretch();

    connect(m_policy, &QComboBox::activated, this,
            [this] { m_editor.setPolicy(parsePolicySpec(m_policy->currentData().toString().toStdString()).value()); });
    connect(m_sets, &QComboBox::activated, this, [this] { open(m_sets->currentData().toString()); });
    connect(m_reference, &QComboBox::activated, this,
            [this] { chooseReference(m_reference->currentData().toString()); });
    connect(&file, &WorkspaceFile::fileChanged, this, [this] {
        m_name.clear();
        fillSets();
    });
    connect(&editor, &PriorEditor::restarted, this, &SetBar::forget);
    connect(&editor, &PriorEditor::priorsChanged, this, &SetBar::follow);
    connect(&editor, &PriorEditor::deskChanged, this, [this] {
        showPolicy();
        fillSets();
        fillReferences();
    });
    fillSets();
    fillReferences();
    follow();
}

void SetBar::showPolicy()
{
    const std::string text = m_editor.policy().text();
    for (int i = 0; i < m_policy->count(); ++i) {
        const auto spec = parsePolicySpec(m_policy->itemData(i).toString().toStdString());
        if (spec && spec->text() == text) {
            m_policy->setCurrentIndex(i);
            return;
        }
    }
    m_policy->addItem(QString::fromStdString(text), QString::fromStdString(text));
    m_policy->setCurrentIndex(m_policy->count() - 1);
}

void SetBar::buildActions(const ThemeManager& themes)
{
    const auto action = [&](const char* name, const QString& text, const QString& iconName, void (SetBar::*run)()) {
        QAction* made = m_menu->addAction(icon(themes, iconName), text);
        made->setObjectName(QLatin1String(name));
        connect(made, &QAction::triggered, this, run);
        m_actions.append(made);
        return made;
    };
    action("saveSet", tr("&Save set as…"), QStringLiteral("save"), &SetBar::saveAs);
    action("removeSet", tr("Re&move set"), QStringLiteral("remove"), &SetBar::removeCurrent);
    action("reset", tr("Reset to &learned priors"), QStringLiteral("refresh"), &SetBar::reset)
        ->setShortcut(QKeySequence(tr("Ctrl+Shift+L")));
    m_menu->addSeparator();
    action("importSet", tr("&Import set…"), QStringLiteral("import"), &SetBar::importFile);
    action("exportSet", tr("&Export set…"), QStringLiteral("export"), &SetBar::exportFile);
    m_menu->addSeparator();
}

void SetBar::buildPlaces(const ThemeManager& themes)
{
    for (int place = 0; place < 2; ++place) {
        auto* button = new QToolButton(this);
        button->setText(placeName(place));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setToolTip(tr("Keep the current priors as %1, or show those that were kept").arg(placeName(place)));
        button->setAccessibleName(tr("Snapshot %1").arg(placeName(place)));
        button->setPopupMode(QToolButton::MenuButtonPopup);
        auto* menu = new QMenu(button);
        connect(menu->addAction(icon(themes, QStringLiteral("pin")),
                                tr("Keep the current priors as %1").arg(placeName(place))),
                &QAction::triggered, this, [this, place] { keep(place); });
        m_showActions.at(static_cast<std::size_t>(place)) =
            menu->addAction(tr("Show %1").arg(placeName(place)), this, [this, place] { show(place); });
        m_showActions.at(static_cast<std::size_t>(place))->setEnabled(false);
        button->setMenu(menu);
        connect(button, &QToolButton::clicked, this, [this, place] {
            if (isKept(place))
                show(place);
            else
                keep(place);
        });
        m_places.at(static_cast<std::size_t>(place)) = button;
        layout()->addWidget(button);
    }
}

void SetBar::forget()
{
    for (int place = 0; place < 2; ++place) {
        const auto at = static_cast<std::size_t>(place);
        m_kept.at(at).reset();
        m_showActions.at(at)->setEnabled(false);
        m_places.at(at)->setText(placeName(place));
    }
    m_name.clear();
    m_referenceKey = learnedKey;
    fillSets();
    fillReferences();
    follow();
}

void SetBar::keep(int place)
{
    const auto at = static_cast<std::size_t>(place);
    m_kept.at(at) = m_editor.priors();
    m_showActions.at(at)->setEnabled(true);
    m_places.at(at)->setText(placeName(place) + QChar(0x2022));
    fillReferences();
    if (m_referenceKey == placeName(place))
        m_editor.setReference(*m_kept.at(at));
}

void SetBar::show(int place)
{
    if (const auto& kept = m_kept.at(static_cast<std::size_t>(place)))
        m_editor.replace(*kept, tr("Show snapshot %1").arg(placeName(place)));
}

void SetBar::fillReferences()
{
    const QSignalBlocker quiet(m_reference);
    m_reference->clear();
    m_reference->addItem(tr("learned"), learnedKey);
    for (int place = 0; place < 2; ++place) {
        if (isKept(place))
            m_reference->addItem(tr("snapshot %1").arg(placeName(place)), placeName(place));
    }
    m_reference->setCurrentIndex(std::max(0, m_reference->findData(m_referenceKey)));
}

void SetBar::chooseReference(const QString& key)
{
    m_referenceKey = key;
    const std::size_t place = key == placeName(0) ? 0 : 1;
    m_editor.setReference(key == learnedKey ? m_editor.learned() : *m_kept.at(place));
}

QStringList SetBar::names() const
{
    QStringList names;
    if (Workspace* workspace = m_file.workspace()) {
        for (const std::string& name : PriorStore(*workspace).names().value_or(std::vector<std::string>()))
            names.append(QString::fromStdString(name));
    }
    return names;
}

void SetBar::fillSets()
{
    const QSignalBlocker quiet(m_sets);
    m_sets->clear();
    m_sets->addItem(tr("learned from probing"), QString());
    for (const QString& name : names())
        m_sets->addItem(name, name);
    m_sets->setCurrentIndex(std::max(0, m_sets->findData(m_name)));
}

void SetBar::open(const QString& name)
{
    if (name.isEmpty()) {
        m_name.clear();
        m_editor.replace(m_editor.learned(), tr("Reset to learned priors"));
    } else if (Workspace* workspace = m_file.workspace()) {
        const auto loaded = PriorStore(*workspace).load(name.toStdString());
        if (!loaded) {
            emit failed(loaded.error());
            return;
        }
        m_name = name;
        m_editor.replace(*loaded, tr("Open prior set %1").arg(name));
    }
    fillSets();
    follow();
}

void SetBar::reset()
{
    open({});
}

bool SetBar::store(const QString& name, const std::optional<PriorSet>& priors)
{
    Workspace* workspace = m_file.workspace();
    if (workspace == nullptr) {
        emit failed({ErrorCode::Empty, {}, {}, tr("a workspace to keep the set in").toStdString()});
        return false;
    }
    PriorStore sets(*workspace);
    const auto done = priors ? sets.save(name.toStdString(), *priors) : sets.remove(name.toStdString());
    if (!done)
        emit failed(done.error());
    fillSets();
    return done.has_value();
}

bool SetBar::push(const QString& text, const QString& name, const std::optional<PriorSet>& after)
{
    std::optional<PriorSet> before;
    if (Workspace* workspace = m_file.workspace()) {
        auto found = PriorStore(*workspace).find(name.toStdString());
        if (!found) {
            emit failed(found.error());
            return false;
        }
        before = std::move(*found);
    }
    // Tried first: what can't be saved must not become a step.
    if (!store(name, after))
        return false;
    if (before != after)
        m_undo.push(new ChangeValue<std::optional<PriorSet>>(
            text, before, after, [this, name](const std::optional<PriorSet>& value) { store(name, value); }));
    return true;
}

bool SetBar::save(const QString& name)
{
    if (!push(tr("Save prior set %1").arg(name), name, m_editor.priors()))
        return false;
    m_name = name;
    fillSets();
    follow();
    return true;
}

bool SetBar::remove(const QString& name)
{
    if (!push(tr("Remove prior set %1").arg(name), name, std::nullopt))
        return false;
    if (m_name == name)
        m_name.clear();
    fillSets();
    return true;
}

void SetBar::removeCurrent()
{
    if (m_name.isEmpty())
        emit said(tr("Choose a saved set first; the learned priors are always there."));
    else
        remove(m_name);
}

void SetBar::saveAs()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save prior set"));
    dialog->setLabelText(tr("Name of the set in this workspace:"));
    dialog->setTextValue(m_name.isEmpty() ? tr("my priors") : m_name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        emit said({});
        save(name.trimmed());
    });
    dialog->open();
}

void SetBar::importFile()
{
    auto* dialog = new QFileDialog(this, tr("Import prior set"), {}, tr("Prior sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto set = readPriorFile(path.toStdString());
        if (!set)
            return emit failed(set.error());
        emit said({});
        m_editor.replace(*set, tr("Import priors"));
    });
    dialog->open();
}

void SetBar::exportFile()
{
    const QString name = m_name.isEmpty() ? QStringLiteral("priors") : m_name;
    askWhereToSave(*this, {tr("Export prior set"), name + QStringLiteral(".json"), {tr("Prior sets (*.json)")}},
                   [this](const QString& path) {
                       if (const auto saved = saveFile(path.toStdString(), priorJson(m_editor.priors())); !saved)
                           emit failed(saved.error());
                       else
                           emit said({});
                   });
}

void SetBar::follow()
{
    QStringList streams;
    for (const std::string& stream : m_editor.priors().tunedOn)
        streams.append(QString::fromStdString(stream));
    m_marks->setText(streams.isEmpty() ? QString() : tr("tuned on %1").arg(streams.join(QStringLiteral(", "))));
    m_marks->setToolTip(streams.isEmpty()
                            ? QString()
                            : tr("Numbers of this set were chosen on these streams: figures on them are optimistic."));
    m_marks->setVisible(!streams.isEmpty());
}

} // namespace acr::ui
