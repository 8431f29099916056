// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/live/livehealthmodel.h"

#include "core/live/simulatedmodels.h"
#include "widgets/theme/ink.h"
#include "widgets/theme/numbers.h"

namespace acr::ui {

namespace {

/// So many failures without an answer between them, and the endpoint counts as failing.
constexpr std::size_t failing = 3;

bool isFigure(int column)
{
    return column >= LiveHealthModel::InFlight && column <= LiveHealthModel::Latency;
}

QString healthCount(std::size_t value)
{
    return numbers::count(static_cast<qint64>(value));
}

QString stateText(const LiveEndpointHealth& endpoint)
{
    if (endpoint.failedInARow >= failing)
        return LiveHealthModel::tr("fails");
    if (endpoint.failedInARow > 0)
        return LiveHealthModel::tr("failed last");
    if (endpoint.answered > 0)
        return LiveHealthModel::tr("answers");
    return endpoint.inFlight > 0 ? LiveHealthModel::tr("called") : LiveHealthModel::tr("not called yet");
}

Ink stateInk(const LiveEndpointHealth& endpoint)
{
    if (endpoint.failedInARow >= failing)
        return Ink::bad();
    if (endpoint.failedInARow > 0)
        return Ink::warning();
    return endpoint.answered > 0 ? Ink::good() : Ink::muted();
}

} // namespace

void LiveHealthModel::setEndpoints(const std::vector<LiveEndpointHealth>& endpoints)
{
    if (endpoints.size() != m_endpoints.size()) {
        beginResetModel();
        m_endpoints = endpoints;
        endResetModel();
        return;
    }
    m_endpoints = endpoints;
    if (!m_endpoints.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LiveHealthModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_endpoints.size());
}

int LiveHealthModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LiveHealthModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LiveEndpointHealth& endpoint = m_endpoints[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Name: return endpoint.name == simulatedEndpoint ? tr("built-in") : QString::fromStdString(endpoint.name);
        case State: return stateText(endpoint);
        case InFlight: return healthCount(endpoint.inFlight);
        case Answered: return healthCount(endpoint.answered);
        case Failed: return healthCount(endpoint.failed);
        case Latency:
            return isMissing(endpoint.latencySeconds) ? QString(emDash)
                                                      : tr("%1 s").arg(numbers::fixed(endpoint.latencySeconds, 2));
        case LastFailure:
            return endpoint.lastFailure.empty() ? QString(emDash)
                                                : QString::fromStdString(endpoint.lastFailure).simplified().left(300);
        default: return {};
        }
    case SortRole:
        switch (index.column()) {
        case InFlight: return static_cast<qulonglong>(endpoint.inFlight);
        case Answered: return static_cast<qulonglong>(endpoint.answered);
        case Failed: return static_cast<qulonglong>(endpoint.failed);
        case Latency: return isMissing(endpoint.latencySeconds) ? QVariant() : QVariant(endpoint.latencySeconds);
        default: return data(index, Qt::DisplayRole);
        }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case InkRole: return index.column() == State ? QVariant::fromValue(stateInk(endpoint)) : QVariant();
    default: return {};
    }
}

QVariant LiveHealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == ColumnKeyRole) {
        static constexpr const char* keys[ColumnCount] = {"endpoint", "state",     "in_flight",   "answered",
                                                          "failed",   "latency_s", "last_failure"};
        return QString::fromLatin1(keys[section]);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Endpoint");
    case State: return tr("State");
    case InFlight: return tr("In flight");
    case Answered: return tr("Answered");
    case Failed: return tr("Failed");
    case Latency: return tr("Mean time");
    case LastFailure: return tr("Last failure");
    default: return {};
    }
}

} // namespace acr::ui

#include "moc_livehealthmodel.cpp"
