package orrery.deploy.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/** The type of each attribute, as GraphML wants it declared. */
final class GraphKeys {
    /** Names as GraphML has them. */
    enum Type {
        STRING,
        LONG,
        BOOLEAN
    }

    static final Map<String, Type> GRAPH = types(Map.entry(GraphWords.NAME, Type.STRING));

    static final Map<String, Type> NODE = types(
            Map.entry(GraphWords.PART, Type.STRING),
            Map.entry(GraphWords.KIND, Type.STRING),
            Map.entry(GraphWords.RACK, Type.LONG),
            Map.entry(GraphWords.PORTS, Type.LONG),
            Map.entry(GraphWords.LATENCY, Type.LONG),
            Map.entry(GraphWords.REDUCES, Type.BOOLEAN));

    static final Map<String, Type> EDGE = types(
            Map.entry(GraphWords.MEDIUM, Type.STRING),
            Map.entry(GraphWords.KIND, Type.STRING),
            Map.entry(GraphWords.LINKS, Type.LONG),
            Map.entry(GraphWords.BANDWIDTH, Type.LONG),
            Map.entry(GraphWords.LATENCY, Type.LONG),
            Map.entry(GraphWords.PAYLOAD, Type.LONG),
            Map.entry(GraphWords.HEADER, Type.LONG),
            Map.entry(GraphWords.OPTICAL, Type.BOOLEAN),
            Map.entry(GraphWords.ORDER, Type.LONG));

    private GraphKeys() {}

    @SafeVarargs
    private static Map<String, Type> types(Map.Entry<String, Type>... entries) {
        var types = new LinkedHashMap<String, Type>();
        for (var entry : entries) {
            types.put(entry.getKey(), entry.getValue());
        }
        return types;
    }
}
