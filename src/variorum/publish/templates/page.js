
"use strict";
(() => {
  const all = [...document.querySelectorAll("tr.row")];
  const told = document.getElementById("told");
  const help = document.getElementById("help");
  let at = null; // the cell whose words were last looked at

  const visible = () => all.filter((r) => r.offsetParent !== null);
  const cells = (row) => [...row.querySelectorAll("td a.words")].filter((a) => !a.closest("details:not([open])"));
  const say = (text) => { told.textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { told.textContent = ""; }, 6000); };
  const open = (node) => { for (let d = node.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; };

  const put = (link) => {
    if (!link) return;
    document.querySelectorAll(".here").forEach((n) => n.classList.remove("here"));
    open(link);
    reveal(link);
    const cell = link.closest("td");
    if (cell) cell.classList.add("here");
    at = link;
    link.focus({ preventScroll: true });
    (cell || link).scrollIntoView({ block: "center", inline: "nearest" });
  };

  const now = () => {
    const focused = document.activeElement;
    return focused && focused.matches && focused.matches("a.words") ? focused : at;
  };

  const step = (down, across) => {
    const rows = visible();
    const link = now();
    const row = link && link.closest("tr.row");
    if (!row || !rows.includes(row)) { const first = rows.find((r) => cells(r).length); if (first) put(cells(first)[0]); return; }
    const inRow = cells(row);
    const place = Math.max(0, inRow.indexOf(link));
    if (across) { put(inRow[Math.min(inRow.length - 1, Math.max(0, place + across))]); return; }
    for (let n = rows.indexOf(row) + down; n >= 0 && n < rows.length; n += down) {
      const there = cells(rows[n]);
      if (there.length) { put(there[Math.min(place, there.length - 1)]); return; }
    }
  };

  // All rows of the table, where one that is not among the first is gone to.
  const every = () => { const all = document.getElementById("show-all"); if (all) all.checked = true; };
  const reveal = (target) => { const row = target.closest("tr.row"); if (row && row.offsetParent === null) every(); };
  const rows = () => { const first = document.getElementById("show-first"); if (!first) return; if (first.checked) every(); else first.checked = true; };

  // A link to a mark or a cell: unfold what hides it, and remember the way back.
  const follow = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    open(target);
    reveal(target);
    if (target.matches("details > article, article")) { const fold = target.closest("details"); if (fold) fold.open = true; }
    if (link.matches("a.words")) { at = link; say("Esc goes back to the cell."); }
    document.querySelectorAll("mark.shown").forEach((n) => n.classList.remove("shown"));
    if (target.matches("mark")) target.classList.add("shown");
  };

  const back = () => {
    const marked = document.activeElement && document.activeElement.closest && document.activeElement.closest("mark");
    document.querySelectorAll("mark.shown").forEach((n) => n.classList.remove("shown"));
    told.textContent = "";
    if (at) put(at); else if (marked) { const link = marked.querySelector("a"); if (link) link.click(); }
  };

  const cite = () => {
    const link = document.querySelector("mark.shown a") || now();
    if (!link) { say("Go to a cell first: j, k, h, l."); return; }
    const report = link.closest("article.report") || document.getElementById("r" + link.dataset.report);
    const from = report ? report.dataset : {};
    const said = (link.closest("mark.shown") || link).textContent;
    const words = /^[“"«„‘「]/.test(said) ? said : "“" + said + "”";
    const parts = [from.outlet, from.time, link.dataset.link || from.url, from.digest && "sha256:" + from.digest];
    const text = words + " — " + parts.filter(Boolean).join(", ");
    const done = () => say("Copied: \u2068" + text + "\u2069");
    const byHand = () => {
      const area = document.createElement("textarea");
      area.value = text; document.body.append(area); area.select();
      const worked = document.execCommand("copy"); area.remove(); link.focus();
      if (worked) done(); else say(text);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand); else byHand();
  };

  const toggle = (kind) => {
    const link = now();
    const row = link && link.closest("tr.row, .card, li");
    const scope = row && row.querySelector(kind) ? row : document;
    const found = [...scope.querySelectorAll(kind)];
    const fold = found.some((d) => d.open);
    found.forEach((d) => { d.open = !fold; });
  };

  const keys = {
    j: () => step(1, 0), k: () => step(-1, 0), h: () => step(0, -1), l: () => step(0, 1),
    c: () => toggle("details.copies"), e: () => toggle("details.evidence"), y: cite, a: rows, "?": () => help.showModal(), Escape: back,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || /^(TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link) follow(link);
  });
  const folds = [];
  addEventListener("beforeprint", () => document.querySelectorAll("details.only, details.more, .refused").forEach((d) => { if (!d.open && !d.closest("aside")) { folds.push(d); d.open = true; } }));
  addEventListener("afterprint", () => { folds.splice(0).forEach((d) => { d.open = false; }); });
  if (location.hash) { const target = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (target) { open(target); reveal(target); target.scrollIntoView(); } }
})();
