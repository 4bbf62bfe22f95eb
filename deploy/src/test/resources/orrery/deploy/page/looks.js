// How a page looks to whoever reads it: each function names the elements that somebody would complain of.
var looks = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (element) => element.checkVisibility() && !element.closest("[hidden], title");
  const name = (element) => {
    const words = (element.textContent ?? "").trim().slice(0, 40);
    return `${element.tagName} ${element.id || element.getAttribute("class") || ""} ${words}`;
  };
  const named = (elements) => [...new Set(elements.map(name))].slice(0, 10);

  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgb = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      known.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (rgb(colour)[3] > 0) {
        return colour;
      }
    }
    return "white";
  };
  const colourOf = (element) => getComputedStyle(element)[element.tagName === "text" ? "fill" : "color"];

  return {
    paper: () => getComputedStyle(document.body).backgroundColor,

    empty: () =>
      named(
        all("section, h1, h2, h3, svg, table, .tile, .cell, .strand, .stretch").filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return isShown(element) && width + height === 0;
        }),
      ),

    cut: () =>
      named(
        all("svg text").filter((text) => {
          const inside = text.getBoundingClientRect();
          const whole = text.ownerSVGElement.getBoundingClientRect();
          return inside.width > 0 && (inside.left < whole.left - 2 || inside.right > whole.right + 2);
        }),
      ),

    covered: () => {
      const labels = all("svg text[paint-order]").map((one) => [one, one.getBoundingClientRect()]);
      return named(
        labels
          .filter(([one, a]) =>
            labels.some(
              ([other, b]) =>
                other !== one && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3,
            ),
          )
          .map(([one]) => one),
      );
    },

    pale: () =>
      named(
        all("h1, h2, h3, p, a, td, th, b, span, label, output, pre, button, svg text").filter(
          (element) => element.textContent.trim() && isShown(element) && contrast(colourOf(element), behind(element)) < 4,
        ),
      ),

    wide: () =>
      named(all("body *").filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".wide, svg, pre"))),

    colours: () => all(".cell, .strand").map((one) => one.style.getPropertyValue("--heat")).join(" "),

    slide: (to) => {
      const slider = document.getElementById("time");
      slider.value = to;
      slider.dispatchEvent(new Event("input"));
    },
  };
})();
