// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/numericfingerprint.h"

#include "core/base/elementaryfunctions.h"
#include "core/base/random.h"
#include "core/workspace/contenthash.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace acr {

namespace {

/// Enough points to meet some where two roundings differ: about one in a thousand does.
constexpr int fingerprintPoints = 4096;
constexpr std::uint64_t fingerprintSeed = 20260622;
/// Of the 32 digits of a hash, those that are shown.
constexpr std::size_t shownDigits = 16;

/// The functions whose values reach results: our own ones, and the C library's one for floats, which XGBoost and the
/// learners made with Eigen call.
std::string functionsHash()
{
    Random random(fingerprintSeed);
    ContentHasher hasher;
    for (int i = 0; i < fingerprintPoints; ++i) {
        const double unit = random.uniform();
        const double positive = 1e-6 + 50 * random.uniform();
        const double any = 40 * random.uniform() - 20;
        for (const double value : {portableExp(any), portableLog(positive), portableLog1p(-unit),
                                   portableLog1p(positive), portablePow(positive, any / 8), portableErfc(any / 8),
                                   static_cast<double>(std::exp(static_cast<float>(any)))})
            hasher.add(value);
    }
    return hasher.digest().substr(0, shownDigits);
}

std::string compilerText()
{
#if defined(__clang__)
    std::string text = fmt::format("Clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#elif defined(__GNUC__)
    std::string text = fmt::format("GCC {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#else
    std::string text = "another compiler";
#endif
#if defined(__x86_64__)
    text += " x86-64";
#elif defined(__aarch64__)
    text += " AArch64";
#endif
#if defined(__FMA__)
    text += " fma";
#endif
#if defined(__AVX512F__)
    text += " avx512";
#elif defined(__AVX2__)
    text += " avx2";
#endif
    return text;
}

} // namespace

std::string NumericFingerprint::text() const
{
    return fmt::format("{}, {}, functions {}", build, compiler, functions);
}

NumericFingerprint numericFingerprint(std::string_view version)
{
    const auto program = fileHash("/proc/self/exe");
    return {.build = program ? fmt::format("{} {}", version, program->substr(0, shownDigits)) : std::string(version),
            .compiler = compilerText(),
            .functions = functionsHash()};
}

} // namespace acr
