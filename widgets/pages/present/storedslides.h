// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Slides as they are stored, and steps about slides as JSON, so that they can be undone after a restart (see
/// UndoKeeper). Pure functions.
#pragma once

#include "core/workspace/storyboardstore.h"
#include "widgets/pages/present/slide.h"

#include <functional>
#include <optional>

namespace acr::ui {

/// As PNG.
[[nodiscard]] QByteArray encodedPicture(const QImage& picture);
/// `content` is that of the slide as contentToJson() has it.
[[nodiscard]] StoredSlide storedSlide(const Slide& slide, const QByteArray& picture, const QByteArray& content);
[[nodiscard]] Slide shownSlide(const StoredSlide& stored);

/// The name of a slide as a part of a step: the same for slides that are equal.
[[nodiscard]] QString slidePartName(const Slide& slide);
[[nodiscard]] QJsonObject slidePart(const Slide& slide, const QByteArray& picture);
/// Nothing for what is no slide.
[[nodiscard]] std::optional<Slide> slideOfPart(const QJsonObject& part);

/// How two lists of slides differ: one slide's words and template, one slide's place, or slides in the place of others,
/// which are named as parts.
[[nodiscard]] QJsonObject slideStep(const QList<Slide>& before, const QList<Slide>& after);
/// The slide of one of the lists with this name as a part; nothing when neither has it.
[[nodiscard]] const Slide* slideNamed(const QList<Slide>& before, const QList<Slide>& after, const QString& name);

struct DoneSlideStep {
    QList<Slide> slides;
    int current = -1; ///< the slide that the step is about
};
/// Does the step, or undoes it. Nothing when the slides are not those that it is about, or a part is missing.
[[nodiscard]] std::optional<DoneSlideStep> doSlideStep(QList<Slide> slides, const QJsonObject& step, bool forward,
                                                       const std::function<QJsonObject(const QString& name)>& part);

} // namespace acr::ui
