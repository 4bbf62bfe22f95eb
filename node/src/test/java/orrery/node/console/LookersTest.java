package orrery.node.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;
import orrery.node.host.HostMessage.Granted;
import orrery.node.host.HostMessage.Petition;
import orrery.node.host.HostMessage.Seen;
import orrery.node.host.HostMessage.Shown;
import orrery.node.host.HostMessage.ToHost;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Onlooker;
import orrery.node.watching.PlaceGlance;

/** What a console shows to those who look on beside its hosts, and does for them; messages may be lost and said again. */
final class LookersTest {
    private static final long RUN = 7;
    private static final Glimpse GLIMPSE = new Glimpse(1, List.of(), List.of());

    private final List<TestInbox<ToHost>> hosts = List.of(TestInbox.create(), TestInbox.create());
    private final List<String> asked = new ArrayList<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final Lookers lookers =
            new Lookers(RUN, new Places(List.of(place(0), place(1))), Optional.of(new Console()));

    private final class Console implements Onlooker {
        @Override
        public void seen(int place, Glimpse glimpse) {}

        @Override
        public void places(List<PlaceGlance> places) {}

        @Override
        public CompletableFuture<String> asked(String petition) {
            asked.add(petition);
            return answer;
        }
    }

    private Place place(int number) {
        var arrived = new orrery.node.console.Console.Arrived(
                "host " + number, "", hosts.get(number).getRef());
        return new Place(number, arrived, Optional.empty());
    }

    @Test
    void aPetitionThatIsSaidAgainIsNotDoneAgainAndItsAnswerIsRepeated() {
        var petition = new Petition(RUN, 1, 1, "strike");
        lookers.asked(petition);
        lookers.asked(petition);
        answer.complete("struck");
        lookers.asked(petition);

        assertEquals(List.of("strike"), asked);
        var granted = new Granted(RUN, 1, "struck");
        assertEquals(List.of(granted, granted), hosts.get(1).getAllReceived());
    }

    @Test
    void whoeverLooksIsShownOtherPlacesAndNobodyElseIs() {
        lookers.looks(1);
        lookers.show(new Seen(RUN, 0, GLIMPSE));
        lookers.show(new Seen(RUN, 1, GLIMPSE)); // seen there already

        assertEquals(List.of(new Shown(RUN, 0, GLIMPSE)), hosts.get(1).getAllReceived());
        assertEquals(List.of(), hosts.get(0).getAllReceived());
    }
}
