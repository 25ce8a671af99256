// What a keyboard and a pointer can do beyond plain links: light up what belongs together, go from claim to
// claim with j and k, search with /, and keep the choice of light or dark. Nothing here is needed to read.

const SCHEME = "scheme";
const page = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

// The choice lives in this browser only; without storage (a private window) it lasts for this page.
const remembered = {
  get() { try { return localStorage.getItem(SCHEME); } catch { return null; } },
  set(value) { try { localStorage.setItem(SCHEME, value); } catch { /* for this page only */ } },
};

const isDark = () => (page.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";

function offerSchemes() {
  const kept = remembered.get();
  if (kept === "dark" || kept === "light") page.dataset.scheme = kept;
  const button = document.getElementById("scheme");
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  button.addEventListener("click", () => {
    page.dataset.scheme = isDark() ? "light" : "dark";
    remembered.set(page.dataset.scheme);
    name();
  });
  system.addEventListener("change", name);
  name();
  button.hidden = false;
}

// Which claims, by their numbers on the page, does this card or these words belong to?
function claimsOf(target) {
  const part = target instanceof Element && target.closest("[data-claim], [data-claims]");
  return part ? (part.dataset.claim ?? part.dataset.claims).split(" ") : [];
}

function light(claims) {
  for (const part of document.querySelectorAll(".lit")) part.classList.remove("lit");
  for (const claim of claims) {
    const parts = `[data-claim="${claim}"], [data-claims~="${claim}"]`;
    for (const part of document.querySelectorAll(parts)) part.classList.add("lit");
  }
}

function show(element) {
  element?.scrollIntoView({ block: "nearest" });
}

function lightWhatBelongsTogether() {
  document.addEventListener("pointerover", (event) => {
    const claims = claimsOf(event.target);
    light(claims.length ? claims : claimsOf(document.activeElement));
  });
  document.addEventListener("focusin", (event) => light(claimsOf(event.target)));
  document.addEventListener("focusout", (event) => { if (!event.relatedTarget) light([]); });
}

// j and k go through the claims in the order of the text: the words come into view, the card has the focus.
function goToClaim(step) {
  const cards = [...document.querySelectorAll(".claim[data-claim] .says a")];
  if (!cards.length) return;
  const now = document.activeElement?.closest(".claim[data-claim], .mark");
  const number = now ? Number(claimsOf(now)[0]) : 0;
  const next = cards[Math.min(Math.max(number - 1 + step, 0), cards.length - 1)];
  next.focus({ preventScroll: true });
  show(next.closest(".claim"));
  document.getElementById(`words-${claimsOf(next)[0]}`)?.scrollIntoView({ block: "center" });
}

const KEYS = {
  j: () => goToClaim(1),
  k: () => goToClaim(-1),
  "/": () => document.getElementById("q").select(),
};

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof Element && event.target.closest("input, textarea, select");
    if (event.key === "Escape" && writing) event.target.blur();
    if (writing || event.altKey || event.ctrlKey || event.metaKey || !(event.key in KEYS)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}

function begin() {
  offerSchemes();
  lightWhatBelongsTogether();
  listenToKeys();
}

begin();
