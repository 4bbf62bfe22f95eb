// What draws the map: links on one canvas, devices on another. A device is drawn within its box alone, so that one can be drawn again
// without its neighbours.

import { IDLE, linkNumber } from "./state.js";

const STEPS = 20;
const FULL = 255; // of a link
const LIGHT = { box: "#e4e8ee", frame: "#c3cad5", text: "#3b4454", from: [203, 218, 247], to: [214, 60, 20] };
const DARK = { box: "#2a3240", frame: "#465063", text: "#b8c1d0", from: [43, 66, 110], to: [255, 138, 76] };

/** As they are now; `heat` from idle to full. */
export function colours(element, isDark) {
  const { box, frame, text, from, to } = isDark ? DARK : LIGHT;
  const style = getComputedStyle(element);
  const mixed = (step) => from.map((low, at) => Math.round(low + ((to[at] - low) * step) / STEPS)).join(" ");
  return {
    box,
    frame,
    text,
    ground: style.getPropertyValue("--panel"),
    accent: style.getPropertyValue("--accent"),
    bad: style.getPropertyValue("--bad"),
    heat: Array.from({ length: STEPS + 1 }, (_, step) => `rgb(${mixed(step)})`),
  };
}

class Pen {
  constructor(canvas, settings) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d", settings);
  }

  /** Clears all. */
  prepare({ width, height }, look) {
    const scale = devicePixelRatio || 1;
    this.look = look;
    this.size = { width, height };
    if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
    }
    this.pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.pen.clearRect(0, 0, width, height);
  }

  heat(share) {
    return this.look.heat[Math.ceil(share * STEPS)];
  }
}

/** Below all, so that nothing shows through and nothing need be mixed. */
export class Links extends Pen {
  constructor(canvas) {
    super(canvas, { alpha: false });
  }

  draw(plan, state) {
    this.pen.fillStyle = this.look.ground;
    this.pen.fillRect(0, 0, this.size.width, this.size.height);
    plan.frames.forEach((frame) => this.frame(frame));
    plan.lines.forEach((line) => this.line(line, state.bundles));
    if (plan.links) {
      this.singles(plan, state);
    }
  }

  frame({ rack, x, y, w, h }) {
    this.pen.strokeStyle = this.look.frame;
    this.pen.lineWidth = 1;
    this.pen.strokeRect(x, y, w, h);
    this.pen.fillStyle = this.look.text;
    this.pen.font = "11px system-ui, sans-serif";
    this.pen.fillText(`rack ${rack}`, x + 5, y + 12, w - 8);
  }

  /** Many wires together, as full as they are on the whole. */
  line({ x1, y1, x2, y2, bundles, wires }, levels) {
    const level = bundles.reduce((sum, one) => sum + (levels.get(one.number) ?? 0) * one.wires, 0) / wires;
    this.stroke(x1, y1, x2, y2, level ? this.heat(level / FULL) : this.look.frame, 1 + Math.log10(wires + 1));
  }

  /** Those that carry something; in the middle of all, those of one device whether they do or not. */
  singles(plan, { focus, around, links }) {
    const boxOf = new Map(plan.boxes.map((box) => [box.device, box]));
    const from = boxOf.get(focus.device);
    for (const { peer } of from ? (around?.links ?? []) : []) {
      this.link(from, boxOf.get(peer), 0);
    }
    for (const [number, level] of links) {
      const [a, b] = linkNumber.ends(number);
      if (!from || a === focus.device || b === focus.device) {
        this.link(boxOf.get(a), boxOf.get(b), level);
      }
    }
  }

  link(a, b, level) {
    if (a && b) {
      const colour = level ? this.heat(level / FULL) : this.look.frame;
      const [ax, ay, bx, by] = [a.x + a.size / 2, a.y + a.size / 2, b.x + b.size / 2, b.y + b.size / 2];
      this.stroke(ax, ay, bx, by, colour, 0.75 + (2 * level) / FULL);
    }
  }

  stroke(x1, y1, x2, y2, colour, width) {
    this.pen.strokeStyle = colour;
    this.pen.lineWidth = width;
    this.pen.beginPath();
    this.pen.moveTo(x1, y1);
    this.pen.lineTo(x2, y2);
    this.pen.stroke();
  }
}

export class Boxes extends Pen {
  /** `down`: devices that a fault holds. */
  draw(boxes, state, down) {
    for (const box of boxes) {
      this.box(box, state.heat.get(box.device) ?? IDLE);
      if (down.has(box.device)) {
        this.cross(box);
      }
      if (box.device === state.selected) {
        this.mark(box);
      }
      if (box.size >= 42) {
        this.name(box, state);
      }
    }
  }

  box({ x, y, size }, [up, other, busy]) {
    const heat = Math.max(up, other);
    this.pen.fillStyle = heat ? this.heat(heat / 100) : this.look.box;
    this.pen.fillRect(x, y, size, size);
    if (busy && size >= 6) {
      this.pen.fillStyle = this.look.text;
      this.pen.fillRect(x, y + size - Math.max(2, size / 10), (size * busy) / 100, Math.max(2, size / 10));
    }
  }

  cross({ x, y, size }) {
    const width = Math.min(4, Math.max(1.5, size / 8));
    const [near, far] = [width / 2, size - width / 2];
    this.pen.strokeStyle = this.look.bad;
    this.pen.lineWidth = width;
    this.pen.beginPath();
    this.pen.moveTo(x + near, y + near);
    this.pen.lineTo(x + far, y + far);
    this.pen.moveTo(x + far, y + near);
    this.pen.lineTo(x + near, y + far);
    this.pen.stroke();
    this.pen.strokeRect(x + near, y + near, size - width, size - width);
  }

  mark({ x, y, size }) {
    this.pen.strokeStyle = this.look.accent;
    this.pen.lineWidth = 2;
    this.pen.strokeRect(x + 1, y + 1, size - 2, size - 2);
  }

  name({ device, x, y, size }, { topology, focus }) {
    this.pen.fillStyle = this.look.text;
    this.pen.font = "10px system-ui, sans-serif";
    const name = topology.name_of[device];
    this.pen.fillText(focus.device === null ? name.split("/").at(-1) : name, x + 3, y + 12, size - 6);
  }
}
