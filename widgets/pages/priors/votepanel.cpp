// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/priors/votepanel.h"

#include "widgets/pages/priors/prioreditor.h"
#include "widgets/pages/priors/priornames.h"
#include "widgets/pages/priors/priornumber.h"
#include "widgets/pages/priors/wheelneedsfocus.h"
#include "widgets/shell/policynames.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/sectiontitle.h"
#include "widgets/theme/tokens.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace acr::ui {

namespace {

/// Sliders go from 0 to this weight, in hundredths.
constexpr double maxWeight = 4;
constexpr int minSlider = 56;

/// The panel may be narrower than the longest item.
void keepNarrow(QComboBox& box)
{
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(8);
}

PriorAddress addressOf(const QString& voter)
{
    if (voter.isEmpty())
        return {.field = PriorField::MainPriorWeight};
    return {.field = PriorField::Voter, .name = voter.toStdString()};
}

} // namespace

VotePanel::VotePanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_editor(editor)
    , m_says(new QLabel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::s);
    m_says->setWordWrap(true);
    layout->addWidget(m_says);
    layout->addStretch();
    connect(&editor, &PriorEditor::priorsChanged, this, &VotePanel::follow);
    connect(&editor, &PriorEditor::deskChanged, this, &VotePanel::follow);
    follow();
}

double VotePanel::weightOf(const QString& voter) const
{
    const double weight = priorValue(m_editor.priors(), addressOf(voter)).value_or(missing);
    return isMissing(weight) ? 0 : weight;
}

QString VotePanel::shareOf(const QString& voter) const
{
    double sum = 0;
    for (const Row& row : m_rows)
        sum += weightOf(row.voter);
    return sum > 0 ? numbers::percent(100 * weightOf(voter) / sum) : QString();
}

void VotePanel::follow()
{
    QStringList voters;
    for (const VoteSettings::Voter& voter : m_editor.priors().vote.voters)
        voters.append(QString::fromStdString(voter.name));
    QStringList dimensions;
    for (const PriorRow& row : m_editor.priors().dimensions)
        dimensions.append(QString::fromStdString(row.dimension));
    if (voters != m_voters || dimensions != m_dimensions || m_content == nullptr)
        rebuild(voters, dimensions);
    m_following = true;
    for (const Row& row : m_rows) {
        row.slider->setValue(static_cast<int>(std::lround(100 * weightOf(row.voter))));
        row.share->setText(shareOf(row.voter));
    }
    m_mainPrior->setCurrentIndex(
        std::max(0, m_mainPrior->findData(QString::fromStdString(m_editor.priors().vote.mainPrior))));
    for (const auto& [dimension, box] : m_specialists) {
        const std::string voter =
            priorText(m_editor.priors(), {.field = PriorField::Specialist, .dimension = dimension.toStdString()})
                .value_or(std::string());
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(voter))));
    }
    m_following = false;
}

void VotePanel::addRow(QGridLayout& grid, const QString& voter)
{
    const int at = grid.rowCount();
    auto* name = new QLabel(voter.isEmpty() ? tr("main prior") : policyLabelAmong(voter, m_voters), m_content);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    name->setToolTip(voter.isEmpty() ? name->text() : voter);
    auto* slider = new QSlider(Qt::Horizontal, m_content);
    WheelNeedsFocus::install(slider);
    slider->setRange(0, static_cast<int>(100 * maxWeight));
    slider->setPageStep(10);
    slider->setMinimumWidth(minSlider);
    slider->setAccessibleName(priorAddressTitle(addressOf(voter)));
    auto* box = new PriorNumber(m_editor, addressOf(voter), {.decimals = 3, .step = 0.05}, m_content);
    // As wide as the weights that sliders give; larger ones scroll in the box.
    box->setFixedWidth(box->sizeHint().width() -
                       box->fontMetrics().horizontalAdvance(box->textFromValue(box->maximum())) +
                       box->fontMetrics().horizontalAdvance(box->textFromValue(10)));
    auto* share = new QLabel(m_content);
    share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    share->setToolTip(tr("Share of all weights"));
    grid.addWidget(name, at, 0);
    grid.addWidget(slider, at, 1);
    grid.addWidget(box, at, 2);
    grid.addWidget(share, at, 3);
    m_rows.push_back({voter, slider, share});
    // One drag of the slider is one step.
    connect(slider, &QSlider::sliderPressed, this, [this] { m_editor.nextGesture(); });
    connect(slider, &QSlider::valueChanged, this, [this, slider, voter](int value) {
        if (m_following)
            return;
        const int gesture = slider->isSliderDown() ? m_editor.currentGesture() : m_editor.nextGesture();
        m_editor.setValue(addressOf(voter), value / 100.0, gesture);
    });
}

