// Where everything lies on the map: boxes and lines in pixels, worked out from a topology and what is looked at.

const ORDER = ["ethernet_switch", "infiniband_switch", "nvswitch", "gpu", "lpu", "nic", "cpu"];
const WEIGHT = { gpu: 5, lpu: 5, nvswitch: 3, ethernet_switch: 2, infiniband_switch: 2, nic: 1.5, cpu: 1.5 };
const GAP = 10;
const TOP = 34; // below the path
const BOTTOM = 46; // above the legend

/**
 * What is looked at: all racks, one rack, or one device and what it is wired to (`around`, once that is known).
 *
 * @returns {{boxes: {device, x, y, size}[], frames: {rack, x, y, w, h}[], lines: {x1, y1, x2, y2, bundles, wires}[], links: boolean}}
 *   `links` where single links have room
 */
export function layout(topology, focus, width, height, around = null) {
  const area = { x: GAP, y: TOP, w: width - 2 * GAP, h: height - TOP - BOTTOM };
  if (focus.device !== null && focus.device !== undefined) {
    return oneDevice(topology, focus.device, around, area);
  }
  return focus.rack === null ? fabric(topology, area) : oneRack(topology, focus.rack, area);
}

/** Devices by rack, those that stand in none under -1. */
export function racks(topology) {
  const found = new Map();
  topology.rack.forEach((rack, device) => {
    if (!found.has(rack)) {
      found.set(rack, []);
    }
    found.get(rack).push(device);
  });
  return found;
}

function fabric(topology, area) {
  const all = racks(topology);
  const outside = all.get(-1) ?? [];
  const inside = [...all.keys()].filter((rack) => rack >= 0).sort((a, b) => a - b);
  if (inside.length === 0) {
    return { ...bands(topology, outside, -1, area), links: true };
  }
  const topHeight = outside.length ? Math.min(area.h * 0.22, 90) : 0;
  const drawn = bands(topology, outside, -1, { ...area, h: topHeight });
  const below = { x: area.x, y: area.y + topHeight + GAP * 2, w: area.w, h: area.h - topHeight - GAP * 2 };
  const frames = grid(inside.length, below, 0.8).map((cell, at) => ({ rack: inside[at], ...cell }));
  const lines = upwards(topology, frames, area.y + topHeight);
  for (const frame of frames) {
    const rack = bands(topology, all.get(frame.rack), frame.rack, within(frame));
    drawn.boxes.push(...rack.boxes);
    lines.push(...rack.lines);
  }
  return { boxes: drawn.boxes, frames, lines, links: false };
}

/** From each rack to what stands outside of all. */
function upwards(topology, frames, bottom) {
  return frames.flatMap((frame) => {
    const bundles = numbered(topology).filter(({ rack_a: a, rack_b: b }) => (a === frame.rack) !== (b === frame.rack));
    if (bundles.length === 0) {
      return [];
    }
    if (frame.y === frames[0].y) {
      const x = frame.x + frame.w / 2;
      return [line(x, frame.y, x, bottom, bundles)];
    }
    const x = frame.x - GAP / 2; // beside the racks above
    const y = frame.y + GAP;
    return [line(frame.x, y, x, y, bundles), line(x, y, x, bottom, bundles)];
  });
}

function numbered(topology) {
  return topology.bundles.map((bundle, number) => ({ ...bundle, number }));
}

function line(x1, y1, x2, y2, bundles) {
  const wires = bundles.reduce((sum, bundle) => sum + bundle.wires, 0);
  return { x1, y1, x2, y2, wires, bundles: bundles.map(({ number, wires: of }) => ({ number, wires: of })) };
}

function oneRack(topology, rack, area) {
  const devices = topology.rack.flatMap((one, device) => (one === rack ? [device] : []));
  const frame = { rack, ...area };
  return { ...bands(topology, devices, rack, within(frame)), frames: [frame], links: true };
}

/** The device below, what it is wired to above. */
function oneDevice(topology, device, around, area) {
  const peers = [...new Set((around?.links ?? []).map((one) => one.peer))];
  const above = { x: area.x, y: area.y, w: area.w, h: area.h * 0.62 };
  const boxes = grid(peers.length, above, 1).map((cell, at) => square(peers[at], cell, 64));
  const below = { x: area.x, y: area.y + area.h * 0.72, w: area.w, h: area.h * 0.28 };
  boxes.push(square(device, below, 110));
  return { boxes, frames: [], lines: [], links: true };
}

