// One device: what it is, what it does, what it is wired to.

import { html } from "./html.js";
import { kindOf } from "./layout.js";
import { percent } from "./panels.js";
import { linkNumber } from "./state.js";

const SHOWN = 24;
const FULL = 255;

/** `heat`: of the device, in percent; `down`: what holds it, in words. */
export function Inspector({ topology, selected, details, heat, down, levels, act }) {
  if (!topology || selected === null) {
    return html`<section aria-label="Device"><h2>Device</h2><p>Click one on the map, or walk there with the arrow keys.</p></section>`;
  }
  const [up, other, busy] = heat;
  return html`<section aria-label="Device" aria-live="polite"><h2 id="device">${topology.name_of[selected]}</h2>
    <p class=${down ? "bad" : "good"} id="device-state">${down || "no fault"}</p>
    <table>
      <tr><th>kind</th><td>${kindOf(topology, selected)}</td></tr>
      <tr><th>NVLink out</th><td>${percent(up)}</td></tr>
      <tr><th>other links out</th><td>${percent(other)}</td></tr>
      <tr><th>at work</th><td>${percent(busy)}</td></tr>
    </table>
    <div class="links" tabindex="0">
      ${details && html`<${Links} device=${selected} links=${details.links} levels=${levels} act=${act} />`}
    </div>
  </section>`;
}

function Links({ device, links, levels, act }) {
  const full = (from, to) => percent(((levels.get(linkNumber.of(from, to)) ?? 0) / FULL) * 100);
  return html`<table><tr><th>wired to</th><th>by</th><th class="number">links</th><th class="number">out</th><th class="number">in</th></tr>
    ${links.slice(0, SHOWN).map((one) => html`<tr>
      <td><button onClick=${() => act.select(one.peer)}>${one.peer_name}</button></td>
      <td>${one.medium}</td>
      <td class="number">${one.wires}</td>
      <td class="number">${full(device, one.peer)}</td>
      <td class="number">${full(one.peer, device)}</td>
    </tr>`)}
    ${links.length > SHOWN && html`<tr><td>and ${links.length - SHOWN} more</td></tr>`}
  </table>`;
}