void VotePanel::addSpecialists(QWidget& parent, QGridLayout& grid, const QStringList& voters,
                               const QStringList& dimensions)
{
    for (const QString& dimension : dimensions) {
        const int at = grid.rowCount();
        auto* name = new QLabel(dimension, &parent);
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        auto* box = new QComboBox(&parent);
        WheelNeedsFocus::install(box);
        box->setAccessibleName(tr("Specialist of %1").arg(dimension));
        box->addItem(tr("none"), QString());
        for (const QString& voter : voters)
            box->addItem(policyLabelAmong(voter, voters), voter);
        keepNarrow(*box);
        grid.addWidget(name, at, 0);
        grid.addWidget(box, at, 1, 1, 3);
        m_specialists.emplace_back(dimension, box);
        connect(box, &QComboBox::activated, this, [this, box, dimension] {
            m_editor.setText({.field = PriorField::Specialist, .dimension = dimension.toStdString()},
                             box->currentData().toString());
        });
    }
}

void VotePanel::rebuild(const QStringList& voters, const QStringList& dimensions)
{
    m_voters = voters;
    m_dimensions = dimensions;
    m_rows.clear();
    m_specialists.clear();
    delete m_content;
    m_content = new QWidget(this);
    m_says->setText(voters.isEmpty() ? tr("This set leaves the vote to the policy's own weights.")
                                     : tr("A voter's weight, and its share of all weights."));
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    for (const QString& voter : voters)
        addRow(*grid, voter);
    addRow(*grid, {});
    layout->addLayout(grid);
    m_mainPrior = new QComboBox(m_content);
    WheelNeedsFocus::install(m_mainPrior);
    m_mainPrior->setAccessibleName(tr("Model of the main prior"));
    m_mainPrior->addItem(tr("main prior: the policy's own"), QString());
    for (const std::string& model : m_editor.priors().models)
        m_mainPrior->addItem(tr("main prior: %1").arg(QString::fromStdString(model)), QString::fromStdString(model));
    keepNarrow(*m_mainPrior);
    connect(m_mainPrior, &QComboBox::activated, this,
            [this] { m_editor.setText({.field = PriorField::MainPrior}, m_mainPrior->currentData().toString()); });
    layout->addWidget(m_mainPrior);
    if (!voters.isEmpty()) {
        layout->addWidget(new SectionTitle(m_themes, tr("Specialists"), m_content));
        auto* specialists = new QGridLayout;
        specialists->setHorizontalSpacing(space::s);
        specialists->setVerticalSpacing(space::xs);
        specialists->setColumnStretch(0, 1);
        specialists->addWidget(new QLabel(tr("Boost of a specialist's weight"), m_content), 0, 0);
        specialists->addWidget(new PriorNumber(m_editor, {.field = PriorField::Boost},
                                               {.decimals = 2, .step = 0.1, .prefix = QStringLiteral("×")}, m_content),
                               0, 1, 1, 3);
        addSpecialists(*m_content, *specialists, voters, dimensions);
        layout->addLayout(specialists);
    }
    static_cast<QVBoxLayout*>(this->layout())->insertWidget(1, m_content);
}

} // namespace acr::ui

#include "moc_votepanel.cpp"
