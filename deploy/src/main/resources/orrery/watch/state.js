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
  heat: new Map(), // by device: [scale-up, other, busy] in percent, those that are not idle
  links: new Map(), // by their numbers: how full, of 255, those that carry something
  bundles: new Map(), // by their places in the topology: the same
  history: [], // {atPs, tokens, running}
  focus: { rack: null, device: null }, // what the map shows
  selected: null, // device
  details: null, // of the selected device
  around: null, // details of the device that the map shows, where it shows one
  notice: "",
});

/** The state after an event of the run, or something a person did. */
export function after(state, type, data) {
  switch (type) {
    case "connected":
      return { ...state, connected: data };
    case "topology":
      return { ...state, topology: data };
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
      return { ...state, faults: asBefore(state.faults, data) };
    case "heat":
      return { ...state, ...heated(state, data) };
    case "focus":
      return { ...state, focus: data, around: state.details?.device === data.device ? state.details : null };
    case "select":
      return { ...state, selected: data, details: null };
    case "details":
      return {
        ...state,
        details: data.device === state.selected ? data : state.details,
        around: data.device === state.focus.device ? data : state.around,
      };
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
    faults: asBefore(state.faults, data.faults ?? []),
    history: grown(state.history, data.run),
    ...heated(nothing, data.heat ?? {}),
  };
}

/** What was known before, where the news says the same: whoever drew it need not draw it again. */
function asBefore(known, told) {
  return JSON.stringify(known) === JSON.stringify(told) ? known : told;
}

function merged(requests, news) {
  const all = new Map(requests);
  for (const one of news) {
    all.set(one.request, { ...all.get(one.request), ...one });
  }
  return all;
}

function heated(before, { devices = [], links = [], bundles = [] }) {
  return {
    heat: changed(before.heat, devices, ([device, ...percent]) => [device, percent, percent.some((one) => one > 0)]),
    links: changed(before.links, links, ([from, to, level]) => [linkNumber.of(from, to), level, level > 0]),
    bundles: changed(before.bundles, bundles, ([number, level]) => [number, level, level > 0]),
  };
}

/** The same map where there is no news; what is idle is not in it. */
function changed(map, news, entry) {
  if (news.length === 0) {
    return map;
  }
  const now = new Map(map);
  for (const [key, value, isThere] of news.map(entry)) {
    if (isThere) {
      now.set(key, value);
    } else {
      now.delete(key);
    }
  }
  return now;
}

export const IDLE = Object.freeze([0, 0, 0]);

const MOST_DEVICES = 2 ** 21;

/** A link from one device to another, as one number. */
export const linkNumber = {
  of: (from, to) => from * MOST_DEVICES + to,
  ends: (number) => [Math.floor(number / MOST_DEVICES), number % MOST_DEVICES],
};

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
