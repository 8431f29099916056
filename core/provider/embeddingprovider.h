// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Adds a model that turns texts into vectors to the models of real endpoints: a call of it asks for the vector of the
/// question's prompt, and its answer is the vector as text. Thread-safety: see ModelProvider.
#pragma once

#include "core/provider/httpembedder.h"
#include "core/provider/httpprovider.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acr {

/// A JSON list of numbers, which reads back to the same floats.
[[nodiscard]] std::string vectorText(std::span<const float> vector);
/// Empty where the text is no list of so many finite numbers.
[[nodiscard]] std::vector<float> vectorFromText(std::string_view text, std::size_t dimensions);

class EmbeddingProvider final : public ModelProvider {
public:
    /// `model`: how calls name the embedding model, which is one of the provider's endpoints.
    EmbeddingProvider(std::unique_ptr<HttpProvider> provider, ModelIndex model, EmbeddingModel embedding);

    CallId call(const ModelCall& call, Handler handler) override;
    void cancel(CallId call) override;

private:
    std::unique_ptr<HttpProvider> m_provider;
    ModelIndex m_model;
    /// Goes before the provider, whose queue it uses.
    HttpEmbedder m_embedder;
};

} // namespace acr
