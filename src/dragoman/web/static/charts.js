// Charts: each takes its data from the address that its element names, and draws it in the page's own colours and type.
"use strict";
(() => {
  const charts = new Map();
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const day = (d) => (d.length === 10 ? d : d.length === 7 ? d + "-15" : d + "-07-01");
  const SERIES = ["#4c78a8", "#e08a3c", "#4f9d69", "#b35c9e", "#8a7f4e", "#c94f4f", "#5aa7b8", "#8c8c8c"];

  const look = () => ({
    ink: token("--ink"), soft: token("--soft"), line: token("--line"), raised: token("--raised"), accent: token("--accent"), denied: token("--denied"),
    good: token("--good"), sunk: token("--sunk"), sans: token("--sans"),
  });
  // text only, drawn on the canvas: names come from pages, and the policy allows no inline style
  const tooltip = (c, formatter, trigger = "item") => ({
    trigger, formatter, renderMode: "richText", backgroundColor: c.raised, borderColor: c.line, confine: true, textStyle: { color: c.ink, fontFamily: c.sans, fontSize: 12 },
  });
  const axis = (c) => ({ axisLine: { lineStyle: { color: c.line } }, axisTick: { show: false }, axisLabel: { color: c.soft, fontFamily: c.sans }, splitLine: { lineStyle: { color: c.line } } });
  const cut = (words, n) => (words.length > n ? words.slice(0, n - 1) + "…" : words);
  const lines = (words, n) => { // a long text as lines of n letters, for a tooltip
    const out = [];
    let line = "";
    for (const w of words.split(" ")) {
      if ((line + " " + w).length > n && line) { out.push(line); line = w; } else line = line ? line + " " + w : w;
    }
    return [...out, line].slice(0, 4).join("\n");
  };

  const kinds = {
    timeline(data, c) {
      const lanes = [...new Set(data.rows.map((r) => r.kind))].sort();
      const narrow = innerWidth < 700;
      return {
        textStyle: { fontFamily: c.sans }, animation: false,
        grid: { left: narrow ? 8 : 16, right: 24, top: 12, bottom: 70, containLabel: true },
        tooltip: tooltip(c, (p) => `${p.data.when}\n${lines(p.data.title, 48)}`),
        xAxis: { type: "time", ...axis(c), splitLine: { show: false } },
        yAxis: { type: "category", data: lanes, inverse: true, ...axis(c), splitLine: { show: true, lineStyle: { color: c.line } }, axisLabel: { color: c.soft, fontSize: narrow ? 10 : 12, width: narrow ? 84 : 150, overflow: "truncate" } },
        dataZoom: [{ type: "inside" }, { type: "slider", bottom: 14, height: 26, borderColor: c.line, textStyle: { color: c.soft }, labelFormatter: (v) => new Date(v).toISOString().slice(0, 10) }],
        series: [{
          type: "scatter", symbolSize: (v, p) => 8 + Math.min(14, 3 * Math.sqrt(p.data.pages)),
          data: data.rows.filter((r) => r.date).map((r) => ({
            value: [day(r.date), r.kind], when: r.when, title: r.title, pages: r.pages, link: "/event/" + r.id,
            itemStyle: r.status === "occurred" ? { color: c.accent, opacity: .75 } : r.status === "planned" || r.status === "proposed" ? { color: c.raised, borderColor: c.accent, borderWidth: 1.5 } : { color: c.raised, borderColor: c.denied, borderWidth: 1.5 },
          })),
        }],
        height: Math.max(260, lanes.length * 26 + 110),
      };
    },

    heat(data, c) {
      const days = new Map();
      for (const r of data.rows) {
        if (r.date && r.date.length === 10 && r.status === "occurred") {
          const known = days.get(r.date) || { n: 0, titles: [], id: r.id };
          known.n += 1;
          known.titles.push(r.title);
          days.set(r.date, known);
        }
      }
      const all = [...new Set([...days.keys()].map((d) => d.slice(0, 4)))].sort().slice(-6);
      const width = document.querySelector("main").clientWidth;
      const cell = Math.max(5, Math.min(17, Math.floor((width - 110) / 54)));
      const rowHeight = cell * 7 + 46;
      const most = Math.max(1, ...[...days.values()].map((d) => d.n));
      return {
        textStyle: { fontFamily: c.sans }, animation: false,
        tooltip: tooltip(c, (p) => `${p.data.value[0]}: ${p.data.value[1]} ${p.data.value[1] === 1 ? "event" : "events"}\n${p.data.titles.slice(0, 4).map((t) => cut(t, 60)).join("\n")}`),
        visualMap: { show: false, min: 0, max: most, inRange: { color: [token("--accent-soft"), c.accent] } },
        calendar: all.map((year, i) => ({
          range: year, top: 24 + i * rowHeight, left: 62, cellSize: [cell, cell], itemStyle: { color: c.sunk, borderColor: token("--paper"), borderWidth: 1.5 },
          splitLine: { show: false }, yearLabel: { show: true, position: "left", color: c.soft, fontSize: 14, margin: 28, fontFamily: c.sans },
          dayLabel: { firstDay: 1, color: c.soft, nameMap: ["", "M", "", "W", "", "F", ""], fontSize: 10 }, monthLabel: { color: c.soft, fontSize: cell < 9 ? 8 : 11 },
        })),
        series: all.map((year, i) => ({
          type: "heatmap", coordinateSystem: "calendar", calendarIndex: i,
          data: [...days].filter(([d]) => d.startsWith(year)).map(([d, k]) => ({ value: [d, k.n], titles: k.titles, link: k.n === 1 ? "/event/" + k.id : null, day: d })),
        })),
        height: Math.max(120, 30 + all.length * rowHeight),
        empty: !all.length,
      };
    },

    intensity(data, c) {
      const rows = data.periods.filter((p) => p.period !== "undated" && p.period.length === 7);
      if (!rows.length) return { empty: true };
      const months = [];
      for (let m = Number(rows[0].period.slice(0, 4)) * 12 + Number(rows[0].period.slice(5)) - 1; ; m += 1) {
        months.push(`${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}`);
        if (months.at(-1) >= rows.at(-1).period || months.length > 400) break;
      }
      const by = new Map(rows.map((r) => [r.period, r]));
      const bar = (name, field, color) => ({ name, type: "bar", stack: "all", barMaxWidth: 18, itemStyle: { color }, data: months.map((m) => by.get(m)?.[field] ?? 0) });
      return {
        textStyle: { fontFamily: c.sans }, animation: false, grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: c.soft }, icon: "rect", itemWidth: 12, itemHeight: 12 },
        tooltip: { ...tooltip(c, undefined, "axis"), axisPointer: { type: "shadow" } },
        xAxis: { type: "category", data: months, ...axis(c), splitLine: { show: false } }, yAxis: { type: "value", ...axis(c) },
        series: [bar("cooperation", "cooperation", c.good), bar("conflict", "conflict", c.denied)],
      };
    },

    balance(data, c) {
      const rows = data.rows.filter((r) => r.measure === "contacts" && r.period !== "all" && r.period !== "undated");
      if (!rows.length) return { empty: true };
      const poles = data.poles;
      return {
        textStyle: { fontFamily: c.sans }, animation: false, grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: c.soft }, icon: "rect", itemWidth: 12, itemHeight: 12 },
        tooltip: { ...tooltip(c, undefined, "axis"), axisPointer: { type: "shadow" } },
        xAxis: { type: "category", data: rows.map((r) => r.period), ...axis(c), splitLine: { show: false } }, yAxis: { type: "value", minInterval: 1, ...axis(c) },
        series: poles.map((pole, i) => ({ name: pole, type: "bar", stack: "all", barMaxWidth: 46, itemStyle: { color: SERIES[i % SERIES.length] }, data: rows.map((r) => r.shares[i].count) })),
      };
    },

    network(data, c) {
      const nodes = data.nodes.slice(0, 70);
      const shown = new Set(nodes.map((n) => n.id));
      const ties = data.ties.filter((t) => shown.has(t.a) && shown.has(t.b)).slice(0, 400);
      const most = Math.max(1, ...ties.map((t) => t.weight));
      const top = Math.max(1, ...nodes.map((n) => n.contacts));
      return {
        textStyle: { fontFamily: c.sans }, animation: false,
        tooltip: tooltip(c, (p) => (p.dataType === "edge" ? `${p.data.names}\n${p.data.value} ${p.data.value === 1 ? "contact" : "contacts"}` : `${p.data.name}\n${p.data.contacts} contacts with ${p.data.degree}`)),
        series: [{
          type: "graph", layout: "force", roam: true, scaleLimit: { min: .4, max: 6 }, draggable: true, force: { repulsion: innerWidth < 700 ? 130 : 420, edgeLength: [40, 180], gravity: .12, friction: .15, layoutAnimation: false },
          emphasis: { focus: "adjacency" }, lineStyle: { color: c.soft, opacity: .45, curveness: .08 },
          label: { show: true, position: "right", color: c.ink, fontFamily: c.sans, fontSize: 11, textBorderColor: token("--paper"), textBorderWidth: 3 }, labelLayout: { hideOverlap: true },
          data: nodes.map((n) => ({ id: n.id, name: n.name, contacts: n.contacts, degree: n.degree, symbolSize: 6 + 26 * Math.sqrt(n.contacts / top), itemStyle: { color: c.accent }, link: "/actor/" + n.id.split("/").map(encodeURIComponent).join("/") })),
          links: ties.map((t) => ({ source: t.a, target: t.b, value: t.weight, names: `${data.names[t.a]} – ${data.names[t.b]}`, lineStyle: { width: .6 + 5 * (t.weight / most) }, link: `/dyad?a=${encodeURIComponent(t.a)}&b=${encodeURIComponent(t.b)}` })),
        }],
      };
    },

    async map(data, c, element) {
      if (!echarts.getMap("world")) echarts.registerMap("world", await (await fetch(element.dataset.outlines)).json());
      const most = Math.max(1, ...data.rows.map((r) => r.events));
      const one = element.dataset.lat ? [Number(element.dataset.lon), Number(element.dataset.lat)] : null;
      const lat = data.rows.map((r) => r.lat), lon = data.rows.map((r) => r.lon);
      const wide = Math.max(Math.max(...lon) - Math.min(...lon), 2.2 * (Math.max(...lat) - Math.min(...lat)), 12);
      const zoom = one ? 5 : Math.max(1, Math.min(8, 300 / wide));
      const center = one || [(Math.max(...lon) + Math.min(...lon)) / 2, (Math.max(...lat) + Math.min(...lat)) / 2];
      return {
        textStyle: { fontFamily: c.sans }, animation: false,
        tooltip: tooltip(c, (p) => (p.data?.place ? `${p.data.place}\n${p.data.value[2]} ${p.data.value[2] === 1 ? "event" : "events"}` : "")),
        geo: { map: "world", roam: true, zoom, center: zoom > 1.05 ? center : undefined, scaleLimit: { min: 1, max: 40 }, silent: true, itemStyle: { areaColor: c.line, borderColor: token("--paper"), borderWidth: .7 }, emphasis: { disabled: true } },
        series: [{
          type: "scatter", coordinateSystem: "geo", symbolSize: (v) => (innerWidth < 700 ? .6 : 1) * (7 + 27 * Math.sqrt(v[2] / most)), itemStyle: { color: c.accent, opacity: .65, borderColor: token("--paper"), borderWidth: 1 },
          label: { show: innerWidth >= 700, position: "right", formatter: (p) => p.data.place, color: c.ink, fontSize: 11, textBorderColor: token("--paper"), textBorderWidth: 3 }, labelLayout: { hideOverlap: true },
          data: data.rows.map((r) => ({ value: [r.lon, r.lat, r.events], place: r.place, link: "/search?place=" + encodeURIComponent(r.place), itemStyle: one && one[0] === r.lon && one[1] === r.lat ? { color: c.denied, opacity: .9 } : undefined })),
        }],
      };
    },
  };

  const draw = async (element) => {
    let data = charts.get(element)?.data;
    if (!data) {
      const answer = await fetch(element.dataset.from);
      if (!answer.ok) { element.remove(); return; }
      data = await answer.json();
    }
    const option = await kinds[element.dataset.chart](data, look(), element);
    if (option.empty) {
      const note = document.createElement("p");
      note.className = "soft small";
      note.textContent = "Nothing here has a date precise enough to draw.";
      element.replaceWith(note);
      return;
    }
    charts.get(element)?.chart.dispose();
    if (option.height) element.style.height = option.height + "px";
    const { height, empty, ...drawing } = option;
    const chart = echarts.init(element, null, { renderer: "canvas" });
    chart.setOption(drawing);
    chart.on("click", (p) => { if (p.data?.link) location.href = p.data.link; });
    charts.set(element, { chart, data });
    element.dataset.drawn = "yes";
  };

  const all = (within = document) => { for (const element of within.querySelectorAll("[data-chart]:not([data-drawn])")) draw(element); };
  all();
  document.addEventListener("htmx:after:swap", () => all());
  document.addEventListener("htmx:afterSwap", () => all());
  let waiting;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(() => { for (const element of charts.keys()) draw(element); }, 200); });
  document.addEventListener("themed", () => { for (const element of charts.keys()) draw(element); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { for (const element of charts.keys()) draw(element); });
})();
