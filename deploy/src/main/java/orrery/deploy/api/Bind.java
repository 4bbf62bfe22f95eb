package orrery.deploy.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where to listen, and for whom.
 *
 * @param port 0 for any that is free
 * @param token that every call must carry; empty on loopback alone
 */
public record Bind(InetAddress address, int port, Optional<String> token) {
    /** Shorter ones are guessed. */
    public static final int SHORTEST_TOKEN = 16;

    public Bind {
        if (token.isEmpty() && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("without a token only loopback is listened on, not " + address);
        }
    }

    /** @throws UnknownHostException where nothing has that name */
    public static Bind of(String host, int port, Optional<String> token) throws UnknownHostException {
        return new Bind(InetAddress.getByName(host), port, token);
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(address, port);
    }
}
