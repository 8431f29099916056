// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// XGBoost, loaded when the first trees are trained: linking it would slow down every start by several milliseconds.
/// Only in builds with ACR_XGBOOST. Thread-safety: const access from any number of threads.
#pragma once

#include "core/base/error.h"

#include <xgboost/c_api.h>

#include <memory>

namespace acr {

class XgBoostLibrary {
public:
    /// Error NotAvailable when the shared library is not on the machine.
    [[nodiscard]] static Result<std::shared_ptr<const XgBoostLibrary>> open();

    decltype(&XGDMatrixCreateFromMat) matrixCreate = nullptr;
    decltype(&XGDMatrixSetFloatInfo) matrixSetFloats = nullptr;
    decltype(&XGDMatrixFree) matrixFree = nullptr;
    decltype(&XGBoosterCreate) boosterCreate = nullptr;
    decltype(&XGBoosterSetParam) boosterSetParam = nullptr;
    decltype(&XGBoosterUpdateOneIter) boosterUpdate = nullptr;
    decltype(&XGBoosterPredict) boosterPredict = nullptr;
    decltype(&XGBoosterSaveModelToBuffer) boosterSave = nullptr;
    decltype(&XGBoosterLoadModelFromBuffer) boosterLoad = nullptr;
    decltype(&XGBoosterFree) boosterFree = nullptr;
    decltype(&XGBGetLastError) lastError = nullptr;
};

} // namespace acr
