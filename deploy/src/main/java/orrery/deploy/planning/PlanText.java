package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.TextTable;
import orrery.fabric.catalogue.Medium.Kind;
import orrery.node.architecture.Parameter;
import orrery.node.feasibility.Held;
import orrery.protocol.units.ByteCount;

/** What a plan comes to, for people: devices in a table, bytes by link, steps as pictures. */
public final class PlanText {
    private PlanText() {}

    public static String of(PlanAnswer answer) {
        return heading(answer.question())
                + answer.pools().stream().map(PlanText::pool).collect(Collectors.joining())
                + "\n" + (answer.fits() ? "fits\n" : "does not fit\n");
    }

    private static String heading(PlanQuestion question) {
        var architecture = question.architectures()
                .get(question.deployment().pools().getFirst().duty());
        var formats = question.formats();
        var demand = question.demand();
        return String.format(
                Locale.ROOT,
                "%s on %s: %.1f billion parameters; weights %s, activations %s, cache %s%n"
                        + "each copy keeps %,d sequences of %,d tokens and computes at most %,d rows a step%n",
                question.model(),
                question.topology().name(),
                Parameter.count(architecture) / 1e9,
                formats.weights().spelling(),
                formats.activations().spelling(),
                formats.cache().spelling(),
                demand.sequences(),
                demand.length(),
                demand.rows());
    }

    private static String pool(PoolAnswer pool) {
        return "\n" + CutWords.of(pool.pool()) + "\n\n" + devices(pool) + "\n" + traffic(pool)
                + pool.steps().stream().map(step -> "\n" + StepText.of(step)).collect(Collectors.joining());
    }

    private static String devices(PoolAnswer pool) {
        var held = Arrays.stream(Held.values())
                .filter(part -> pool.devices().stream()
                        .anyMatch(line -> line.holding().weights().containsKey(part)))
                .toList();
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of(
                        List.of("devices"),
                        held.stream().map(PlanText::word).toList(),
                        List.of("cache", "workspace", "total", "memory", "to spare"))
                .flatMap(List::stream)
                .toList());
        pool.devices().forEach(line -> rows.add(row(line, held)));
        return TextTable.of(rows);
    }

    private static List<String> row(DeviceLine line, List<Held> held) {
        var holding = line.holding();
        var cells = new ArrayList<String>();
        cells.add(names(line.names()));
        held.forEach(part -> cells.add(bytes(holding.weights().getOrDefault(part, 0L))));
        cells.addAll(List.of(bytes(holding.cache()), bytes(holding.workspace()), bytes(holding.total())));
        cells.add(line.memory().isEmpty() ? "unknown" : bytes(line.memory().getAsLong()) + " " + line.memoryKind());
        cells.add(line.spare().isEmpty() ? "unknown" : spare(line.spare().getAsLong()));
        return cells;
    }

    private static String spare(long bytes) {
        return bytes < 0 ? "short of " + bytes(-bytes) : bytes(bytes);
    }

    private static String names(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + ", " + names.getLast();
            default -> names.getFirst() + " … " + names.getLast() + " (" + names.size() + ")";
        };
    }

    private static String traffic(PoolAnswer pool) {
        var traffic = pool.traffic();
        var lines = new StringBuilder("bytes per token of a decode step of " + traffic.tokens() + " tokens\n");
        for (var kind : traffic.bytes().keySet()) {
            lines.append("  ")
                    .append(word(kind))
                    .append("  ")
                    .append(bytes(traffic.perToken(kind)))
                    .append("\n");
        }
        return traffic.bytes().isEmpty() ? "nothing goes over any link\n" : lines.toString();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case NVLINK -> "NVLink    ";
            case ETHERNET -> "Ethernet  ";
            case INFINIBAND -> "InfiniBand";
            case C2C -> "C2C       ";
            case PCIE -> "PCIe      ";
            case LPU_LINK -> "LPU link  ";
        };
    }

    private static String word(Held part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Three digits and a prefix. */
    private static String bytes(long bytes) {
        return new ByteCount(ThreeDigits.of(bytes)).toString();
    }
}
