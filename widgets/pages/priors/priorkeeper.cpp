// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/priorkeeper.h"

#include "widgets/document/deskstate.h"
#include "widgets/document/document.h"
#include "widgets/document/undokeeper.h"
#include "widgets/document/workspacefile.h"
#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priorstepjson.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/shell/errortext.h"

#include <utility>

namespace acr::ui {

namespace {

const QString headKey = QStringLiteral("priors");
const QString editedKey = QStringLiteral("prior set");

QString snapshotKeyOf(int place)
{
    return place == 0 ? QStringLiteral("prior snapshot A") : QStringLiteral("prior snapshot B");
}

QJsonObject setObject(const PriorSet& priors)
{
    return {{QStringLiteral("set"), priorsToText(priors)}};
}

} // namespace

PriorKeeper::PriorKeeper(const Document& document, PriorEditor& editor, SetBar& sets, WorkspaceFile& file,
                         QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_editor(editor)
    , m_sets(sets)
    , m_desk(file.desk())
{
    keepSteps(file);
    connect(&editor, &PriorEditor::restarted, this, &PriorKeeper::begin);
    connect(&editor, &PriorEditor::edited, this, &PriorKeeper::save);
    connect(&sets, &SetBar::changed, this, &PriorKeeper::save);
    connect(&sets, &SetBar::editedChanged, this, &PriorKeeper::showUnsaved);
    // The same benchmark with other prompts has a desk anew, which knows nothing of the title.
    connect(&document, &Document::benchmarkChanged, this, &PriorKeeper::showUnsaved);
    begin();
}

void PriorKeeper::begin()
{
    m_loaded = m_document.benchmark() == nullptr;
    if (m_loaded)
        return;
    const QJsonObject head = m_desk.value(headKey);
    m_sets.setKept(head.value(QLatin1String("name")).toString(), head.value(QLatin1String("edited")).toBool());
    showUnsaved();
}

std::optional<PriorSet> PriorKeeper::kept(const QString& key) const
{
    const QString text = m_desk.value(key).value(QLatin1String("set")).toString();
    if (text.isEmpty())
        return std::nullopt;
    const auto read = priorsFromText(text);
    auto fitted = read ? priorsFor(*read, m_document.benchmark()->models) : read;
    if (!fitted) {
        m_desk.say(
            tr("Priors that were on the desk can't be used and were left out. %1").arg(errorSentence(fitted.error())));
        return std::nullopt;
    }
    if (fitted->models.size() < read->models.size())
        m_desk.say(tr("Of the priors on the desk, models that the benchmark lacks were left out."));
    return std::move(*fitted);
}

void PriorKeeper::load()
{
    if (std::exchange(m_loaded, true))
        return;
    const QJsonObject head = m_desk.value(headKey);
    const auto policy = parsePolicySpec(head.value(QLatin1String("policy")).toString().toStdString());
    m_editor.restore(policy ? std::optional(*policy) : std::nullopt, kept(editedKey));
    m_sets.restore(head.value(QLatin1String("against")).toString(), {kept(snapshotKeyOf(0)), kept(snapshotKeyOf(1))});
}

QJsonObject PriorKeeper::head() const
{
    return {{QStringLiteral("name"), m_sets.currentName()},
            {QStringLiteral("edited"), m_sets.isEdited()},
            {QStringLiteral("policy"), QString::fromStdString(m_editor.policy().text())},
            {QStringLiteral("against"), m_sets.referenceKey()}};
}

void PriorKeeper::save()
{
    if (!m_loaded || m_document.benchmark() == nullptr)
        return;
    m_desk.saveSoon(headKey, this, [this] { return head(); });
    m_desk.saveSoon(editedKey, this,
                    [this] { return m_editor.untouched() ? QJsonObject() : setObject(m_editor.priors()); });
    for (const int place : {0, 1}) {
        m_desk.saveSoon(snapshotKeyOf(place), this, [this, place] {
            const auto& snapshot = m_sets.kept(place);
            return snapshot ? setObject(*snapshot) : QJsonObject();
        });
    }
}

void PriorKeeper::showUnsaved()
{
    const QString name = m_sets.currentName();
    const QString what = name.isEmpty() ? tr("priors") : tr("prior set “%1”").arg(name);
    m_desk.setUnsaved(headKey, m_sets.isEdited() ? what : QString());
}

void PriorKeeper::keepSteps(WorkspaceFile& file)
{
    const auto refuse = [this] {
        m_desk.say(tr("The step is damaged, or about something that the benchmark lacks: it does nothing."));
    };
    file.undoKeeper().setHandler(PriorEditor::stepKind(), this,
                                 {[this, refuse](const QJsonObject& data, bool forward) {
                                      load();
                                      if (!m_editor.doStep(data, forward))
                                          refuse();
                                  },
                                  [] { return tr("Change priors"); }});
    file.undoKeeper().setHandler(SetBar::stepKind(), this,
                                 {[this, refuse](const QJsonObject& data, bool forward) {
                                      load();
                                      if (!m_sets.doStep(data, forward))
                                          refuse();
                                  },
                                  [] { return tr("Save or remove a prior set"); }});
}

} // namespace acr::ui

#include "moc_priorkeeper.cpp"
