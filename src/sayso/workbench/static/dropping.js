// Files that are dropped anywhere on the page go into the form; what is chosen is listed before it is sent.

const form = document.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const box = form.querySelector(".drop");
const list = form.querySelector("[data-chosen]");
const SHOWN = 12;

function tell() {
  const names = [...input.files].map((file) => file.name);
  list.replaceChildren(...names.slice(0, SHOWN).map((name) => Object.assign(document.createElement("li"), { textContent: name })));
  if (names.length > SHOWN) list.append(Object.assign(document.createElement("li"), { textContent: `and ${names.length - SHOWN} more` }));
}

input.addEventListener("change", tell);
for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("is-over");
  });
}
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) box.classList.remove("is-over"); });
document.addEventListener("drop", (event) => {
  box.classList.remove("is-over");
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  tell();
  form.querySelector("button[type=submit]").focus();
});
