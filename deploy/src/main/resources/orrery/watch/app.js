// The page: hears the run, keeps what is known, draws it.

import { render } from "./vendor/preact.mjs";
import { html, steady } from "./html.js";
import { Inspector } from "./inspector.js";
import { after, IDLE, nothing, struck } from "./state.js";
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
  wake();
}

/** Everything is drawn in the next frame, once, however much there is to tell until then. */
function wake() {
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

const part = {
  Heading: steady(Heading),
  Path: steady(Path),
  Legend: steady(Legend),
  Inspector: steady(Inspector),
  Faults: steady(Faults),
  Places: steady(Places),
  Requests: steady(Requests),
};

function Path({ all, focus, names }) {
  const { rack, device } = focus;
  return html`<nav aria-label="Where the map is">
    <button onClick=${() => tell("focus", { rack: null, device: null })}>${all ?? "fabric"}</button>
    ${rack !== null && html`<button onClick=${() => tell("focus", { rack, device: null })}>rack ${rack}</button>`}
    ${device !== null && html`<button aria-current="true">${names?.[device]}</button>`}
  </nav>`;
}

function Legend() {
  return html`<span class="legend">
    Colour: how full a link is, or what leaves a device; bar: how much it computes; cross: a fault holds it.
    Where planes are alike, one is drawn for all.
    Keys: space pauses, . steps, f injects; on the map arrows walk, Enter zooms in, Escape out.
  </span>`;
}

function Page({ state }) {
  const { run, topology, selected, faults, focus } = state;
  const name = selected === null ? "" : topology?.name_of[selected];
  const down = (struck(faults).get(selected) ?? []).map((one) => one.action).join(", ");
  const toCome = faults.filter((one) => one.at_ps > (run?.virtual_ps ?? 0)).length;
  return html`<div class="page">
    <${part.Heading} run=${run} connected=${state.connected} act=${act} />
    <div class="map">
      <canvas id="links" aria-hidden="true"></canvas>
      <canvas id="map" tabindex="0" role="application" aria-label="Topology: arrow keys walk, Enter looks into a rack and then at a device, Escape goes back"></canvas>
      <${part.Path} all=${run?.topology} focus=${focus} names=${topology?.name_of} />
      <${part.Legend} />
    </div>
    <aside>
      <${part.Inspector} topology=${topology} selected=${selected} details=${state.details} heat=${state.heat.get(selected) ?? IDLE} down=${down} levels=${state.links} act=${act} />
      <${part.Faults} faults=${faults} toCome=${toCome} actions=${state.actions} select=${name} isOurs=${run?.open ?? false} act=${act} />
      <${part.Places} places=${state.places} />
      <${part.Requests} requests=${state.requests} />
    </aside>
    <div class="timeline" id="timeline" role="img" aria-label="Tokens per second and requests under way over virtual time"></div>
    ${state.notice && html`<div class="notice" role="alert">${state.notice}</div>`}
  </div>`;
}

function show() {
  waiting = false;
  render(html`<${Page} state=${state} />`, document.getElementById("app"));
  map ??= new FabricMap(document.getElementById("map"), document.getElementById("links"), tell, wake);
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
