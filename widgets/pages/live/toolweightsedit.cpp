// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/toolweightsedit.h"

#include "core/benchmark/textcheck.h"
#include "core/benchmark/textsource.h"
#include "core/live/modeltools.h"
#include "core/verifier/verifiersettings.h"
#include "widgets/shell/errortext.h"
#include "widgets/theme/tokens.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace acr::ui {

namespace {

/// Of a file of weights: all dimensions without a row of their own.
const QString otherDimensions = QStringLiteral("*");
/// The tools that can count in place of runTool.
constexpr const char* runningTools[] = {"tests", "examples", "output", "command", "mutants"};

QString nameOfTool(std::string_view tool)
{
    return QString::fromUtf8(tool.data(), static_cast<qsizetype>(tool.size()));
}

/// What a heading says when the mouse rests on it.
QString meaningOfTool(const QString& tool)
{
    if (tool == nameOfTool(runTool))
        return ToolWeightsEdit::tr("The answer is run");
    if (tool == nameOfTool(judgeTool))
        return ToolWeightsEdit::tr("The model that judges");
    if (tool == nameOfTool(consistencyTool))
        return ToolWeightsEdit::tr("Further answers of the same model");
    return ToolWeightsEdit::tr("Counts in place of “run” where this tool ran the answer");
}

} // namespace

ToolWeightsEdit::ToolWeightsEdit(const ToolWeights& weights, const QStringList& dimensions, QWidget* parent)
    : QWidget(parent)
    , m_dimensions(dimensions)
    , m_table(new QTableWidget(this))
    , m_remove(new QPushButton(tr("&Remove the dimension"), this))
{
    m_table->setObjectName(QStringLiteral("toolWeights"));
    m_table->setAccessibleName(tr("Weights of the tools by dimension"));
    m_table->setColumnCount(1);
    m_table->setHorizontalHeaderItem(0, new QTableWidgetItem(tr("Dimension")));
    m_table->verticalHeader()->hide();
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    for (const std::string_view tool : {runTool, judgeTool, consistencyTool})
        columnOf(nameOfTool(tool));
    for (const char* const tool : runningTools)
        columnOf(QLatin1String(tool));
    auto* add = new QPushButton(tr("&Add a dimension"), this);
    add->setObjectName(QStringLiteral("addDimension"));
    add->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("removeDimension"));
    m_remove->setAutoDefault(false);
    m_remove->setEnabled(false);
    auto* file = new QPushButton(tr("Fro&m a file…"), this);
    file->setObjectName(QStringLiteral("weightsFromFile"));
    file->setToolTip(tr("A file as acrouter live run --tools takes it"));
    file->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(file);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    setWeights(weights);
    m_table->resizeColumnsToContents();

    connect(m_table, &QTableWidget::itemChanged, this, &ToolWeightsEdit::changed);
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this](int current) { m_remove->setEnabled(current > 0); });
    connect(add, &QPushButton::clicked, this, &ToolWeightsEdit::addDimension);
    connect(m_remove, &QPushButton::clicked, this, &ToolWeightsEdit::removeDimension);
    connect(file, &QPushButton::clicked, this, &ToolWeightsEdit::chooseFile);
}

int ToolWeightsEdit::columnOf(const QString& tool)
{
    for (int column = 1; column < m_table->columnCount(); ++column) {
        if (m_table->horizontalHeaderItem(column)->text() == tool)
            return column;
    }
    const int column = m_table->columnCount();
    m_table->setColumnCount(column + 1);
    auto* heading = new QTableWidgetItem(tool);
    heading->setToolTip(meaningOfTool(tool));
    m_table->setHorizontalHeaderItem(column, heading);
    return column;
}

int ToolWeightsEdit::addRow(const QString& dimension)
{
    const int row = m_table->rowCount();
    const QSignalBlocker quiet(m_table);
    m_table->insertRow(row);
    auto* item = new QTableWidgetItem(row == 0 ? tr("All others") : dimension);
    if (row == 0)
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_table->setItem(row, 0, item);
    return row;
}

void ToolWeightsEdit::addDimension()
{
    QStringList there;
    for (int row = 1; row < m_table->rowCount(); ++row)
        there << textAt(row, 0);
    const auto next = std::find_if(m_dimensions.cbegin(), m_dimensions.cend(),
                                   [&](const QString& dimension) { return !there.contains(dimension); });
    const int row = addRow(next == m_dimensions.cend() ? QString() : *next);
    m_table->setCurrentCell(row, 0);
    m_table->editItem(m_table->item(row, 0));
    emit changed();
}

