// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The decisions of every policy on the simulated benchmark, on both streams, in natural and two shuffled orders, with
/// a perfect and with a wrong verifier, are those that were kept here.
///
/// A change that means to decide otherwise replaces the digests of the policies that it means (a failure prints the
/// found ones), and says so. Boosted trees are not kept, as they depend on the version of their library,
/// nor are recorded decisions, which are what their file says (see tst_reference).

#include "tests/support/decisiondigest.h"

#include <QtTest>

using namespace acr;
using namespace acr::test;

namespace {

struct Kept {
    const char* spec;
    std::uint64_t singleCalls;
    std::uint64_t agentic;
};

constexpr Kept kept[] = {
    {"oracle", 0x153564c133e1cb30ULL, 0xe1a67a444c4376f0ULL},
    {"random", 0x4089df6933ea6690ULL, 0xb2d18029f97dfd50ULL},
    {"always:gpt-5.4", 0xdd9841dd820d3a24ULL, 0x5dfdfd2123dff3fcULL},
    {"dimension_best", 0x1a3f65f3f5d11728ULL, 0xbc7b504ebb7d2070ULL},
    {"dimension_best@statistics=none", 0x8dc5e1f2389a08d8ULL, 0x5c09297c20d2cba8ULL},
    {"group_map", 0x31aa9f6b0c8031b0ULL, 0x5c09297c20d2cba8ULL},
    {"group_map@objective=reward", 0x31aa9f6b0c8031b0ULL, 0x5c09297c20d2cba8ULL},
    {"knn", 0x218657bb4bba643bULL, 0x2d271d8c918a3343ULL},
    {"knn@variant=frozen", 0x9876a096a89b5f40ULL, 0x4c301e7ccff75060ULL},
    {"logreg", 0xf824c97880a70428ULL, 0x8940b113430fbec0ULL},
    {"logreg@information=statistics", 0xfd41c01ea9578290ULL, 0x7dd3bca813cc4d54ULL},
    {"logreg@information=prompt", 0x978063093fadc290ULL, 0xe6e15ef1cc0e6630ULL},
    {"mlp", 0x93ef5306fff050c0ULL, 0x958c4b89b76ffb00ULL},
    {"mlp@information=statistics", 0x483863a2cd3d00d4ULL, 0x09263ce15613166cULL},
    {"mlp@information=prompt", 0x0ec029acf2983630ULL, 0xa997283f9a04ce10ULL},
    {"mf", 0x5bd34ef7f3db4dd8ULL, 0x6116bb90bd846170ULL},
    {"mf@information=statistics", 0x3536efa8aea63f50ULL, 0x1181d8630477472cULL},
    {"mf@information=prompt", 0xa5a85dd173a69bd4ULL, 0x97b6b62656faff7cULL},
    {"sw", 0xbaafbdbdd3ac2f20ULL, 0xbc647a77ddc4de04ULL},
    {"sw@information=statistics", 0x3fc8d5328ed299a8ULL, 0x23f0e992625cd834ULL},
    {"sw@information=prompt", 0x5587b478f3bc6760ULL, 0xda89be939670ec60ULL},
    {"linucb", 0x77c538920d82e1f3ULL, 0xd7f89401c205f882ULL},
    {"linucb@information=dimension", 0xa310709642c65feeULL, 0x78806b6c7932f5a0ULL},
    {"linucb@information=none", 0xddb9acbf5e1e1765ULL, 0xa53159c42956d89cULL},
    {"lints", 0x5d3b7555548f59edULL, 0xc0c3a4985c4eda15ULL},
    {"cascade", 0x853d26b71917534dULL, 0xbd0bacdd49912b57ULL},
    {"acrouter-vote", 0xee1f0e7eff8a8181ULL, 0x7fb2600b3cf4949aULL},
    {"acrouter-vote@static=off", 0x8dc5e1f2389a08d8ULL, 0x5c09297c20d2cba8ULL},
    {"acrouter-vote@llm=off", 0xee1f0e7eff8a8181ULL, 0x7fb2600b3cf4949aULL},
    {"acrouter-vote@memory=off", 0xccc7cc36ce2fd03cULL, 0x56e531ba3bf724f0ULL},
    {"acrouter-vote@main_prior=off", 0x8d2ae7c0e125d5c1ULL, 0xb57882ce2dffc4b2ULL},
    {"acrouter-vote@warm=off", 0x898325d2d1273158ULL, 0x7fb2600b3cf4949aULL},
    {"acrouter", 0xa18dabbe13a10ceaULL, 0x73b68fed9595d80cULL},
    {"acrouter@mode=cascade", 0x935a52c07c715fa4ULL, 0x938aece84123783dULL},
    {"acrouter@start=cold", 0x7cd115c01a9509ceULL, 0x65eb35b71a9df2acULL},
    {"acrouter@memory=on", 0xa18dabbe13a10ceaULL, 0x73b68fed9595d80cULL},
    {"acrouter@memory=off", 0xa18dabbe13a10ceaULL, 0x73b68fed9595d80cULL},
    {"acrouter@memory=on@mode=single@start=cold", 0x7cd115c01a9509ceULL, 0x65eb35b71a9df2acULL},
    {"acrouter@agile_dimension=0", 0x52aaf412ad0001c4ULL, 0x73b68fed9595d80cULL},
    {"knn@k=3", 0x6eb289f46f377c16ULL, 0xf45cadf42a1c69abULL},
    {"linucb@alpha=0.2", 0x2bdac70a77557c09ULL, 0x459ca3ad4b0fe440ULL},
    {"cascade@k=1", 0x853d26b71917534dULL, 0xbfe8be8a9c8c8f88ULL},
    {"acrouter@mode=cascade@start=cold", 0xe430458642c999e1ULL, 0x32c06d1a8e87a8e7ULL},
    {"group_map@objective=reward@min_count=5", 0x1fb87301f9e72450ULL, 0x5c09297c20d2cba8ULL},
};

const VerifierSettings verifiers[] = {{}, {.falsePass = 0.2, .falseFail = 0.1, .gradedShare = 0.7}};

/// One number for the digests of all orders and verifiers.
Result<std::uint64_t> digestOn(const Benchmark& benchmark, const PolicySpec& spec, const char* split,
                               const ReplaySettings& shared)
{
    std::uint64_t sum = 0;
    std::uint64_t factor = 1;
    for (std::uint64_t order = 0; order < 3; ++order) {
        const auto stream = makeStream(
            benchmark,
            {.split = split, .order = order == 0 ? StreamOrder::Natural : StreamOrder::Shuffled, .seed = order});
        if (!stream)
            return tl::unexpected(stream.error());
        for (const VerifierSettings& verifier : verifiers) {
            ReplaySettings settings = shared;
            settings.seed = 5 + order;
            settings.verifier = verifier;
            const auto run = replay(benchmark, *stream, spec, settings);
            if (!run)
                return tl::unexpected(run.error());
            sum += factor * digestOfFigures(*run);
            factor += 2;
        }
    }
    return sum;
}

} // namespace

class DecisionsTest final : public QObject {
    Q_OBJECT

    Benchmark m_benchmark = benchmarkOfDigests();
    std::vector<DecisionSet> m_decisions = someDecisions(m_benchmark);
    std::shared_ptr<const TaskEncoding> m_encoding = encodingOf(m_benchmark);
    TrainedPolicies m_trained;

private slots:
    void initTestCase()
    {
        std::vector<std::string> specs;
        for (const Kept& row : kept)
            specs.emplace_back(row.spec);
        m_trained = trainedForDigests(m_benchmark, specs);
    }

    void everyPolicyIsKept()
    {
        for (const std::string& text : everyPolicy()) {
            const bool left = text.starts_with("gbdt") || text.starts_with("recorded:") || text.starts_with("llm:");
            QVERIFY2(left || std::ranges::find(kept, text, [](const Kept& row) { return std::string(row.spec); }) !=
                                 std::end(kept),
                     text.c_str());
        }
    }

    void decisionsAreThoseKept_data()
    {
        QTest::addColumn<QString>("policy");
        for (const Kept& row : kept)
            QTest::newRow(row.spec) << QString(row.spec);
    }
    void decisionsAreThoseKept()
    {
        QFETCH(QString, policy);
        const Kept* const row =
            std::ranges::find(kept, policy.toStdString(), [](const Kept& each) { return std::string(each.spec); });
        const auto spec = parsePolicySpec(row->spec);
        QVERIFY(spec.has_value());
        const ReplaySettings settings{{.decisions = m_decisions, .encoding = m_encoding, .trained = m_trained}};
        const auto single = digestOn(m_benchmark, *spec, "id_test", settings);
        const auto agentic = digestOn(m_benchmark, *spec, "ood120", settings);
        QVERIFY2(single && agentic, single ? "" : describe(single.error()).c_str());
        const auto found = QStringLiteral("{\"%1\", 0x%2ULL, 0x%3ULL},")
                               .arg(policy)
                               .arg(*single, 16, 16, QLatin1Char('0'))
                               .arg(*agentic, 16, 16, QLatin1Char('0'));
        QVERIFY2(*single == row->singleCalls && *agentic == row->agentic, qPrintable(found));
    }
};

QTEST_APPLESS_MAIN(DecisionsTest)
#include "tst_decisions.moc"
