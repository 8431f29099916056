// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/present/reportscript.h"

namespace acr::ui {

const char* reportStyle()
{
    return R"css(
:root { color-scheme: light dark; --text: #1b1f27; --muted: #5b6472; --line: #dde1e7; --grid: #e9ecf0; --page: #f6f7f9; --card: #fff; --accent: #1d6fb8; }
@media screen and (prefers-color-scheme: dark) {
  :root { --text: #e6e9ee; --muted: #9aa4b2; --line: #323945; --grid: #2a303a; --page: #16191f; --card: #1e232b; --accent: #5aa9ff; }
}
figure.chart svg path, .legend i { --own: var(--light); }
@media screen and (prefers-color-scheme: dark) { figure.chart svg path, .legend i { --own: var(--dark); } }
figure.chart svg path { stroke: var(--own); } .legend i { background: var(--own); }
figure.chart svg .grid { stroke: var(--grid); } figure.chart svg .frame { stroke: var(--line); } figure.chart svg .cursor { stroke: var(--muted); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; }
header, main, footer, nav { max-width: 1160px; margin: 0 auto; padding: 16px 24px; }
h1 { font-size: 28px; margin: 16px 0 0; } h2 { font-size: 18px; margin: 0 0 12px; }
nav ol { columns: 2; margin: 0; padding-left: 24px; } a { color: var(--accent); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 24px; margin: 0 0 24px; }
section img { width: 100%; border: 1px solid var(--line); border-radius: 4px; }
.notes { max-width: 70ch; } .more, footer, .hint { color: var(--muted); font-size: 13px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { padding: 3px 12px 3px 0; text-align: left; border-bottom: 1px solid var(--line); } .n { text-align: right; }
figure.chart { margin: 0 0 16px; } figure.chart svg { width: 100%; height: 440px; display: block; touch-action: none; cursor: crosshair; }
figure.chart svg:focus-visible { outline: 2px solid var(--accent); }
figure.chart text { font-size: 12px; fill: var(--muted); font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 4px; margin: 8px 0; }
.legend button { font: inherit; font-size: 13px; color: var(--text); background: none; border: 1px solid var(--line); border-radius: 4px; padding: 1px 8px; cursor: pointer; }
.legend button[aria-pressed=false] { opacity: .4; text-decoration: line-through; }
.legend i { display: inline-block; width: 12px; height: 3px; margin-right: 6px; vertical-align: middle; }
.legend b { font-weight: 600; margin-left: 8px; font-variant-numeric: tabular-nums; }
@media print { nav, .hint { display: none; } section { break-inside: avoid; } }
)css";
}

const char* reportScript()
{
    return R"js(
"use strict";
(function () {
  const NS = "http://www.w3.org/2000/svg";
  const make = (name, attributes, parent) => {
    const node = document.createElementNS(NS, name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    if (parent) parent.appendChild(node);
    return node;
  };
  const ticks = (low, high, wanted) => {
    const span = high - low || 1;
    const power = Math.pow(10, Math.floor(Math.log10(span / wanted)));
    const step = [1, 2, 5, 10].map(f => f * power).find(s => span / s <= wanted);
    const list = [];
    for (let v = Math.ceil(low / step) * step; v <= high + step * 1e-9; v += step) list.push(v);
    return list;
  };
  const text = v => (Math.round(v * 1e6) / 1e6).toLocaleString();

  // A colour for each palette; the style sheet takes one.
  const dress = (node, s) => {
    node.style.setProperty("--light", s.colour);
    node.style.setProperty("--dark", s.dark);
  };

  function chart(figure) {
    const data = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    const series = data.series.map(s => Object.assign({ shown: true }, s));
    const length = Math.max(1, ...series.map(s => s.values.length));
    let low = 1, high = length, cursor = null, drag = null;
    const svg = make("svg", { tabindex: 0, role: "img", "aria-label": data.y + ", " + data.x }, figure);
    const legend = figure.appendChild(document.createElement("div"));
    legend.className = "legend";
    const hint = figure.appendChild(document.createElement("div"));
    hint.className = "hint";
    hint.textContent = data.hint;
    for (const s of series) {
      const button = legend.appendChild(document.createElement("button"));
      button.type = "button";
      const swatch = button.appendChild(document.createElement("i"));
      dress(swatch, s);
      button.append(s.name);
      s.value = button.appendChild(document.createElement("b"));
      button.setAttribute("aria-pressed", "true");
      button.addEventListener("click", () => { s.shown = !s.shown; button.setAttribute("aria-pressed", String(s.shown)); draw(); });
    }
    const box = () => ({ left: 72, top: 12, width: Math.max(50, svg.clientWidth - 72 - 16), height: svg.clientHeight - 12 - 48 });

    function draw() {
      svg.replaceChildren();
      const b = box();
      const first = Math.max(1, Math.floor(low)), last = Math.min(length, Math.ceil(high));
      let bottom = Infinity, top = -Infinity;
      for (const s of series) if (s.shown)
        for (let i = first; i <= Math.min(last, s.values.length); ++i) { const v = s.values[i - 1]; if (v < bottom) bottom = v; if (v > top) top = v; }
      if (!(top >= bottom)) { bottom = 0; top = 1; }
      if (bottom > 0 && bottom < top / 3) bottom = 0;
      if (top === bottom) top = bottom + 1;
      const x = v => b.left + (v - low) / (high - low || 1) * b.width;
      const y = v => b.top + (top - v) / (top - bottom) * b.height;
      for (const t of ticks(bottom, top, 6)) {
        make("line", { x1: b.left, x2: b.left + b.width, y1: y(t), y2: y(t), class: "grid" }, svg);
        make("text", { x: b.left - 8, y: y(t) + 4, "text-anchor": "end" }, svg).textContent = text(t);
      }
      for (const t of ticks(low, high, 8))
        make("text", { x: x(t), y: b.top + b.height + 18, "text-anchor": "middle" }, svg).textContent = text(t);
      make("text", { x: b.left + b.width / 2, y: b.top + b.height + 40, "text-anchor": "middle" }, svg).textContent = data.x;
      make("text", { x: -(b.top + b.height / 2), y: 16, transform: "rotate(-90)", "text-anchor": "middle" }, svg).textContent = data.y;
      make("rect", { x: b.left, y: b.top, width: b.width, height: b.height, fill: "none", class: "frame" }, svg);
      for (const s of series) {
        if (!s.shown) continue;
        const per = Math.max(1, Math.floor((last - first) / (2 * b.width)));
        let path = "";
        for (let i = first; i <= Math.min(last, s.values.length); i += per) {
          const at = Math.min(i + per - 1, s.values.length, last);
          path += (path ? "L" : "M") + x(at).toFixed(1) + " " + y(s.values[at - 1]).toFixed(1);
        }
        dress(make("path", { d: path, fill: "none", "stroke-width": s.ours ? 2.5 : 1.4, "stroke-dasharray": s.dash ? "6 4" : "none" }, svg), s);
      }
      if (cursor !== null)
        make("line", { x1: x(cursor), x2: x(cursor), y1: b.top, y2: b.top + b.height, class: "cursor", "stroke-dasharray": "3 3" }, svg);
      for (const s of series) {
        const at = cursor === null ? s.values.length : cursor;
        s.value.textContent = at >= 1 && at <= s.values.length ? text(s.values[at - 1]) : "–";
      }
      if (cursor !== null) make("text", { x: Math.min(x(cursor) + 6, b.left + b.width - 60), y: b.top + 14 }, svg).textContent = text(cursor);
    }
    const at = event => {
      const b = box(), r = svg.getBoundingClientRect();
      return low + (event.clientX - r.left - b.left) / b.width * (high - low);
    };
    const range = (from, to) => {
      const span = Math.min(Math.max(to - from, Math.min(10, length - 1)), length - 1);
      low = Math.min(Math.max(from, 1), length - span);
      high = low + span;
      draw();
    };
    const put = v => { cursor = Math.min(Math.max(Math.round(v), 1), length); draw(); };
    svg.addEventListener("pointermove", event => {
      if (drag) { const b = box(), move = (drag.x - event.clientX) / b.width * (drag.high - drag.low); range(drag.low + move, drag.high + move); }
      else put(at(event));
    });
    svg.addEventListener("pointerdown", event => { drag = { x: event.clientX, low, high }; svg.setPointerCapture(event.pointerId); });
    svg.addEventListener("pointerup", () => { drag = null; });
    svg.addEventListener("pointerleave", () => { if (!drag) { cursor = null; draw(); } });
    svg.addEventListener("wheel", event => {
      event.preventDefault();
      const centre = at(event), f = Math.pow(1.2, Math.sign(event.deltaY));
      range(centre - (centre - low) * f, centre + (high - centre) * f);
    }, { passive: false });
    svg.addEventListener("dblclick", () => range(1, length));
    svg.addEventListener("keydown", event => {
      const middle = cursor === null ? (low + high) / 2 : cursor, step = event.shiftKey ? 10 : 1;
      if (event.key === "ArrowLeft") put(middle - step);
      else if (event.key === "ArrowRight") put(middle + step);
      else if (event.key === "+" || event.key === "=") range(middle - (middle - low) / 1.5, middle + (high - middle) / 1.5);
      else if (event.key === "-") range(middle - (middle - low) * 1.5, middle + (high - middle) * 1.5);
      else if (event.key === "0") range(1, length);
      else return;
      event.preventDefault();
    });
    new ResizeObserver(draw).observe(svg);
    draw();
  }
  document.querySelectorAll("figure.chart").forEach(chart);
})();
)js";
}

} // namespace acr::ui
