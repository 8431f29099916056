// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"
#include "core/base/translatable.h"
#include "core/policy/learner.h"

#ifdef ACR_XGBOOST_FILE
#include "core/policy/xgboostlibrary.h"

#include <fmt/format.h>

#include <cmath>
#endif

namespace acr {

namespace {

#ifdef ACR_XGBOOST_FILE

using Library = std::shared_ptr<const XgBoostLibrary>;

/// A handle of XGBoost that is freed by its function.
class Handle {
public:
    Handle(void* handle, int (*free)(void*))
        : m_handle(handle, Deleter{free})
    {}
    [[nodiscard]] void* get() const { return m_handle.get(); }

private:
    struct Deleter {
        int (*free)(void*);
        void operator()(void* handle) const { free(handle); }
    };
    std::unique_ptr<void, Deleter> m_handle;
};

/// Gradient boosted regression trees (Chen and Guestrin 2016), one ensemble a model: the expected score.
class BoostedTrees final : public Learner {
public:
    BoostedTrees(Library library, std::vector<Handle> boosters)
        : m_library(std::move(library))
        , m_boosters(std::move(boosters))
    {}

    [[nodiscard]] FeatureMatrix predict(const FeatureMatrix& features) const override
    {
        FeatureMatrix values = FeatureMatrix::Zero(features.rows(), static_cast<Eigen::Index>(m_boosters.size()));
        const auto rows = static_cast<bst_ulong>(features.rows());
        void* raw = nullptr;
        if (m_library->matrixCreate(features.data(), rows, static_cast<bst_ulong>(features.cols()), std::nanf(""),
                                    &raw) != 0)
            return values;
        const Handle matrix(raw, m_library->matrixFree);
        for (std::size_t j = 0; j < m_boosters.size(); ++j) {
            bst_ulong length = 0;
            const float* predicted = nullptr;
            if (m_library->boosterPredict(m_boosters[j].get(), raw, 0, 0, 0, &length, &predicted) == 0 &&
                length == rows)
                values.col(static_cast<Eigen::Index>(j)) =
                    Eigen::Map<const Eigen::VectorXf>(predicted, features.rows());
        }
        return values;
    }

