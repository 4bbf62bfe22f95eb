// What stands beside the map: the run, its requests, its JVMs, its faults.

import { html } from "./html.js";
import { short, span, trimmed, wall } from "./format.js";

const SHOWN = 100;
const PACES = [
  ["1 us", 1e6],
  ["10 us", 1e7],
  ["100 us", 1e8],
  ["1 ms", 1e9],
  ["10 ms", 1e10],
  ["100 ms", 1e11],
  ["1 s", 1e12],
];
const OTHER = "other"; // that the run was begun with

export function Heading({ run, connected, act }) {
  if (!run) {
    return html`<header><h1>Orrery</h1><span role="status">${connected ? "the run is being prepared" : "waiting for the run"}</span></header>`;
  }
  const isOver = run.state === "over";
  const word = connected ? run.state : isOver ? "over; the page is not served any more" : "connection lost";
  return html`<header>
    <h1>${run.scenario}</h1>
    <span class="figure">${run.topology}, ${run.devices} devices</span>
    <span class="figure" role="status"><b id="state">${word}</b> ${run.ending}</span>
    ${run.scope && html`<span class="figure" id="scope">${run.scope}</span>`}
    <span class="figure">virtual <b id="virtual">${span(run.virtual_ps)}</b></span>
    <span class="figure">wall <b>${wall(run.wall_s)}</b></span>
    <span class="figure"><b>${short(run.achieved ?? 0)}</b> of ${short(run.asked ?? 0)} ${run.unit ?? ""}</span>
    ${run.paced && html`<${Controls} run=${run} isOver=${isOver} act=${act} />`}
  </header>`;
}

function Controls({ run, isOver, act }) {
  const isPaused = run.state === "paused";
  const pace = (event) => act.pace(event.target.value ? { do: "pace", span: event.target.value } : { do: "free" });
  const [known] = PACES.find(([, ps]) => ps === run.pace_ps) ?? [OTHER];
  return html`<div class="controls">
    <button id="pause" disabled=${isOver} onClick=${act.pauseOrResume} title="space">${isPaused ? "Resume" : "Pause"}</button>
    <button id="step" disabled=${isOver || !isPaused} onClick=${act.step} title=".">Step</button>
    <label>Pace <select id="pace" disabled=${isOver} onChange=${pace} value=${run.pace_ps ? known : ""}>
      <option value="">as fast as it goes</option>
      ${run.pace_ps > 0 && known === OTHER && html`<option value=${OTHER} disabled>${span(run.pace_ps)}/s</option>`}
      ${PACES.map(([one]) => html`<option value=${one}>${one}/s</option>`)}
    </select></label>
    <a href="/api/v1/results" download hidden=${!isOver || !run.results}>Download</a>
  </div>`;
}

export function Places({ places }) {
  const most = Math.max(1, ...places.map((one) => one.events_per_s));
  return html`<section aria-label="JVMs"><h2>JVMs</h2><table>
    <tr><th>place</th><th class="number">devices</th><th class="number">events/s</th><th class="number">lag</th></tr>
    ${places.map((one) => html`<tr key=${one.place}>
      <td title=${one.member}>${one.place}</td>
      <td class="number">${one.devices}</td>
      <td class="number">${short(one.events_per_s)} <meter max=${most} value=${one.events_per_s} aria-label="load"></meter></td>
      <td class="number">${one.lag_ps ? span(one.lag_ps) : "none"}</td>
    </tr>`)}
  </table></section>`;
}

/** Rows by what they show: a request of which nothing new is known has the row that it had. */
const rows = new WeakMap();

function row(one) {
  if (!rows.has(one)) {
    const isBegun = Boolean(one.first_ps);
    rows.set(
      one,
      html`<li key=${one.request}>
        <span>${one.request}</span>
        <span class="number">${one.tokens}</span>
        <span class="number">${isBegun ? `TTFT ${span(one.first_ps - one.sent_ps)}` : "waits"}</span>
        <span class=${one.finished ? "good" : ""}>${one.finished ? "complete" : ""}<span class="tail">${one.tail ?? ""}</span></span>
      </li>`,
    );
  }
  return rows.get(one);
}

export function Requests({ requests }) {
  const known = [...requests.values()].sort((a, b) => a.request - b.request);
  const all = known.slice(-SHOWN);
  return html`<section aria-label="Requests"><h2>Requests</h2><ol class="requests" tabindex="0">
    ${all.map(row)}
  </ol>${known.length > all.length && html`<p>and ${known.length - all.length} before</p>`}</section>`;
}

/** Those to come are the last `toCome` of all by their times. */
export function Faults({ faults, toCome, actions, select, isOurs, act }) {
  const later = new Set([...faults].sort((a, b) => a.at_ps - b.at_ps).slice(faults.length - toCome));
  const word = (one) => (one.active ? "holds" : later.has(one) ? "to come" : "over");
  return html`<section aria-label="Faults"><h2>Faults</h2>
    <table id="faults">${faults.map((one) => html`<tr key=${one.fault}>
      <td>${one.fault}</td>
      <td class=${one.active ? "bad" : ""}>${one.action}</td>
      <td>${one.select}</td>
      <td class="number">${span(one.at_ps)}</td>
      <td>${one.active && isOurs ? html`<button onClick=${() => act.heal(one.fault)} aria-label=${`heal fault ${one.fault}`}>Heal</button>` : word(one)}</td>
    </tr>`)}</table>
    ${isOurs && html`<form id="inject" onSubmit=${act.inject}>
      <label for="action">Action</label>
      <select id="action" name="action">${actions.map((one) => html`<option value=${one.action}>${one.action} (${one.target})</option>`)}</select>
      <label for="select">Where</label>
      <input id="select" name="select" key=${select} defaultValue=${select} placeholder="gpu[3]" required maxlength="400" />
      <label for="for">For</label>
      <input id="for" name="for" placeholder="for ever; or 2 ms" maxlength="40" />
      <label for="effect">Effect</label>
      <input id="effect" name="effect" placeholder="usual; or 0.6, fatal, masked" maxlength="40" />
      <button>Inject</button>
    </form>`}
  </section>`;
}

export function percent(number) {
  return `${trimmed(number)} %`;
}
