// Keys on every page: "/" search, "g" and a letter to go, "j" "k" over rows, "o" to open, "?" for help.
// They do nothing in fields, with Ctrl, Alt or Meta, or when they were switched off (WCAG 2.1.4).

const OFF = "sayso-keys-off";
const GO_MS = 1500;
let goUntil = 0;

export const areOff = () => localStorage.getItem(OFF) !== null;

export function isWriting(event) {
  const at = event.target;
  const writes = at instanceof HTMLElement && (at.isContentEditable || at.matches("input:not([type=checkbox]), textarea, select"));
  return writes || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented;
}

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length);
const chosen = () => document.querySelector("[data-row].is-chosen");

function choose(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(chosen());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  chosen()?.classList.remove("is-chosen");
  next.classList.add("is-chosen");
  const link = next.querySelector("a, button, summary");
  link?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const KEYS = {
  "/": () => document.querySelector("#q, #bar-q")?.focus(),
  j: () => choose(1),
  k: () => choose(-1),
  o: () => chosen()?.querySelector("a")?.click(),
  "?": () => location.assign("/health#keys"),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    chosen()?.classList.remove("is-chosen");
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return;
  }
  if (areOff() || isWriting(event)) return;
  if (performance.now() < goUntil) {
    goUntil = 0;
    const link = document.querySelector(`.bar [data-key="${CSS.escape(event.key)}"]`) ?? (event.key === "h" ? document.querySelector(".wordmark") : null);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (event.key === "g") {
    goUntil = performance.now() + GO_MS;
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

const button = document.querySelector("[data-keys-switch]");
if (button) {
  const tell = () => { button.textContent = areOff() ? "Switch single keys on" : "Switch single keys off"; };
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    if (areOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    tell();
  });
}
