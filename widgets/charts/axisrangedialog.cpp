// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axisrangedialog.h"

#include "widgets/theme/numbers.h"
#include "widgets/theme/plaintext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace acr::ui {

namespace {

constexpr int fieldWidth = 110;

/// All digits that the axis needs, without the gaps and signs that are for reading.
QString typeable(double value)
{
    return QLocale().toString(value, 'g', 6).remove(QLocale().groupSeparator());
}

} // namespace

std::optional<double> typedNumber(const QString& text)
{
    QString plain = text.simplified();
    plain.remove(QLatin1Char(' ')).remove(numbers::thousandsGap).replace(numbers::minusSign, QLatin1Char('-'));
    bool known = false;
    double value = QLocale::c().toDouble(plain, &known);
    if (!known)
        value = QLocale().toDouble(plain, &known);
    return known && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

AxisRangeDialog::AxisRangeDialog(ChartWidget& chart)
    : QDialog(chart.window())
    , m_chart(&chart)
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("axisRange"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(chart.title().isEmpty() ? tr("Axis range") : tr("Axis range: %1").arg(chart.title()));
    auto* layout = new QVBoxLayout(this);
    const AxisOffers offers = chart.axisOffers();
    addSide(&AxisSettings::x, &ChartWidget::ShownAxes::x, offers.x, QStringLiteral("x"));
    addSide(&AxisSettings::y, &ChartWidget::ShownAxes::y, offers.y, QStringLiteral("y"));
    addSide(&AxisSettings::colour, &ChartWidget::ShownAxes::colour, offers.colour, QStringLiteral("colour"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Close, this);
    QPushButton* const applying = buttons->button(QDialogButtonBox::Apply);
    applying->setDefault(true);
    connect(applying, &QPushButton::clicked, this, &AxisRangeDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addWidget(buttons);
    connect(&chart, &ChartWidget::axisSettingsChanged, this, [this] {
        if (!m_applying)
            showChart();
    });
    // Other data have other ranges; what is being typed stays.
    connect(&chart, &ChartWidget::contentChanged, this, [this] {
        if (std::ranges::none_of(m_sides,
                                 [](const Side& side) { return side.from->isModified() || side.to->isModified(); }))
            showChart();
    });
    connect(&chart, &ChartWidget::subjectChanged, this, &QDialog::close);
    connect(&chart, &QObject::destroyed, this, &QDialog::close);
    showChart();
    if (!m_sides.empty())
        m_sides.front().from->setFocus();
}

void AxisRangeDialog::addSide(AxisSetting AxisSettings::*member, Axis ChartWidget::ShownAxes::*shown,
                              const AxisOffer& offer, const QString& object)
{
    if (offer.name.isEmpty())
        return;
    const QString& name = offer.name;
    const QString title = (m_chart->shownAxes().*shown).title;
    auto* box = new QGroupBox(escapeMnemonics(title.isEmpty() ? name : tr("%1: %2").arg(name, title)), this);
    auto* grid = new QGridLayout(box);
    const Side side{member,
                    shown,
                    offer,
                    new QLineEdit(box),
                    new QLineEdit(box),
                    new QCheckBox(tr("Automatic"), box),
                    new QCheckBox(tr("Logarithmic scale"), box)};
    side.from->setObjectName(object + QStringLiteral("From"));
    side.to->setObjectName(object + QStringLiteral("To"));
    side.automatic->setObjectName(object + QStringLiteral("Automatic"));
    side.logarithmic->setObjectName(object + QStringLiteral("Logarithmic"));
    side.from->setAccessibleName(tr("%1, from").arg(name));
    side.to->setAccessibleName(tr("%1, to").arg(name));
    side.automatic->setToolTip(tr("The range that the data need"));
    side.logarithmic->setToolTip(
        member == &AxisSettings::colour
            ? tr("Equal steps are equal factors. Zero has the colour of the low end.")
            : tr("Equal steps are equal factors. An axis that reaches zero or below is linear around zero."));
    side.from->setMinimumWidth(fieldWidth);
    side.to->setMinimumWidth(fieldWidth);
    grid->addWidget(new QLabel(tr("from"), box), 0, 0);
    grid->addWidget(side.from, 0, 1);
    grid->addWidget(new QLabel(tr("to"), box), 0, 2);
    grid->addWidget(side.to, 0, 3);
    grid->addWidget(side.automatic, 0, 4);
    grid->addWidget(side.logarithmic, 1, 1, 1, 4);
    side.logarithmic->setVisible(offer.logarithmic);
    for (QLineEdit* field : {side.from, side.to}) {
        // Typing a range asks for that range.
        connect(field, &QLineEdit::textEdited, side.automatic,
                [automatic = side.automatic] { automatic->setChecked(false); });
    }
    connect(side.automatic, &QCheckBox::clicked, this, &AxisRangeDialog::apply);
    connect(side.logarithmic, &QCheckBox::clicked, this, &AxisRangeDialog::apply);
    static_cast<QVBoxLayout*>(layout())->addWidget(box);
    m_sides.push_back(side);
}

void AxisRangeDialog::showChart()
{
    if (!m_chart)
        return;
    const AxisSettings settings = m_chart->axisSettings();
    const ChartWidget::ShownAxes axes = m_chart->shownAxes();
    for (const Side& side : m_sides) {
        const AxisSetting& setting = settings.*side.member;
        const Axis& axis = axes.*side.shown;
        side.automatic->setChecked(!setting.range);
        side.logarithmic->setChecked(setting.logarithmic);
        side.from->setText(typeable(setting.range ? setting.range->first : axis.low));
        side.to->setText(typeable(setting.range ? setting.range->second : axis.high));
    }
}

std::optional<AxisSetting> AxisRangeDialog::read(const Side& side, QString& problem) const
{
    AxisSetting setting;
    setting.logarithmic = side.logarithmic->isChecked();
    if (side.automatic->isChecked())
        return setting;
    const auto from = typedNumber(side.from->text());
    const auto to = typedNumber(side.to->text());
    if (!from || !to)
        problem = tr("“%1” is not a number.").arg(from ? side.to->text() : side.from->text());
    else if (!(*from < *to) || !std::isfinite(*to - *from))
        problem = tr("The range must begin below its end.");
    else if (setting.logarithmic && side.offer.logarithmic && !side.offer.throughZero && !(*from > 0))
        problem = tr("On a logarithmic scale both ends must be above zero.");
    else
        setting.range = std::pair(*from, *to);
    return problem.isEmpty() ? std::optional(setting) : std::nullopt;
}

void AxisRangeDialog::refuse(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (m_chart) {
        QPalette palette = m_problem->palette();
        palette.setColor(QPalette::WindowText, m_chart->theme().colours().bad);
        m_problem->setPalette(palette);
    }
}

bool AxisRangeDialog::apply()
{
    if (!m_chart)
        return false;
    QString problem;
    AxisSettings settings = m_chart->axisSettings();
    for (const Side& side : m_sides) {
        const auto setting = read(side, problem);
        if (!setting)
            break;
        settings.*side.member = *setting;
    }
    if (problem.isEmpty())
        problem = m_chart->problemWith(settings);
    refuse(problem);
    if (!problem.isEmpty())
        return false;
    m_applying = true;
    m_chart->changeAxisSettings(settings);
    m_applying = false;
    showChart();
    return true;
}

} // namespace acr::ui

#include "moc_axisrangedialog.cpp"
