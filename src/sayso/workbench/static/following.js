// How a run goes on, as the server tells it. Spoken at most every five seconds; at the end the page is loaded again.

const at = document.querySelector("[data-run]");
const bar = at.querySelector("[data-share]");
const told = at.querySelector("[data-told]");
const SPEAK_MS = 5000;
let spoken = 0;

const events = new EventSource(`/runs/${encodeURIComponent(at.dataset.run)}/events`);
events.addEventListener("message", (event) => {
  const run = JSON.parse(event.data);
  bar.value = run.share;
  if (run.ended !== null) {
    events.close();
    location.reload();
    return;
  }
  if (performance.now() - spoken < SPEAK_MS && spoken) return;
  spoken = performance.now();
  const counts = Object.entries(run.counts).map(([name, count]) => `${count} ${name}`).join(" · ");
  if (run.linking) told.textContent = `Setting it beside the other reports · ${counts}`;
  else told.textContent = run.begun ? `Reading, ${run.share} % · ${counts}` : "Waiting for the run before";
});
events.addEventListener("error", () => { told.textContent = "The workbench does not answer. What was read is kept; load this page again."; });
