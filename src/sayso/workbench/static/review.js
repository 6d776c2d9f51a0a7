// Deciding by keys: "y" same, "n" different, "u" unsure, "s" skip, "z" take back. Each presses the button that says so.

import { areOff, isWriting } from "./keys.js";

document.addEventListener("keydown", (event) => {
  if (areOff() || isWriting(event) || event.repeat) return;
  const button = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
