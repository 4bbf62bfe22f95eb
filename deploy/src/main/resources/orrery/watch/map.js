// The topology on two canvases: links below, devices above. Drawn when the page is, and only what is another than before.

import { farther, hit, layout, nearer, neighbour } from "./layout.js";
import { Boxes, colours, Links } from "./pens.js";
import { struck } from "./state.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A map; `tell(type, data)` says what a person did, `wake()` has the page drawn again. */
export class FabricMap {
  constructor(canvas, below, tell, wake) {
    this.canvas = canvas;
    this.tell = tell;
    this.state = null;
    this.plan = { boxes: [], frames: [], lines: [] };
    this.planOf = []; // what the plan was made from
    this.links = new Links(below);
    this.boxes = new Boxes(canvas);
    this.size = { width: canvas.clientWidth, height: canvas.clientHeight }; // asked for once, as it costs a layout
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.renew(wake));
    new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      this.size = { width, height };
      this.renew(wake);
    }).observe(canvas);
    canvas.addEventListener("click", (event) => this.click(event));
    canvas.addEventListener("dblclick", () => this.zoomIn());
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  /** Everything is drawn next time. */
  renew(wake) {
    this.planOf = [];
    wake();
  }

  show(state) {
    const before = this.state;
    this.state = state;
    if (state.topology) {
      this.draw(before);
    }
  }

  draw(before) {
    const { state, plan } = this.prepared();
    const isNew = plan !== this.drawn;
    const isAnother = (...fields) => fields.some((field) => before?.[field] !== state[field]);
    if (isNew || isAnother("bundles") || (plan.links && isAnother("links"))) {
      this.links.draw(plan, state);
    }
    if (isNew || isAnother("faults")) {
      this.down = struck(state.faults);
      this.boxes.draw(plan.boxes, state, this.down);
    } else if (isAnother("heat", "selected")) {
      this.boxes.draw(plan.boxes.filter(({ device }) => looksOther(device, before, state)), state, this.down);
    }
    this.drawn = plan;
  }

  /** What there is to draw; made again only where it is another. */
  prepared() {
    const { state } = this;
    const { width, height } = this.size;
    const made = [state.topology, state.focus, state.around, width, height];
    if (this.planOf.length === 0 || made.some((part, at) => part !== this.planOf[at])) {
      this.plan = layout(state.topology, state.focus, width, height, state.around);
      this.planOf = made;
      const look = colours(this.canvas, this.dark.matches);
      this.links.prepare(this.size, look);
      this.boxes.prepare(this.size, look);
    }
    return this;
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

/** Whether a device is drawn otherwise than before, where its faults are the same. */
function looksOther(device, before, state) {
  const isMarked = before.selected !== state.selected && (device === before.selected || device === state.selected);
  return isMarked || before.heat.get(device) !== state.heat.get(device);
}
