// The topology on a canvas, drawn when something changed and not more often than the screen shows.

import { hit, kindOf, layout, neighbour } from "./layout.js";
import { struck } from "./state.js";

const STEPS = 20;
const LIGHT = { box: "#e4e8ee", frame: "#c3cad5", text: "#3b4454", from: [203, 218, 247], to: [214, 60, 20] };
const DARK = { box: "#2a3240", frame: "#465063", text: "#b8c1d0", from: [43, 66, 110], to: [255, 138, 76] };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A map on a canvas; `tell(type, data)` says what a person did. */
export class FabricMap {
  constructor(canvas, tell) {
    this.canvas = canvas;
    this.tell = tell;
    this.state = null;
    this.plan = { boxes: [], frames: [], lines: [] };
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
    const isSame =
      before &&
      ["topology", "heat", "faults", "focus", "selected"].every((field) => before[field] === state[field]);
    if (!isSame) {
      this.redraw();
    }
  }

  redraw() {
    if (!this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.draw();
      });
    }
  }

  draw() {
    if (!this.state?.topology) {
      return;
    }
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const scale = devicePixelRatio || 1;
    if (this.canvas.width !== width * scale || this.canvas.height !== height * scale) {
      this.canvas.width = width * scale;
      this.canvas.height = height * scale;
    }
    this.plan = layout(this.state.topology, this.state.focus, width, height);
    this.colours = this.dark.matches ? DARK : LIGHT;
    this.pen = this.canvas.getContext("2d");
    this.pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    this.plan.frames.forEach((frame) => this.frame(frame));
    this.plan.lines.forEach((line) => this.line(line));
    const down = struck(this.state.faults);
    this.plan.boxes.forEach((box) => this.box(box, down.has(box.device)));
  }

  frame({ rack, x, y, w, h }) {
    this.pen.strokeStyle = this.colours.frame;
    this.pen.lineWidth = 1;
    this.pen.strokeRect(x, y, w, h);
    this.pen.fillStyle = this.colours.text;
    this.pen.font = "11px system-ui, sans-serif";
    this.pen.fillText(`rack ${rack}`, x + 5, y + 12, w - 8);
  }

  line({ x1, y1, x2, y2, rack, kind, wires }) {
    this.pen.strokeStyle = this.heatColour(this.meanHeat(rack, kind));
    this.pen.lineWidth = 1 + Math.log10(wires + 1);
    this.pen.beginPath();
    this.pen.moveTo(x1, y1);
    this.pen.lineTo(x2, y2);
    this.pen.stroke();
  }

  /** Of what leaves the devices of a kind in a rack; of a whole rack what leaves by other wires than NVLink. */
  meanHeat(rack, kind) {
    const { topology, heat } = this.state;
    let sum = 0;
    let count = 0;
    topology.rack.forEach((one, device) => {
      if (one === rack && (kind === null || kindOf(topology, device) === kind)) {
        const [up, other] = heat[device];
        sum += kind === null ? other : Math.max(up, other);
        count += kind === null && other === 0 ? 0 : 1;
      }
    });
    return count ? sum / count : 0;
  }

  box({ device, x, y, size }, isDown) {
    const [up, other, busy] = this.state.heat[device];
    const heat = Math.max(up, other);
    this.pen.fillStyle = heat ? this.heatColour(heat) : this.colours.box;
    this.pen.fillRect(x, y, size, size);
    if (busy && size >= 6) {
      this.pen.fillStyle = this.colours.text;
      this.pen.fillRect(x, y + size - Math.max(2, size / 10), (size * busy) / 100, Math.max(2, size / 10));
    }
    if (isDown) {
      this.cross(x, y, size);
    }
    if (device === this.state.selected) {
      this.pen.strokeStyle = getComputedStyle(this.canvas).getPropertyValue("--accent");
      this.pen.lineWidth = 2;
      this.pen.strokeRect(x - 1, y - 1, size + 2, size + 2);
    }
    if (size >= 42) {
      this.name(device, x, y, size);
    }
  }

  cross(x, y, size) {
    this.pen.strokeStyle = getComputedStyle(this.canvas).getPropertyValue("--bad");
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
    this.pen.fillText(this.state.topology.name_of[device].split("/").at(-1), x + 3, y + 12, size - 6);
  }

  heatColour(percent) {
    const share = Math.ceil((percent / 100) * STEPS) / STEPS;
    const { from, to } = this.colours;
    return `rgb(${from.map((low, at) => Math.round(low + (to[at] - low) * share)).join(" ")})`;
  }

  click(event) {
    const found = hit(this.plan, event.offsetX, event.offsetY);
    if (found) {
      this.tell("select", found.device);
    } else {
      const inside = ({ x, y, w, h }) =>
        event.offsetX > x && event.offsetX < x + w && event.offsetY > y && event.offsetY < y + h;
      const frame = this.plan.frames.find(inside);
      this.tell("focus", { rack: frame ? frame.rack : null, device: null });
    }
  }

  zoomIn() {
    const { selected, topology } = this.state;
    if (selected !== null && topology.rack[selected] >= 0) {
      this.tell("focus", { rack: topology.rack[selected], device: null });
    }
  }

  key(event) {
    if (ARROWS[event.key]) {
      this.tell("select", neighbour(this.plan, this.state.selected, ARROWS[event.key]));
    } else if (event.key === "Enter") {
      this.zoomIn();
    } else if (event.key === "Escape") {
      this.tell("focus", { rack: null, device: null });
    } else {
      return;
    }
    event.preventDefault();
  }
}
