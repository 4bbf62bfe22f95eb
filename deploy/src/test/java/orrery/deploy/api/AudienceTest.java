package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who listen to a run, the slow ones among them. */
@Timeout(30)
final class AudienceTest {
    private final Audience audience = new Audience();

    @Test
    void whoKeepsUpHearsEverythingInOrder() throws Exception {
        try (var seat = audience.sit().orElseThrow()) {
            for (var number = 0; number < 50; number++) {
                audience.tell("run", IntNode.valueOf(number));
            }
            for (var number = 0; number < 50; number++) {
                assertEquals(number, seat.next(0).data().asInt());
            }
            assertNull(seat.next(0));
        }
    }

    @Test
    void whoIsTooSlowIsToldSoAndGoesOnFromThere() throws Exception {
        try (var slow = audience.sit().orElseThrow()) {
            for (var number = 0; number < 1_000; number++) {
                audience.tell("heat", IntNode.valueOf(number));
            }
            var isBehind = false;
            var heard = new ArrayList<Integer>();
            for (var event = slow.next(0); event != null; event = slow.next(0)) {
                isBehind |= slow.isBehind(event);
                if (!slow.isBehind(event)) {
                    heard.add(event.data().asInt());
                }
            }
            assertTrue(isBehind);
            assertTrue(heard.size() < 64, "no more than a queue of them is kept");
            assertEquals(999, heard.getLast());
        }
    }

    @Test
    void seatsAreLimitedAndFreeAgainWhenSomebodyGoes() {
        var seats = new ArrayList<Audience.Seat>();
        for (var seat = audience.sit(); seat.isPresent(); seat = audience.sit()) {
            seats.add(seat.get());
        }
        assertEquals(16, seats.size());

        seats.getFirst().close();

        assertTrue(audience.sit().isPresent());
        audience.end();
        seats.getLast().close();
        assertTrue(audience.sit().isEmpty());
    }
}
