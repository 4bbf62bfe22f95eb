package orrery.node.forward;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import orrery.node.execution.CommunicationRank;
import orrery.protocol.payload.Payload;

/** Hands every rank what a communication brings it, without a message. */
final class Parcels {
    private Parcels() {}

    static void deliver(Phase phase, CommunicationRank[] ranks) {
        if (phase.sums() != null) {
            for (var rank = 0; rank < ranks.length; rank++) {
                ranks[rank].deliverSum(phase.sums()[rank]);
            }
            return;
        }
        var received = received(ranks);
        for (var rank = 0; rank < ranks.length; rank++) {
            ranks[rank].deliverParcels(Arrays.asList(received[rank]));
        }
    }

    private static Payload[][] received(CommunicationRank[] ranks) {
        var rankOf = new HashMap<Integer, Integer>();
        for (var rank = 0; rank < ranks.length; rank++) {
            rankOf.put(ranks[rank].number(), rank);
        }
        var received = new Payload[ranks.length][];
        for (var rank = 0; rank < ranks.length; rank++) {
            received[rank] = new Payload[ranks[rank].members().length];
        }
        for (var rank : ranks) {
            send(rank, rankOf, received);
        }
        return received;
    }

    private static void send(CommunicationRank rank, Map<Integer, Integer> rankOf, Payload[][] received) {
        var members = rank.members();
        var outgoing = rank.outgoing();
        var self = 0;
        while (members[self] != rank.number()) {
            self++;
        }
        for (var member = 0; member < members.length; member++) {
            if (outgoing.get(member) != null) {
                received[rankOf.get(members[member])][self] = outgoing.get(member);
            }
        }
    }
}
