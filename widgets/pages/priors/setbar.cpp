// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/setbar.h"

#include "core/base/savefile.h"
#include "core/memory/priorjson.h"
#include "core/policy/policyneeds.h"
#include "core/workspace/priorstore.h"
#include "widgets/document/changevalue.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priorstepjson.h"
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

const QString namedPrefix = QStringLiteral("set:");

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
    const auto offer = [this](std::string_view text) {
        const auto spec = parsePolicySpec(text);
        const QString name = spec ? QString::fromStdString(spec->text()) : QString();
        if (spec && needsOf(*spec).priors && m_policy->findData(name) < 0)
            m_policy->addItem(name, name);
    };
    offer("acrouter");
    offer("acrouter@mode=cascade");
    for (const PolicyInfo& info : policies()) {
        if (info.argument.empty())
            offer(info.id);
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

    connect(m_policy, &QComboBox::activated, this, [this] {
        m_editor.setPolicy(parsePolicySpec(m_policy->currentData().toString().toStdString()).value());
        emit changed();
    });
    connect(m_sets, &QComboBox::activated, this, [this] { open(m_sets->currentData().toString()); });
    connect(m_reference, &QComboBox::activated, this, [this] {
        chooseReference(m_reference->currentData().toString());
        emit changed();
    });
    connect(&file, &WorkspaceFile::fileChanged, this, [this] {
        setName({});
        fillSets();
        fillReferences();
    });
    connect(&editor, &PriorEditor::restarted, this, &SetBar::forget);
    connect(&editor, &PriorEditor::priorsChanged, this, &SetBar::follow);
    connect(&editor, &PriorEditor::deskChanged, this, [this] {
        showPolicy();
        fillSets();
        fillReferences();
        follow();
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
        showPlace(place);
    }
    setName({});
    m_edited = false;
    m_referenceKey = learnedKey;
    fillSets();
    fillReferences();
    follow();
}

void SetBar::keep(int place)
{
    const auto at = static_cast<std::size_t>(place);
    m_kept.at(at) = m_editor.priors();
    showPlace(place);
    fillReferences();
    if (m_referenceKey == placeName(place))
        m_editor.setReference(*m_kept.at(at));
    emit changed();
}

void SetBar::showPlace(int place)
{
    const auto at = static_cast<std::size_t>(place);
    m_showActions.at(at)->setEnabled(isKept(place));
    m_places.at(at)->setText(isKept(place) ? placeName(place) + QChar(0x2022) : placeName(place));
}

void SetBar::setKept(const QString& name, bool edited)
{
    setName(name);
    m_edited = edited;
    fillSets();
    emit editedChanged();
}

void SetBar::restore(const QString& referenceKey, std::array<std::optional<PriorSet>, 2> places)
{
    m_kept = std::move(places);
    for (const int place : {0, 1})
        showPlace(place);
    const int policy = m_policy->findText(QString::fromStdString(m_editor.policy().text()));
    if (policy < 0)
        m_editor.setPolicy(parsePolicySpec(m_policy->itemData(0).toString().toStdString()).value());
    m_policy->setCurrentIndex(std::max(0, policy));
    if (!referenceKey.isEmpty() && referenceKey != learnedKey) {
        if (const auto reference = referenceSet(referenceKey)) {
            m_referenceKey = referenceKey;
            m_editor.setReference(*reference);
        }
    }
    fillReferences();
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
    for (const QString& name : names())
        m_reference->addItem(tr("set %1").arg(name), namedPrefix + name);
    // A set that was compared with may have been removed.
    if (m_reference->findData(m_referenceKey) < 0) {
        m_referenceKey = learnedKey;
        m_editor.setReference(m_editor.learned());
    }
    m_reference->setCurrentIndex(m_reference->findData(m_referenceKey));
}

std::optional<PriorSet> SetBar::referenceSet(const QString& key)
{
    for (const int place : {0, 1}) {
        if (key == placeName(place))
            return kept(place);
    }
    if (!key.startsWith(namedPrefix) || m_file.workspace() == nullptr)
        return m_editor.learned();
    auto loaded = PriorStore(*m_file.workspace()).find(key.mid(namedPrefix.size()).toStdString());
    if (!loaded) {
        emit failed(loaded.error());
        return std::nullopt;
    }
    return std::move(*loaded);
}

void SetBar::chooseReference(const QString& key)
{
    const auto reference = referenceSet(key);
    if (reference) {
        m_referenceKey = key;
        m_editor.setReference(*reference);
    }
    fillReferences();
}

void SetBar::setName(const QString& name)
{
    m_name = name;
    m_named.reset();
    if (Workspace* workspace = m_file.workspace(); workspace != nullptr && !name.isEmpty()) {
        // A damaged one counts as none; opening it says so.
        m_named = PriorStore(*workspace).find(name.toStdString()).value_or(std::nullopt);
        if (!m_named)
            m_name.clear();
    }
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
    m_sets->addItem(tr("learned"), QString());
    m_sets->setItemData(0, tr("learned from probing"), Qt::ToolTipRole);
    for (const QString& name : names())
        m_sets->addItem(name, name);
    m_sets->setCurrentIndex(std::max(0, m_sets->findData(m_name)));
    showEdited();
}

void SetBar::showEdited()
{
    const QString name = m_name.isEmpty() ? tr("learned") : m_name;
    m_sets->setItemText(m_sets->currentIndex(), m_edited ? tr("%1 — edited").arg(name) : name);
    m_sets->setToolTip(m_edited ? tr("What is on the desk differs from this set") : QString());
}

void SetBar::open(const QString& name)
{
    if (name.isEmpty()) {
        setName({});
        m_editor.replace(m_editor.learned(), tr("Reset to learned priors"));
    } else if (Workspace* workspace = m_file.workspace()) {
        const auto loaded = PriorStore(*workspace).load(name.toStdString());
        if (!loaded) {
            emit failed(loaded.error());
            return;
        }
        setName(name);
        m_editor.replace(*loaded, tr("Open prior set %1").arg(name));
    }
    fillSets();
    follow();
    emit changed();
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
    setName(m_name);
    fillSets();
    fillReferences();
    if (done && priors && m_referenceKey == namedPrefix + name)
        m_editor.setReference(*priors);
    follow();
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
        m_undo.push(
            (new ChangeValue<std::optional<PriorSet>>(
                 text, before, after, [this, name](const std::optional<PriorSet>& value) { store(name, value); }))
                ->keptAs(stepKind(), [name](const auto& was, const auto& is) {
                    QJsonObject step =
                        beforeAndAfter(was ? priorsToText(*was) : QString(), is ? priorsToText(*is) : QString());
                    step.insert(QStringLiteral("name"), name);
                    return step;
                }));
    return true;
}

bool SetBar::doStep(const QJsonObject& step, bool forward)
{
    const QString name = step.value(QLatin1String("name")).toString();
    const QString text = valueToSet(step, forward).toString();
    if (name.isEmpty())
        return false;
    if (text.isEmpty())
        return store(name, std::nullopt);
    const auto priors = priorsFromText(text);
    return priors && store(name, *priors);
}

bool SetBar::save(const QString& name)
{
    if (!push(tr("Save prior set %1").arg(name), name, m_editor.priors()))
        return false;
    setName(name);
    fillSets();
    follow();
    emit changed();
    return true;
}

bool SetBar::remove(const QString& name)
{
    if (!push(tr("Remove prior set %1").arg(name), name, std::nullopt))
        return false;
    fillSets();
    follow();
    emit changed();
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
    // Until the desk is laid, it is as it was kept.
    if (m_editor.desk() == nullptr)
        return;
    const bool edited = m_named ? !m_editor.isOnDesk(*m_named) : !m_editor.isOnDesk(m_editor.learned());
    if (edited != m_edited) {
        m_edited = edited;
        showEdited();
    }
    emit editedChanged();
}

} // namespace acr::ui

#include "moc_setbar.cpp"
