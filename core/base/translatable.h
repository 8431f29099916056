// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Marks an English sentence in core for the translators' tool, which looks for this macro by its Qt name. Core itself
/// knows nothing of Qt: the front ends translate with the context that stands here.
#pragma once

#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif
