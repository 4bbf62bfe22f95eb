// Numbers and times as people read them.

const SPANS = [
  [1e12, "s"],
  [1e9, "ms"],
  [1e6, "µs"],
  [1e3, "ns"],
  [1, "ps"],
];

/** Virtual picoseconds, with three digits that count. */
export function span(ps) {
  const [unit, word] = SPANS.find(([size]) => Math.abs(ps) >= size) ?? SPANS.at(-1);
  return `${trimmed(ps / unit)} ${word}`;
}

/** A number with three digits that count. */
export function trimmed(number) {
  return Number(number).toLocaleString("en", { maximumSignificantDigits: 3 });
}

/** 1.9 M, 36 k. */
export function short(number) {
  return Number(number).toLocaleString("en", { notation: "compact", maximumSignificantDigits: 3 });
}

export function wall(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
