// The topology on a canvas, drawn when something changed and not more often than the screen shows.

import { farther, hit, layout, nearer, neighbour } from "./layout.js";
import { IDLE, linkNumber, struck } from "./state.js";

const STEPS = 20;
const FULL = 255; // of a link
const LIGHT = { box: "#e4e8ee", frame: "#c3cad5", text: "#3b4454", from: [203, 218, 247], to: [214, 60, 20] };
const DARK = { box: "#2a3240", frame: "#465063", text: "#b8c1d0", from: [43, 66, 110], to: [255, 138, 76] };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const DRAWN = ["topology", "heat", "links", "bundles", "faults", "focus", "around", "selected"];

/** A map on a canvas; `tell(type, data)` says what a person did. */
export class FabricMap {
  constructor(canvas, tell) {
    this.canvas = canvas;
    this.tell = tell;
    this.state = null;
    this.plan = { boxes: [], frames: [], lines: [] };
    this.planOf = []; // what the plan was made from
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.redraw());
    new ResizeObserver(() => this.redraw()).observe(canvas);
    canvas.addEventListener("click", (event) => this.click(event));
    canvas.addEventListener("dblclick", () => this.zoomIn());
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  show(state) {
    const before = this.state;
    this.state = state;
    if (!before || DRAWN.some((field) => before[field] !== state[field])) {
      this.redraw();
    }
  }

  redraw() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.draw();
    });
  }

  draw() {
    if (!this.state?.topology) {
      return;
    }
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.prepare(width, height);
    this.pen.clearRect(0, 0, width, height);
    this.plan.frames.forEach((frame) => this.frame(frame));
    this.plan.lines.forEach((line) => this.line(line));
    if (this.plan.links) {
      this.singleLinks();
    }
    const down = struck(this.state.faults);
    this.plan.boxes.forEach((box) => this.box(box, down.has(box.device)));
  }

  /** Pen, colours and plan; what is as it was is not made again. */
  prepare(width, height) {
    const scale = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * scale) || this.canvas.height !== Math.round(height * scale)) {
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
    }
    const { topology, focus, around } = this.state;
    const made = [topology, focus, around, width, height];
    if (made.some((part, at) => part !== this.planOf[at])) {
      this.plan = layout(topology, focus, width, height, around);
      this.boxOf = new Map(this.plan.boxes.map((box) => [box.device, box]));
      this.planOf = made;
    }
    this.colours = this.dark.matches ? DARK : LIGHT;
    const style = getComputedStyle(this.canvas);
    this.accent = style.getPropertyValue("--accent");
    this.bad = style.getPropertyValue("--bad");
    this.pen = this.canvas.getContext("2d");
    this.pen.setTransform(scale, 0, 0, scale, 0, 0);
  }

  frame({ rack, x, y, w, h }) {
    this.pen.strokeStyle = this.colours.frame;
    this.pen.lineWidth = 1;
    this.pen.strokeRect(x, y, w, h);
    this.pen.fillStyle = this.colours.text;
    this.pen.font = "11px system-ui, sans-serif";
    this.pen.fillText(`rack ${rack}`, x + 5, y + 12, w - 8);
  }

  /** Many wires together, as full as they are on the whole. */
  line({ x1, y1, x2, y2, bundles, wires }) {
    const level = bundles.reduce((sum, one) => sum + (this.state.bundles.get(one.number) ?? 0) * one.wires, 0) / wires;
    this.stroke(x1, y1, x2, y2, level ? this.heatColour(level / FULL) : this.colours.frame, 1 + Math.log10(wires + 1));
  }

  /** Those that carry something; in the middle of all, those of one device whether they do or not. */
  singleLinks() {
    const { focus, around, links } = this.state;
    const from = this.boxOf.get(focus.device);
    for (const { peer } of from ? (around?.links ?? []) : []) {
      this.link(from, this.boxOf.get(peer), 0);
    }
    for (const [number, level] of links) {
      const [a, b] = linkNumber.ends(number);
      if (!from || a === focus.device || b === focus.device) {
        this.link(this.boxOf.get(a), this.boxOf.get(b), level);
      }
    }
  }

  link(a, b, level) {
    if (a && b) {
      const colour = level ? this.heatColour(level / FULL) : this.colours.frame;
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

  box({ device, x, y, size }, isDown) {
    const [up, other, busy] = this.state.heat.get(device) ?? IDLE;
    const heat = Math.max(up, other);
    this.pen.fillStyle = heat ? this.heatColour(heat / 100) : this.colours.box;
    this.pen.fillRect(x, y, size, size);
    if (busy && size >= 6) {
      this.pen.fillStyle = this.colours.text;
      this.pen.fillRect(x, y + size - Math.max(2, size / 10), (size * busy) / 100, Math.max(2, size / 10));
    }
    if (isDown) {
      this.cross(x, y, size);
    }
    if (device === this.state.selected) {
      this.pen.strokeStyle = this.accent;
      this.pen.lineWidth = 2;
      this.pen.strokeRect(x - 1, y - 1, size + 2, size + 2);
    }
    if (size >= 42) {
      this.name(device, x, y, size);
    }
  }

  cross(x, y, size) {
    this.pen.strokeStyle = this.bad;
    this.pen.lineWidth = Math.min(4, Math.max(1.5, size / 8));
    this.pen.beginPath();
    this.pen.moveTo(x, y);
    this.pen.lineTo(x + size, y + size);
    this.pen.moveTo(x + size, y);
    this.pen.lineTo(x, y + size);
    this.pen.stroke();
    this.pen.strokeRect(x, y, size, size);
  }

  name(device, x, y, size) {
    this.pen.fillStyle = this.colours.text;
    this.pen.font = "10px system-ui, sans-serif";
    const name = this.state.topology.name_of[device];
    this.pen.fillText(this.state.focus.device === null ? name.split("/").at(-1) : name, x + 3, y + 12, size - 6);
  }

  heatColour(share) {
    const step = Math.ceil(share * STEPS) / STEPS;
    const { from, to } = this.colours;
    return `rgb(${from.map((low, at) => Math.round(low + (to[at] - low) * step)).join(" ")})`;
  }

  click(event) {
    const found = hit(this.plan, event.offsetX, event.offsetY);
    if (found) {
      this.tell("select", found.device);
    } else if (this.state?.topology) {
      const inside = ({ x, y, w, h }) =>
        event.offsetX > x && event.offsetX < x + w && event.offsetY > y && event.offsetY < y + h;
      const frame = this.plan.frames.find(inside);
      this.tell("focus", frame ? { rack: frame.rack, device: null } : farther(this.state.focus));
    }
  }

  zoomIn() {
    const { selected, topology, focus } = this.state;
    if (topology && selected !== null) {
      this.tell("focus", nearer(topology, focus, selected));
    }
  }

  key(event) {
    if (ARROWS[event.key]) {
      const found = neighbour(this.plan, this.state.selected, ARROWS[event.key]);
      if (found !== null) {
        this.tell("select", found);
      }
    } else if (event.key === "Enter") {
      this.zoomIn();
    } else if (event.key === "Escape") {
      this.tell("focus", farther(this.state.focus));
    } else {
      return;
    }
    event.preventDefault();
  }
}
