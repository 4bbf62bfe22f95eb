package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.deploy.browser.Chromium;

/** A report as somebody opens it: a file, in a real browser. */
public final class OpenedReport {
    private static final int BYTES_MOST = 5_000_000;
    private static final String LOOKS = resource("looks.js");

    private final Chromium chromium;
    private final int asked;
    private final String address;

    /** Opens it. */
    public OpenedReport(Chromium chromium, Path file) throws Exception {
        this.chromium = chromium;
        asked = chromium.requests().size();
        address = file.toUri().toString();
        assertTrue(Files.size(file) < BYTES_MOST, Files.size(file) + " bytes");
        chromium.prefer("light");
        chromium.visit(address);
        chromium.value(LOOKS + "; 1");
    }

    private static String resource(String name) {
        try (var in = OpenedReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It asks for nothing but itself, and nothing goes wrong in it. */
    public void asksForNothing() {
        var requests = chromium.requests();
        assertEquals(List.of(address), requests.subList(asked, requests.size()));
        assertEquals(List.of(), chromium.complaints());
    }

    /** All there is can be seen, in light and in dark. */
    public void canBeSeen() throws Exception {
        var light = look();
        chromium.prefer("dark");
        assertNotEquals(light, look(), "light is as dark");
        chromium.prefer("light");
    }

    /** @return the colour of the paper */
    private JsonNode look() throws Exception {
        assertEquals(List.of(), found("empty"), "parts that take no place");
        assertEquals(List.of(), found("cut"), "words that drawings cut off");
        assertEquals(List.of(), found("pale"), "words that can hardly be told from what is behind them");
        assertEquals(List.of(), found("wide"), "parts that are wider than the page");
        return chromium.value("looks.paper()");
    }

    /** Words in pictures stand beside each other. */
    public void canBeTold() throws Exception {
        assertEquals(List.of(), found("covered"), "words that cover each other");
    }

    private List<String> found(String what) throws Exception {
        return chromium.value("looks." + what + "()")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** The slider, the button and the pointer do what they say. */
    public void canBePlayed() throws Exception {
        var whole = chromium.value("looks.colours()");
        chromium.value("looks.slide(3)");
        assertNotEquals(whole, chromium.value("looks.colours()"), "nothing changes over time");
        var when = chromium.value("document.getElementById('when').textContent").asText();
        assertTrue(when.contains(" to "), when);

        chromium.click("#play");
        chromium.until("document.getElementById('time').value > 3");
        chromium.click("#play");
        assertEquals(
                "Play",
                chromium.value("document.getElementById('play').textContent").asText());

        chromium.point("#d0");
        chromium.until("document.getElementById('pointed').textContent.includes('% of the rate')");
    }
}
