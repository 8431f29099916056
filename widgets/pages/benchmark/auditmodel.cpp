// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/auditmodel.h"

#include "widgets/models/splittitle.h"
#include "widgets/pages/benchmark/auditsentences.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

#include <algorithm>

namespace acr::ui {

namespace {

/// Places of the texts in alphabetical order.
std::vector<double> textKeys(const QStringList& texts)
{
    QStringList sorted = texts;
    sorted.sort(Qt::CaseInsensitive);
    std::vector<double> keys;
    for (const QString& text : texts)
        keys.push_back(text.isEmpty() ? missing : static_cast<double>(sorted.indexOf(text)));
    return keys;
}

Ink severityInk(AuditSeverity severity)
{
    switch (severity) {
    case AuditSeverity::Note: return Ink::muted();
    case AuditSeverity::Caution: return Ink::warning();
    case AuditSeverity::Fault: return Ink::bad();
    }
    return {};
}

double shareOf(const AuditFinding& finding)
{
    return finding.outOf == 0 ? missing : static_cast<double>(finding.count) / static_cast<double>(finding.outOf);
}

/// As the bar above the pages names it.
QString streamTitle(const AuditFinding& finding)
{
    return finding.stream.empty() ? AuditModel::tr("all of it") : splitTitle(finding.stream);
}

} // namespace

void AuditModel::setFindings(std::vector<AuditFinding> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_sentences.clear();
    for (const AuditFinding& finding : m_findings)
        m_sentences.push_back(auditSentence(finding));
    m_groups = m_findings.size();

    std::vector<std::string> utf8;
    FacetField severity{QStringLiteral("severity"), tr("Severity"), Level::Group, {}, {}};
    for (const AuditSeverity each : {AuditSeverity::Note, AuditSeverity::Caution, AuditSeverity::Fault})
        severity.names << auditSeverityTitle(each);
    FacetField stream{QStringLiteral("stream"), tr("Stream"), Level::Group, {}, {}};
    for (std::size_t i = 0; i < m_groups; ++i) {
        const QString name = streamTitle(m_findings[i]);
        if (!stream.names.contains(name))
            stream.names << name;
        stream.codes.push_back(static_cast<std::uint32_t>(stream.names.indexOf(name)));
        severity.codes.push_back(static_cast<std::uint32_t>(m_findings[i].severity));
        // By its name in the data as well.
        utf8.push_back((m_sentences[i] + u' ' + name).toStdString() + ' ' + m_findings[i].stream);
    }
    m_facets = {std::move(severity), std::move(stream)};
    m_searchFields = {{Level::Group,
                       std::make_shared<const TextColumn>(std::vector<std::string_view>(utf8.begin(), utf8.end())),
                       {}}};
    endResetModel();
}

std::vector<double> AuditModel::sortKeys(int column) const
{
    std::vector<double> keys;
    QStringList texts;
    for (std::size_t i = 0; i < m_groups; ++i) {
        const AuditFinding& finding = m_findings[i];
        texts << (column == Stream ? streamTitle(finding) : m_sentences[i]);
        switch (column) {
        case Severity: keys.push_back(static_cast<double>(finding.severity)); break;
        case Count: keys.push_back(static_cast<double>(finding.count)); break;
        case OutOf: keys.push_back(static_cast<double>(finding.outOf)); break;
        case Share: keys.push_back(shareOf(finding)); break;
        default: break;
        }
    }
    return column == Stream || column == Finding ? textKeys(texts) : keys;
}

QVariant AuditModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AuditFinding& finding = m_findings[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const double share = shareOf(finding);
    const bool counted = finding.outOf > 0;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Severity: return auditSeverityTitle(finding.severity);
        case Stream: return streamTitle(finding);
        case Finding: return m_sentences[static_cast<std::size_t>(index.row())];
        case Count: return counted ? numbers::count(static_cast<qint64>(finding.count)) : QString(emDash);
        case OutOf: return counted ? numbers::count(static_cast<qint64>(finding.outOf)) : QString(emDash);
        case Share: return isMissing(share) ? QString(emDash) : numbers::percent(100 * share);
        default: return {};
        }
    case SortRole:
        switch (column) {
        case Count: return counted ? QVariant(static_cast<double>(finding.count)) : QVariant();
        case OutOf: return counted ? QVariant(static_cast<double>(finding.outOf)) : QVariant();
        case Share: return counted ? QVariant(share) : QVariant();
        default: return data(index, Qt::DisplayRole);
        }
    case Qt::ToolTipRole:
        if (column >= Count && !counted)
            return tr("This finding is about one figure, not a count.");
        return column == Finding ? QStringLiteral("%1\n%2").arg(m_sentences[static_cast<std::size_t>(index.row())],
                                                                auditAdvice(finding.kind))
                                 : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((column >= Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case InkRole: return column == Severity ? QVariant::fromValue(severityInk(finding.severity)) : QVariant();
    default: return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return RowTableModel::headerData(section, orientation, role);
    static const char* const keys[] = {"severity", "stream", "finding", "count", "out_of", "share"};
    switch (role) {
    case ColumnKeyRole: return QString::fromLatin1(keys[section]);
    case Qt::TextAlignmentRole:
        return static_cast<int>((section >= Count ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DisplayRole:
        switch (section) {
        case Severity: return tr("Severity");
        case Stream: return tr("Stream");
        case Finding: return tr("Finding");
        case Count: return tr("Count");
        case OutOf: return tr("Of");
        case Share: return tr("Share");
        default: return {};
        }
    default: return {};
    }
}

void AuditExampleModel::setExamples(std::shared_ptr<const Benchmark> benchmark, std::vector<AuditExample> examples)
{
    beginResetModel();
    m_benchmark = std::move(benchmark);
    m_examples = std::move(examples);
    m_groups = m_examples.size();
    endResetModel();
}

QString AuditExampleModel::text(const AuditExample& example, int column) const
{
    switch (column) {
    case TaskId: return QString::fromStdString(m_benchmark->tasks[example.task].id);
    case ModelName:
        return example.model ? QString::fromStdString(m_benchmark->models[example.model->position()].name) : QString();
    default: return QString::fromStdString(example.text);
    }
}

bool AuditExampleModel::isEmptyColumn(int column) const
{
    return std::ranges::all_of(m_examples,
                               [&](const AuditExample& example) { return text(example, column).isEmpty(); });
}

std::vector<double> AuditExampleModel::sortKeys(int column) const
{
    QStringList texts;
    for (const AuditExample& example : m_examples)
        texts << text(example, column);
    return textKeys(texts);
}

QVariant AuditExampleModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AuditExample& example = m_examples[static_cast<std::size_t>(index.row())];
    const QString words = text(example, index.column());
    switch (role) {
    case Qt::DisplayRole: return words.isEmpty() ? QString(emDash) : words;
    case Qt::ToolTipRole: return words.isEmpty() ? tr("This example has none.") : words;
    case SortRole: return words.isEmpty() ? QVariant() : QVariant(words);
    case TaskRole: return example.task.value;
    case ModelRole: return example.model ? QVariant(static_cast<int>(example.model->value)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case InkRole:
        return index.column() == ModelName && example.model
                   ? QVariant::fromValue(Ink::model(words, example.model->value))
                   : QVariant();
    default: return {};
    }
}

QVariant AuditExampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return RowTableModel::headerData(section, orientation, role);
    static const char* const keys[] = {"task_id", "model", "value"};
    if (role == ColumnKeyRole)
        return QString::fromLatin1(keys[section]);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == TaskId ? tr("Example") : section == ModelName ? tr("Model") : tr("Value");
}

} // namespace acr::ui

#include "moc_auditmodel.cpp"
