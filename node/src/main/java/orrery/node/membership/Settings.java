package orrery.node.membership;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.fabric.actor.Conductor;

/** The configuration of one actor system: system properties before the caller's needs before files. */
final class Settings {
    /** What a remoting message adds around a part of a frame, generously. */
    private static final long ENVELOPE_BYTES = 8 << 10;

    private Settings() {}

    static Config local(int threads) {
        return load("orrery/local.conf", threads(threads));
    }

    static Config member(Role role, Endpoint listen, int threads) {
        var needs = new HashMap<>(threads(threads));
        needs.put("pekko.remote.artery.canonical.hostname", listen.host());
        needs.put("pekko.remote.artery.canonical.port", listen.port());
        needs.put("pekko.cluster.roles", List.of(role.inCluster()));
        needs.put("pekko.cluster.app-version", ProductVersion.current());
        if (role == Role.CONSOLE) {
            needs.put("pekko.loglevel", "ERROR"); // it reports lost members itself, in its own words
        }
        return checked(load("orrery/cluster.conf", needs));
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
        var key = "pekko.remote.artery.advanced.maximum-frame-size";
        var least = Conductor.LARGEST_MESSAGE_BYTES + ENVELOPE_BYTES;
        if (config.getBytes(key) < least) {
            throw new MembershipProblem(
                    key + " = " + config.getString(key),
                    "at least " + least + " bytes, so that a part of a frame fits",
                    "leave it out");
        }
        return config;
    }
}
