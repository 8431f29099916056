// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shell/commandmodel.h"

#include <algorithm>

namespace acr::ui {

namespace {

constexpr std::size_t maxRows = 200;
constexpr qsizetype shortestSourceQuery = 2;
/// A name that fits outweighs another word that does, and that outweighs a menu.
constexpr int textWeight = 4;
constexpr int wordWeight = 2;
/// Less than what tells a whole word from scattered letters.
constexpr int recentBonus = 24;
constexpr int disabledMalus = 8;
/// More than what the place of a word in a name is worth.
constexpr int secondaryMalus = 40;

/// The first of the other words that begins with the query, or that has a word that does.
QString fittingWord(const QString& query, const QStringList& words)
{
    const QString wanted = query.trimmed();
    if (wanted.isEmpty())
        return {};
    const auto fits = [&wanted](const QString& word) {
        const qsizetype at = word.indexOf(wanted, 0, Qt::CaseInsensitive);
        // Chinese has no spaces between words.
        return at == 0 || (at > 0 && (word[at - 1].isSpace() || word[at].script() == QChar::Script_Han));
    };
    const auto found = std::ranges::find_if(words, fits);
    return found == words.end() ? QString() : *found;
}

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
    m_nothingTyped = query.trimmed().isEmpty();
    if (m_source && query.trimmed().size() >= shortestSourceQuery)
        m_source(query.trimmed(), m_found);
    const qsizetype all = m_commands.size() + m_found.size();
    for (qsizetype i = 0; i < all; ++i) {
        const Command& candidate = i < m_commands.size() ? m_commands[i] : m_found[i - m_commands.size()];
        auto row = fit(query, candidate);
        if (!row)
            continue;
        row->command = i;
        if (candidate.recent)
            row->match.score += recentBonus;
        if (!candidate.enabled)
            row->match.score -= disabledMalus;
        if (candidate.secondary)
            row->match.score -= secondaryMalus;
        m_rows.push_back(*std::move(row));
    }
    std::ranges::stable_sort(m_rows, std::greater<>(), [](const Row& row) { return row.match.score; });
    if (m_rows.size() > maxRows)
        m_rows.resize(maxRows);
    endResetModel();
}

std::optional<CommandModel::Row> CommandModel::fit(const QString& query, const Command& command)
{
    std::optional<Row> best;
    if (auto match = fuzzyMatch(query, command.text)) {
        match->score *= textWeight;
        best = Row{0, *std::move(match), {}};
    }
    if (const QString word = fittingWord(query, command.words); !word.isEmpty()) {
        const int score = fuzzyMatch(query, word).value_or(FuzzyMatch{}).score * wordWeight;
        if (!best || best->match.score < score)
            best = Row{0, {score, {}}, word};
    }
    if (!best) {
        if (const auto wider = fuzzyMatch(query, command.kind + QLatin1Char(' ') + command.text))
            best = Row{0, {wider->score, {}}, {}};
    }
    return best;
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
    const auto place = static_cast<std::size_t>(index.row());
    const Row& row = m_rows[place];
    const Command& shown = at(row);
    switch (role) {
    case Qt::DisplayRole: return shown.text;
    case Qt::DecorationRole: return shown.icon;
    case Qt::AccessibleTextRole: {
        QStringList parts{shown.text, row.word, shown.kind, shown.detail, shown.shortcut};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case KindRole: return shown.kind;
    case DetailRole: return shown.detail;
    case ShortcutRole: return shown.shortcut;
    case WordRole: return row.word;
    case EnabledRole: return shown.enabled;
    case EndOfRecentRole:
        return m_nothingTyped && shown.recent && place + 1 < m_rows.size() && !at(m_rows[place + 1]).recent;
    case PositionsRole: return QVariant::fromValue(row.match.positions);
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_commandmodel.cpp"
