// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/policy/xgboostlibrary.h"

#include <dlfcn.h>

namespace acr {

namespace {

template <class Function>
bool find(void* handle, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(handle, name));
    return function != nullptr;
}

} // namespace

Result<std::shared_ptr<const XgBoostLibrary>> XgBoostLibrary::open()
{
    // Never closed: its threads and tables live as long as the process.
    void* const handle = dlopen(ACR_XGBOOST_FILE, RTLD_NOW | RTLD_LOCAL);
    auto library = std::make_shared<XgBoostLibrary>();
    if (handle == nullptr || !find(handle, "XGDMatrixCreateFromMat", library->matrixCreate) ||
        !find(handle, "XGDMatrixSetFloatInfo", library->matrixSetFloats) ||
        !find(handle, "XGDMatrixFree", library->matrixFree) ||
        !find(handle, "XGBoosterCreate", library->boosterCreate) ||
        !find(handle, "XGBoosterSetParam", library->boosterSetParam) ||
        !find(handle, "XGBoosterUpdateOneIter", library->boosterUpdate) ||
        !find(handle, "XGBoosterPredict", library->boosterPredict) ||
        !find(handle, "XGBoosterSaveModelToBuffer", library->boosterSave) ||
        !find(handle, "XGBoosterLoadModelFromBuffer", library->boosterLoad) ||
        !find(handle, "XGBoosterFree", library->boosterFree) || !find(handle, "XGBGetLastError", library->lastError))
        return failure(ErrorCode::NotAvailable, "gbdt", "the shared library " ACR_XGBOOST_FILE);
    return library;
}

} // namespace acr
