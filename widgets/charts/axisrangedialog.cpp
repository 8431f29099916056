// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/axisrangedialog.h"

#include "widgets/charts/chartwidget.h"
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
    m_x = addSide(tr("Horizontal axis"), chart.shownAxes().first.title, QStringLiteral("x"));
    m_y = addSide(tr("Vertical axis"), chart.shownAxes().second.title, QStringLiteral("y"));
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
        if (!m_x.from->isModified() && !m_x.to->isModified() && !m_y.from->isModified() && !m_y.to->isModified())
            showChart();
    });
    connect(&chart, &ChartWidget::subjectChanged, this, &QDialog::close);
    connect(&chart, &QObject::destroyed, this, &QDialog::close);
    showChart();
    m_x.from->setFocus();
}

AxisRangeDialog::Side AxisRangeDialog::addSide(const QString& name, const QString& title, const QString& object)
{
    auto* box = new QGroupBox(escapeMnemonics(title.isEmpty() ? name : tr("%1: %2").arg(name, title)), this);
    auto* grid = new QGridLayout(box);
    Side side{new QLineEdit(box), new QLineEdit(box), new QCheckBox(tr("Automatic"), box),
              new QCheckBox(tr("Logarithmic scale"), box)};
    side.from->setObjectName(object + QStringLiteral("From"));
    side.to->setObjectName(object + QStringLiteral("To"));
    side.automatic->setObjectName(object + QStringLiteral("Automatic"));
    side.logarithmic->setObjectName(object + QStringLiteral("Logarithmic"));
    side.from->setAccessibleName(tr("%1, from").arg(name));
    side.to->setAccessibleName(tr("%1, to").arg(name));
    side.automatic->setToolTip(tr("The range that the data need"));
    side.logarithmic->setToolTip(
        tr("Equal steps are equal factors. An axis that reaches zero or below is linear around zero."));
    side.from->setMinimumWidth(fieldWidth);
    side.to->setMinimumWidth(fieldWidth);
    grid->addWidget(new QLabel(tr("from"), box), 0, 0);
    grid->addWidget(side.from, 0, 1);
    grid->addWidget(new QLabel(tr("to"), box), 0, 2);
    grid->addWidget(side.to, 0, 3);
    grid->addWidget(side.automatic, 0, 4);
    grid->addWidget(side.logarithmic, 1, 1, 1, 4);
    for (QLineEdit* field : {side.from, side.to}) {
        // Typing a range asks for that range.
        connect(field, &QLineEdit::textEdited, side.automatic,
                [automatic = side.automatic] { automatic->setChecked(false); });
    }
    connect(side.automatic, &QCheckBox::clicked, this, &AxisRangeDialog::apply);
    connect(side.logarithmic, &QCheckBox::clicked, this, &AxisRangeDialog::apply);
    static_cast<QVBoxLayout*>(layout())->addWidget(box);
    return side;
}

void AxisRangeDialog::showSide(const Side& side, const AxisSetting& setting, const Axis& axis)
{
    side.automatic->setChecked(!setting.range);
    side.logarithmic->setChecked(setting.logarithmic);
    side.from->setText(typeable(setting.range ? setting.range->first : axis.low));
    side.to->setText(typeable(setting.range ? setting.range->second : axis.high));
}

void AxisRangeDialog::showChart()
{
    if (!m_chart)
        return;
    const AxisSettings settings = m_chart->axisSettings();
    const auto [x, y] = m_chart->shownAxes();
    showSide(m_x, settings.x, x);
    showSide(m_y, settings.y, y);
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
    else if (setting.logarithmic && !(*from > 0))
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
    const auto x = read(m_x, problem);
    const auto y = problem.isEmpty() ? read(m_y, problem) : std::nullopt;
    if (problem.isEmpty() && !m_chart->hasDataIn({*x, *y}))
        problem = tr("The chart has no values in this range.");
    refuse(problem);
    if (!problem.isEmpty())
        return false;
    m_applying = true;
    m_chart->changeAxisSettings({*x, *y});
    m_applying = false;
    showChart();
    return true;
}

} // namespace acr::ui

#include "moc_axisrangedialog.cpp"
