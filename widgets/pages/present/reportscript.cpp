// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/reportscript.h"

#include <string>

namespace acr::ui {

namespace {

constexpr const char* scriptStyle = R"css(
:root { color-scheme: light; --text: #1b1f27; --muted: #5b6472; --line: #dde1e7; --grid: #e9ecf0; --page: #f6f7f9; --card: #fff; --accent: #1d6fb8; --good: #0b7a4b; --bad: #b3261e; }
:root[data-theme=dark] { color-scheme: dark; --text: #e6e9ee; --muted: #9aa4b2; --line: #323945; --grid: #2a303a; --page: #16191f; --card: #1e232b; --accent: #5aa9ff; --good: #4cc38a; --bad: #ff8a80; }
@media screen and (prefers-color-scheme: dark) {
  :root[data-theme=auto] { color-scheme: dark; --text: #e6e9ee; --muted: #9aa4b2; --line: #323945; --grid: #2a303a; --page: #16191f; --card: #1e232b; --accent: #5aa9ff; --good: #4cc38a; --bad: #ff8a80; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 0; font-size: clamp(13px, 1.25vw, 40px); }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.4 Inter, system-ui, sans-serif; }
header, nav, footer { max-width: 92rem; margin: 0 auto; padding: .6rem 3rem; }
h1 { font-size: 1.9rem; margin: 1.2rem 0 0; } h2 { font-size: 2rem; line-height: 1.2; margin: 0 0 .4rem; font-weight: 600; }
nav ol { columns: 2; margin: 0; padding-left: 1.6rem; } a { color: var(--accent); }
section { background: var(--card); border-top: 1px solid var(--line); padding: 2.2rem 3rem 1.4rem; }
section.slide { min-height: 100vh; display: flex; flex-direction: column; }
section.cover { justify-content: center; } section.cover h2 { font-size: 3.4rem; } section.cover .source { margin-top: 4rem; }
.finding { font-size: 1.36rem; line-height: 1.3; margin: 0 0 .6rem; } section.cover .finding { color: var(--muted); }
.body { flex: 1 1 0; min-height: 22rem; display: flex; gap: 2rem; align-items: stretch; }
.body figure { flex: 1 1 0; min-width: 0; display: flex; flex-direction: column; } .stack { flex: 1 1 0; min-width: 0; display: flex; flex-direction: column; gap: 1rem; } .stack figure:first-child { flex-grow: 1.5; }
.body.flow { flex: 1 0 auto; } .body .scroll { flex: 1 1 auto; } .card small span { margin-right: .5rem; } .body img { max-width: 100%; max-height: 76vh; margin: 0 auto; object-fit: contain; border: 1px solid var(--line); }
figure.chart { margin: 0; position: relative; } figcaption { color: var(--muted); font-weight: 600; margin-bottom: .2rem; }
figure.chart svg { width: 100%; flex: 1 1 0; min-height: 16rem; display: block; touch-action: none; cursor: crosshair; }
section.data figure.chart svg { height: 26rem; }
figure.chart svg:focus-visible { outline: 2px solid var(--accent); }
figure.chart text { font-size: .86rem; fill: var(--muted); font-variant-numeric: tabular-nums; }
figure.chart svg .own { --own: var(--light); } .legend i { --own: var(--light); }
:root[data-theme=dark] figure.chart svg .own, :root[data-theme=dark] .legend i { --own: var(--dark); }
@media screen and (prefers-color-scheme: dark) { :root[data-theme=auto] figure.chart svg .own, :root[data-theme=auto] .legend i { --own: var(--dark); } }
figure.chart svg .stroke { stroke: var(--own); fill: none; } figure.chart svg .fill { fill: var(--own); } .legend i { background: var(--own); }
figure.chart svg .band { fill: var(--own); fill-opacity: .14; stroke: none; } figure.chart svg .hollow { fill: var(--card); stroke: var(--own); stroke-width: 2; }
figure.chart svg text.strong { fill: var(--text); }
figure.chart svg .grid { stroke: var(--grid); } figure.chart svg .frame { stroke: var(--line); fill: none; } figure.chart svg .cursor { stroke: var(--muted); }
figure.chart svg .span { fill: var(--accent); fill-opacity: .14; } figure.chart svg .spanedge { stroke: var(--accent); } figure.chart svg .arrow { stroke: var(--text); stroke-width: 1.5; } figure.chart svg .head { fill: var(--text); }
figure.chart svg .ground { fill: var(--card); fill-opacity: .88; }
figure.chart svg .over { stroke: var(--text); stroke-width: 2; }
.tip { position: absolute; pointer-events: none; background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .2rem .5rem; font-size: .86rem; white-space: pre-line; z-index: 2; max-width: 24rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem; margin: .3rem 0; }
.legend button { font: inherit; font-size: .8rem; color: var(--text); background: none; border: 1px solid var(--line); border-radius: 4px; padding: 0 .5rem; cursor: pointer; }
.legend button[aria-pressed=false] { opacity: .4; text-decoration: line-through; }
.legend i { display: inline-block; width: .8rem; height: .2rem; margin-right: .4rem; vertical-align: middle; }
.legend b { font-weight: 600; margin-left: .5rem; font-variant-numeric: tabular-nums; }
.figures { flex: 0 0 20%; display: flex; flex-direction: column; gap: .8rem; }
.card { background: var(--page); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
.card > span { display: block; color: var(--muted); } .card strong { display: block; font-size: 2.1rem; line-height: 1.2; font-weight: 600; }
.card small { font-size: 1rem; color: var(--muted); } .good { color: var(--good); } .bad { color: var(--bad); }
.source { color: var(--muted); margin-top: .8rem; display: flex; justify-content: space-between; gap: 2rem; }
.notes { max-width: 70ch; margin: .8rem 0 0; padding-left: 1rem; border-left: 3px solid var(--line); } body.silent .notes { display: none; }
.more, footer, .hint { color: var(--muted); font-size: .86rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem 1.4rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line); } .n { text-align: right; }
@media print { nav, .hint { display: none; } section { break-inside: avoid; } }
)css";

/// Helpers of all charts, then one function for each kind of snapshot (see snapshot.h).
constexpr const char* scriptHelpers = R"js(
"use strict";
(function () {
  const NS = "http://www.w3.org/2000/svg";
  const make = (name, attributes, parent) => {
    const node = document.createElementNS(NS, name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(node);
    return node;
  };
  const label = (parent, attributes, words) => { const node = make("text", attributes, parent); node.textContent = words; return node; };
  const ticks = (low, high, wanted) => {
    const span = high - low || 1;
    const power = Math.pow(10, Math.floor(Math.log10(span / wanted)));
    const step = [1, 2, 5, 10].map(f => f * power).find(s => span / s <= wanted);
    const list = [];
    for (let v = Math.ceil(low / step) * step; v <= high + step * 1e-9; v += step) list.push(v);
    return list;
  };
  const text = v => (Math.round(v * 1e6) / 1e6 + 0).toLocaleString(); // + 0: no minus before zero
  const fixed = (v, data) => (data.prefix || "") + v.toLocaleString(undefined, { minimumFractionDigits: data.decimals === undefined ? 1 : data.decimals, maximumFractionDigits: data.decimals === undefined ? 1 : data.decimals }) + (data.suffix || "");
  const unpack = packed => {
    const raw = atob(packed || ""), bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; ++i) bytes[i] = raw.charCodeAt(i);
    return new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
  };
  // A colour for each palette; the style sheet takes one.
  const dress = (node, thing) => {
    node.style.setProperty("--light", thing.colour || "#5b6472");
    node.style.setProperty("--dark", thing.dark || "#9aa4b2");
    return node;
  };
  // The marks that go with colours, by the shape's name, around 0, 0.
  const shapes = {
    Circle: r => "M" + -r + " 0A" + r + " " + r + " 0 1 0 " + r + " 0A" + r + " " + r + " 0 1 0 " + -r + " 0Z",
    Square: r => "M" + -r * .9 + " " + -r * .9 + "H" + r * .9 + "V" + r * .9 + "H" + -r * .9 + "Z",
    Triangle: r => "M0 " + -r * 1.1 + "L" + r + " " + r * .8 + "H" + -r + "Z",
    TriangleDown: r => "M0 " + r * 1.1 + "L" + r + " " + -r * .8 + "H" + -r + "Z",
    Diamond: r => "M0 " + -r * 1.2 + "L" + r * 1.1 + " 0L0 " + r * 1.2 + "L" + -r * 1.1 + " 0Z"
  };
  const marker = (parent, thing, x, y, r, extra) =>
    dress(make("path", Object.assign({ d: (shapes[thing.shape] || shapes.Circle)(r), transform: "translate(" + x.toFixed(1) + " " + y.toFixed(1) + ")", class: thing.hollow ? "own hollow" : "own fill" }, extra), parent), thing);

  // What all charts have: an SVG that is drawn again when its size changes, and a tip at the mouse.
  function frame(figure, name) {
    const svg = make("svg", { tabindex: 0, role: "img", "aria-label": name }, figure);
    const tip = figure.appendChild(document.createElement("div"));
    tip.className = "tip";
    tip.hidden = true;
    const f = { svg, draw() {}, em: 16 };
    f.redraw = () => { f.em = parseFloat(getComputedStyle(svg).fontSize) || 16; svg.replaceChildren(); f.draw(); };
    f.at = event => { const r = svg.getBoundingClientRect(); return [event.clientX - r.left, event.clientY - r.top]; };
    f.width = () => Math.max(80, svg.clientWidth);
    f.height = () => Math.max(80, svg.clientHeight);
    f.tip = (event, words) => {
      tip.hidden = !words;
      if (!words) return;
      tip.textContent = words;
      const r = figure.getBoundingClientRect(), x = event.clientX - r.left, y = event.clientY - r.top;
      tip.style.left = Math.max(0, Math.min(x + 14, r.width - tip.offsetWidth - 4)) + "px";
      tip.style.top = Math.max(0, y - tip.offsetHeight - 10) + "px";
    };
    svg.addEventListener("pointerleave", event => f.tip(event, ""));
    new ResizeObserver(f.redraw).observe(svg);
    return f;
  }
  // Nearest of some places to the mouse, within reach.
  const nearest = (places, x, y, reach) => {
    let best = -1, smallest = reach * reach;
    places.forEach((p, i) => { if (!p) return; const d = (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y); if (d < smallest) { smallest = d; best = i; } });
    return best;
  };
  const entry = (legend, thing, words) => {
    const button = legend.appendChild(document.createElement("button"));
    button.type = "button";
    dress(button.appendChild(document.createElement("i")), thing);
    button.append(words);
    button.setAttribute("aria-pressed", "true");
    return button;
  };
  const legendOf = figure => { const legend = figure.appendChild(document.createElement("div")); legend.className = "legend"; return legend; };
  const note = (figure, words) => { if (!words) return; const hint = figure.appendChild(document.createElement("div")); hint.className = "hint"; hint.textContent = words; };

  // A scale of an axis: units of equal length along it, and back. As on screen: logarithmic, or linear around zero
  // where it reaches zero or below.
  const scaleOf = (log, low, high, whole, linear) => {
    if (!log) return { to: v => v, from: u => u, linear: 0 };
    if (low > 0) return { to: v => v > 0 ? Math.log(v) : Math.log(low) - 50 * Math.log(high / low), from: u => Math.exp(u), linear: 0 };
    const reach = Math.max(Math.abs(low), Math.abs(high)) || 1, power = Math.pow(10, Math.floor(Math.log10(reach)) - 2), c = linear || (whole ? Math.max(1, power) : power);
    return { to: v => Math.sign(v) * (Math.abs(v) <= c ? Math.abs(v) / c : 1 + Math.log(Math.abs(v) / c)), from: u => Math.sign(u) * c * (Math.abs(u) <= 1 ? Math.abs(u) : Math.exp(Math.abs(u) - 1)), linear: c };
  };
  const scaleTicks = (log, scale, low, high, wanted) => {
    if (!log) return ticks(low, high, wanted);
    const found = [];
    if (scale.linear) {
      if (low <= 0 && high >= 0) found.push(0);
      for (let v = scale.linear; v <= Math.max(Math.abs(low), high); v *= 10) { if (v >= low && v <= high) found.push(v); if (-v >= low && -v <= high) found.push(-v); }
      return found;
    }
    const fine = Math.log10(high / low) * 3 <= wanted + 2;
    for (let p = Math.floor(Math.log10(low)); p <= Math.ceil(Math.log10(high)); ++p) for (const m of fine ? [1, 2, 5] : [1]) { const v = m * Math.pow(10, p); if (v >= low && v <= high) found.push(v); }
    return found;
  };
  const scaleTitle = (title, log, scale, words) => !log || !title ? title : (words || ["%1, log", "%1, log (linear within ±%2)"])[scale.linear ? 1 : 0].replace("%2", () => text(scale.linear)).replace("%1", () => title);
  // What the user wrote on the chart, in the coordinates of its data; x and y give pixels.
  function annotate(svg, em, b, x, y, list) {
    const right = b.left + b.width, bottom = b.top + b.height;
    const inside = (px, py) => px >= b.left - 1 && px <= right + 1 && py >= b.top - 1 && py <= bottom + 1;
    const words = (note, px, py, anchor) => {
      if (!note.words) return;
      const node = label(svg, { x: px, y: py, "text-anchor": anchor || "start", class: "strong note" }, note.words);
      let box = { x: px, y: py - em, width: note.words.length * em * .55, height: em * 1.2 };
      try { box = node.getBBox(); } catch (e) { }
      const dx = Math.min(0, right - 2 - box.x - box.width) + Math.max(0, b.left + 2 - box.x), dy = Math.min(0, bottom - 2 - box.y - box.height) + Math.max(0, b.top + 2 - box.y);
      node.setAttribute("x", px + dx);
      node.setAttribute("y", py + dy);
      svg.insertBefore(make("rect", { x: box.x + dx - 2, y: box.y + dy, width: box.width + 4, height: box.height, class: "ground" }), node);
    };
    for (const note of list || []) {
      const x1 = x(note.at[0]), y1 = y(note.at[1]), x2 = x(note.at[2]), y2 = y(note.at[3]);
      if (note.kind === "span-x" || note.kind === "span-y") {
        const across = note.kind === "span-x";
        const from = Math.max(across ? b.left : b.top, Math.min(across ? x1 : y1, across ? x2 : y2)), to = Math.min(across ? right : bottom, Math.max(across ? x1 : y1, across ? x2 : y2));
        if (!(to >= from)) continue;
        make("rect", across ? { x: from, y: b.top, width: Math.max(1, to - from), height: b.height, class: "span" } : { x: b.left, y: from, width: b.width, height: Math.max(1, to - from), class: "span" }, svg);
        for (const end of across ? [x1, x2] : [y1, y2]) if (end >= from && end <= to) make("line", across ? { x1: end, x2: end, y1: b.top, y2: bottom, class: "spanedge" } : { x1: b.left, x2: right, y1: end, y2: end, class: "spanedge" }, svg);
        words(note, across ? from + 4 : b.left + 4, across ? b.top + em * 2.3 : from + em * 1.1);
      } else if (note.kind === "arrow") {
        if (!inside(x2, y2)) continue;
        const length = Math.hypot(x2 - x1, y2 - y1) || 1, ux = (x2 - x1) / length, uy = (y2 - y1) / length, size = Math.min(em * .7, length);
        let share = 1;
        for (const [way, room] of [[x1 - x2, right - x2], [x2 - x1, x2 - b.left], [y1 - y2, bottom - y2], [y2 - y1, y2 - b.top]]) if (way > 0 && way > room) share = Math.min(share, room / way);
        const tx = x2 + (x1 - x2) * share, ty = y2 + (y1 - y2) * share, bx = x2 - ux * size, by = y2 - uy * size;
        make("line", { x1: tx, y1: ty, x2: bx, y2: by, class: "arrow" }, svg);
        make("path", { d: "M" + x2 + " " + y2 + "L" + (bx - uy * size * .42) + " " + (by + ux * size * .42) + "L" + (bx + uy * size * .42) + " " + (by - ux * size * .42) + "Z", class: "head" }, svg);
        words(note, tx, y2 >= ty ? ty - em * .35 : ty + em * 1.1, "middle");
      } else if (inside(x1, y1)) {
        words(note, x1 + 3, y1 + em * .35);
      }
    }
  }

  // Axes with grid, ticks and titles around a box; x and y give pixels.
  function axes(svg, em, b, x, y, data, xTicks, yTicks, yWords) {
    for (const t of yTicks) {
      make("line", { x1: b.left, x2: b.left + b.width, y1: y(t), y2: y(t), class: "grid" }, svg);
      label(svg, { x: b.left - em * .5, y: y(t) + em * .3, "text-anchor": "end" }, yWords(t));
    }
    for (const t of xTicks)
      label(svg, { x: x(t), y: b.top + b.height + em * 1.2, "text-anchor": "middle" }, data.xWords ? data.xWords(t) : text(t));
    label(svg, { x: b.left + b.width / 2, y: b.top + b.height + em * 2.5, "text-anchor": "middle" }, data.x);
    label(svg, { x: b.left, y: em * .9, "text-anchor": "start" }, data.y);
    make("rect", { x: b.left, y: b.top, width: b.width, height: b.height, class: "frame" }, svg);
  }
)js";

constexpr const char* scriptCurves = R"js(
  const kinds = {};
  let clips = 0;
  kinds.curves = function (figure, data) {
    const series = data.curves.map(s => Object.assign({ first: 1, step: 1, shown: true }, s, { values: s.values || unpack(s.v), lows: unpack(s.low), highs: unpack(s.high) }));
    const end = s => s.first + s.step * (s.values.length - 1);
    const smallest = Math.min(...series.map(s => s.first)), largest = Math.max(smallest + 1e-9, ...series.map(end));
    let low = smallest, high = largest, cursor = null, drag = null, cut = null;
    if (data.range) [low, high] = data.range;
    const first = [low, high], xScale = () => scaleOf(data.logX, low, high, true);
    const f = frame(figure, data.y + ", " + data.x), svg = f.svg, legend = legendOf(figure);
    note(figure, data.hint);
    for (const s of series) {
      const button = entry(legend, s, s.name);
      s.value = button.appendChild(document.createElement("b"));
      if (!s.name) button.hidden = true;
      button.addEventListener("click", () => { s.shown = !s.shown; button.setAttribute("aria-pressed", String(s.shown)); f.redraw(); });
    }
    const box = () => ({ left: f.em * 4.4, top: f.em * 1.5, width: Math.max(50, f.width() - f.em * 6.2), height: Math.max(40, f.height() - f.em * 4.3) });
    const reading = (s, v) => {
      const at = (v - s.first) / s.step, i = Math.floor(at);
      if (!(at >= 0) || at > s.values.length - 1 + 1e-9) return NaN;
      return i + 1 < s.values.length ? s.values[i] + (s.values[i + 1] - s.values[i]) * (at - i) : s.values[s.values.length - 1];
    };
    f.draw = () => {
      const b = box();
      let bottom = Infinity, top = -Infinity;
      const inside = s => [Math.max(0, Math.floor((low - s.first) / s.step)), Math.min(s.values.length - 1, Math.ceil((high - s.first) / s.step))];
      for (const s of series) if (s.shown) {
        const [from, to] = inside(s);
        for (let i = from; i <= to; ++i) { const v = s.values[i]; if (v < bottom) bottom = v; if (v > top) top = v; }
      }
      if (!(top >= bottom)) { bottom = 0; top = 1; }
      if (!data.logY && data.zero !== false && bottom > 0 && bottom < top / 3) bottom = 0;
      if (top === bottom) top = bottom + 1;
      // A range that was set holds while the whole of the slide's range is shown.
      if (data.values && low === first[0] && high === first[1]) [bottom, top] = data.values;
      const sx = xScale(), sy = scaleOf(data.logY, bottom, top), yLow = sy.to(bottom), yHigh = sy.to(top), xLow = sx.to(low), xHigh = sx.to(high);
      const x = v => b.left + (sx.to(v) - xLow) / (xHigh - xLow || 1) * b.width;
      const y = v => Math.min(9999, Math.max(-9999, b.top + (yHigh - sy.to(v)) / (yHigh - yLow) * b.height));
      axes(svg, f.em, b, x, y, { x: scaleTitle(data.x, data.logX, sx, data.scaleWords), y: scaleTitle(data.y, data.logY, sy, data.scaleWords) }, scaleTicks(data.logX, sx, low, high, Math.max(2, b.width / f.em / 6)), scaleTicks(data.logY, sy, bottom, top, Math.max(2, b.height / f.em / 4)), t => (data.prefix || "") + text(t) + (data.suffix || ""));
      const clip = "plot" + (++clips);
      make("rect", { x: b.left, y: b.top - 1, width: b.width, height: b.height + 2 }, make("clipPath", { id: clip }, svg));
      const plot = make("g", { "clip-path": "url(#" + clip + ")" }, svg);
      const trace = (s, values, from, to) => {
        const per = Math.max(1, Math.floor((to - from) / (2 * b.width)));
        let path = "";
        for (let i = from; i <= to; i += per) {
          const at = Math.min(i + per - 1, to), v = values[at];
          if (v !== v) continue;
          path += (path ? "L" : "M") + Math.min(Math.max(x(s.first + at * s.step), b.left), b.left + b.width).toFixed(1) + " " + y(v).toFixed(1);
        }
        return path;
      };
      for (const s of series) {
        if (!s.shown) continue;
        const [from, whole] = inside(s), to = cut !== null && s.id !== "ahead" ? Math.min(whole, cut) : whole;
        if (s.lows.length) {
          const back = trace(s, s.highs, from, to).replace("M", "").split("L").reverse().join("L");
          dress(make("polygon", { points: (trace(s, s.lows, from, to).replace("M", "") + "L" + back).replace(/L/g, " "), class: "own band" }, plot), s);
        }
        dress(make("path", { d: trace(s, s.values, from, to) || "M0 0", class: "own stroke", "stroke-width": s.width || 1.5, "stroke-dasharray": s.dash ? "6 4" : "none" }, plot), s);
      }
      for (const e of data.events || []) {
        if (e.x < low || e.x > high) continue;
        dress(make("line", { x1: x(e.x), x2: x(e.x), y1: b.top, y2: b.top + b.height, class: "own stroke", "stroke-dasharray": "2 3" }, svg), e);
        label(svg, { x: x(e.x) + 4, y: b.top + f.em }, e.label);
      }
      annotate(svg, f.em, b, x, y, data.annotations);
      const head = cut !== null ? series[0].first + cut * series[0].step : data.playhead;
      if (head !== undefined) make("line", { x1: x(head), x2: x(head), y1: b.top, y2: b.top + b.height, class: "over" }, svg);
      if (cursor !== null) {
        make("line", { x1: x(cursor), x2: x(cursor), y1: b.top, y2: b.top + b.height, class: "cursor", "stroke-dasharray": "3 3" }, svg);
        label(svg, { x: Math.min(x(cursor) + 6, b.left + b.width - f.em * 4), y: b.top + f.em, class: "strong" }, text(cursor));
      }
      for (const s of series) {
        const v = cursor === null ? s.values[cut !== null && s.id !== "ahead" ? Math.min(cut, s.values.length - 1) : s.values.length - 1] : reading(s, cursor);
        s.value.textContent = v === v && v !== undefined ? fixed(v, data) : "–";
      }
    };
    const at = event => { const b = box(), s = xScale(), from = s.to(low); return s.from(from + (f.at(event)[0] - b.left) / b.width * (s.to(high) - from)); };
    const range = (from, to) => {
      const all = largest - smallest, span = Math.min(Math.max(to - from, all / 1000), all);
      low = Math.min(Math.max(from, smallest), largest - span);
      high = low + span;
      f.redraw();
    };
    const grid = Math.min(...series.map(s => s.step));
    const put = v => { cursor = Math.min(Math.max(grid >= 1 ? Math.round(v) : v, smallest), largest); f.redraw(); };
    svg.addEventListener("pointermove", event => {
      if (drag) { const b = box(), move = (drag.x - event.clientX) / b.width * (drag.high - drag.low); range(drag.low + move, drag.high + move); }
      else put(at(event));
    });
    svg.addEventListener("pointerdown", event => { drag = { x: event.clientX, low, high }; try { svg.setPointerCapture(event.pointerId); } catch (e) { } });
    svg.addEventListener("pointerup", () => { drag = null; });
    svg.addEventListener("pointerleave", () => { if (!drag) { cursor = null; f.redraw(); } });
    svg.addEventListener("wheel", event => {
      event.preventDefault();
      const centre = at(event), factor = Math.pow(1.2, Math.sign(event.deltaY));
      range(centre - (centre - low) * factor, centre + (high - centre) * factor);
    }, { passive: false });
    svg.addEventListener("dblclick", () => range(smallest, largest));
    svg.addEventListener("keydown", event => {
      const middle = cursor === null ? (low + high) / 2 : cursor, step = (event.shiftKey ? 10 : 1) * grid;
      if (event.key === "ArrowLeft") put(middle - step);
      else if (event.key === "ArrowRight") put(middle + step);
      else if (event.key === "+" || event.key === "=") range(middle - (middle - low) / 1.5, middle + (high - middle) / 1.5);
      else if (event.key === "-") range(middle - (middle - low) * 1.5, middle + (high - middle) * 1.5);
      else if (event.key === "0") range(smallest, largest);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    // A session plays.
    if (series.some(s => s.id === "played")) {
      const button = legend.insertBefore(document.createElement("button"), legend.firstChild);
      button.type = "button";
      button.className = "play";
      button.textContent = "▶";
      const steps = Math.max(...series.map(s => s.values.length));
      let began = null;
      const tick = now => {
        if (began === null) return;
        cut = Math.min(steps - 1, Math.floor((now - began) / 12000 * steps));
        if (cut >= steps - 1) { cut = null; began = null; button.textContent = "▶"; }
        f.redraw();
        if (began !== null) requestAnimationFrame(tick);
      };
      button.addEventListener("click", () => {
        if (began !== null) { began = null; button.textContent = "▶"; return; }
        began = performance.now() - (cut || 0) / steps * 12000;
        button.textContent = "❚❚";
        requestAnimationFrame(tick);
      });
    }
    f.redraw();
  };
)js";

constexpr const char* scriptPlots = R"js(
  kinds.bars = function (figure, data) {
    const f = frame(figure, data.y), svg = f.svg;
    const stacked = data.stacked || data.parts.length === 1;
    if (data.parts.length > 1) { const legend = legendOf(figure); for (const p of data.parts) entry(legend, p, p.name); }
    let rows = [];
    f.draw = () => {
      const em = f.em, longest = Math.max(...data.categories.map(c => c.length));
      const left = Math.min(f.width() * .4, (longest * .52 + 1) * em);
      const b = { left, top: em * .4, width: f.width() - left - em * 5, height: f.height() - em * 3 };
      let low = 0, high = 0, smallest = Infinity, inRange = false;
      data.categories.forEach((c, i) => {
        let up = 0, down = 0, any = false;
        for (const p of data.parts) {
          const v = p.values[i];
          if (v === null) continue;
          any = true;
          if (v) smallest = Math.min(smallest, Math.abs(v));
          if (stacked) { if (v > 0) up += v; else down += v; } else { up = Math.max(up, v); down = Math.min(down, v); }
        }
        high = Math.max(high, up); low = Math.min(low, down);
        inRange = inRange || any && data.values && up >= data.values[0] && down <= data.values[1];
      });
      if (high === low) high = low + 1;
      if (inRange) [low, high] = data.values;
      const decade = v => Math.floor(Math.log10(v)), reach = Math.max(Math.abs(low), Math.abs(high));
      const scale = scaleOf(data.logY, low, high, false, Math.pow(10, Math.max(decade(Math.min(smallest, reach)), decade(reach) - 6)));
      const from = scale.to(low), span = scale.to(high) - from;
      const place = v => b.left + (scale.to(v) - from) / span * b.width, x = v => Math.min(b.left + b.width, Math.max(b.left, place(v)));
      let free = 0;
      for (const t of scaleTicks(data.logY, scale, low, high, Math.max(2, b.width / em / 7)).sort((p, q) => p - q)) {
        make("line", { x1: x(t), x2: x(t), y1: b.top, y2: b.top + b.height, class: "grid" }, svg);
        const words = (data.prefix || "") + text(t) + (data.suffix || ""), half = words.length * em * .27;
        if (x(t) - half < free) continue;
        free = x(t) + half + em * .5;
        label(svg, { x: x(t), y: b.top + b.height + em * 1.2, "text-anchor": "middle" }, words);
      }
      label(svg, { x: b.left + b.width / 2, y: b.top + b.height + em * 2.4, "text-anchor": "middle" }, scaleTitle(data.y, data.logY, scale, data.scaleWords));
      const each = b.height / data.categories.length;
      rows = data.categories.map((c, i) => {
        const top = b.top + i * each, thick = Math.min(em * 1.8, each * .7);
        label(svg, { x: b.left - em * .5, y: top + each / 2 + em * .3, "text-anchor": "end", class: "strong" }, c.length * em * .52 > left ? c.slice(0, Math.floor(left / em / .56)) + "…" : c);
        let up = 0, down = 0, sum = 0;
        data.parts.forEach((p, j) => {
          const v = p.values[i];
          if (v === null) return;
          sum += v;
          const from = stacked ? (v > 0 ? up : down) : 0, to = from + v, part = stacked ? thick : thick / data.parts.length;
          if (v > 0) up = stacked ? to : Math.max(up, to); else down = stacked ? to : Math.min(down, to);
          dress(make("rect", { x: Math.min(x(from), x(to)), width: Math.max(.5, Math.abs(x(to) - x(from))), y: top + (each - thick) / 2 + (stacked ? 0 : j * part), height: Math.max(1, part - 1), class: "own fill", "fill-opacity": p.bars && j % 2 ? .45 : 1 }, svg), p.bars ? p.bars[i] : p);
        });
        if (stacked) label(svg, { x: x(up) + em * .4, y: top + each / 2 + em * .3 }, fixed(sum, data));
        return [top, top + each];
      });
      if (low <= 0 && high >= 0) make("line", { x1: x(0), x2: x(0), y1: b.top, y2: b.top + b.height, class: "cursor" }, svg);
      annotate(svg, em, b, place, v => b.top + v * each, data.annotations);
    };
    svg.addEventListener("pointermove", event => {
      const y = f.at(event)[1], i = rows.findIndex(r => y >= r[0] && y < r[1]);
      f.tip(event, i < 0 ? "" : [data.categories[i]].concat(data.parts.filter(p => p.values[i] !== null).map(p => p.name + ": " + fixed(p.values[i], data))).join("\n"));
    });
    f.redraw();
  };
  kinds.heatmap = function (figure, data) {
    const values = unpack(data.v), f = frame(figure, data.scale.title), svg = f.svg;
    const name = row => data.labels.length === data.rows ? data.labels[row] : text((data.firstRow || 0) + row * (data.rowStep || 1) + 1);
    let b = null, over = null;
    // Relative luminance; above .179 black has the higher contrast.
    const linear = part => part <= .04045 ? part / 12.92 : Math.pow((part + .055) / 1.055, 2.4);
    const onto = colour => {
      const [r, g, b] = [1, 3, 5].map(at => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
      return r * .2126 + g * .7152 + b * .0722 > .179 ? "#000" : "#fff";
    };
    const low = data.scale.low, high = data.scale.high, log = !!data.scale.log && low > 0, scale = scaleOf(log, low, high);
    const share = v => (scale.to(v) - scale.to(low)) / (scale.to(high) - scale.to(low) || 1), title = scaleTitle(data.scale.title, log, scale, data.scaleWords);
    const place = v => Math.max(0, Math.min(data.ramp.length - 1, Math.round(share(v) * (data.ramp.length - 1))));
    // A scale with a ramp for each palette follows the style sheet.
    const fill = (node, light, dark) => {
      if (data.rampDark) { node.classList.add("own", "fill"); dress(node, { colour: light, dark }); }
      else node.style.fill = light;
    };
    const shade = (node, i) => fill(node, data.ramp[i], (data.rampDark || data.ramp)[i]);
    const write = (node, i) => fill(node, onto(data.ramp[i]), onto((data.rampDark || data.ramp)[i]));
    f.draw = () => {
      const em = f.em, named = data.labels.length === data.rows;
      const left = named ? Math.min(f.width() * .3, (Math.max(...data.labels.map(l => l.length)) * .5 + 1) * em) : em * 4;
      const heads = data.heads.map(h => h.label || ""), head = Math.max(0, ...heads.map(h => h.length)) * em * .36 + em;
      b = { left, top: head, width: f.width() - left - em * 5, height: f.height() - head - em * .5 };
      const w = b.width / data.columns, h = b.height / data.rows;
      for (let r = 0; r < data.rows; ++r) for (let c = 0; c < data.columns; ++c) {
        const v = values[r * data.columns + c];
        if (v !== v) continue;
        shade(make("rect", { x: b.left + c * w, y: b.top + r * h, width: w + .3, height: h + .3 }, svg), place(v));
        const words = data.texts && data.texts[r * data.columns + c];
        if (words && h > em * 1.1) {
          write(label(svg, { x: b.left + (c + .5) * w, y: b.top + (r + .5) * h + em * .3, "text-anchor": "middle" }, words.split("\n")[0]), place(v));
        }
      }
      const every = Math.max(1, Math.ceil(em * 1.3 / h));
      for (let r = 0; r < data.rows; r += named ? every : Math.max(1, Math.round(data.rows / 8)))
        label(svg, { x: b.left - em * .4, y: b.top + (r + .5) * h + em * .3, "text-anchor": "end", class: "strong" }, name(r));
      heads.forEach((words, c) => label(svg, { transform: "translate(" + (b.left + (c + .5) * w) + " " + (b.top - em * .4) + ") rotate(-36)", class: "strong" }, words));
      for (const [r, c] of data.marks || []) write(label(svg, { x: b.left + c * w + em * .15, y: b.top + r * h + em * .8 }, "★"), place(values[r * data.columns + c]));
      const bar = f.width() - em * 4;
      data.ramp.forEach((_, i) => shade(make("rect", { x: bar, width: em * .8, y: b.top + b.height * (1 - (i + 1) / data.ramp.length), height: b.height / data.ramp.length + .5 }, svg), i));
      label(svg, { x: bar + em, y: b.top + em * .8 }, text(high));
      label(svg, { x: bar + em, y: b.top + b.height }, text(low));
      let free = b.top + b.height - em * 1.2;
      for (const t of log ? scaleTicks(log, scale, low, high, 4) : []) {
        const y = b.top + b.height * (1 - share(t)) + em * .3;
        if (y > free || y < b.top + em * 2) continue;
        label(svg, { x: bar + em, y }, text(t));
        free = y - em * 1.2;
      }
      label(svg, { transform: "translate(" + (bar - em * .4) + " " + (b.top + b.height / 2) + ") rotate(-90)", "text-anchor": "middle" }, title);
      annotate(svg, em, b, v => b.left + v * w, v => b.top + v * h, data.annotations);
      if (over) make("rect", { x: b.left + over[1] * w, y: b.top + over[0] * h, width: w, height: Math.max(2, h), fill: "none", class: "over" }, svg);
    };
    svg.addEventListener("pointermove", event => {
      const p = f.at(event), c = Math.floor((p[0] - b.left) / b.width * data.columns), r = Math.floor((p[1] - b.top) / b.height * data.rows);
      const inside = c >= 0 && r >= 0 && c < data.columns && r < data.rows, i = r * data.columns + c;
      over = inside ? [r, c] : null;
      f.redraw();
      f.tip(event, !inside ? "" : data.tips && data.tips.length ? data.tips[i] : name(r) + " · " + ((data.heads[c] || {}).label || c + 1) + "\n" + data.scale.title + " " + (values[i] === values[i] ? text(values[i]) : "–"));
    });
    svg.addEventListener("pointerleave", () => { over = null; f.redraw(); });
    f.redraw();
  };
  // Zoom and pan of two axes that map values to 0 … 1.
  function window2d(f, box) {
    const view = { x0: 0, x1: 1, y0: 0, y1: 1 };
    let drag = null;
    f.svg.addEventListener("wheel", event => {
      event.preventDefault();
      const b = box(), p = f.at(event), k = Math.pow(1.2, Math.sign(event.deltaY));
      const cx = view.x0 + (p[0] - b.left) / b.width * (view.x1 - view.x0), cy = view.y0 + (b.top + b.height - p[1]) / b.height * (view.y1 - view.y0);
      view.x0 = cx - (cx - view.x0) * k; view.x1 = cx + (view.x1 - cx) * k; view.y0 = cy - (cy - view.y0) * k; view.y1 = cy + (view.y1 - cy) * k;
      f.redraw();
    }, { passive: false });
    f.svg.addEventListener("pointerdown", event => { drag = [event.clientX, event.clientY, Object.assign({}, view)]; try { f.svg.setPointerCapture(event.pointerId); } catch (e) { } });
    f.svg.addEventListener("pointermove", event => {
      if (!drag) return;
      const b = box(), dx = (drag[0] - event.clientX) / b.width * (view.x1 - view.x0), dy = (event.clientY - drag[1]) / b.height * (view.y1 - view.y0);
      view.x0 = drag[2].x0 + dx; view.x1 = drag[2].x1 + dx; view.y0 = drag[2].y0 + dy; view.y1 = drag[2].y1 + dy;
      f.redraw();
    });
    f.svg.addEventListener("pointerup", () => { drag = null; });
    f.svg.addEventListener("dblclick", () => { Object.assign(view, { x0: 0, x1: 1, y0: 0, y1: 1 }); f.redraw(); });
    return view;
  }
  kinds.scatter = function (figure, data) {
    const f = frame(figure, data.y.title + ", " + data.x.title), svg = f.svg;
    const scale = a => a.log ? [Math.log(a.low), Math.log(a.high), Math.log, Math.exp] : [a.low, a.high, v => v, v => v];
    const [xl, xh, xt, xi] = scale(data.x), [yl, yh, yt, yi] = scale(data.y);
    const box = () => ({ left: f.em * 4.4, top: f.em * 1.6, width: Math.max(50, f.width() - f.em * 6), height: Math.max(40, f.height() - f.em * 4.4) });
    const view = window2d(f, box);
    let places = [];
    f.draw = () => {
      const b = box(), em = f.em;
      const x = v => b.left + ((xt(v) - xl) / (xh - xl) - view.x0) / (view.x1 - view.x0) * b.width;
      const y = v => b.top + b.height - ((yt(v) - yl) / (yh - yl) - view.y0) / (view.y1 - view.y0) * b.height;
      const ends = (l, h, inverse, from, to) => [inverse(l + (h - l) * from), inverse(l + (h - l) * to)];
      const list = (a, range, wanted) => {
        if (!a.log) return ticks(range[0], range[1], wanted);
        const found = [];
        for (let p = Math.floor(Math.log10(range[0])); p <= Math.ceil(Math.log10(range[1])); ++p) for (const m of [1, 2, 5]) { const v = m * Math.pow(10, p); if (v >= range[0] && v <= range[1]) found.push(v); }
        return found;
      };
      axes(svg, em, b, x, y, { x: scaleTitle(data.x.title, data.x.log, {}, data.scaleWords), y: scaleTitle(data.y.title, data.y.log, {}, data.scaleWords), xWords: t => data.x.prefix + text(t) + data.x.suffix }, list(data.x, ends(xl, xh, xi, view.x0, view.x1), b.width / em / 6), list(data.y, ends(yl, yh, yi, view.y0, view.y1), b.height / em / 4), t => data.y.prefix + text(t) + data.y.suffix);
      const inside = (px, py) => px >= b.left - 1 && px <= b.left + b.width + 1 && py >= b.top - 1 && py <= b.top + b.height + 1;
      if (data.front.length > 1) make("polyline", { points: data.front.map(p => [x(p[0]), y(p[1])]).filter(p => inside(p[0], p[1])).map(p => p.join(" ")).join(" "), fill: "none", class: "cursor", "stroke-dasharray": "5 4" }, svg);
      places = data.items.map(item => { const p = [x(item.x), y(item.y)]; return inside(p[0], p[1]) ? p : null; });
      data.items.forEach((item, i) => {
        if (!places[i]) return;
        marker(svg, item, places[i][0], places[i][1], em * .38);
        if (item.name) label(svg, { x: places[i][0] + em * .6, y: places[i][1] + em * .3, class: "strong" }, item.name);
      });
      annotate(svg, em, b, x, y, data.annotations);
    };
    svg.addEventListener("pointermove", event => {
      const p = f.at(event), i = nearest(places, p[0], p[1], f.em * 1.2), item = data.items[i];
      f.tip(event, i < 0 ? "" : (item.note || item.name) + "\n" + data.x.title + ": " + data.x.prefix + text(item.x) + data.x.suffix + "\n" + data.y.title + ": " + data.y.prefix + text(item.y) + data.y.suffix);
    });
    f.redraw();
  };
  kinds.radar = function (figure, data) {
    const f = frame(figure, data.scale.title), svg = f.svg, legend = legendOf(figure);
    const series = data.series.map(s => Object.assign({ shown: true }, s));
    for (const s of series) { const button = entry(legend, s, s.name); button.addEventListener("click", () => { s.shown = !s.shown; button.setAttribute("aria-pressed", String(s.shown)); f.redraw(); }); }
    let places = [], owners = [];
    f.draw = () => {
      const em = f.em, cx = f.width() / 2, cy = f.height() / 2, r = Math.max(30, Math.min(f.width() * .34, f.height() / 2 - em * 2));
      const at = (i, share) => { const a = -Math.PI / 2 + i / data.axes.length * 2 * Math.PI; return [cx + Math.cos(a) * r * share, cy + Math.sin(a) * r * share]; };
      const scale = scaleOf(data.scale.log, data.scale.low, data.scale.high, false, data.scale.linear), centre = scale.to(data.scale.low);
      const share = v => Math.min(1, Math.max(0, (scale.to(v) - centre) / (scale.to(data.scale.high) - centre)));
      for (let ring = 1; ring <= 4; ++ring) {
        make("polygon", { points: data.axes.map((_, i) => at(i, ring / 4).join(" ")).join(" "), fill: "none", class: "frame" }, svg);
        const value = scale.from(centre + (scale.to(data.scale.high) - centre) * ring / 4);
        label(svg, { x: cx + 4, y: cy - r * ring / 4 + em * .9 }, data.scale.prefix + text(data.scale.log ? Number(value.toPrecision(2)) : value) + data.scale.suffix);
      }
      data.axes.forEach((words, i) => { const p = at(i, 1.08), c = Math.cos(-Math.PI / 2 + i / data.axes.length * 2 * Math.PI); label(svg, { x: p[0], y: p[1] + em * .3, "text-anchor": Math.abs(c) < .2 ? "middle" : c > 0 ? "start" : "end", class: "strong" }, words); });
      label(svg, { x: 0, y: em }, scaleTitle(data.scale.title, data.scale.log, scale, data.scaleWords));
      places = []; owners = [];
      for (const s of series) {
        if (!s.shown) continue;
        const points = s.values.map((v, i) => v === null ? null : at(i, share(v)));
        dress(make("polygon", { points: points.filter(p => p).map(p => p.join(" ")).join(" "), class: "own stroke", "stroke-width": 2 }, svg), s);
        points.forEach((p, i) => { if (p) { marker(svg, s, p[0], p[1], em * .26); places.push(p); owners.push([s, i]); } });
      }
      const reach = r + em * 1.4;
      annotate(svg, em, { left: cx - reach, top: cy - reach, width: 2 * reach, height: 2 * reach }, v => cx + v * r, v => cy - v * r, data.annotations);
    };
    svg.addEventListener("pointermove", event => {
      const p = f.at(event), i = nearest(places, p[0], p[1], f.em * 1.4);
      f.tip(event, i < 0 ? "" : owners[i][0].name + "\n" + data.axes[owners[i][1]] + ": " + data.scale.prefix + text(owners[i][0].values[owners[i][1]]) + data.scale.suffix);
    });
    f.redraw();
  };
  kinds.spread = function (figure, data) {
    const f = frame(figure, data.axis.title), svg = f.svg, a = data.axis;
    const whole = [a.low, a.high], set = data.values && (!a.log || data.values[0] > 0) && data.rows.some(r => r.count && r.box[4] >= data.values[0] && r.box[0] <= data.values[1]);
    const [low, high] = set ? data.values : whole, to = a.log ? Math.log : v => v, from = a.log ? Math.exp : v => v;
    // Bins are even on the axis of the data; what is shown may be logarithmic by choice.
    const log = a.log || data.logarithmic, scale = log && !a.log ? scaleOf(true, low, high, a.whole, 0) : { to, linear: 0 };
    const share = v => (scale.to(v) - scale.to(low)) / (scale.to(high) - scale.to(low)), edge = part => from(to(whole[0]) + (to(whole[1]) - to(whole[0])) * part);
    let rows = [];
    f.draw = () => {
      const em = f.em, left = Math.min(f.width() * .35, (Math.max(...data.rows.map(r => r.name.length)) * .52 + 1) * em);
      const b = { left, top: em * .3, width: f.width() - left - em, height: f.height() - em * 3 }, x = v => b.left + Math.min(1, Math.max(0, share(v))) * b.width;
      const marks = scaleTicks(log, scale, low, high, b.width / em / 7);
      for (const t of marks) {
        make("line", { x1: x(t), x2: x(t), y1: b.top, y2: b.top + b.height, class: "grid" }, svg);
        label(svg, { x: x(t), y: b.top + b.height + em * 1.2, "text-anchor": "middle" }, a.prefix + text(t) + a.suffix);
      }
      label(svg, { x: b.left + b.width / 2, y: b.top + b.height + em * 2.4, "text-anchor": "middle" }, scaleTitle(a.title, log, scale, data.scaleWords));
      const each = b.height / data.rows.length;
      rows = data.rows.map((row, i) => {
        const top = b.top + i * each, base = top + each * .6, tall = Math.max(...row.bins, 1e-12);
        label(svg, { x: b.left - em * .5, y: top + each / 2 + em * .3, "text-anchor": "end", class: "strong" }, row.name);
        if (row.count) {
          row.bins.forEach((v, k) => { if (v > 0) dress(make("rect", { x: x(edge(k / row.bins.length)), width: Math.max(0, x(edge((k + 1) / row.bins.length)) - x(edge(k / row.bins.length)) - .5), y: base - v / tall * each * .5, height: v / tall * each * .5, class: "own fill", opacity: .5 }, svg), row); });
          const y = top + each * .78, thick = each * .18;
          dress(make("line", { x1: x(row.box[0]), x2: x(row.box[4]), y1: y, y2: y, class: "own stroke", "stroke-width": 1.5 }, svg), row);
          dress(make("rect", { x: x(row.box[1]), width: Math.max(1, x(row.box[3]) - x(row.box[1])), y: y - thick / 2, height: thick, class: "own hollow" }, svg), row);
          dress(make("line", { x1: x(row.box[2]), x2: x(row.box[2]), y1: y - thick / 2, y2: y + thick / 2, class: "own stroke", "stroke-width": 3 }, svg), row);
          marker(svg, row, x(row.box[5]), y, em * .25);
        }
        return [top, top + each];
      });
      annotate(svg, em, b, v => b.left + share(v) * b.width, v => b.top + v * each, data.annotations);
    };
    svg.addEventListener("pointermove", event => {
      const y = f.at(event)[1], i = rows.findIndex(r => y >= r[0] && y < r[1]), row = data.rows[i];
      f.tip(event, i < 0 || !row.count ? "" : row.name + "\n" + a.prefix + row.box.slice(0, 5).map(text).join(" · ") + a.suffix);
    });
    f.redraw();
  };
  kinds.map = function (figure, data) {
    const px = unpack(data.px), py = unpack(data.py), pk = unpack(data.pk), pv = unpack(data.pv);
    const f = frame(figure, data.caption), svg = f.svg, legend = legendOf(figure);
    if (!data.scale) for (const k of data.kinds) entry(legend, k, k.name);
    note(figure, [data.note && "• " + data.note, data.caption].filter(Boolean).join(" · "));
    let x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
    for (let i = 0; i < px.length; ++i) { x0 = Math.min(x0, px[i]); x1 = Math.max(x1, px[i]); y0 = Math.min(y0, py[i]); y1 = Math.max(y1, py[i]); }
    // Ranges that were set; a side without one has no say in the scale.
    if (data.rangeX || data.rangeY) {
      const x = data.rangeX || [(x0 + x1) / 2, (x0 + x1) / 2], y = data.rangeY || [(y0 + y1) / 2, (y0 + y1) / 2];
      if (px.some((v, i) => (!data.rangeX || v >= x[0] && v <= x[1]) && (!data.rangeY || py[i] >= y[0] && py[i] <= y[1]))) { [x0, x1] = x; [y0, y1] = y; }
    }
    const wide = data.rangeX || data.rangeY ? x1 - x0 || 1e-9 : x1 - x0 || 1, high = data.rangeX || data.rangeY ? y1 - y0 || 1e-9 : y1 - y0 || 1;
    const box = () => ({ left: 0, top: 0, width: f.width(), height: f.height() });
    const view = window2d(f, box);
    let places = [];
    f.draw = () => {
      const b = box(), unit = Math.min((b.width - 24) / wide, (b.height - 24) / high);
      const place = i => {
        const u = .5 + (px[i] - (x0 + x1) / 2) * unit / b.width, v = .5 + (py[i] - (y0 + y1) / 2) * unit / b.height;
        return [(u - view.x0) / (view.x1 - view.x0) * b.width, b.height - (v - view.y0) / (view.y1 - view.y0) * b.height];
      };
      places = new Array(px.length).fill(null);
      // One path for all points of a look.
      const looks = new Map();
      for (let i = 0; i < px.length; ++i) {
        const p = place(i);
        if (p[0] < 0 || p[1] < 0 || p[0] > b.width || p[1] > b.height) continue;
        const quiet = pk[i] < 0, shade = data.scale && !quiet ? Math.round(Math.min(1, Math.max(0, (pv[i] - data.scale.low) / (data.scale.high - data.scale.low || 1))) * (data.ramp.length - 1)) : pk[i];
        if (!quiet) places[i] = p;
        const key = quiet ? "quiet" : String(shade), r = quiet ? 1.5 : f.em * .2;
        looks.set(key, (looks.get(key) || "") + "M" + (p[0] - r).toFixed(1) + " " + p[1].toFixed(1) + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r + " 0 1 0 " + -2 * r + " 0");
      }
      for (const [key, d] of looks) {
        if (key === "quiet") svg.insertBefore(make("path", { d, fill: "var(--muted)", "fill-opacity": .7 }), svg.firstChild);
        else if (data.scale) make("path", { d, fill: data.ramp[key] || "var(--muted)" }, svg);
        else dress(make("path", { d, class: "own fill" }, svg), data.kinds[key] || {});
      }
      const across = v => (.5 + (v - (x0 + x1) / 2) * unit / b.width - view.x0) / (view.x1 - view.x0) * b.width;
      const along = v => b.height - (.5 + (v - (y0 + y1) / 2) * unit / b.height - view.y0) / (view.y1 - view.y0) * b.height;
      annotate(svg, f.em, b, across, along, data.annotations);
    };
    svg.addEventListener("pointermove", event => {
      const p = f.at(event), i = nearest(places, p[0], p[1], f.em);
      f.tip(event, i < 0 ? "" : ((data.kinds[pk[i]] || {}).name || "") + (data.scale ? "\n" + data.scale.title + " " + text(pv[i]) : ""));
    });
    f.redraw();
  };
)js";

constexpr const char* scriptDeck = R"js(
  document.querySelectorAll("figure.chart").forEach(figure => {
    const data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    (kinds[data.kind] || (() => {}))(figure, data);
  });
  // Slides by keys; N shows and hides notes, F fills the screen.
  const slides = Array.from(document.querySelectorAll("section.slide"));
  const current = () => {
    let best = -1, smallest = Infinity;
    slides.forEach((slide, i) => { const d = Math.abs(slide.getBoundingClientRect().top); if (d < smallest) { smallest = d; best = i; } });
    return scrollY < 2 && slides.length && slides[0].getBoundingClientRect().top > 2 ? -1 : best;
  };
  const show = i => { const slide = slides[Math.min(Math.max(i, 0), slides.length - 1)]; if (slide) slide.scrollIntoView(); };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("button, a")) return;
    const key = event.key;
    if (key === "PageDown" || key === "ArrowRight" || key === "ArrowDown" || key === "Enter" || (key === " " && !event.shiftKey)) show(current() + 1);
    else if (key === "PageUp" || key === "ArrowLeft" || key === "ArrowUp" || key === "Backspace" || key === " ") show(current() - 1);
    else if (key === "Home") scrollTo(0, 0);
    else if (key === "End") show(slides.length - 1);
    else if (key === "n" || key === "N") document.body.classList.toggle("silent");
    else if ((key === "f" || key === "F") && document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
    else return;
    event.preventDefault();
  });
})();
)js";

} // namespace

const char* reportStyle()
{
    return scriptStyle;
}

const char* reportScript()
{
    static const std::string whole = std::string(scriptHelpers) + scriptCurves + scriptPlots + scriptDeck;
    return whole.c_str();
}

} // namespace acr::ui
