package orrery.deploy.watch;

import com.fasterxml.jackson.databind.JsonNode;
import orrery.deploy.browser.Chromium;

/** The live page as a person uses it, in a browser that has it open. */
public record LivePage(Chromium chromium) {
    /** The canvas of the map. */
    public static final String MAP = "document.getElementById('map')";

    /** How many points of the map are of the red of the cross over a device that a fault holds; the red of heat is another. */
    public static final String RED_PIXELS = """
            (() => {
              const { width, height } = %1$s;
              const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(%1$s, 0, 0);
              const { data } = copy.getImageData(0, 0, width, height);
              let red = 0;
              for (let at = 0; at < data.length; at += 4) {
                red += [200, 30, 30, 255].every((part, of) => Math.abs(data[at + of] - part) < 9);
              }
              return red;
            })()""".formatted(MAP);

    /** Where the map has a device, in the middle of its box. */
    private static final String PLACE = """
            (async () => {
              const { layout } = await import('/layout.js');
              const topology = await (await fetch('/api/v1/topology')).json();
              const { clientWidth, clientHeight } = %1$s;
              const { x, y } = %1$s.getBoundingClientRect();
              const { boxes } = layout(topology, { rack: null }, clientWidth, clientHeight);
              const box = boxes.find(({ device }) => topology.name_of[device] === '%2$s');
              return [x + box.x + box.size / 2, y + box.y + box.size / 2];
            })()""";

    /** How many boxes the map has, how small the smallest is, and how many lie outside of it or on another. */
    private static final String BOXES = """
            (async () => {
              const { layout } = await import('/layout.js');
              const topology = await (await fetch('/api/v1/topology')).json();
              const { clientWidth: width, clientHeight: height } = %s;
              const { boxes } = layout(topology, { rack: %s }, width, height);
              const isOutside = ({ x, y, size }) => x < 0 || y < 0 || x + size > width || y + size > height;
              const areOver = (a, b) =>
                Math.max(a.x, b.x) < Math.min(a.x + a.size, b.x + b.size) - 0.01 &&
                Math.max(a.y, b.y) < Math.min(a.y + a.size, b.y + b.size) - 0.01;
              return {
                boxes: boxes.length,
                size: Math.min(...boxes.map((box) => box.size)),
                outside: boxes.filter(isOutside).length,
                overlapping: boxes.filter((box, at) => boxes.some((other, of) => of < at && areOver(box, other))).length,
              };
            })()""";

    private static final String VIRTUAL_PS =
            "fetch('/api/v1/run').then((answer) => answer.json()).then((run) => run.virtual_ps)";
    private static final long SETTLES_MILLIS = 300; // longer than from one report of a run to the next
    private static final long LITTLE_PS = 1_000; // what passes meanwhile in a run that is paused

    /** Until there is a run, and everything on the page. */
    public void awaitRun() throws Exception {
        chromium.until("document.querySelectorAll('#action option').length > 3");
        awaitState("running");
        chromium.until(MAP + ".width > 300");
    }

    public void awaitState(String state) throws Exception {
        chromium.until("document.getElementById('state')?.textContent === '" + state + "'");
    }

    /** On the map. */
    public void clickDevice(String name) throws Exception {
        var at = chromium.value(PLACE.formatted(MAP, name));
        chromium.click(at.get(0).asDouble(), at.get(1).asDouble());
        chromium.until("document.getElementById('device')?.textContent === '" + name + "'");
        chromium.until("document.querySelector('.links table')");
    }

    /**
     * What is drawn.
     *
     * @param rack that is looked into; null for all of them
     */
    public JsonNode boxes(Integer rack) throws Exception {
        return chromium.value(BOXES.formatted(MAP, rack));
    }

    /** As when somebody picks it from a list. */
    public void choose(String selector, String value) throws Exception {
        chromium.value("(() => { const e = document.querySelector('" + selector + "'); e.value = '" + value + "';"
                + " e.dispatchEvent(new Event('change', { bubbles: true })); })()");
    }

    /** What an element says. */
    public String text(String selector) throws Exception {
        return chromium.value("document.querySelector('" + selector + "')?.textContent ?? ''")
                .asText();
    }

    /** How far a run that stands still has come, in picoseconds, as soon as it says the same twice. */
    public long settledPs() throws Exception {
        var beforePs = -1L;
        var nowPs = virtualPs();
        while (nowPs > beforePs + LITTLE_PS) {
            Thread.sleep(SETTLES_MILLIS);
            beforePs = nowPs;
            nowPs = virtualPs();
        }
        return nowPs;
    }

    /** By the API behind the page. */
    private long virtualPs() throws Exception {
        return chromium.value(VIRTUAL_PS).asLong();
    }
}