function square(device, cell, most = Infinity) {
  const size = Math.max(2, Math.floor(Math.min(cell.w, cell.h, most))); // whole points: nothing of a box lies on its neighbours
  return { device, x: Math.round(cell.x + (cell.w - size) / 2), y: Math.round(cell.y + (cell.h - size) / 2), size };
}

/** One band for each kind, switches above; lines between those that are wired. */
function bands(topology, devices, rack, area) {
  const byKind = new Map();
  for (const device of devices) {
    const kind = kindOf(topology, device);
    if (!byKind.has(kind)) {
      byKind.set(kind, []);
    }
    byKind.get(kind).push(device);
  }
  const kinds = ORDER.filter((kind) => byKind.has(kind));
  const total = kinds.reduce((sum, kind) => sum + WEIGHT[kind], 0);
  const boxes = [];
  const middle = new Map();
  let y = area.y;
  for (const kind of kinds) {
    const h = (area.h * WEIGHT[kind]) / total;
    const members = byKind.get(kind);
    const room = { x: area.x + 3 * GAP, y, w: area.w - 3 * GAP, h: h - 4 };
    grid(members.length, room, 1).forEach((cell, at) => boxes.push(square(members[at], cell)));
    middle.set(kind, y + h / 2);
    y += h;
  }
  return { boxes, frames: [], lines: between(topology, rack, middle, area) };
}

/** At the left of a rack, between its bands. */
function between(topology, rack, middle, area) {
  return numbered(topology)
    .filter((one) => one.rack_a === rack && one.rack_b === rack && one.kind_a !== one.kind_b)
    .filter((one) => middle.has(one.kind_a) && middle.has(one.kind_b))
    .map((one, at) => {
      const x = area.x + 3 + ((at * 6) % (2.5 * GAP));
      return line(x, middle.get(one.kind_a), x, middle.get(one.kind_b), [one]);
    });
}

/** So many cells, about `shape` times as wide as high. */
function grid(count, area, shape) {
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * area.w) / (Math.max(1, area.h) * shape)))));
  const rows = Math.max(1, Math.ceil(count / columns));
  const w = area.w / columns;
  const h = area.h / rows;
  const pad = Math.min(GAP / 2, w / 8, h / 8);
  return Array.from({ length: count }, (_, at) => ({
    x: area.x + (at % columns) * w + pad,
    y: area.y + Math.floor(at / columns) * h + pad,
    w: w - 2 * pad,
    h: h - 2 * pad,
  }));
}

function within({ x, y, w, h }) {
  return { x: x + 4, y: y + 16, w: w - 8, h: h - 20 };
}

export function kindOf(topology, device) {
  return topology.kinds[topology.kind[device]];
}

/** The box at a point; undefined where there is none. */
export function hit(plan, x, y) {
  return plan.boxes.find((box) => x >= box.x && x <= box.x + box.size && y >= box.y && y <= box.y + box.size);
}

/** The nearest box in a direction, for arrow keys. */
export function neighbour(plan, device, [dx, dy]) {
  const from = plan.boxes.find((box) => box.device === device);
  if (!from) {
    return plan.boxes[0]?.device ?? null;
  }
  let best = null;
  for (const box of plan.boxes) {
    const ahead = (box.x - from.x) * dx + (box.y - from.y) * dy;
    const aside = Math.abs((box.x - from.x) * dy) + Math.abs((box.y - from.y) * dx);
    const cost = ahead + aside * 3;
    if (ahead > 0.5 && (!best || cost < best.cost)) {
      best = { device: box.device, cost };
    }
  }
  return best?.device ?? device;
}

/** One step nearer to a device: its rack, and then the device itself. */
export function nearer(topology, focus, device) {
  const rack = topology.rack[device];
  return rack >= 0 && focus.rack !== rack && focus.device === null ? { rack, device: null } : { rack: focus.rack, device };
}

/** One step back. */
export function farther(focus) {
  return { rack: focus.device === null ? null : focus.rack, device: null };
}
