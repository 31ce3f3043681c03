
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (query, within = document) => within.querySelector(query);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const panes = all("main > article");
  const [status, back, next, fold, clear, theme] =
    ["status", "back", "next", "fold", "clear", "theme"].map((id) => document.getElementById(id));
  let chosen = null, stops = [], at = 0;

  root.classList.add("js");
  one(".tools").hidden = false;

  const text = (pane) => one(".text", pane);
  const isBeside = () => panes.length > 0 && getComputedStyle(text(panes[0])).overflowY === "auto";
  const name = (id) => {
    const item = one(`nav [data-go="${id}"]`);
    if (id[0] === "c") return "Claim " + one(".letter", item).textContent;
    if (id[0] === "d") return "Difference " + id.slice(1);
    return item.textContent;
  };

  // Puts the first stop of each pane, or `lead` in its own pane, at one height.
  function lineUp(lead) {
    const first = panes.map((pane) =>
      lead && pane.contains(lead) ? lead : stops.find((stop) => pane.contains(stop)));
    if (!isBeside()) {
      const stop = lead || first.find(Boolean);
      if (stop) stop.scrollIntoView({ block: "center" });
      return;
    }
    const depth = panes.map((pane, i) => first[i] &&
      first[i].getBoundingClientRect().top - text(pane).getBoundingClientRect().top + text(pane).scrollTop);
    const height = Math.min(...panes.map((pane, i) => first[i] ? Math.min(depth[i], text(pane).clientHeight * .3) : Infinity));
    panes.forEach((pane, i) => { if (first[i]) text(pane).scrollTo({ top: depth[i] - height }); });
  }

  function show(lead) {
    all(".now").forEach((e) => e.classList.remove("now"));
    if (stops[at]) stops[at].classList.add("now");
    lineUp(lead);
    say();
  }

  function say() {
    const inside = panes.filter((pane) => stops.some((stop) => pane.contains(stop))).length;
    let words = chosen ? `${name(chosen)}: ${at + 1} of ${stops.length}, in ${inside} of ${panes.length} articles` : "";
    if (chosen && root.classList.contains("fold")) {
      words += `; ${all(".text > .hit").length} of ${all(".text > p, .text > h3, .text > h4").length} paragraphs`;
    }
    status.textContent = words;
  }

  function forget() {
    all(".on, .said, .hit, .first").forEach((e) => e.classList.remove("on", "said", "hit", "first"));
    all("[aria-current]").forEach((e) => e.removeAttribute("aria-current"));
    all(".silent").forEach((e) => { e.hidden = true; });
    root.classList.remove("chosen");
    stops = []; at = 0; chosen = null;
  }

  function clearAll() {
    forget();
    setFold(false);
    all(".now").forEach((e) => e.classList.remove("now"));
    [back, next, fold, clear].forEach((button) => { button.disabled = true; });
    address("");
    say();
  }

  function choose(id, lead) {
    forget();
    chosen = id;
    root.classList.add("chosen");
    root.dataset.kind = id[0];
    stops = all(`main [data-s~="${id}"]`);
    all(`main [data-m~="${id}"], .text [data-go="${id}"]`).forEach((e) => e.classList.add("on"));
    const voice = "q" + id.slice(1);
    if (id[0] === "p") {
      all(`main [data-m~="${voice}"]`).forEach((e) => e.classList.add("said"));
      all(`main [data-s~="${voice}"]`).filter((e) => !/^["“‘']/.test(e.textContent))
        .forEach((e) => e.classList.add("first"));
    }
    all(".text > *").forEach((block) => block.classList.toggle("hit", one(".on, .said", block) !== null));
    const silence = { c: "Not reported here.", p: "Not mentioned here.", d: "Not on this here." }[id[0]];
    panes.forEach((pane) => { one(".silent", pane).textContent = silence; });
    panes.forEach((pane) => { one(".silent", pane).hidden = one(".on", pane) !== null; });
    all(`nav li > [data-go="${id}"]`).forEach((e) => e.setAttribute("aria-current", "true"));
    const row = document.getElementById("row-" + id);
    if (row) row.setAttribute("aria-current", "true");
    [back, next, fold, clear].forEach((button) => { button.disabled = false; });
    at = Math.max(0, stops.indexOf(lead));
    address(id);
    show(lead);
  }

  function step(by) {
    if (!stops.length) return;
    at = (at + by + stops.length) % stops.length;
    show(stops[at]);
  }

  function setFold(on) {
    root.classList.toggle("fold", on);
    fold.setAttribute("aria-pressed", String(on));
  }

  // The chosen thing stays in the address, so that a link can be passed on.
  function address(id) {
    try { history.replaceState(null, "", id ? "#" + id : location.pathname + location.search); } catch { /* a sandbox */ }
  }

  const themes = ["", "light", "dark"];
  const said = { "": "as the system", light: "light", dark: "dark" };
  theme.addEventListener("click", () => {
    const now = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
    if (now) root.dataset.theme = now; else delete root.dataset.theme;
    theme.setAttribute("aria-label", "Colours: " + said[now]);
    theme.textContent = now ? `Colours: ${said[now]}` : "Colours";
  });
  back.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  clear.addEventListener("click", clearAll);
  fold.addEventListener("click", () => { setFold(!root.classList.contains("fold")); show(stops[at]); });

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = event.target.closest("[data-go]");
    if (go) {
      event.preventDefault();
      const lead = go.closest(".text") ? go.nextElementSibling : null;
      const pane = go.dataset.in && document.getElementById(go.dataset.in);
      const id = go.dataset.go;
      if (!lead && !pane && chosen === id && go.closest("nav")) return clearAll();
      if (go.closest(".findings")) document.getElementById("articles").scrollIntoView();
      const stop = lead || (pane && one(`[data-s~="${id}"]`, pane));
      return choose(id, stop && stop.dataset.s && stop.dataset.s.split(" ").includes(id) ? stop : pane && stop);
    }
    // A click on marked words chooses the most precise mark there: a person before a claim.
    const words = event.target.closest("main [data-m]");
    if (words && getSelection().isCollapsed && !event.target.closest("a")) {
      const ids = words.dataset.m.split(" ");
      const id = ids.find((i) => i[0] === "p") || ids.find((i) => i[0] === "c") || ids.find((i) => i[0] === "d");
      if (id) choose(id, all(`main [data-s~="${id}"]`).findLast((e) =>
        e === words || e.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = { n: () => step(1), N: () => step(-1), f: () => fold.click(), Escape: clearAll }[event.key];
    if (act && (chosen || event.key === "Escape")) { event.preventDefault(); act(); }
  });

  const asked = location.hash.slice(1);
  if (/^[cpd][0-9]+$/.test(asked) && one(`main [data-s~="${asked}"]`)) choose(asked);
})();
