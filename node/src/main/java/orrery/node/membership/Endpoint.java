package orrery.node.membership;

import java.util.Optional;
import org.apache.pekko.actor.Address;

/** Where a member is reached; an IPv6 host keeps its brackets. Port 0 asks for any free one. */
public record Endpoint(String host, int port) implements Comparable<Endpoint> {
    public static final Endpoint ANY_LOOPBACK = new Endpoint("127.0.0.1", 0);

    static Endpoint of(Address address) {
        return new Endpoint(address.getHost().orElse(""), address.getPort().orElse(0));
    }

    /** What {@link #toString} wrote; empty for anything else. */
    public static Optional<Endpoint> parse(String text) {
        var colon = text.lastIndexOf(':');
        var isOne = colon > 0 && text.substring(colon + 1).matches("\\d{1,5}");
        return isOne
                ? Optional.of(new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1))))
                : Optional.empty();
    }

    Address inCluster() {
        return new Address("pekko", Systems.NAME, host, port);
    }

    @Override
    public int compareTo(Endpoint other) {
        var byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
