// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/simulatedialog.h"

#include "core/benchmark/limits.h"
#include "widgets/theme/numberbox.h"
#include "widgets/theme/tokens.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace acr::ui {

namespace {

constexpr int largestSeed = 999'999'999;
constexpr int maxTasksOfDimension = 111'000;
constexpr int maxAgenticTasks = 1000;

template <typename Box>
Box* number(QWidget* parent, int from, int to, std::size_t value)
{
    auto* box = new Box(parent);
    box->setRange(from, to);
    box->setValue(static_cast<int>(value));
    return box;
}

} // namespace

SimulateDialog::SimulateDialog(QWidget* parent)
    : QDialog(parent)
    , m_seed(number<QSpinBox>(this, 0, largestSeed, SimulatorOptions().seed))
    , m_tasks(number<NumberBox>(this, 1, maxTasksOfDimension, SimulatorOptions().dimensionTasks.front()))
    , m_agentic(number<NumberBox>(this, 0, maxAgenticTasks, SimulatorOptions().agenticTasks))
    , m_models(number<NumberBox>(this, 1, static_cast<int>(maxModels), SimulatorOptions().models))
    , m_prompts(new QCheckBox(tr("Write synthetic prompts"), this))
{
    setWindowTitle(tr("New simulated benchmark"));
    m_prompts->setChecked(true);
    auto* what = new QLabel(tr("Tasks, scores and costs are drawn from a model of how difficult tasks are "
                               "and what models can do, calibrated to the published "
                               "means. The same seed gives the same benchmark."),
                            this);
    what->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::l, space::l, space::l, space::l);
    form->setSpacing(space::s);
    form->addRow(what);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Tasks in each of nine dimensions"), m_tasks);
    form->addRow(tr("Agentic tasks"), m_agentic);
    form->addRow(tr("Models"), m_models);
    form->addRow(m_prompts);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Simulate"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SimulatorOptions SimulateDialog::options() const
{
    SimulatorOptions options;
    options.seed = static_cast<std::uint64_t>(m_seed->value());
    options.dimensionTasks.fill(static_cast<std::size_t>(m_tasks->value()));
    options.agenticTasks = static_cast<std::size_t>(m_agentic->value());
    options.models = static_cast<std::size_t>(m_models->value());
    options.prompts = m_prompts->isChecked();
    return options;
}

} // namespace acr::ui

#include "moc_simulatedialog.cpp"
