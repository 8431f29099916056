// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/priorslide.h"

#include "core/memory/priorjson.h"
#include "widgets/charts/snapshot.h"
#include "widgets/document/streamjson.h"
#include "widgets/theme/numbers.h"

#include <algorithm>

namespace acr::ui {

namespace {

std::optional<PriorSet> priorsOf(const QJsonValue& value, std::span<const Model> models)
{
    const std::string text = value.toString().toStdString();
    TextSource source("slide", text);
    const auto read = readPriorJson(source);
    if (!read)
        return std::nullopt;
    const auto fitted = priorsFor(*read, models);
    return fitted ? std::optional(*fitted) : std::nullopt;
}

} // namespace

bool PriorSlide::isGrid(const QJsonObject& chart)
{
    return chart.contains(QLatin1String("addresses"));
}

std::unique_ptr<PriorSlide> PriorSlide::of(const Slide& slide, const LiveSources& sources)
{
    const QJsonObject live = slide.content ? slide.content->live : QJsonObject();
    if (live.value(QLatin1String("kind")).toString() != QLatin1String("priors") || !sources.have(slide))
        return nullptr;
    const Document& document = sources.document;
    const auto benchmark = document.benchmark();
    const auto spec = parsePolicySpec(live.value(QLatin1String("policy")).toString().toStdString());
    const auto priors = priorsOf(live.value(QLatin1String("priors")), benchmark->models);
    const auto reference = priorsOf(live.value(QLatin1String("reference")), benchmark->models);
    const auto weights = weightsFromJson(slide.state.value(QLatin1String("weights")).toObject());
    auto stream = makeStream(*benchmark, streamFromJson(slide.state.value(QLatin1String("stream")).toObject()));
    const auto grid = std::ranges::find_if(slide.content->charts, &PriorSlide::isGrid);
    if (!spec || !priors || !reference || !weights || !stream || grid == slide.content->charts.end())
        return nullptr;
    std::unique_ptr<PriorSlide> made(
        new PriorSlide(sources.jobs, benchmark, std::move(*stream), weights->in(document.replaySettings()), *spec));
    made->m_priors = *priors;
    made->m_start = *priors;
    made->m_reference = *reference;
    for (const QString& text : snapshot::toTexts(grid->value(QLatin1String("addresses")))) {
        const auto address = parsePriorAddress(text.toStdString());
        if (!address || !priorValue(*priors, *address))
            return nullptr;
        made->m_addresses.push_back(*address);
    }
    made->open();
    return made;
}

PriorSlide::PriorSlide(Jobs& jobs, std::shared_ptr<const Benchmark> benchmark, Stream stream, ReplaySettings settings,
                       PolicySpec spec)
    : m_benchmark(std::move(benchmark))
    , m_stream(std::move(stream))
    , m_settings(std::move(settings))
    , m_spec(std::move(spec))
    , m_opening(jobs, [this] { open(); })
    , m_replaying(jobs, [this] {
        m_dirty = true;
        replay();
    })
{}

PriorSlide::~PriorSlide() = default;

void PriorSlide::open()
{
    struct Opened {
        std::shared_ptr<const PriorDesk> desk;
        DeskReplay before;
    };
    m_opening.start(
        tr("Laying out the priors of the slide"),
        [benchmark = m_benchmark, stream = m_stream, settings = m_settings, spec = m_spec,
         reference = m_reference](const Progress&) -> Result<Opened> {
            auto opened = PriorDesk::open(*benchmark, stream, spec, settings);
            if (!opened)
                return tl::unexpected(opened.error());
            std::shared_ptr<const PriorDesk> desk = std::move(*opened);
            auto before = desk->replay(reference);
            if (!before)
                return tl::unexpected(before.error());
            return Opened{std::move(desk), std::move(*before)};
        },
        [this](Result<Opened> opened) {
            if (!opened) {
                m_dirty = false; // what was dragged meanwhile waits for the next opening
                return;
            }
            m_desk = std::move(opened->desk);
            m_before = std::move(opened->before);
            m_dirty = true;
            replay();
        });
}

void PriorSlide::replay()
{
    if (!m_desk || m_replaying.running() || !m_dirty)
        return; // a running replay asks again when it is done
    m_dirty = false;
    m_replaying.start(
        tr("Replaying with other priors"),
        [desk = m_desk, priors = m_priors](const Progress&) { return desk->replay(priors); },
        [this](Result<DeskReplay> result) {
            if (result) {
                m_after = std::move(*result);
                m_flips = flipsBetween(*m_before, *m_after);
                emit changed();
            }
            replay();
        });
}

double PriorSlide::value(int cell) const
{
    return priorValue(m_priors, m_addresses[static_cast<std::size_t>(cell)]).value_or(missing);
}

void PriorSlide::setValue(int cell, double value)
{
    const PriorRange range = priorRange(PriorField::Mean);
    if (!setPriorValue(m_priors, m_addresses[static_cast<std::size_t>(cell)], std::clamp(value, range.low, range.high)))
        return;
    m_dirty = true;
    // Somebody may have cancelled it; a slide has no other place to ask for it again.
    if (!m_desk && !m_opening.running())
        open();
    replay();
    emit changed();
}

QJsonObject PriorSlide::chart(const QJsonObject& shown, const QLocale& locale) const
{
    QJsonObject made = shown;
    if (isGrid(shown)) {
        std::vector<float> values;
        QJsonArray texts = shown.value(QLatin1String("texts")).toArray();
        QJsonArray tips = shown.value(QLatin1String("tips")).toArray();
        for (std::size_t cell = 0; cell < m_addresses.size(); ++cell) {
            const double now = value(static_cast<int>(cell));
            const double was = priorValue(m_start, m_addresses[cell]).value_or(missing);
            values.push_back(static_cast<float>(now));
            if (now == was || isMissing(now))
                continue;
            const auto place = static_cast<qsizetype>(cell);
            if (place < texts.size())
                texts[place] = numbers::fixed(now, 2, locale);
            if (place < tips.size())
                tips[place] = numbers::fixed(was, 3, locale) + QStringLiteral(" → ") + numbers::fixed(now, 3, locale);
        }
        made[QStringLiteral("v")] = snapshot::packed(values);
        made[QStringLiteral("texts")] = texts;
        made[QStringLiteral("tips")] = tips;
        return made;
    }
    if (!m_after)
        return made;
    QJsonArray curves = shown.value(QLatin1String("curves")).toArray();
    for (qsizetype i = 0; i < curves.size(); ++i) {
        QJsonObject curve = curves[i].toObject();
        if (curve.value(QLatin1String("id")).toString() != QLatin1String("after"))
            continue;
        const std::vector<double>& regret = m_after->curves.cumRegret;
        curve[QStringLiteral("v")] = snapshot::packed(std::vector<float>(regret.begin(), regret.end()));
        curves[i] = curve;
        made[QStringLiteral("curves")] = curves;
    }
    return made;
}

QList<SlideFigure> PriorSlide::figures() const
{
    QList<SlideFigure> figures;
    if (m_after) {
        for (const FigureText& text : figuresOfDesk(*m_after, &*m_before, m_flips))
            figures.append(slideFigure(text));
    }
    return figures;
}

} // namespace acr::ui

#include "moc_priorslide.cpp"
