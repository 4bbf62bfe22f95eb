package orrery.node.membership;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.actor.Conductor;

/** The configuration of one actor system: system properties before the caller's needs before files. */
final class Settings {
    /** What a remoting message adds around a part of a frame, generously. */
    private static final long ENVELOPE_BYTES = 8 << 10;

    private static final String TRANSPORT = "pekko.remote.artery.transport";

    private Settings() {}

    static Config local(int threads) {
        return load("orrery/local.conf", threads(threads));
    }

    static Config member(Role role, Endpoint listen, int threads, Watch watch) {
        var needs = new HashMap<>(threads(threads));
        needs.put("pekko.remote.artery.canonical.hostname", listen.host());
        needs.put("pekko.remote.artery.canonical.port", listen.port());
        needs.put("pekko.cluster.roles", List.of(role.inCluster()));
        needs.put("pekko.cluster.app-version", Likeness.current().text());
        if (role == Role.CONSOLE) {
            needs.put("pekko.loglevel", "ERROR"); // it reports lost members itself, in its own words
        }
        return checked(load(watch.resource(), needs));
    }

    private static Map<String, Object> threads(int threads) {
        return Map.of(
                "orrery.devices.fork-join-executor.parallelism-min", threads,
                "orrery.devices.fork-join-executor.parallelism-max", threads);
    }

    private static Config load(String resource, Map<String, Object> needs) {
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory.parseMap(needs))
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.parseResources(Settings.class.getClassLoader(), resource))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
    }

    private static Config checked(Config config) {
        requireRoom(config);
        if (config.getString(TRANSPORT).equals("tls-tcp")) {
            requireFile(config, "key-store");
            requireFile(config, "trust-store");
        }
        return config;
    }

    /** Pekko would find out with the first connection, which may be much later. */
    private static void requireFile(Config config, String store) {
        var key = "pekko.remote.artery.ssl.config-ssl-engine." + store;
        if (!Files.isReadable(Path.of(config.getString(key)))) {
            throw new MembershipProblem(
                    key + " = " + config.getString(key),
                    "a file that can be read, since " + TRANSPORT + " = tls-tcp",
                    "");
        }
    }

    private static void requireRoom(Config config) {
        var key = "pekko.remote.artery.advanced.maximum-frame-size";
        var least = Conductor.LARGEST_MESSAGE_BYTES + ENVELOPE_BYTES;
        if (config.getBytes(key) < least) {
            throw new MembershipProblem(
                    key + " = " + config.getString(key),
                    "at least " + least + " bytes, so that a part of a frame fits",
                    "leave it out");
        }
    }
}
