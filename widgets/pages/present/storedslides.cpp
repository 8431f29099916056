// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/storedslides.h"

#include "widgets/document/keptstep.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace acr::ui {

namespace {

constexpr QLatin1String partsOfStep("parts");
constexpr QLatin1String editOp("edit");
constexpr QLatin1String moveOp("move");
constexpr QLatin1String spliceOp("splice");

/// What is typed and chosen of a slide.
QJsonObject wordsOfSlide(const Slide& slide)
{
    return {{QStringLiteral("title"), slide.title},     {QStringLiteral("notes"), slide.notes},
            {QStringLiteral("finding"), slide.finding}, {QStringLiteral("template"), slideTemplateName(slide.layout)},
            {QStringLiteral("chart"), slide.chart},     {QStringLiteral("second"), slide.second},
            {QStringLiteral("table"), slide.table}};
}

Slide withWords(Slide slide, const QJsonObject& words)
{
    slide.title = words.value(QLatin1String("title")).toString();
    slide.notes = words.value(QLatin1String("notes")).toString();
    slide.finding = words.value(QLatin1String("finding")).toString();
    slide.layout = slideTemplateOf(words.value(QLatin1String("template")).toString());
    slide.chart = words.value(QLatin1String("chart")).toInt();
    slide.second = words.value(QLatin1String("second")).toInt();
    slide.table = words.value(QLatin1String("table")).toInt();
    return slide;
}

QJsonArray namesOf(const QList<Slide>& slides)
{
    QJsonArray names;
    for (const Slide& slide : slides)
        names.append(slidePartName(slide));
    return names;
}

int placeIn(const QJsonObject& step, const char* member)
{
    return step.value(QLatin1String(member)).toInt(-1);
}

} // namespace

QByteArray encodedPicture(const QImage& picture)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "PNG");
    return bytes.data();
}

/// What of a slide is stored beside its columns, as a member of its state. The content follows as another member,
/// spelled only once, because every keystroke saves.
StoredSlide storedSlide(const Slide& slide, const QByteArray& picture, const QByteArray& content)
{
    const auto* data = reinterpret_cast<const std::byte*>(picture.constData());
    QJsonObject state = slide.state;
    state[QStringLiteral("slide")] = QJsonObject{{QStringLiteral("template"), slideTemplateName(slide.layout)},
                                                 {QStringLiteral("finding"), slide.finding},
                                                 {QStringLiteral("chart"), slide.chart},
                                                 {QStringLiteral("second"), slide.second},
                                                 {QStringLiteral("table"), slide.table}};
    QByteArray text = QJsonDocument(state).toJson(QJsonDocument::Compact);
    if (!content.isEmpty()) {
        text.chop(1);
        text += ",\"content\":" + content + '}';
    }
    return {slide.benchmark,           slide.page.toStdString(), slide.title.toStdString(),
            slide.notes.toStdString(), text.toStdString(),       {data, data + picture.size()}};
}

Slide shownSlide(const StoredSlide& stored)
{
    Slide slide{stored.benchmark,
                QString::fromStdString(stored.page),
                QString::fromStdString(stored.title),
                QString::fromStdString(stored.notes),
                QJsonDocument::fromJson(QByteArray::fromStdString(stored.state)).object(),
                {}};
    const QJsonObject own = slide.state.take(QLatin1String("slide")).toObject();
    slide.layout = slideTemplateOf(own.value(QLatin1String("template")).toString());
    slide.finding = own.value(QLatin1String("finding")).toString();
    slide.chart = own.value(QLatin1String("chart")).toInt();
    slide.second = own.value(QLatin1String("second")).toInt(1);
    slide.table = own.value(QLatin1String("table")).toInt();
    if (const QJsonValue content = slide.state.take(QLatin1String("content")); content.isObject())
        slide.content = std::make_shared<const SlideContent>(contentFromJson(content.toObject()));
    slide.picture.loadFromData(reinterpret_cast<const uchar*>(stored.picture.data()),
                               static_cast<int>(stored.picture.size()), "PNG");
    return slide;
}

QString slidePartName(const Slide& slide)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const StoredSlide stored = storedSlide(slide, {}, slide.content ? contentToJson(*slide.content) : QByteArray());
    hash.addData(QByteArray::number(stored.benchmark.value));
    for (const std::string& text : {stored.page, stored.title, stored.notes, stored.state}) {
        hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())));
        hash.addData(QByteArray::fromStdString(text));
    }
    // As pixels: a picture that was read from a file may have another format.
    const QImage pixels = slide.picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y)
        hash.addData(QByteArray::fromRawData(reinterpret_cast<const char*>(pixels.constScanLine(y)),
                                             static_cast<qsizetype>(pixels.width()) * 4));
    return QString::fromLatin1(hash.result().toHex());
}

