// What is known of a run: one object, replaced by every event and never changed.

const HISTORY = 600;

export const nothing = Object.freeze({
  connected: false,
  run: null,
  topology: null,
  actions: [],
  requests: new Map(),
  places: [],
  faults: [],
  heat: [], // by device: [scale-up, other, busy] in percent
  history: [], // {atPs, tokens, running}
  focus: { rack: null, device: null }, // what the map shows
  selected: null, // device
  details: null, // of the selected device
  notice: "",
});

/** The state after an event of the run, or something a person did. */
export function after(state, type, data) {
  switch (type) {
    case "connected":
      return { ...state, connected: data };
    case "topology":
      return { ...state, topology: data, heat: Array.from({ length: data.devices }, () => [0, 0, 0]) };
    case "actions":
      return { ...state, actions: data };
    case "whole":
      return whole(state, data);
    case "run":
      return { ...state, run: data, history: grown(state.history, data) };
    case "tokens":
      return { ...state, requests: merged(state.requests, data) };
    case "places":
      return { ...state, places: data };
    case "faults":
      return { ...state, faults: data };
    case "heat":
      return { ...state, heat: heated(state.heat, data) };
    case "focus":
      return { ...state, focus: data };
    case "select":
      return { ...state, selected: data, details: null };
    case "details":
      return data.device === state.selected ? { ...state, details: data } : state;
    case "notice":
      return { ...state, notice: data };
    default:
      return state; // a newer server may tell more
  }
}

function whole(state, data) {
  return {
    ...state,
    run: data.run,
    requests: merged(new Map(), data.requests),
    places: data.places,
    faults: data.faults ?? [],
    history: grown(state.history, data.run),
  };
}

function merged(requests, news) {
  const all = new Map(requests);
  for (const one of news) {
    all.set(one.request, { ...all.get(one.request), ...one });
  }
  return all;
}

function heated(heat, { devices }) {
  const now = heat.map(([up, other, busy]) => (up || other || busy ? [up >> 1, other >> 1, busy >> 1] : NONE));
  for (const [device, ...percent] of devices) {
    now[device] = percent;
  }
  return now;
}

const NONE = [0, 0, 0];

function grown(history, run) {
  const last = history.at(-1);
  if (!run || run.achieved === undefined || (last && run.virtual_ps <= last.atPs)) {
    return history;
  }
  const point = { atPs: run.virtual_ps, tokens: run.achieved, running: run.running };
  return [...history.slice(-HISTORY + 1), point];
}

/** Devices that a fault holds down now, each with the faults. */
export function struck(faults) {
  const found = new Map();
  for (const fault of faults.filter((one) => one.active)) {
    for (const device of fault.devices ?? []) {
      found.set(device, [...(found.get(device) ?? []), fault]);
    }
  }
  return found;
}
