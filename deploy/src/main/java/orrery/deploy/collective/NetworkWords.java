package orrery.deploy.collective;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.EthernetOptions.Recovery;
import orrery.node.trial.NetworkOptions;

/** What people type for how a network is run, and what is said of it. */
public final class NetworkWords {
    private enum FlowControl {
        PFC,
        NONE
    }

    private enum Congestion {
        DCQCN,
        NONE
    }

    private static final Words.Of<Paths> PATHS = new Words.Of<>(Paths.values(), NetworkWords::name);
    private static final Words.Of<Recovery> RECOVERIES = new Words.Of<>(Recovery.values(), NetworkWords::name);
    private static final Words.Of<FlowControl> FLOW_CONTROLS = new Words.Of<>(FlowControl.values(), Words::lower);
    private static final Words.Of<Congestion> CONGESTIONS = new Words.Of<>(Congestion.values(), Words::lower);

    private NetworkWords() {}

    public static Paths paths(String option, String text) {
        return PATHS.read(option, text);
    }

    public static Recovery recovery(String option, String text) {
        return RECOVERIES.read(option, text);
    }

    /** Whether full switches pause their neighbours. */
    public static boolean pauses(String option, String text) {
        return FLOW_CONTROLS.read(option, text) == FlowControl.PFC;
    }

    /** Whether senders heed marks. */
    public static boolean marks(String option, String text) {
        return CONGESTIONS.read(option, text) == Congestion.DCQCN;
    }

    private static String name(Paths paths) {
        return switch (paths) {
            case BY_FLOW -> "ecmp";
            case LEAST_QUEUED -> "adaptive";
        };
    }

    private static String name(Recovery recovery) {
        return switch (recovery) {
            case GO_BACK_N -> "go-back-N";
            case SELECTIVE -> "selective";
        };
    }

    /** What is not as usual, as the options say it; empty where all is. */
    static String unusual(NetworkOptions network) {
        var usual = values(NetworkOptions.standard());
        return values(network).entrySet().stream()
                .filter(one -> !one.getValue().equals(usual.get(one.getKey())))
                .map(one -> one.getKey().replace('_', ' ') + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** All of it. */
    static ObjectNode json(NetworkOptions network) {
        var json = JsonNodeFactory.instance.objectNode();
        values(network).forEach(json::putPOJO);
        return json;
    }

    private static Map<String, Object> values(NetworkOptions network) {
        var values = new LinkedHashMap<String, Object>();
        values.put("routing", name(network.paths()));
        values.put("flow_control", Words.lower(network.pauses() ? FlowControl.PFC : FlowControl.NONE));
        values.put("congestion", Words.lower(network.marks() ? Congestion.DCQCN : Congestion.NONE));
        values.put("recovery", name(network.recovery()));
        values.put("burst", network.burstPackets());
        values.put("buffer", network.bufferBytes() == 0 ? "chip" : Sizes.print(network.bufferBytes()));
        values.put("corruption", network.corruption());
        values.put("nvlink_errors", network.nvlinkErrors());
        return values;
    }
}