QJsonObject slidePart(const Slide& slide, const QByteArray& picture)
{
    const StoredSlide stored = storedSlide(slide, {}, slide.content ? contentToJson(*slide.content) : QByteArray());
    return {{QStringLiteral("benchmark"), static_cast<double>(stored.benchmark.value)},
            {QStringLiteral("page"), slide.page},
            {QStringLiteral("title"), slide.title},
            {QStringLiteral("notes"), slide.notes},
            {QStringLiteral("state"), QString::fromStdString(stored.state)},
            {QStringLiteral("picture"), QString::fromLatin1(picture.toBase64())}};
}

std::optional<Slide> slideOfPart(const QJsonObject& part)
{
    if (!part.value(QLatin1String("state")).isString())
        return std::nullopt;
    const auto text = [&](const char* member) { return part.value(QLatin1String(member)).toString().toStdString(); };
    const QByteArray picture = QByteArray::fromBase64(part.value(QLatin1String("picture")).toString().toLatin1());
    const auto* bytes = reinterpret_cast<const std::byte*>(picture.constData());
    return shownSlide({BenchmarkId{part.value(QLatin1String("benchmark")).toInteger()},
                       text("page"),
                       text("title"),
                       text("notes"),
                       text("state"),
                       {bytes, bytes + picture.size()}});
}

const Slide* slideNamed(const QList<Slide>& before, const QList<Slide>& after, const QString& name)
{
    for (const QList<Slide>* list : {&before, &after})
        for (const Slide& slide : *list)
            if (slidePartName(slide) == name)
                return &slide;
    return nullptr;
}

QJsonObject slideStep(const QList<Slide>& before, const QList<Slide>& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype first = 0;
    while (first < shorter && before[first] == after[first])
        ++first;
    qsizetype same = 0;
    while (same < shorter - first && before[before.size() - 1 - same] == after[after.size() - 1 - same])
        ++same;
    const QList<Slide> removed = before.mid(first, before.size() - first - same);
    const QList<Slide> added = after.mid(first, after.size() - first - same);
    const int at = static_cast<int>(first);
    if (removed.size() == 1 && added.size() == 1 &&
        withWords(removed.first(), wordsOfSlide(added.first())) == added.first()) {
        QJsonObject step = beforeAndAfter(wordsOfSlide(removed.first()), wordsOfSlide(added.first()));
        step[QStringLiteral("op")] = editOp;
        step[QStringLiteral("at")] = at;
        return step;
    }
    if (removed.size() > 1 && removed.size() == added.size()) {
        const int last = at + static_cast<int>(removed.size()) - 1;
        for (const auto& [from, to] : {std::pair(at, last), std::pair(last, at)}) {
            QList<Slide> moved = before;
            moved.move(from, to);
            if (moved == after)
                return {{QStringLiteral("op"), moveOp},
                        {QStringLiteral("from"), from},
                        {QStringLiteral("to"), to},
                        {QStringLiteral("slide"), wordsOfSlide(before[from])}};
        }
    }
    const QJsonArray removedNames = namesOf(removed);
    const QJsonArray addedNames = namesOf(added);
    QJsonArray parts = removedNames;
    for (const auto& name : addedNames)
        parts.append(name);
    QJsonObject step = beforeAndAfter(removedNames, addedNames);
    step[QStringLiteral("op")] = spliceOp;
    step[QStringLiteral("at")] = at;
    step[partsOfStep] = parts;
    return step;
}

std::optional<DoneSlideStep> doSlideStep(QList<Slide> slides, const QJsonObject& step, bool forward,
                                         const std::function<QJsonObject(const QString&)>& part)
{
    const QString op = step.value(QLatin1String("op")).toString();
    const int at = placeIn(step, "at");
    const QJsonValue from = valueToSet(step, !forward);
    const QJsonValue to = valueToSet(step, forward);
    if (op == editOp) {
        if (at < 0 || at >= slides.size() || wordsOfSlide(slides[at]) != from.toObject())
            return std::nullopt;
        slides[at] = withWords(slides[at], to.toObject());
        return DoneSlideStep{slides, at};
    }
    if (op == moveOp) {
        const int begin = placeIn(step, forward ? "from" : "to");
        const int end = placeIn(step, forward ? "to" : "from");
        if (std::min(begin, end) < 0 || std::max(begin, end) >= slides.size() ||
            wordsOfSlide(slides[begin]) != step.value(QLatin1String("slide")).toObject())
            return std::nullopt;
        slides.move(begin, end);
        return DoneSlideStep{slides, end};
    }
    const QJsonArray leaving = from.toArray();
    if (op != spliceOp || at < 0 || at + leaving.size() > slides.size() ||
        namesOf(slides.mid(at, leaving.size())) != leaving)
        return std::nullopt;
    QList<Slide> result = slides.first(at);
    for (const auto& name : to.toArray()) {
        const auto slide = slideOfPart(part(name.toString()));
        if (!slide)
            return std::nullopt;
        result.append(*slide);
    }
    result += slides.mid(at + leaving.size());
    return DoneSlideStep{result, std::min(at, static_cast<int>(result.size()) - 1)};
}

} // namespace acr::ui
