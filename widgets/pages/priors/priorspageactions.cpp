// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/savefile.h"
#include "core/evaluation/priortuning.h"
#include "core/memory/priorjson.h"
#include "widgets/pages/priors/priorgrid.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/priorspage.h"
#include "widgets/pages/priors/sensitivitymodel.h"
#include "widgets/pages/priors/setbar.h"
#include "widgets/shell/errortext.h"
#include "widgets/shell/names.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace acr::ui {

QAction* PriorsPage::addAction(const QString& text, const QString& iconName, const QKeySequence& keys)
{
    auto* action = new QAction(icon(m_themes, iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(action);
    m_actions.append(action);
    m_sets->menu().addAction(action);
    return action;
}

void PriorsPage::buildActions()
{
    connect(addAction(tr("&Save set as…"), QStringLiteral("save"), {}), &QAction::triggered, this, &PriorsPage::saveAs);
    connect(addAction(tr("Re&move set"), QStringLiteral("remove"), {}), &QAction::triggered, this, [this] {
        if (m_sets->currentName().isEmpty())
            say(tr("Choose a saved set first; the learned priors are always there."));
        else
            m_sets->remove(m_sets->currentName());
    });
    connect(addAction(tr("Reset to &learned priors"), QStringLiteral("refresh"), QKeySequence(tr("Ctrl+Shift+L"))),
            &QAction::triggered, this, [this] { m_sets->open({}); });
    m_sets->menu().addSeparator();
    connect(addAction(tr("&Import set…"), QStringLiteral("import"), {}), &QAction::triggered, this,
            &PriorsPage::importFile);
    connect(addAction(tr("&Export set…"), QStringLiteral("export"), {}), &QAction::triggered, this,
            &PriorsPage::exportFile);
    m_sets->menu().addSeparator();
    connect(addAction(tr("&Rank priors by effect"), QStringLiteral("sort"), QKeySequence(tr("Ctrl+Shift+E"))),
            &QAction::triggered, this, &PriorsPage::startSensitivity);
    connect(addAction(tr("&Tune on the probing split"), QStringLiteral("settings"), QKeySequence(tr("Ctrl+Shift+T"))),
            &QAction::triggered, this, [this] { startTuning(false); });
    connect(addAction(tr("Tune on the s&hown stream…"), QStringLiteral("warning"), {}), &QAction::triggered, this,
            &PriorsPage::askToTuneOnStream);
}

void PriorsPage::resetCell(PriorAddress address)
{
    const PriorSet& learned = m_editor->learned();
    const int gesture = m_editor->nextGesture();
    for (const PriorField field : {PriorField::Mean, PriorField::Strength}) {
        address.field = field;
        const double value = priorValue(learned, address).value_or(missing);
        if (!isMissing(value))
            m_editor->setValue(address, value, gesture);
    }
}

void PriorsPage::startSensitivity()
{
    const auto desk = m_editor->desk();
    if (!desk || m_ranking.running())
        return;
    reveal(QStringLiteral("sensitivity"));
    m_rank->setEnabled(false);
    m_ranking.start(
        tr("Ranking priors"),
        [desk, benchmark = m_editor->benchmark(), priors = m_editor->priors()](const Progress& progress) {
            return priorSensitivity(*desk, priors, {.threads = 1}, progress);
        },
        [this](Result<std::vector<PriorSensitivity>> results) {
            m_rank->setEnabled(true);
            if (results)
                m_sensitivity->setResults(std::move(*results));
            else if (results.error().code != ErrorCode::Cancelled)
                say(errorText(results.error()));
        });
}

void PriorsPage::askToTuneOnStream()
{
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Tune on the shown stream"),
                                     tr("Figures on a stream that priors were tuned on flatter: they say how well the "
                                        "past can be fitted, not how the router will do."),
                                     QMessageBox::Cancel, this);
    question->setInformativeText(tr("The set will be marked “tuned on %1”, in files as well.")
                                     .arg(splitTitle(m_document.stream()->definition.split)));
    QPushButton* go = question->addButton(tr("Tune and mark the set"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(go, &QPushButton::clicked, this, [this] { startTuning(true); });
    question->open();
}

void PriorsPage::startTuning(bool onShownStream)
{
    const auto desk = m_editor->desk();
    if (!desk || m_tuning.running())
        return;
    const auto benchmark = m_document.benchmark();
    const auto decisions = m_document.decisions();
    TuningSettings settings{.weights = desk->settings().weights,
                            .missingScores = desk->settings().missingScores,
                            .threads = 1,
                            .encoding = desk->settings().encoding};
    m_tunedOnStream = onShownStream;
    m_tuning.start(
        tr("Tuning priors"),
        [desk, benchmark, decisions, settings, onShownStream,
         priors = m_editor->priors()](const Progress& progress) mutable {
            if (decisions)
                settings.decisions = *decisions;
            if (onShownStream)
                settings.shown = &desk->stream();
            return tunePriors(*benchmark, desk->spec(), priors, settings, progress);
        },
        [this, onShownStream](Result<TuningResult> tuned) {
            if (!tuned) {
                if (tuned.error().code != ErrorCode::Cancelled)
                    say(errorText(tuned.error()));
                return;
            }
            m_editor->replace(tuned->priors,
                              onShownStream ? tr("Tune on the shown stream") : tr("Tune on the probing split"));
            const QString where = onShownStream ? tr("on the stream itself") : tr("a fold of the probing split");
            say(tuned->regretAfter < tuned->regretBefore
                    ? tr("Tuned: CumReg %1 → %2 %3, by %4 replays. Undo brings the old set back.")
                          .arg(numbers::fixed(tuned->regretBefore, 2), numbers::fixed(tuned->regretAfter, 2), where,
                               numbers::count(static_cast<qint64>(tuned->replays)))
                    : tr("Nothing better was found by %1 replays: no edit lowered CumReg by more than its standard "
                         "error over the folds.")
                          .arg(numbers::count(static_cast<qint64>(tuned->replays))));
        });
}

void PriorsPage::saveAs()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save prior set"));
    dialog->setLabelText(tr("Name of the set in this workspace:"));
    dialog->setTextValue(m_sets->currentName().isEmpty() ? tr("my priors") : m_sets->currentName());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        say({});
        m_sets->save(name.trimmed());
    });
    dialog->open();
}

void PriorsPage::importFile()
{
    auto* dialog = new QFileDialog(this, tr("Import prior set"), {}, tr("Prior sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto set = readPriorFile(path.toStdString());
        say(set ? QString() : errorText(set.error()));
        if (set)
            m_editor->replace(*set, tr("Import priors"));
    });
    dialog->open();
}

void PriorsPage::exportFile()
{
    auto* dialog = new QFileDialog(this, tr("Export prior set"), {}, tr("Prior sets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile((m_sets->currentName().isEmpty() ? QStringLiteral("priors") : m_sets->currentName()) +
                       QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto saved = saveFile(path.toStdString(), priorJson(m_editor->priors()));
        say(saved ? QString() : errorText(saved.error()));
    });
    dialog->open();
}

} // namespace acr::ui