void ToolWeightsEdit::removeDimension()
{
    if (m_table->currentRow() <= 0)
        return;
    m_table->removeRow(m_table->currentRow());
    emit changed();
}

void ToolWeightsEdit::setWeights(const ToolWeights& weights)
{
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(0);
        addRow({});
        for (const ToolWeights::Row& row : weights.rows()) {
            const int at = row.dimension.empty() ? 0 : addRow(QString::fromStdString(row.dimension));
            for (const ToolWeight& tool : row.tools)
                m_table->setItem(
                    at, columnOf(QString::fromStdString(tool.tool)),
                    new QTableWidgetItem(QString::number(tool.weight, 'g', QLocale::FloatingPointShortest)));
        }
    }
    m_remove->setEnabled(m_table->currentRow() > 0);
    emit changed();
}

QString ToolWeightsEdit::textAt(int row, int column) const
{
    const QTableWidgetItem* const item = m_table->item(row, column);
    return item == nullptr ? QString() : item->text().trimmed();
}

Result<std::vector<ToolWeight>> ToolWeightsEdit::rowAt(int row) const
{
    std::vector<ToolWeight> tools;
    for (int column = 1; column < m_table->columnCount(); ++column) {
        const std::string typed = textAt(row, column).toStdString();
        if (typed.empty())
            continue;
        const std::string tool = m_table->horizontalHeaderItem(column)->text().toStdString();
        const ParsedNumber number = parseNumber(typed);
        if (number.status != NumberStatus::Good)
            return failure(ErrorCode::BadParameter, tool + "=" + typed, "a number");
        tools.push_back({tool, number.value});
    }
    return tools;
}

Result<ToolWeights> ToolWeightsEdit::weights() const
{
    ToolWeights all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = textAt(row, 0);
        const auto wrong = [&](Error error) {
            error.place.file = name.toStdString();
            return Unexpected(std::move(error));
        };
        auto tools = rowAt(row);
        if (!tools)
            return wrong(tools.error());
        if (tools->empty() && (row == 0 || name.isEmpty()))
            continue;
        if (name.isEmpty())
            return failure(ErrorCode::Empty, {}, "a dimension");
        const bool isOthers = row == 0 || name == otherDimensions;
        if (auto added = all.add(isOthers ? std::string() : name.toStdString(), std::move(*tools)); !added)
            return wrong(added.error());
    }
    return all;
}

void ToolWeightsEdit::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Weights of the tools"), {}, tr("Weights (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ToolWeightsEdit::readFile);
    dialog->open();
}

void ToolWeightsEdit::readFile(const QString& path)
{
    const auto text = textOfFile(path.toStdString());
    if (!text) {
        emit refused(errorText(text.error()));
        return;
    }
    const auto read = readVerifier(*text);
    if (!read) {
        Error error = read.error();
        error.place.file = path.toStdString();
        emit refused(errorText(error));
        return;
    }
    setWeights(read->tools);
}

QJsonObject toolWeightsJson(const ToolWeights& weights)
{
    QJsonObject json;
    for (const ToolWeights::Row& row : weights.rows()) {
        QJsonObject tools;
        for (const ToolWeight& tool : row.tools)
            tools.insert(QString::fromStdString(tool.tool), tool.weight);
        json.insert(row.dimension.empty() ? otherDimensions : QString::fromStdString(row.dimension), tools);
    }
    return json;
}

ToolWeights toolWeightsFrom(const QJsonObject& json)
{
    ToolWeights weights;
    for (auto row = json.begin(); row != json.end(); ++row) {
        std::vector<ToolWeight> tools;
        const QJsonObject named = row.value().toObject();
        for (auto tool = named.begin(); tool != named.end(); ++tool)
            tools.push_back({tool.key().toStdString(), tool.value().toDouble(-1)});
        const std::string dimension = row.key() == otherDimensions ? std::string() : row.key().toStdString();
        if (const auto added = weights.add(dimension, std::move(tools)); !added)
            return {};
    }
    return weights;
}

} // namespace acr::ui

#include "moc_toolweightsedit.cpp"
