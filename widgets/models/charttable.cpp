// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/charttable.h"

#include "widgets/models/datatable.h"
#include "widgets/models/rowmapproxy.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace acr::ui {

namespace {

constexpr int refreshMs = 200; ///< a chart that grows changes with every step
const QSize tableSize(760, 480);

} // namespace

ChartTable::ChartTable(ChartWidget& chart, const ThemeManager& themes)
    : ChartTable(
          chart, chart.title(),
          [this, on = &chart] {
              return on->numbers(m_visibleOnly->isChecked() ? ChartWidget::Extent::Visible : ChartWidget::Extent::All);
          },
          themes)
{
    m_visibleOnly->show();
    connect(&chart, &ChartWidget::contentChanged, this, &ChartTable::followSoon);
    connect(&chart, &ChartWidget::axisSettingsChanged, this, [this] {
        if (m_visibleOnly->isChecked())
            followSoon();
    });
}

ChartTable::ChartTable(QWidget& picture, const QString& title, std::function<ChartNumbers()> numbers,
                       const ThemeManager& themes)
    : QDialog(picture.window())
    , m_picture(&picture)
    , m_numbers(std::move(numbers))
    , m_model(new ChartTableModel(this))
    , m_rows(new RowMapProxy(this))
    , m_table(new DataTable(themes, title.isEmpty() ? tr("Numbers of the chart") : title, this))
    , m_count(new QLabel(this))
    , m_visibleOnly(new QCheckBox(tr("Only what is &visible"), this))
{
    setObjectName(QStringLiteral("chartTable"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(m_table->accessibleName());
    resize(tableSize);
    m_rows->setSourceModel(m_model);
    m_table->setModel(m_rows);
    m_visibleOnly->setToolTip(tr("The range of the chart that is on screen; without it everything that it shows"));
    m_visibleOnly->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* const exporting = buttons->addButton(tr("Export table…"), QDialogButtonBox::ActionRole);
    // Return belongs to the table.
    for (QAbstractButton* button : buttons->buttons())
        if (auto* push = qobject_cast<QPushButton*>(button))
            push->setAutoDefault(false);
    connect(exporting, &QPushButton::clicked, m_table, &DataTable::exportTable);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_table, &DataTable::exportFailed, this, &ChartTable::exportFailed);
    auto* head = new QHBoxLayout;
    head->addWidget(m_count, 1);
    head->addWidget(m_visibleOnly);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshMs);
    connect(&m_soon, &QTimer::timeout, this, &ChartTable::refresh);
    connect(&picture, &QObject::destroyed, this, &QDialog::close);
    connect(m_visibleOnly, &QCheckBox::toggled, this, &ChartTable::refresh);
    refresh();
    m_table->setFocus();
}

void ChartTable::followSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void ChartTable::refresh()
{
    if (!m_picture)
        return;
    ChartNumbers numbers = m_numbers();
    if (numbers.columns.empty() || (numbers.rows() == 0 && !m_visibleOnly->isChecked())) {
        close();
        return;
    }
    m_model->setNumbers(std::move(numbers));
    m_count->setText(tr("%n rows", nullptr, static_cast<int>(m_model->numbers().rows())));
}

} // namespace acr::ui

#include "moc_charttable.cpp"