    [[nodiscard]] std::string toBytes() const override
    {
        ByteWriter writer;
        for (const Handle& booster : m_boosters) {
            bst_ulong length = 0;
            const char* bytes = nullptr;
            if (m_library->boosterSave(booster.get(), R"({"format": "ubj"})", &length, &bytes) == 0)
                writer.text({bytes, static_cast<std::size_t>(length)});
        }
        return writer.take();
    }

private:
    Library m_library;
    std::vector<Handle> m_boosters;
};

Unexpected broken(const XgBoostLibrary& library)
{
    return failure(ErrorCode::NotAvailable, "gbdt", library.lastError());
}

/// The trees of one model, grown on the tasks whose scores count.
Result<Handle> grow(const XgBoostLibrary& library, const ParameterSet& parameters, const LearnerData& data,
                    Eigen::Index model, const Progress& progress)
{
    std::vector<Eigen::Index> counted;
    std::vector<float> targets;
    for (Eigen::Index i = 0; i < data.tasks(); ++i) {
        if (!std::isnan(data.scores(i, model))) {
            counted.push_back(i);
            targets.push_back(data.scores(i, model));
        }
    }
    FeatureMatrix features(static_cast<Eigen::Index>(counted.size()), data.features.cols());
    for (std::size_t i = 0; i < counted.size(); ++i)
        features.row(static_cast<Eigen::Index>(i)) = data.features.row(counted[i]);
    void* rawMatrix = nullptr;
    if (library.matrixCreate(features.data(), counted.size(), static_cast<bst_ulong>(features.cols()), std::nanf(""),
                             &rawMatrix) != 0)
        return broken(library);
    const Handle matrix(rawMatrix, library.matrixFree);
    if (library.matrixSetFloats(rawMatrix, "label", targets.data(), targets.size()) != 0)
        return broken(library);
    void* rawBooster = nullptr;
    if (library.boosterCreate(&rawMatrix, 1, &rawBooster) != 0)
        return broken(library);
    Handle booster(rawBooster, library.boosterFree);
    // One thread: sums of gradients then always have the same order, so the same trees come out.
    const std::vector<std::pair<const char*, std::string>> settings{
        {"nthread", "1"},
        {"verbosity", "0"},
        {"tree_method", "hist"},
        {"objective", "reg:logistic"},
        {"seed", "1"},
        {"max_depth", parameterText(parameters.all().find("depth")->second)},
        {"eta", parameterText(parameters.all().find("rate")->second)},
        {"lambda", parameterText(parameters.all().find("l2")->second)}};
    for (const auto& [name, value] : settings) {
        if (library.boosterSetParam(rawBooster, name, value.c_str()) != 0)
            return broken(library);
    }
    const std::int64_t rounds = counted.empty() ? 0 : parameters.integer("rounds");
    for (std::int64_t round = 0; round < rounds; ++round) {
        if (progress.stopped())
            return failure(ErrorCode::Cancelled);
        if (library.boosterUpdate(rawBooster, static_cast<int>(round), rawMatrix) != 0)
            return broken(library);
        progress(static_cast<double>(round + 1) / static_cast<double>(rounds));
    }
    return booster;
}

Result<std::unique_ptr<Learner>> fitGbdt(const PolicySpec& spec, const LearnerData& data, const Progress& progress)
{
    const auto library = XgBoostLibrary::open();
    if (!library)
        return Unexpected(library.error());
    std::vector<Handle> boosters;
    for (Eigen::Index j = 0; j < data.models(); ++j) {
        Progress part = progress;
        part.report = [&](double fraction) {
            progress((static_cast<double>(j) + fraction) / static_cast<double>(data.models()));
        };
        auto booster = grow(**library, spec.parameters, data, j, part);
        if (!booster)
            return Unexpected(booster.error());
        boosters.push_back(std::move(*booster));
    }
    return std::make_unique<BoostedTrees>(*library, std::move(boosters));
}

Result<std::unique_ptr<Learner>> loadGbdt(std::string_view stored, const LearnerData& data)
{
    const auto library = XgBoostLibrary::open();
    if (!library)
        return Unexpected(library.error());
    ByteReader reader(stored);
    std::vector<Handle> boosters;
    for (Eigen::Index j = 0; j < data.models(); ++j) {
        const std::string trees = reader.text();
        void* raw = nullptr;
        if (reader.failed() || (*library)->boosterCreate(nullptr, 0, &raw) != 0)
            return storedLearnerIsDamaged("gbdt");
        Handle booster(raw, (*library)->boosterFree);
        if ((*library)->boosterLoad(raw, trees.data(), static_cast<bst_ulong>(trees.size())) != 0)
            return storedLearnerIsDamaged("gbdt");
        boosters.push_back(std::move(booster));
    }
    if (!reader.complete())
        return storedLearnerIsDamaged("gbdt");
    return std::make_unique<BoostedTrees>(*library, std::move(boosters));
}

Result<void> available()
{
    const auto library = XgBoostLibrary::open();
    return library ? Result<void>() : Unexpected(library.error());
}

#else

Result<std::unique_ptr<Learner>> fitGbdt(const PolicySpec&, const LearnerData&, const Progress&)
{
    return failure(ErrorCode::NotAvailable, "gbdt", "the build option ACR_XGBOOST");
}

Result<std::unique_ptr<Learner>> loadGbdt(std::string_view, const LearnerData&)
{
    return failure(ErrorCode::NotAvailable, "gbdt", "the build option ACR_XGBOOST");
}

Result<void> available()
{
    return failure(ErrorCode::NotAvailable, "gbdt", "the build option ACR_XGBOOST");
}

#endif

} // namespace

PolicyEntry gbdtEntry()
{
    return trainedEntry(
        {.info = {.id = "gbdt",
                  .family = PolicyFamily::Fitted,
                  .kind = PolicyKind::Learned,
                  .summary =
                      QT_TRANSLATE_NOOP("Policy", "Gradient boosted trees on the task's text and categories: the "
                                                  "expected score of each model (XGBoost)."),
                  .parameters = {{.name = "rounds",
                                  .kind = ParameterKind::Integer,
                                  .defaultValue = std::int64_t{60},
                                  .minimum = 1,
                                  .maximum = 10000,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP("Policy", "Trees of each model.")},
                                 {.name = "depth",
                                  .kind = ParameterKind::Integer,
                                  .defaultValue = std::int64_t{4},
                                  .minimum = 1,
                                  .maximum = 20,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP("Policy", "Greatest depth of a tree.")},
                                 {.name = "rate",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = 0.1,
                                  .minimum = 0.001,
                                  .maximum = 1,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP("Policy", "Learning rate: the weight of each tree.")},
                                 {.name = "l2",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = 1.0,
                                  .minimum = 0,
                                  .maximum = 1000,
                                  .choices = {},
                                  .help = QT_TRANSLATE_NOOP("Policy", "Regularisation of the values in the leaves.")}},
                  .fitted = true,
                  .trained = true,
                  .readsText = true},
         .version = "gbdt/1",
         .fit = fitGbdt,
         .load = loadGbdt,
         .available = available,
         // An ensemble a model, each of which takes about a second and 15 MB while it is trained.
         .largestPool = 64});
}

} // namespace acr
