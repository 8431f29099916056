// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/provider/httpaddress.h"

#include <memory>
#include <string_view>

#include <curl/curl.h>

namespace acr {

std::optional<std::string> redirectedAddress(const std::string& from, const std::string& location)
{
    if (location.empty())
        return std::nullopt;
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    if (curl_url_set(url.get(), CURLUPART_URL, from.c_str(), 0) != CURLUE_OK ||
        curl_url_set(url.get(), CURLUPART_URL, location.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return std::nullopt;
    const auto part = [&](CURLUPart which) {
        char* text = nullptr;
        if (curl_url_get(url.get(), which, &text, 0) != CURLUE_OK)
            return std::string();
        std::string copy(text);
        curl_free(text);
        return copy;
    };
    const std::string scheme = part(CURLUPART_SCHEME);
    const bool wasSecret = from.starts_with("https://");
    if ((scheme != "https" && scheme != "http") || (wasSecret && scheme != "https"))
        return std::nullopt;
    return part(CURLUPART_URL);
}

std::string shownAddress(const std::string& address)
{
    return address.substr(0, address.find('?'));
}

} // namespace acr
