// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/policydialog.h"

#include "core/evaluation/leaderboard.h"
#include "core/policy/routing.h"
#include "core/policy/trainedpolicy.h"
#include "core/session/replay.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/numbers.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace acr::ui {

namespace {

QString policyText(std::string_view english)
{
    return QCoreApplication::translate("Policy", std::string(english).c_str());
}

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Stands for every policy that can be trained.
const QString everyone = QStringLiteral("*");

/// The training data, in one sentence.
QString lessonsOf(const Benchmark& benchmark)
{
    const Split* probing = benchmark.split(probingSplit);
    if (probing == nullptr)
        return {};
    const auto prompts =
        std::ranges::count_if(probing->tasks, [&](TaskIndex task) { return benchmark.tasks[task].promptChars > 0; });
    const auto tasks = static_cast<qint64>(probing->tasks.size());
    if (prompts == 0)
        return PolicyDialog::tr(
                   "Learns from %1 tasks of the probing split. None has a prompt, so ids and categories are used.")
            .arg(numbers::count(tasks));
    return PolicyDialog::tr("Learns from %1 tasks of the probing split, %2 of them with prompts.")
        .arg(numbers::count(tasks), numbers::count(static_cast<qint64>(prompts)));
}

QString helpOf(const ParameterSpec& parameter)
{
    QString text = policyText(parameter.help);
    if (parameter.kind == ParameterKind::Integer || parameter.kind == ParameterKind::Real)
        text += QLatin1Char('\n') + PolicyDialog::tr("From %1 to %2.").arg(parameter.minimum).arg(parameter.maximum);
    return text + QLatin1Char('\n') +
           PolicyDialog::tr("Default: %1").arg(QString::fromStdString(parameterText(parameter.defaultValue)));
}

} // namespace

PolicyDialog::PolicyDialog(const ThemeManager& themes, const Document& document, QWidget* parent, Purpose purpose)
    : QDialog(parent)
    , m_themes(themes)
    , m_document(document)
    , m_purpose(purpose)
    , m_policy(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_note(new QLabel(this))
    , m_form(new QFormLayout)
    , m_name(new QLabel(this))
    , m_error(new QLabel(this))
{
    setWindowTitle(m_purpose == Purpose::Train  ? tr("Train a policy")
                   : m_purpose == Purpose::Play ? tr("Play another policy")
                                                : tr("Add policy"));
    setMinimumWidth(460);
    fillPolicies();
    m_policy->setAccessibleName(tr("Policy"));
    m_summary->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->hide();
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    followTheme(*m_name, themes, [this] { m_name->setFont(m_themes.theme().font(FontRole::Mono)); });
    m_name->setAccessibleName(tr("Name of the row"));
    m_name->setWordWrap(true);
    m_error->setWordWrap(true);
    m_error->setAccessibleName(tr("What is wrong"));
    followTheme(*m_error, themes, [this] {
        QPalette colours = m_error->palette();
        colours.setColor(QPalette::WindowText, m_themes.theme().colours().bad);
        m_error->setPalette(colours);
    });

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &PolicyDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto* head = new QFormLayout;
    head->addRow(tr("&Policy"), m_policy);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::m);
    layout->addLayout(head);
    layout->addWidget(m_summary);
    layout->addWidget(m_note);
    layout->addLayout(m_form);
    layout->addWidget(m_name);
    layout->addWidget(m_error);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_policy, &QComboBox::currentIndexChanged, this, &PolicyDialog::rebuild);
    rebuild();
}

void PolicyDialog::fillPolicies()
{
    if (m_purpose == Purpose::Train)
        m_policy->addItem(tr("all of these, as they are by default"), everyone);
    for (const PolicyInfo& info : policies()) {
        if (m_purpose != Purpose::Train || info.trained)
            m_policy->addItem(fromView(info.id), fromView(info.id));
    }
    // Policies that are not trained yet come first.
    for (int i = 1; m_purpose == Purpose::Train && i < m_policy->count(); ++i) {
        const auto spec = parsePolicySpec(m_policy->itemData(i).toString().toStdString());
        if (spec && !isTrained(*spec) && obstacle(spec->id).isEmpty()) {
            m_policy->setCurrentIndex(i);
            return;
        }
    }
    // Starts with acrouter: the first entries are bounds, which have no parameters.
    if (m_purpose != Purpose::Train)
        m_policy->setCurrentIndex(m_policy->findData(QStringLiteral("acrouter")));
}

bool PolicyDialog::isTrained(const PolicySpec& spec) const
{
    return std::ranges::any_of(*m_document.trained(), [&, text = spec.text()](const auto& trained) {
        return trained->spec == text && trained->missingScores == m_document.missingScores();
    });
}

