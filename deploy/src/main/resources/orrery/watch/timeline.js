// Tokens per second and requests under way, over virtual time.

const PS_PER_SECOND = 1e12;
const FINE = 2; // points by which the newest has to move before all is drawn again

/** Draws into an element; `show(state)` whenever there is more. */
export class Timeline {
  constructor(element) {
    this.element = element;
    this.drawnPs = -Infinity;
    new ResizeObserver(() => this.resize()).observe(element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.remake());
  }

  show({ history, run }) {
    if (history === this.history || history.length < 2) {
      return;
    }
    this.history = history;
    const span = history.at(-1).atPs - history[0].atPs;
    const moved = ((history.at(-1).atPs - this.drawnPs) / span) * this.element.clientWidth;
    if (moved >= FINE || run.state !== "running") {
      this.drawnPs = history.at(-1).atPs;
      this.plot ??= this.make();
      this.plot.setData(columns(history));
    }
  }

  /** In the colours that are wanted now. */
  remake() {
    if (this.plot) {
      this.plot.destroy();
      this.plot = this.make();
      this.plot.setData(columns(this.history));
    }
  }

  make() {
    const colour = (name) => getComputedStyle(this.element).getPropertyValue(name).trim();
    const points = { show: false };
    const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    return new uPlot(
      {
        ...this.size(),
        scales: { x: { time: false } },
        axes: [{ ...axis, label: "virtual ms" }, axis, { ...axis, side: 1, scale: "requests", grid: { show: false } }],
        series: [
          { label: "virtual ms" },
          { label: "tokens/s", stroke: colour("--accent"), width: 1.5, points },
          { label: "requests under way", stroke: colour("--quiet"), scale: "requests", dash: [4, 4], points },
        ],
      },
      [[], [], []],
      this.element,
    );
  }

  size() {
    return { width: Math.max(200, this.element.clientWidth), height: Math.max(80, this.element.clientHeight - 30) };
  }

  resize() {
    this.plot?.setSize(this.size());
  }
}

/** Rates between one point and the next. */
export function columns(history) {
  const later = history.slice(1);
  const rate = (now, before) => ((now.tokens - before.tokens) / (now.atPs - before.atPs)) * PS_PER_SECOND;
  return [
    later.map((now) => now.atPs / 1e9),
    later.map((now, at) => rate(now, history[at])),
    later.map((now) => now.running),
  ];
}
