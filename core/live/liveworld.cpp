// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/liveworld.h"

#include "core/session/liverecord.h"

#include <algorithm>
#include <utility>

namespace acr {

namespace {

constexpr std::string_view remotePrefix = "remote:";

} // namespace

LiveWorld::LiveWorld(const EndpointSet& endpoints, const Benchmark* benchmark, std::shared_ptr<RecordedEncoder> encoder)
    : LiveWorld(endpoints.pool(), benchmark, std::move(encoder))
{}

LiveWorld::LiveWorld(std::vector<Model> pool, const Benchmark* benchmark, std::shared_ptr<RecordedEncoder> encoder)
    : m_models(std::move(pool))
    , m_catalog(benchmark != nullptr ? TaskCatalog(benchmark->tasks) : TaskCatalog())
    , m_encoder(std::move(encoder))
{
    const auto columns = benchmark != nullptr ? columnsOf(m_models, *benchmark) : std::vector<ModelIndex>();
    if (!columns.empty()) {
        const auto probing = teachingTasks(*benchmark);
        m_training.assign(probing.begin(), probing.end());
        m_outcomes = OutcomeMatrix(benchmark->tasks.size(), m_models.size());
        for (std::size_t i = 0; i < benchmark->tasks.size(); ++i) {
            for (std::size_t j = 0; j < m_models.size(); ++j)
                m_outcomes.setOutcome(TaskIndex::at(i), ModelIndex::at(j),
                                      benchmark->outcomes.outcome(TaskIndex::at(i), columns[j]));
        }
    }
    if (m_encoder) {
        m_encoder->setGrows();
        m_encoding = std::make_shared<const TaskEncoding>(m_catalog.tasks(), std::shared_ptr<const Encoder>(m_encoder));
    } else {
        m_encoding = std::make_shared<const TaskEncoding>(m_catalog.tasks(), m_training);
    }
}

const EmbeddingModel* encoderModel(const EndpointSet& endpoints, std::string_view name)
{
    const auto found = std::ranges::find_if(endpoints.embeddings, [&](const EmbeddingModel& model) {
        const std::string encoder = std::string(remotePrefix) + model.model;
        return name == encoder || EncoderParts::of(name).encoder == encoder;
    });
    return found == endpoints.embeddings.end() ? nullptr : &*found;
}

Result<std::shared_ptr<RecordedEncoder>> newLiveEncoder(const EndpointSet& endpoints, const std::string& encoder,
                                                        const RecordedEncoder* known)
{
    const EmbeddingModel* const model = encoderModel(endpoints, encoder);
    if (model == nullptr) {
        std::string names;
        for (const EmbeddingModel& each : endpoints.embeddings)
            names += (names.empty() ? "" : ", ") + std::string(remotePrefix) + each.model;
        return failure(ErrorCode::UnknownName, encoder,
                       names.empty() ? std::string("an encoder in the endpoints' list embeddings") : "one of " + names);
    }
    if (known != nullptr)
        return std::make_shared<RecordedEncoder>(*known);
    if (model->dimensions == 0)
        return failure(ErrorCode::NotApplicable, encoder,
                       "its \"dimensions\" in the file of endpoints, or priors of a benchmark with its vectors");
    const EncoderParts parts{std::string(remotePrefix) + model->model, model->dimensions};
    return std::make_shared<RecordedEncoder>(parts.name(), parts.dimensions);
}

std::shared_ptr<RecordedEncoder> earlierLiveEncoder(const std::string& name, const RecordedEncoder* known)
{
    if (name.empty())
        return nullptr;
    return known != nullptr ? std::make_shared<RecordedEncoder>(*known)
                            : std::make_shared<RecordedEncoder>(name, EncoderParts::of(name).dimensions);
}

PolicySetup LiveWorld::setup(PolicySettings settings) const
{
    settings.encoding = m_encoding;
    // An answer without a verdict is not one that failed.
    settings.missingScores = MissingScores::Leave;
    PolicySetup setup(settings);
    setup.models = m_models;
    setup.tasks = &m_catalog.tasks();
    setup.open = true;
    setup.training = m_training;
    setup.trainingOutcomes = m_training.empty() ? nullptr : &m_outcomes;
    return setup;
}

} // namespace acr
