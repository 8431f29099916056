// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandmodel.h"

#include <algorithm>

namespace acr::ui {

namespace {

constexpr std::size_t mostRows = 200;
constexpr qsizetype shortestSourceQuery = 2;
/// A name that fits outweighs a menu that does.
constexpr int textWeight = 4;

} // namespace

void CommandModel::setCommands(QList<Command> commands, Source source)
{
    beginResetModel();
    m_commands = std::move(commands);
    m_source = std::move(source);
    m_found.clear();
    m_rows.clear();
    endResetModel();
    setQuery({});
}

void CommandModel::setQuery(const QString& query)
{
    beginResetModel();
    m_rows.clear();
    m_found.clear();
    if (m_source && query.trimmed().size() >= shortestSourceQuery)
        m_source(query.trimmed(), m_found);
    const qsizetype all = m_commands.size() + m_found.size();
    for (qsizetype i = 0; i < all; ++i) {
        Row row{i, {}};
        const Command& candidate = at(row);
        if (auto match = fuzzyMatch(query, candidate.text)) {
            row.match = std::move(*match);
            row.match.score *= textWeight;
        } else if (auto wider = fuzzyMatch(query, candidate.kind + QLatin1Char(' ') + candidate.text)) {
            row.match.score = wider->score;
        } else {
            continue;
        }
        m_rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(m_rows, std::greater<>(), [](const Row& row) { return row.match.score; });
    if (m_rows.size() > mostRows)
        m_rows.resize(mostRows);
    endResetModel();
}

const Command& CommandModel::at(const Row& row) const
{
    return row.command < m_commands.size() ? m_commands[row.command] : m_found[row.command - m_commands.size()];
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const Command& shown = at(row);
    switch (role) {
    case Qt::DisplayRole: return shown.text;
    case Qt::DecorationRole: return shown.icon;
    case Qt::AccessibleTextRole: return QStringList{shown.text, shown.kind, shown.detail}.join(QStringLiteral(", "));
    case KindRole: return shown.kind;
    case DetailRole: return shown.detail;
    case PositionsRole: return QVariant::fromValue(row.match.positions);
    default: return {};
    }
}

} // namespace acr::ui
