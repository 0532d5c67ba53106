"use strict";
// Keys and small comforts. Without it every page still reads, and every decision has a form.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const screen = document.body.dataset.screen;
  const told = $("told"), help = $("help"), act = $("act");
  const say = (text) => { told.textContent = text; clearTimeout(say.timer); say.timer = setTimeout(() => { told.textContent = ""; }, 8000); };
  const visible = (node) => (node.checkVisibility ? node.checkVisibility() : node.getClientRects().length > 0);
  let at = null, sending = false;

  // What is looked at stands in the address: the cursor, the folds, the first pick of two. A link then shows what its sender saw, and
  // a page that is loaded again, or gone back to, is as it was left. Browsers take few changes of an address a second: one waits for the next.
  const asked = (name) => new URLSearchParams(location.search).get(name) || "";
  const unwritten = {};
  let written = 0;
  const later = (name, value) => { unwritten[name] = value; };
  const write = (name, value) => {
    later(name, value); clearTimeout(write.timer);
    if (Date.now() - written > 400) settle(); else write.timer = setTimeout(settle, 400);
  };
  const address = () => {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(unwritten)) if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
    return url;
  };
  const settle = () => {
    clearTimeout(write.timer);
    const url = address();
    if (sending || url.href === location.href) return;
    written = Date.now();
    try { history.replaceState(history.state, "", url); Object.keys(unwritten).forEach((name) => delete unwritten[name]); } catch { /* too often: the next one writes it */ }
  };
  document.addEventListener("click", settle, true);
  let picked = asked("pick");

  // Where the cursor is: rows of the table and cells in them, stories, marks of a report, or any list of links.
  const rowsOf = { collation: "tr.row, li.row", desk: "li.story, .hit", reader: ".report p", lineage: ".steps tbody tr, .ties tbody tr", changes: ".flips tbody tr, .timeline li", decisions: ".decisions > li", mine: "li.story" };
  const rows = () => all(rowsOf[screen] || "none").filter((row) => visible(row) && cells(row).length);
  const cells = (row) => all(screen === "reader" ? "mark[id]" : "a.words, th a, h3 a, li > a", row).filter(visible);
  const current = () => (at && document.contains(at) ? at : null);
  const rowAt = () => { const cell = current(); return cell && cell.closest(rowsOf[screen]); };

  // By words of a report, so that it is found again when rows come and go.
  const nameOf = (cell) => { const row = cell.closest(rowsOf[screen]); return cell.dataset.spot || (row && (row.dataset.story || row.dataset.key || row.id)) || ""; };
  const called = (name) => name && all(rowsOf[screen] || "none").flatMap(cells).find((cell) => nameOf(cell) === name);
  const put = (cell) => {
    if (!cell) return;
    all(".here, .here-row").forEach((n) => n.classList.remove("here", "here-row"));
    const box = cell.closest("td, li.story, .hit");
    if (box) box.classList.add("here");
    const row = cell.closest("tr.row, li.row");
    if (row) row.classList.add("here-row");
    if (cell.matches("mark")) { cell.tabIndex = -1; all("mark.shown").forEach((n) => n.classList.remove("shown")); cell.classList.add("shown"); }
    at = cell; write("cursor", nameOf(cell));
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "center", inline: "nearest" });
  };
  const down = (way) => {
    const list = rows();
    const row = rowAt();
    if (!row) { if (list.length) put(cells(list[way > 0 ? 0 : list.length - 1])[0]); return; }
    const place = Math.max(0, cells(row).indexOf(current()));
    const next = list[list.indexOf(row) + way];
    if (next) put(cells(next)[Math.min(place, cells(next).length - 1)]);
  };
  const across = (way) => {
    const row = rowAt();
    if (!row) { down(1); return; }
    const inRow = cells(row);
    put(inRow[Math.min(inRow.length - 1, Math.max(0, inRow.indexOf(current()) + way))]);
  };

  // What is decided while an earlier decision is under way waits in the tab for the page that answers it, and goes from there:
  // a second form would take the place of the first. What was refused takes what waits behind it along. `before` is what could be
  // undone here when the page was made: an undo that waits for a decision must not fall on that one, should the decision be lost.
  // (Read once: what is put into a hidden field becomes its default.)
  let mine = act.elements.undoes.value, ownStory = act.elements.story.value;
  let latest = "";
  const waiting = (list) => { try { if (list) sessionStorage.setItem("variorum.waiting", JSON.stringify(list)); return JSON.parse(sessionStorage.getItem("variorum.waiting") || "[]"); } catch { return []; } };
  const place = () => { const row = rowAt(); return address().pathname + address().search + (row && row.id ? "#" + row.id : ""); };
  const send = (kind, { status = "", anchors = [], reports = [], undoes = "", text = "", next = place(), story = ownStory, before = "" } = {}) => {
    if (sending) {
      if (kind === "undo" && latest !== "undo") before = mine || "none";
      waiting([...waiting(), [kind, { status, anchors, reports, undoes, text, next, story, before }]]); latest = kind; return;
    }
    sending = true; latest = kind;
    act.elements.kind.value = kind; act.elements.status.value = status; act.elements.undoes.value = undoes; act.elements.text.value = text;
    [...act.elements.anchor].forEach((field, n) => { field.value = anchors[n] || ""; });
    [...act.elements.report].forEach((field, n) => { field.value = reports[n] || ""; });
    act.elements.next.value = next; act.elements.story.value = story; act.elements.before.value = before;
    say("Deciding …");
    act.submit();
  };
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post" || event.defaultPrevented) return;
    sending = true;
    const next = event.target.elements.next;
    if (next && next.value === document.body.dataset.here) next.value = address().pathname + address().search;
  });
  addEventListener("pageshow", (event) => { if (event.persisted) { sending = false; listen(); } });
  // Statuses and their words, from the one table that pages and screens share.
  const [statuses, words] = JSON.parse(document.body.dataset.relations);
  const relation = (number) => {
    const row = rowAt();
    if (screen !== "collation") { say("Relations are set in the collation."); return; }
    if (!row || !row.dataset.spot) { say("Go to a row of the collation first: " + keyOf("down") + ", " + keyOf("up") + "."); return; }
    send("relation", { status: statuses[number - 1], anchors: [row.dataset.spot] });
  };
  // m twice: first here, then there.
  const merge = () => {
    const row = rowAt();
    const name = row && (row.dataset.spot || row.dataset.story);
    if (!name) { say(screen === "collation" || screen === "desk" ? "Go to a claim or a story first: " + keyOf("down") + ", " + keyOf("up") + "." : "Claims are put together in the collation, stories on the desk."); return; }
    if (!picked) {
      picked = name; showPick();
      say("Now go to what it belongs with and press " + keyOf("merge") + " again; " + keyOf("back") + " forgets it."); return;
    }
    const other = picked;
    picked = ""; later("pick", "");
    if (other === name) { showPick(); return; }
    if (row.dataset.story) send("merge", { reports: [other, name] }); else send("same", { anchors: [other, name] });
  };
  // The pick goes along from page to page of a list.
  const showPick = () => {
    all(".first-pick").forEach((n) => n.classList.remove("first-pick"));
    const isIt = (row) => row && (row.dataset.spot || row.dataset.story) === picked;
    const row = picked && (isIt(rowAt()) ? rowAt() : all(rowsOf[screen] || "none").find(isIt));
    if (row) row.classList.add("first-pick");
    all(".pages a").forEach((n) => { const url = new URL(n.href); if (picked) url.searchParams.set("pick", picked); else url.searchParams.delete("pick"); n.href = url; });
    write("pick", picked);
  };
  const forget = () => { picked = ""; showPick(); };
  const split = () => {
    const cell = current(), row = rowAt();
    if (screen === "reader") { const r = document.querySelector("article.report"); if (r && confirm("Split this report off into a story of its own?")) send("split", { reports: [r.dataset.report] }); return; }
    if (screen !== "collation") { say("Words are taken out of a claim in the collation, reports out of a story in the reader."); return; }
    if (!cell || !cell.dataset.spot) { say("Go to the words that do not belong first: " + walk() + "."); return; }
    const others = cells(row).map((c) => c.dataset.spot).filter((s) => s && s !== cell.dataset.spot);
    if (!others.length) { say("There is nothing in this row to split it from."); return; }
    send("different", { anchors: [others[0], cell.dataset.spot] });
  };
  // What has no key of its own (note, span, hide) stands in the forms: of the row, or of the report in the reader.
  const decide = () => {
    if (screen === "reader") {
      const forms = document.querySelector("details.deciding");
      const worded = forms.querySelector("form[data-words]"), chosen = worded && worded.elements.words.value;
      forms.open = true; (chosen ? worded.elements.text : forms.querySelector("textarea")).focus(); return;
    }
    const row = rowAt(), way = row && row.querySelector("a.decide");
    if (way) location.href = way.href; else say("Go to a claim of the collation first: " + keyOf("down") + ", " + keyOf("up") + ".");
  };
  const pin = () => {
    const row = rowAt();
    if (screen !== "collation" || !row || !row.dataset.spot) { say("Claims are pinned in the collation: go to one first."); return; }
    if (row.querySelector(".pin")) { say("It is pinned already: Undo takes it back."); return; }
    send("pin", { anchors: [row.dataset.spot] });
  };
  const copies = () => {
    const row = rowAt();
    const scope = row && row.querySelector("details.copies") ? row : document;
    const found = all("details.copies", scope);
    const fold = found.some((d) => d.open);
    found.forEach((d) => { d.open = !fold; });
    say(found.length ? (fold ? "Copies folded." : "Copies shown.") : "No copies here.");
  };
  const cite = () => {
    const cell = current();
    const from = cell && cell.matches("mark") && cell.closest("article").dataset.from;
    const text = cell && (cell.dataset.cite || (from && "“" + cell.textContent + "” — " + from));
    if (!text) { say("Go to a quotation first: " + walk() + "."); return; }
    const done = () => say("Copied: " + text);
    const byHand = () => { const area = document.createElement("textarea"); area.value = text; document.body.append(area); area.select(); const ok = document.execCommand("copy"); area.remove(); cell.focus(); if (ok) done(); else say(text); };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand); else byHand();
  };
  // Which one is the last is the desk's to say: this page may be older than it.
  const undo = () => { if (sending || mine) send("undo", { undoes: "last" }); else say("You have decided nothing here that could be undone."); };
  const enter = () => {
    const cell = current();
    if (!cell) return;
    settle();
    if (cell.matches("a")) { cell.click(); return; }
    const note = cell.closest(".line") && cell.closest(".line").querySelector("aside a");
    if (note) note.click();
  };
  const escape = () => {
    if (picked) { forget(); say("Forgotten."); return; }
    const close = document.querySelector('[data-does="close"]');
    if (close) { location.href = close.href; return; }
    if (screen === "reader") { history.length > 1 ? history.back() : document.querySelector(".tabs a").click(); return; }
    const home = location.pathname + location.search === "/" ? null : document.querySelector(".home");
    const up = screen === "collation" ? home : document.querySelector(".tabs a") || home;
    if (current()) { at.blur(); all(".here, .here-row").forEach((n) => n.classList.remove("here", "here-row")); at = null; write("cursor", ""); } else if (up) up.click();
  };
  const step = (way) => { const link = document.querySelector('[data-does="' + way + '"]'); if (link) link.click(); else say("There is no moment " + way + " than this one here."); };
  const filter = () => { const field = $("filter") || document.querySelector(".find input"); field.focus(); field.select(); };

  const actions = {
    down: ["j", "next row", () => down(1)], up: ["k", "previous row", () => down(-1)],
    left: ["h", "previous source", () => across(-1)], right: ["l", "next source", () => across(1)],
    open: ["Enter", "open", enter], back: ["Escape", "back, close, forget", escape],
    ...Object.fromEntries(statuses.map((name, n) => ["relation" + (n + 1), [String(n + 1), "the relation is: " + words[n], () => relation(n + 1)]])),
    merge: ["m", "the same thing: press here, then there", merge], split: ["s", "not the same thing: take these words out", split],
    decide: ["d", "decide: note, span, hide and the rest", decide], pin: ["p", "pin the claim", pin],
    earlier: ["[", "one moment earlier", () => step("earlier")], later: ["]", "one moment later", () => step("later")],
    copies: ["c", "show or fold copies", copies], cite: ["y", "copy a citation", cite],
    tick: ["x", "tick, for what is done to several at once", () => tick()],
    filter: ["/", "filter or search", filter], undo: ["u", "undo my last decision here", undo], help: ["?", "this list", () => help.showModal()],
  };
  const walk = () => ["down", "up", "left", "right"].map(keyOf).join(", ");
  let chosen = {};
  try { chosen = JSON.parse(localStorage.getItem("variorum.keys") || "{}") || {}; } catch { chosen = {}; }
  const keyOf = (name) => (typeof chosen[name] === "string" ? chosen[name] : actions[name][0]);
  const keep = () => { try { localStorage.setItem("variorum.keys", JSON.stringify(chosen)); } catch { /* a browser that keeps nothing */ } };
  const list = () => {
    $("keys").replaceChildren(...Object.keys(actions).flatMap((name) => {
      const term = document.createElement("dt"), field = document.createElement("input"), what = document.createElement("dd");
      field.value = keyOf(name); field.readOnly = true; field.setAttribute("aria-label", "Key for: " + actions[name][1]);
      field.addEventListener("keydown", (event) => {
        if (["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
        event.preventDefault(); event.stopPropagation();
        if (event.key === "Escape" && name !== "back") { help.close(); return; }
        // A key that is taken changes places with this one: no action is left without, and no key does two things.
        const before = keyOf(name), other = Object.keys(actions).find((n) => n !== name && keyOf(n) === event.key);
        if (other) chosen[other] = before;
        chosen[name] = event.key; keep(); list(); focusOn(name);
        $("keys-told").textContent = event.key + ": " + actions[name][1] + (other ? "; " + before + ": " + actions[other][1] : "") + ".";
      });
      field.dataset.key = name; term.append(field); what.textContent = actions[name][1];
      return [term, what];
    }));
  };
  const focusOn = (name) => { const field = $("keys").querySelector('[data-key="' + name + '"]'); if (field) field.focus(); };
  list();
  all("[data-with-script]").forEach((n) => { n.hidden = false; });
  all('[data-does="help"]').forEach((n) => { n.hidden = false; n.addEventListener("click", () => help.showModal()); });
  all('[data-does="reset"]').forEach((n) => n.addEventListener("click", () => { chosen = {}; keep(); list(); $("keys-told").textContent = "The keys are as they were."; }));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const field = event.target.closest && event.target.closest("input, textarea, select");
    if (field) { if (event.key === "Escape") field.blur(); return; }
    if (event.key === "Enter" && event.target.closest && event.target.closest("a, button, summary") && event.target !== current()) return;
    const pressed = all("[data-press]").find((n) => n.dataset.press === event.key);
    if (pressed) { event.preventDefault(); pressed.click(); return; }
    const name = Object.keys(actions).find((n) => keyOf(n) === event.key);
    if (name) { event.preventDefault(); actions[name][2](); }
  });
  document.addEventListener("focusin", (event) => { if (event.target.matches && event.target.matches("a.words")) at = event.target; });

  // What the script adds to what stands in the page's main part: again, when another editor's change has made that anew.
  const enhance = () => {
  // The slider over the moments of a story: the select stays, for those who would rather choose.
  all("form[data-slider]").forEach((form) => {
    const select = form.elements.as_of, times = [...select.options].reverse();
    if (times.length < 3) return;
    const range = document.createElement("input"), label = document.createElement("label"), shown = document.createElement("output"), slide = document.createElement("div");
    slide.className = "slide";
    range.type = "range"; range.min = 0; range.max = times.length - 1; range.value = times.length - 1 - select.selectedIndex;
    label.textContent = "As of "; label.append(range); slide.append(label, shown);
    const show = () => { shown.textContent = times[range.value].textContent + " (" + (Number(range.value) + 1) + " of " + times.length + ")"; range.setAttribute("aria-valuetext", shown.textContent); };
    range.addEventListener("input", () => { select.selectedIndex = times.length - 1 - range.value; show(); });
    range.addEventListener("change", () => form.requestSubmit());
    show(); form.prepend(slide);
  });
  all("form.filter select, form.put-beside select, form.as-of select").forEach((n) => n.addEventListener("change", () => { if (n.name !== "from") n.form.requestSubmit(); }));

  all("[data-words-told]").forEach((n) => { n.hidden = false; });
  all("[data-copy]").forEach((n) => { n.hidden = false; n.addEventListener("click", () => {
    const area = n.closest("details").querySelector("textarea"), done = () => say("Copied.");
    const byHand = () => { area.select(); if (document.execCommand("copy")) done(); };
    if (navigator.clipboard) navigator.clipboard.writeText(area.value).then(done, byHand); else byHand();
  }); });

  // Two reports side by side scroll together, so that passages that belong together pass the same line: that which goes down the
  // pane as the pane goes down its text. Between two of them, and where none are known, by the share that is past.
  all("[data-together]").forEach((pair) => {
    const panes = all(".pane", pair), ties = JSON.parse(pair.dataset.together || "[]"); let leading = null, points = null;
    const height = (pane, place) => {
      const line = all("p[data-start]", pane).filter((p) => +p.dataset.start <= place).pop(); if (!line) return 0;
      const box = line.getBoundingClientRect(), share = (place - line.dataset.start) / Math.max(1, line.dataset.end - line.dataset.start);
      return box.top - pane.getBoundingClientRect().top - pane.clientTop + pane.scrollTop + Math.min(1, share) * box.height;
    };
    const measure = () => {
      points = [[0, 0]];
      for (const tie of ties) { const two = panes.map((pane, n) => height(pane, tie[n])), last = points[points.length - 1]; if (two.every((y, n) => y > last[n] && y < panes[n].scrollHeight)) points.push(two); }
      points.push(panes.map((pane) => pane.scrollHeight));
    };
    new ResizeObserver(() => { points = null; }).observe(pair);
    pair.addEventListener("toggle", () => { points = null; }, true);
    panes.forEach((pane, n) => {
      for (const what of ["pointerenter", "focusin", "keydown", "wheel", "touchstart"]) pane.addEventListener(what, () => { leading = pane; }, { passive: true });
      pane.addEventListener("scroll", () => {
        if (leading && leading !== pane) return;
        if (!points) measure();
        const other = panes[1 - n], room = pane.scrollHeight - pane.clientHeight; if (room <= 0) return;
        const y = (pane.scrollTop / room) * pane.scrollHeight, next = Math.max(1, points.findIndex((p) => p[n] >= y));
        const [from, to] = [points[next - 1], points[next]], share = (y - from[n]) / Math.max(1, to[n] - from[n]);
        const there = from[1 - n] + share * (to[1 - n] - from[1 - n]);
        other.scrollTop = (there / other.scrollHeight) * (other.scrollHeight - other.clientHeight);
      });
    });
  });
  };
  enhance();

  // Files, an address or words that are dropped anywhere on the page go into the form; it is sent by hand, once it is looked at.
  all("form[data-drop]").forEach((form) => {
    all("[data-drop-told]", form).forEach((n) => { n.hidden = false; });
    document.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
    document.addEventListener("dragleave", () => form.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault(); form.classList.remove("over");
      const brought = event.dataTransfer, button = form.querySelector("button");
      if (brought.files.length) { form.elements.file.files = brought.files; say(brought.files.length + (brought.files.length === 1 ? " file" : " files") + " in the form: press Add."); button.focus(); return; }
      const words = brought.getData("text/uri-list") || brought.getData("text/plain");
      const field = form.elements[/^https?:\/\/\S+(\s+https?:\/\/\S+)*$/.test(words.trim()) ? "addresses" : "text"];
      if (words) { field.value = (field.value ? field.value.trimEnd() + "\n" : "") + words; say("In the form: press Add."); button.focus(); }
    });
  });
  // Only folds that are not as the page has them of itself, the latest of very many.
  let printing = false;
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (printing || !fold.matches || !fold.matches("details[data-fold]")) return;
    const turned = fold.open !== fold.hasAttribute("data-open"), before = (unwritten.folds ?? asked("folds")).split(".").filter((name) => name && name !== fold.dataset.fold);
    write("folds", [...before, ...(turned ? [fold.dataset.fold] : [])].slice(-40).join("."));
  }, true);
  // On paper what is folded is open, but for forms and reasons (the style hides those).
  let unfolded = [];
  addEventListener("beforeprint", () => { printing = true; unfolded = all("details.only:not([open]), details.more:not([open])"); unfolded.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => { unfolded.forEach((d) => { d.open = false; }); unfolded = []; setTimeout(() => { printing = false; }, 500); });
  if (document.querySelector("[data-refresh]")) setTimeout(() => location.reload(), 1000);
  const onward = document.querySelector("[data-onward]");
  if (onward && !document.querySelector(".alarm") && $("main").querySelector("h1").textContent === "Done") location.replace(onward.href);
  if (picked) showPick();
  const left = called(asked("cursor"));
  if (left && !["#chosen", "#asked"].includes(location.hash)) put(left);
  else if (location.hash) {
    const target = $(decodeURIComponent(location.hash.slice(1)));
    if (target) { for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; target.scrollIntoView({ block: "center" }); if (target.matches("#chosen")) { target.tabIndex = -1; target.focus({ preventScroll: true }); } const words = target.matches("tr.row, li.row") && target.querySelector("a.words"); if (words) put(words); }
  }
  // Words that are selected in the report go into the form for a note on them, with their place: code points from the text's beginning.
  const offset = (node, at) => {
    const line = node.nodeType === 1 ? node.closest("p[data-start]") : node.parentElement.closest("p[data-start]"); if (!line) return null;
    const range = document.createRange(); range.selectNodeContents(line); range.setEnd(node, at);
    const before = range.cloneContents(), stamp = before.querySelector("b.by"); if (stamp && stamp.nextSibling) { stamp.nextSibling.data = stamp.nextSibling.data.replace(/^ /, ""); } if (stamp) stamp.remove();
    return Number(line.dataset.start) + [...before.textContent].length;
  };
  document.addEventListener("selectionchange", () => {
    const form = document.querySelector("form[data-words]"), chosen = getSelection(); if (!form || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0), article = document.querySelector("article.report"); if (!article.contains(range.commonAncestorContainer)) return;
    const words = chosen.toString().trim(), start = offset(range.startContainer, range.startOffset); if (!words || start === null) return;
    form.elements.words.value = words; form.elements.start.value = start;
  });
  const ticks = () => all("input.tick-row").filter((n) => n.checked);
  document.addEventListener("change", (event) => { if (event.target.matches && event.target.matches("input.tick-row")) say(ticks().length + " ticked."); });
  const tick = () => {
    const row = rowAt(), box = row && row.querySelector("input.tick-row");
    if (!box) { say("Go to a story or a claim first: " + keyOf("down") + ", " + keyOf("up") + "."); return; }
    box.checked = !box.checked; say(ticks().length + " ticked.");
  };

  // What others change comes by itself. A page on which something is being written is left as it is until its owner says otherwise.
  const live = { source: null, digest: "" };
  const touched = (field) => {
    if (field.form && field.form.method === "get") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return field.selectedIndex !== Math.max(0, [...field.options].findIndex((o) => o.defaultSelected));
    return field.value !== field.defaultValue || field === document.activeElement;
  };
  const writing = () => help.open || all("main input:not([type=hidden]), main textarea, main select").some(touched);
  const renew = async (said) => {
    const answer = await fetch(address().href, { headers: { Accept: "text/html" } });
    if (sending) return;
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) { offer(said); return; }
    const made = new DOMParser().parseFromString(await answer.text(), "text/html"), inside = $("main").contains(document.activeElement), was = current() && nameOf(current()), y = scrollY;
    const top = at && document.contains(at) ? at.getBoundingClientRect().top : 0;
    $("main").replaceChildren(...made.getElementById("main").childNodes);
    for (const name of ["undoes", "seen", "form_token"]) act.elements[name].value = made.getElementById("act").elements[name].value;
    mine = act.elements.undoes.value;
    for (const name of ["here", "live"]) if (made.body.dataset[name]) document.body.dataset[name] = made.body.dataset[name];
    at = null; enhance(); if (picked) showPick();
    const again = was && called(was);
    if (again && inside) { put(again); scrollBy(0, again.getBoundingClientRect().top - top); } else scrollTo(0, y);
    live.pending = ""; listen();
    say(said + ". This page shows it.");
  };
  const offer = (said) => {
    live.pending = said;
    let note = $("renew");
    if (!note) {
      note = document.createElement("p"); note.id = "renew"; note.className = "working"; note.setAttribute("role", "status");
      const words = document.createElement("span"), button = document.createElement("button");
      button.type = "button"; button.className = "small"; button.textContent = "Show it";
      button.addEventListener("click", () => { note.remove(); if (writing()) location.reload(); else renew(live.pending); });
      note.append(words, " ", button); $("main").before(note);
    }
    note.firstChild.textContent = said + ". What you have written here is left as it is.";
  };
  const hearing = (event) => {
    const told = JSON.parse(event.data);
    if (sending) return;
    if (writing()) offer(told.said); else renew(told.said);
  };
  // Browsers open few connections to one place: a page that nobody sees does not listen, and hears what it missed when it is seen.
  const listen = () => {
    if (live.source) { live.source.close(); live.source = null; }
    if (!document.body.dataset.live || document.hidden || !window.EventSource) return;
    live.source = new EventSource(document.body.dataset.live);
    live.source.addEventListener("change", hearing);
    live.source.addEventListener("here", (event) => {
      const names = JSON.parse(event.data), place = $("looking"); if (!place) return;
      place.querySelector("b").textContent = names.join(", "); place.hidden = !names.length;
    });
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { if (live.source) { live.source.close(); live.source = null; } });
  listen();
  const [first, ...rest] = screen === "message" ? [] : waiting();
  waiting(rest);
  if (first) send(...first);
})();
