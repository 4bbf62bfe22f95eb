// The page: hears the run, keeps what is known, draws it.

import { render } from "./vendor/preact.mjs";
import { html } from "./html.js";
import { Inspector } from "./inspector.js";
import { after, nothing } from "./state.js";
import { ask, listen } from "./stream.js";
import { FabricMap } from "./map.js";
import { Faults, Heading, Places, Requests } from "./panels.js";
import { Timeline } from "./timeline.js";

const STEP = "10 us";

let state = nothing;
let map = null;
let timeline = null;
let waiting = false;

function tell(type, data) {
  state = after(state, type, data);
  const wanted = type === "select" ? data : type === "focus" && !state.around ? data.device : null;
  if (wanted !== null) {
    ask(`/topology/${wanted}`).then((details) => tell("details", details), complain);
  }
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(show);
  }
}

function complain(error) {
  tell("notice", error.message);
  setTimeout(() => tell("notice", ""), 6000);
}

const act = {
  pace: (body) => ask("/pace", "POST", body).catch(complain),
  pauseOrResume: () => act.pace({ do: state.run?.state === "paused" ? "resume" : "pause" }),
  step: () => act.pace({ do: "step", span: STEP }),
  heal: (fault) => ask(`/faults/${fault}`, "DELETE").catch(complain),
  select: (device) => tell("select", device),
  inject: (event) => {
    event.preventDefault();
    const typed = [...new FormData(event.target)].filter(([, text]) => text !== "");
    ask("/faults", "POST", Object.fromEntries(typed)).catch(complain);
  },
};

function Path({ state }) {
  const { rack, device } = state.focus;
  return html`<nav aria-label="Where the map is">
    <button onClick=${() => tell("focus", { rack: null, device: null })}>${state.run?.topology ?? "fabric"}</button>
    ${rack !== null && html`<button onClick=${() => tell("focus", { rack, device: null })}>rack ${rack}</button>`}
    ${device !== null && html`<button aria-current="true">${state.topology?.name_of[device]}</button>`}
  </nav>`;
}

function Page({ state }) {
  const name = state.selected === null ? "" : state.topology?.name_of[state.selected];
  return html`<div class="page">
    <${Heading} state=${state} act=${act} />
    <div class="map">
      <canvas id="map" tabindex="0" role="application" aria-label="Topology: arrow keys walk, Enter looks into a rack and then at a device, Escape goes back"></canvas>
      <${Path} state=${state} />
      <span class="legend">
        Colour: how full a link is, or what leaves a device; bar: how much it computes; cross: a fault holds it.
        Where planes are alike, one is drawn for all.
        Keys: space pauses, . steps, f injects; on the map arrows walk, Enter zooms in, Escape out.
      </span>
    </div>
    <aside>
      <${Inspector} state=${state} act=${act} />
      <${Faults} faults=${state.faults} nowPs=${state.run?.virtual_ps ?? 0} actions=${state.actions} select=${name} isOurs=${state.run?.open ?? false} act=${act} />
      <${Places} places=${state.places} />
      <${Requests} requests=${state.requests} />
    </aside>
    <div class="timeline" id="timeline" role="img" aria-label="Tokens per second and requests under way over virtual time"></div>
    ${state.notice && html`<div class="notice" role="alert">${state.notice}</div>`}
  </div>`;
}

function show() {
  waiting = false;
  render(html`<${Page} state=${state} />`, document.getElementById("app"));
  map ??= new FabricMap(document.getElementById("map"), tell);
  timeline ??= new Timeline(document.getElementById("timeline"));
  map.show(state);
  timeline.show(state);
}

/** Keys for the whole page, where nobody is typing. */
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select, button, textarea") || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === " ") {
    act.pauseOrResume();
  } else if (event.key === ".") {
    act.step();
  } else if (event.key === "f") {
    document.getElementById("action")?.focus();
  } else {
    return;
  }
  event.preventDefault();
});

show();
await new Promise((begun) => {
  const hear = (type, data) => {
    tell(type, data);
    if (type === "whole") {
      begun();
    }
  };
  listen(hear, () => state.run?.state === "over");
});
tell("topology", await ask("/topology"));
tell("actions", await ask("/actions"));
