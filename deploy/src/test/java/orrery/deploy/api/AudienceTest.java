package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who listen to a run, the slow ones among them. */
@Timeout(30)
final class AudienceTest {
    private final Audience audience = new Audience();

    @Test
    void whoKeepsUpHearsEverythingInOrder() throws Exception {
        try (var seat = audience.sit("").orElseThrow()) {
            assertTrue(seat.isBehind(seat.next(0)), "whoever is new gets the whole");
            for (var number = 0; number < 50; number++) {
                audience.tell("run", IntNode.valueOf(number));
            }
            for (var number = 0; number < 50; number++) {
                assertEquals(number, Integer.parseInt(seat.next(0).data()));
            }
            assertNull(seat.next(0));
        }
    }

    @Test
    void whoIsTooSlowIsToldSoAndGoesOnFromThere() throws Exception {
        try (var slow = audience.sit("").orElseThrow()) {
            for (var number = 0; number < 1_000; number++) {
                audience.tell("heat", IntNode.valueOf(number));
            }
            var isBehind = false;
            var heard = new ArrayList<Integer>();
            for (var event = slow.next(0); event != null; event = slow.next(0)) {
                isBehind |= slow.isBehind(event);
                if (!slow.isBehind(event)) {
                    heard.add(Integer.parseInt(event.data()));
                }
            }
            assertTrue(isBehind);
            assertTrue(heard.size() < 64, "no more than a queue of them is kept");
            assertEquals(999, heard.getLast());
        }
    }

    @Test
    void whoComesBackSoonHearsWhatWasMissedAndLaterTheWhole() throws Exception {
        for (var number = 1; number <= 100; number++) {
            audience.tell("run", IntNode.valueOf(number));
        }
        var id = heard("").anew();
        audience.tell("run", IntNode.valueOf(101));
        audience.tell("run", IntNode.valueOf(102));

        var back = heard(id);
        assertEquals("101", back.next(0).data());
        assertEquals("102", back.next(0).data());
        assertNull(back.next(0));

        assertEquals("40", heard(id.replaceAll("-100$", "-39")).next(0).data());
        for (var unknown :
                List.of(id.replaceAll("-100$", "-5"), id.replaceAll("-100$", "-103"), "1-100", id + "0", "x", "-")) {
            var seat = heard(unknown);
            assertTrue(seat.isBehind(seat.next(0)), unknown);
        }
    }

    private Audience.Seat heard(String last) {
        try (var seat = audience.sit(last).orElseThrow()) {
            return seat;
        }
    }

    @Test
    void whatWaitsIsPartOfTheWhole() throws Exception {
        try (var seat = audience.sit("").orElseThrow()) {
            audience.tell("run", IntNode.valueOf(1));
            assertTrue(seat.isBehind(seat.next(0)));
            seat.anew();
            assertNull(seat.next(0));
            audience.tell("run", IntNode.valueOf(2));
            assertEquals("2", seat.next(0).data());
        }
    }

    @Test
    void seatsAreLimitedAndFreeAgainWhenSomebodyGoes() {
        var seats = new ArrayList<Audience.Seat>();
        for (var seat = audience.sit(""); seat.isPresent(); seat = audience.sit("")) {
            seats.add(seat.get());
        }
        assertEquals(16, seats.size());

        seats.getFirst().close();

        assertTrue(audience.sit("").isPresent());
        audience.end();
        seats.getLast().close();
        assertTrue(audience.sit("").isEmpty());
    }
}
