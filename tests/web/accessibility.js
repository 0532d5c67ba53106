// Checks in the spirit of axe's serious rules, written for our pages: names, labels, headings, landmarks, contrast,
// tables, ids. Gives a list of complaints, each with the element it is about.
() => {
  const found = [];
  const say = (rule, node) => found.push(rule + ": " + node.outerHTML.slice(0, 140));
  const shown = (n) => n.checkVisibility() && getComputedStyle(n).visibility !== "hidden" && !n.closest("[hidden], dialog:not([open])");
  const all = (what) => [...document.querySelectorAll(what)].filter(shown);
  const labelled = (n) => (n.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean).map((id) => (document.getElementById(id) || {}).textContent || "").join(" ");
  const name = (n) => (n.getAttribute("aria-label") || labelled(n) || n.getAttribute("title") || n.textContent || "").trim();

  if (!document.documentElement.lang) found.push("html has no lang");
  if (!document.title.trim()) found.push("no title");
  if (document.querySelectorAll("main").length !== 1) found.push("not one main");
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1: " + document.querySelectorAll("h1").length);
  let level = 0;
  for (const h of all("h1, h2, h3, h4, h5, h6")) {
    const now = +h.tagName[1];
    if (level && now > level + 1) say("heading level skipped", h);
    if (!h.textContent.trim()) say("empty heading", h);
    level = now;
  }
  const ids = new Map();
  for (const n of document.querySelectorAll("[id]")) { if (ids.has(n.id)) say("id twice", n); ids.set(n.id, n); }
  for (const n of all("a[href], button, summary, [role=button]")) if (!name(n)) say("no name", n);
  for (const n of all("input:not([type=hidden]), select, textarea")) if (!(n.labels && [...n.labels].some((l) => l.textContent.trim())) && !n.getAttribute("aria-label")) say("no label", n);
  for (const n of all("img")) if (!n.hasAttribute("alt")) say("no alt", n);
  for (const n of all("svg")) if (n.getAttribute("role") !== "img" && n.getAttribute("aria-hidden") !== "true" || (n.getAttribute("role") === "img" && !name(n))) say("picture without a name", n);
  for (const n of all("table")) { if (!n.querySelector("th")) say("table without heads", n); for (const th of n.querySelectorAll("th")) if (!th.scope) say("th without scope", th); }
  for (const n of document.querySelectorAll("[tabindex]")) if (+n.getAttribute("tabindex") > 0) say("tabindex above 0", n);
  const navs = all("nav"); if (navs.length > 1) for (const n of navs) if (!n.getAttribute("aria-label")) say("nav without a name", n);
  for (const n of all("[role=region]")) if (!name(n)) say("region without a name", n);
  for (const n of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) for (const id of (n.getAttribute("aria-labelledby") || n.getAttribute("aria-describedby")).split(/\s+/)) if (!document.getElementById(id)) say("names a missing id " + id, n);
  for (const n of document.querySelectorAll("*")) for (const a of n.attributes) { if (/^on/i.test(a.name)) say("inline handler", n); if (a.name === "style") say("inline style", n); }
  for (const n of all("ul, ol")) for (const child of n.children) if (!["LI", "SCRIPT", "TEMPLATE"].includes(child.tagName)) say("list holds " + child.tagName, n);
  for (const n of all("main *")) if (n.scrollWidth > n.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(n).overflowX) && n.tabIndex < 0 && !n.querySelector("a, button, input, select, textarea, [tabindex]")) say("scrolls but cannot be reached", n);

  // Contrast (WCAG 1.4.3) of every piece of text against the nearest painted background.
  const parse = (c) => { const m = c.match(/[\d.]+/g).map(Number); return { r: m[0], g: m[1], b: m[2], a: m.length > 3 ? m[3] : 1 }; };
  const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
  const light = ({ r, g, b }) => { const [x, y, z] = [r, g, b].map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  const ground = (n) => { const layers = []; for (let e = n; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a > 0) { layers.push(c); if (c.a === 1) break; } } return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 }); };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set();
  while (walk.nextNode()) {
    const n = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !shown(n) || n.closest("option, script, style, .hide, svg")) continue;
    const style = getComputedStyle(n), size = parseFloat(style.fontSize), bold = +style.fontWeight >= 700;
    const back = ground(n), front = over(parse(style.color), back);
    const [hi, lo] = [light(front), light(back)].sort((a, b) => b - a);
    const ratio = (hi + 0.05) / (lo + 0.05), need = size >= 24 || (size >= 18.66 && bold) ? 3 : 4.5;
    const key = style.color + JSON.stringify(back) + need;
    if (ratio < need && !told.has(key)) { told.add(key); say("contrast " + ratio.toFixed(2), n); }
  }
  return found;
}
