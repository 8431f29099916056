// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Marks an English sentence in core for lupdate, which looks for this macro by its Qt name. Core does not use Qt: the
/// front ends translate with the context given here.
#pragma once

#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

/// As above for text with a comment for translators: both, as the members of an aggregate.
#ifndef QT_TRANSLATE_NOOP3
#define QT_TRANSLATE_NOOP3(context, text, comment)                                                                     \
    {                                                                                                                  \
        text, comment                                                                                                  \
    }
#endif