QString PolicyDialog::obstacle(std::string_view id) const
{
    if (m_document.benchmark()->split(probingSplit) == nullptr)
        return tr("This benchmark has no tasks of a split called probing, and nothing is learned from any other.");
    const auto can = canTrain(id, m_document.benchmark()->models.size());
    if (can)
        return {};
    return can.error().code == ErrorCode::NotAvailable ? tr("%1. Install XGBoost (on Debian: libxgboost-dev) and build "
                                                            "again, or take another of these policies.")
                                                             .arg(errorSentence(can.error()))
                                                       : errorSentence(can.error());
}

std::vector<PolicySpec> PolicyDialog::specs() const
{
    return m_spec ? std::vector<PolicySpec>{*m_spec} : m_untrained;
}

bool PolicyDialog::needsTraining() const
{
    return m_spec && policyInfo(m_spec->id)->trained && !isTrained(*m_spec);
}

void PolicyDialog::choosePolicy(std::string_view id)
{
    m_policy->setCurrentIndex(m_policy->findData(fromView(id)));
}

void PolicyDialog::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString PolicyDialog::errorText() const
{
    return m_error->text();
}

QWidget* PolicyDialog::editorFor(const ParameterSpec& parameter)
{
    const QString value = QString::fromStdString(parameterText(parameter.defaultValue));
    QWidget* editor = nullptr;
    if (parameter.kind == ParameterKind::Choice) {
        auto* box = new QComboBox(this);
        for (const std::string_view choice : parameter.choices)
            box->addItem(fromView(choice));
        box->setCurrentText(value);
        connect(box, &QComboBox::currentIndexChanged, this, &PolicyDialog::check);
        editor = box;
    } else {
        auto* line = new QLineEdit(value, this);
        connect(line, &QLineEdit::textChanged, this, &PolicyDialog::check);
        editor = line;
    }
    editor->setObjectName(fromView(parameter.name));
    editor->setAccessibleName(fromView(parameter.name));
    editor->setAccessibleDescription(policyText(parameter.help));
    editor->setToolTip(helpOf(parameter));
    return editor;
}

QString PolicyDialog::textOf(const QWidget* editor)
{
    if (const auto* box = qobject_cast<const QComboBox*>(editor))
        return box->currentText();
    const auto* line = qobject_cast<const QLineEdit*>(editor);
    return line == nullptr ? QString() : line->text().trimmed();
}

void PolicyDialog::rebuild()
{
    m_fields.clear();
    m_argument = nullptr;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    const PolicyInfo* info = policyInfo(m_policy->currentData().toString().toStdString());
    if (info == nullptr) {
        m_summary->setText(lessonsOf(*m_document.benchmark()));
        checkAll();
        return;
    }
    m_summary->setText(policyText(info->summary));
    if (info->trained)
        m_summary->setText(m_summary->text() + QLatin1Char('\n') + lessonsOf(*m_document.benchmark()));
    if (!info->argument.empty()) {
        m_argument = new QComboBox(this);
        m_argument->setAccessibleName(fromView(info->argument));
        m_argument->setObjectName(QStringLiteral("argument"));
        if (info->argument == modelArgument) {
            for (const Model& model : m_document.benchmark()->models)
                m_argument->addItem(QString::fromStdString(model.name));
        } else {
            for (const DecisionSet& set : *m_document.decisions()) {
                const auto router = routerOfSet(set);
                const QString name = QString::fromStdString(router ? router->argument : set.name);
                if (router.has_value() == (info->argument == routerArgument) && m_argument->findText(name) < 0)
                    m_argument->addItem(name);
            }
        }
        connect(m_argument, &QComboBox::currentIndexChanged, this, &PolicyDialog::check);
        m_form->addRow(fromView(info->argument), m_argument);
    }
    for (const ParameterSpec& parameter : info->parameters) {
        QWidget* editor = editorFor(parameter);
        auto* help = new QLabel(policyText(parameter.help), this);
        help->setWordWrap(true);
        followTheme(*help, m_themes, [this, help] { help->setFont(m_themes.theme().font(FontRole::Caption)); });
        auto* column = new QVBoxLayout;
        column->setSpacing(space::xs / 2);
        column->addWidget(editor);
        column->addWidget(help);
        auto* label = new QLabel(fromView(parameter.name), this);
        label->setBuddy(editor);
        m_form->addRow(label, column);
        m_fields.push_back({&parameter, editor});
    }
    check();
    // New fields are shown, and count, only after this.
    QMetaObject::invokeMethod(this, &PolicyDialog::grow, Qt::QueuedConnection);
}

void PolicyDialog::grow()
{
    // The height of texts that wrap depends on the width.
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (needed > height())
        resize(width(), needed);
}

void PolicyDialog::refuse(const QString& sentence)
{
    m_error->setText(sentence);
    m_name->clear();
    m_add->setEnabled(false);
}

void PolicyDialog::fail(const Error& error, QWidget* culprit)
{
    refuse(errorSentence(error));
    if (culprit != nullptr) {
        QPalette colours = culprit->palette();
        colours.setColor(QPalette::Text, m_themes.theme().colours().bad);
        culprit->setPalette(colours);
    }
}

void PolicyDialog::checkAll()
{
    m_spec.reset();
    m_untrained.clear();
    m_add->setText(tr("&Train"));
    QStringList names;
    QStringList obstacles;
    for (int i = 1; i < m_policy->count(); ++i) {
        auto spec = parsePolicySpec(m_policy->itemData(i).toString().toStdString());
        if (!spec || isTrained(*spec))
            continue;
        if (const QString why = obstacle(spec->id); !why.isEmpty()) {
            obstacles.append(why);
            continue;
        }
        names.append(QString::fromStdString(spec->text()));
        m_untrained.push_back(std::move(*spec));
    }
    obstacles.removeDuplicates();
    m_name->setText(names.join(QStringLiteral(", ")));
    m_error->setText(names.isEmpty() && obstacles.isEmpty() ? tr("All of these are trained already.")
                                                            : obstacles.join(QLatin1Char('\n')));
    m_add->setEnabled(!names.isEmpty());
}

void PolicyDialog::check()
{
    m_spec.reset();
    m_untrained.clear();
    const PolicyInfo* info = policyInfo(m_policy->currentData().toString().toStdString());
    if (info == nullptr)
        return;
    PolicySpec spec;
    spec.id = info->id;
    spec.parameters = ParameterSet::defaults(info->parameters);
    for (const Field& field : m_fields)
        field.editor->setPalette(QPalette());
    for (const Field& field : m_fields) {
        auto changed =
            spec.parameters.withValue(info->parameters, field.parameter->name, textOf(field.editor).toStdString());
        if (!changed) {
            fail(changed.error(), field.editor);
            return;
        }
        spec.parameters = std::move(*changed);
    }
    if (m_argument != nullptr) {
        spec.argument = m_argument->currentText().toStdString();
        if (spec.argument.empty()) {
            refuse(tr("No decision files are open. Import one with File ▸ Open."));
            return;
        }
    }
    const bool untrained = info->trained && !isTrained(spec);
    m_add->setText(m_purpose == Purpose::Train  ? tr("&Train")
                   : m_purpose == Purpose::Play ? tr("&Play")
                   : untrained                  ? tr("&Train and add")
                                                : tr("&Add to leaderboard"));
    if (const QString why = untrained ? obstacle(spec.id) : QString(); !why.isEmpty()) {
        refuse(why);
        return;
    }
    if (m_purpose == Purpose::Train && !untrained) {
        refuse(tr("This policy is trained already; training it again would give the same result."));
        return;
    }
    if (m_purpose != Purpose::Add) {
        m_name->setText(QString::fromStdString(spec.text()));
        m_error->clear();
        m_add->setEnabled(true);
        m_spec = std::move(spec);
        return;
    }
    const auto& results = m_document.results();
    const bool there =
        results && std::ranges::find(results->rows, spec.text(), &LeaderboardRow::policy) != results->rows.end();
    m_name->setText(QString::fromStdString(spec.text()));
    m_error->setText(there ? tr("This row is in the leaderboard already.") : QString());
    m_add->setEnabled(!there);
    if (!there)
        m_spec = std::move(spec);
}

void PolicyDialog::accept()
{
    if (!m_spec) {
        if (!m_untrained.empty())
            QDialog::accept();
        return;
    }
    if (policyInfo(m_spec->id)->trained) {
        // The checks above suffice; constructing the policy would train it here.
        QDialog::accept();
        return;
    }
    // Whether it can run here is known only by building it: the benchmark may lack what it fits on, or a
    // model that a parameter names. A few probed tasks and no stream show the same as all of them, which would keep the
    // window waiting while the policy is fitted.
    constexpr std::size_t enough = 64;
    const Stream noTasks;
    PolicySetup setup = replaySetup(*m_document.benchmark(), noTasks, m_document.replaySettings());
    setup.training = setup.training.first(std::min(enough, setup.training.size()));
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto made =
        makePolicy(*m_spec, setup, hindsightOf(*m_document.benchmark(), m_document.benchmark()->outcomes));
    QApplication::restoreOverrideCursor();
    if (!made) {
        fail(made.error(), nullptr);
        m_spec.reset();
        return;
    }
    QDialog::accept();
}

} // namespace acr::ui

#include "moc_policydialog.cpp"
