// A report made lively: pointing at a record lights up its words and its card, "n" and "p" go from claim to claim,
// and an address ending in #c=120-180 shows exactly these characters.

import { areOff, isWriting } from "./keys.js";

const text = document.querySelector(".text");
const ITEM = /^[cvertpq]\d+$/;

// -- records under the pointer or the focus -------------------------------------------------------------------------

function itemsOf(node) {
  const found = [];
  for (let at = node; at instanceof Element && at !== document.body; at = at.parentElement) {
    for (const name of at.classList) if (ITEM.test(name) && !found.includes(name)) found.push(name);
  }
  return found;
}

let lit = "";
function light(node) {
  const items = itemsOf(node);
  const item = items[0] ?? "";
  if (item === lit) return;
  lit = item;
  for (const old of document.querySelectorAll(".is-lit, .is-shown")) old.classList.remove("is-lit", "is-shown");
  if (!item) return;
  for (const one of document.querySelectorAll(`.block .${item}, .card.${item}`)) one.classList.add("is-lit");
  const part = node instanceof Element ? node.closest(".part") : null;
  part?.querySelector(`.peek.${item}`)?.classList.add("is-shown");
}

document.addEventListener("pointerover", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));

// -- from claim to claim --------------------------------------------------------------------------------------------

const signs = text ? [...text.querySelectorAll(".sign a")].filter((sign) => /^c\d+$/.test(sign.textContent)) : [];
function step(by) {
  if (!signs.length) return;
  const at = signs.indexOf(document.activeElement);
  const next = signs[at < 0 ? (by > 0 ? 0 : signs.length - 1) : (at + by + signs.length) % signs.length];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  const card = document.getElementById(next.hash.slice(1));
  const side = card?.closest(".record");
  if (side && side.scrollHeight > side.clientHeight) side.scrollTop = card.offsetTop - side.offsetTop - 96;
}
document.addEventListener("keydown", (event) => {
  if (areOff() || isWriting(event)) return;
  if (event.key === "n" || event.key === "p") {
    event.preventDefault();
    step(event.key === "n" ? 1 : -1);
  }
});

// -- characters of the text -----------------------------------------------------------------------------------------

// Offsets count characters (code points), DOM ranges count UTF-16 units.
function units(string, characters) {
  let at = 0;
  for (let left = characters; left > 0 && at < string.length; left -= 1) at += string.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function* textNodes() {
  for (const block of text.querySelectorAll("[data-start]")) {
    let offset = Number(block.dataset.start);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".sign") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const length = [...node.data].length;
      yield { node, offset, length };
      offset += length;
    }
  }
}

function rangeOf(start, end) {
  const range = new Range();
  let found = false;
  for (const { node, offset, length } of textNodes()) {
    if (offset + length <= start || offset >= end) continue;
    if (!found) range.setStart(node, units(node.data, Math.max(start - offset, 0)));
    range.setEnd(node, units(node.data, Math.min(end - offset, length)));
    found = true;
  }
  return found ? range : null;
}

function show() {
  const match = /^#c=(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
  CSS.highlights?.delete("sought");
  if (!match || !text) return;
  const range = rangeOf(Number(match[1]), Number(match[2]));
  if (!range) return;
  if (CSS.highlights) CSS.highlights.set("sought", new Highlight(range));
  else getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", show);
show();
