// A drawing and its table show the same: pointing at a bar or a circle lights up its row, and the other way round.

const drawing = document.querySelector(".drawing svg");
const linkOf = (node) => (node instanceof Element ? node.closest(".drawing svg a") : null);

function rowOf(link) {
  const to = link.getAttribute("href");
  if (to.startsWith("#")) return document.getElementById(to.slice(1));
  return document.querySelector(`[data-row] a[href="${CSS.escape(to)}"]`)?.closest("[data-row]") ?? null;
}

function linkFor(row) {
  if (row.id) return drawing.querySelector(`a[href="#${CSS.escape(row.id)}"]`);
  const to = row.querySelector("a")?.getAttribute("href");
  return to ? drawing.querySelector(`a[href="${CSS.escape(to)}"]`) : null;
}

function light(link, row) {
  for (const old of document.querySelectorAll(".is-lit")) old.classList.remove("is-lit");
  link?.classList.add("is-lit");
  row?.classList.add("is-lit");
}

function follow(event) {
  const link = linkOf(event.target);
  if (link) {
    light(link, rowOf(link));
    return;
  }
  const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
  if (row) light(linkFor(row), row);
}

if (drawing) {
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  const marked = drawing.querySelector(".marked");
  const box = drawing.closest(".drawing");
  if (marked && box.scrollWidth > box.clientWidth) {
    box.scrollLeft = marked.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth / 3;
  }
}
