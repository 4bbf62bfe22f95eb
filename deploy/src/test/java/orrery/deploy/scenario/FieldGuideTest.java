package orrery.deploy.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What fields mean, as the schema has it. */
class FieldGuideTest {
    private final FieldGuide guide = new FieldGuide();

    @Test
    void everyFieldCanBeExplainedDownToTheLast() {
        var open = new ArrayDeque<>(guide.fields());
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var field = guide.explain(open.pop());
            assertTrue(seen.add(field.path()), field.path());
            assertFalse(field.meaning().isBlank(), field.path());
            assertFalse(field.type().isBlank(), field.path());
            assertFalse(field.allowed().contains("null"), field::toString);
            field.below().forEach(below -> open.push(field.path() + "." + below.name()));
        }
        assertTrue(seen.size() > 100, () -> seen.size() + " fields");
        assertTrue(seen.contains("faults[0].select"), seen::toString);
        assertTrue(seen.contains("plan.draft.model.config.name"), seen::toString);
    }

    @Test
    void theWholeNamesItsFields() {
        var whole = guide.explain(FieldGuide.WHOLE);

        assertEquals(
                guide.fields(),
                whole.below().stream().map(FieldMeaning.Below::name).toList());
        assertFalse(whole.required());
    }

    @Test
    void saysWhatHasToStandThere() {
        assertTrue(guide.explain("topology").required());
        assertTrue(guide.explain("faults[3].action").required());
        assertFalse(guide.explain("seed").required());
    }

    @Test
    void aDefaultIsWrittenAsInAScenario() {
        assertEquals("0 s", guide.explain("load.interval").standard().orElseThrow());
        assertEquals(
                "{\"embedded\":\"orrery-tiny\"}",
                guide.explain("model").standard().orElseThrow());
        assertTrue(guide.explain("topology").standard().isEmpty());
    }
}
