package orrery.node.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Which send is for which receive: those of one pair of ranks with one tag, in their order. */
final class Transfers {
    private final List<RankGraph> graphs;
    private final SequencedMap<Channel, Ends> channels = new LinkedHashMap<>();
    private final Map<Spot, Spot> senders = new HashMap<>(); // by receive

    private record Channel(int from, int to, long tag) {}

    private record Ends(List<Spot> sends, List<Spot> receives) {}

    /** @throws TraceProblem where a rank is not there, or one waits for what the other does not do */
    Transfers(List<RankGraph> graphs) {
        this.graphs = graphs;
        for (var rank = 0; rank < graphs.size(); rank++) {
            for (var place = 0; place < graphs.get(rank).size(); place++) {
                enter(new Spot(rank, place));
            }
        }
        var numbers = new HashMap<Long, Integer>(); // by pair of ranks
        channels.forEach((channel, ends) -> match(channel, ends, numbers));
    }

    private void enter(Spot spot) {
        switch (graphs.get(spot.rank()).work(spot.place())) {
            case Work.Send(var to, var tag, var _) -> {
                requireOther(spot, "comm_dst", to);
                ends(new Channel(spot.rank(), to, tag)).sends.add(spot);
            }
            case Work.Receive(var from, var tag, var _) -> {
                requireOther(spot, "comm_src", from);
                ends(new Channel(from, spot.rank(), tag)).receives.add(spot);
            }
            case Work.Metadata _, Work.Compute _, Work.Memory _, Work.Collective _ -> {}
        }
    }

    private Ends ends(Channel channel) {
        return channels.computeIfAbsent(channel, _ -> new Ends(new ArrayList<>(), new ArrayList<>()));
    }

    private void requireOther(Spot spot, String field, int peer) {
        if (peer >= graphs.size() || peer == spot.rank()) {
            throw problem(
                    spot,
                    field,
                    "rank " + peer + (peer == spot.rank() ? ", which is this one" : ""),
                    "another of the ranks 0 to " + (graphs.size() - 1) + ", which have a file",
                    "add the rank's file, or name another rank");
        }
    }

    private void match(Channel channel, Ends ends, Map<Long, Integer> numbers) {
        if (ends.sends.size() != ends.receives.size()) {
            throw lonely(channel, ends);
        }
        var pair = (long) channel.from << Integer.SIZE | channel.to;
        for (var i = 0; i < ends.sends.size(); i++) {
            var number = numbers.merge(pair, 1, Integer::sum) - 1;
            join(ends.sends.get(i), ends.receives.get(i), number);
        }
    }

    private TraceProblem lonely(Channel channel, Ends ends) {
        var both = Math.min(ends.sends.size(), ends.receives.size());
        var isSend = ends.sends.size() > both;
        var spot = (isSend ? ends.sends : ends.receives).get(both);
        var other = isSend ? channel.to : channel.from;
        return problem(
                spot,
                isSend ? "comm_dst" : "comm_src",
                (isSend
                                ? "a send to rank " + other + " that it never receives"
                                : "a receive of what rank " + other + " never sends")
                        + ": " + ends.sends.size() + " sends, " + ends.receives.size() + " receives with tag "
                        + channel.tag,
                "as many sends as receives of each pair of ranks and tag",
                "add the node to " + graphs.get(other).trace().file() + ", or take this one out");
    }

    private void join(Spot send, Spot receive, int number) {
        var sent = ((Work.Send) graphs.get(send.rank()).work(send.place())).bytes();
        var received = ((Work.Receive) graphs.get(receive.rank()).work(receive.place())).bytes();
        if (sent != received) {
            throw problem(
                    receive,
                    "comm_size",
                    received + " B of the " + sent + " B that "
                            + graphs.get(send.rank()).node(send.place()).label() + " of rank " + send.rank() + " sends",
                    "as many bytes at both ends",
                    "");
        }
        graphs.get(send.rank()).number(send.place(), number);
        graphs.get(receive.rank()).number(receive.place(), number);
        senders.put(receive, send);
    }

    private TraceProblem problem(Spot spot, String field, String found, String allowed, String remedy) {
        return graphs.get(spot.rank()).problem(spot.place(), field, found, allowed, remedy);
    }

    /** The send that each receive waits for. */
    Map<Spot, Spot> senders() {
        return senders;
    }
}
