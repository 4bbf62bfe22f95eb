package orrery.node.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.protocol.wire.proto.TraceAttributeProto;

/** The attributes of one node, by name, whatever integer type a writer chose. */
final class Attributes {
    private final String file;
    private final String label;
    private final Map<String, TraceAttributeProto> byName = new HashMap<>();

    /** @throws TraceProblem where a name occurs twice */
    Attributes(String file, String label, List<TraceAttributeProto> attributes) {
        this.file = file;
        this.label = label;
        for (var attribute : attributes) {
            if (byName.put(attribute.getName(), attribute) != null) {
                throw problem(TraceProblem.quote(attribute.getName()), "it twice", "each attribute once", "");
            }
        }
    }

    TraceProblem problem(String field, String found, String allowed, String remedy) {
        return new TraceProblem(file, label + ": " + field, found, allowed, remedy);
    }

    /** A whole number from 0 on; what is missing counts as given. */
    long count(String name, long missing) {
        var attribute = byName.get(name);
        if (attribute == null) {
            return missing;
        }
        var number = number(attribute);
        if (number < 0) {
            throw problem(name, Long.toString(number), "0 and above, below 2^63", "");
        }
        return number;
    }

    /** @throws TraceProblem where there is none */
    long count(String name) {
        if (!byName.containsKey(name)) {
            throw problem(name, "nothing", "a whole number", "add the attribute " + name);
        }
        return count(name, 0);
    }

    /** @throws TraceProblem where it is no rank */
    int rank(String name) {
        var number = count(name);
        if (number > Integer.MAX_VALUE) {
            throw problem(name, Long.toString(number), "a rank", "");
        }
        return (int) number;
    }

    boolean flag(String name) {
        var attribute = byName.get(name);
        if (attribute == null || attribute.hasBoolVal()) {
            return attribute != null && attribute.getBoolVal();
        }
        return number(attribute) != 0;
    }

    /** Empty where there is none. Some writers give a number in place of a name. */
    String text(String name) {
        var attribute = byName.get(name);
        if (attribute == null || attribute.hasStringVal()) {
            return attribute == null ? "" : attribute.getStringVal();
        }
        return Long.toString(number(attribute));
    }

    private long number(TraceAttributeProto attribute) {
        return switch (attribute.getValueCase()) {
            case INT32_VAL -> attribute.getInt32Val();
            case INT64_VAL -> attribute.getInt64Val();
            case UINT32_VAL -> Integer.toUnsignedLong(attribute.getUint32Val());
            case UINT64_VAL -> attribute.getUint64Val();
            case SINT32_VAL -> attribute.getSint32Val();
            case SINT64_VAL -> attribute.getSint64Val();
            case FIXED32_VAL -> Integer.toUnsignedLong(attribute.getFixed32Val());
            case FIXED64_VAL -> attribute.getFixed64Val();
            case SFIXED32_VAL -> attribute.getSfixed32Val();
            case SFIXED64_VAL -> attribute.getSfixed64Val();
            case DOUBLE_VAL -> whole(attribute, attribute.getDoubleVal());
            case FLOAT_VAL -> whole(attribute, attribute.getFloatVal());
            default ->
                throw problem(
                        TraceProblem.quote(attribute.getName()),
                        attribute.getValueCase().name().toLowerCase(Locale.ROOT),
                        "a whole number",
                        "");
        };
    }

    private long whole(TraceAttributeProto attribute, double number) {
        if (number != Math.rint(number) || Math.abs(number) >= 0x1p63) {
            throw problem(TraceProblem.quote(attribute.getName()), Double.toString(number), "a whole number", "");
        }
        return (long) number;
    }
}
