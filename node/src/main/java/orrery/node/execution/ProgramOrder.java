package orrery.node.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work.Compute;

/**
 * What waits for what in a program, worked out once for all devices that run it.
 *
 * <p>Nodes that communicate in one {@link Line} follow one another, whatever else they wait for. What neither computes nor
 * communicates with a group stands in no line.
 */
public final class ProgramOrder {
    private final Program program;
    private final int[][] followers; // by node
    private final int[] line; // by node, -1 where it stands in none
    private final int[][] lines; // numbers of the nodes of each

    public ProgramOrder(Program program) {
        this.program = program;
        var count = program.nodes().size();
        var following = IntStream.range(0, count)
                .mapToObj(_ -> new ArrayList<Integer>())
                .toList();
        program.nodes()
                .forEach(node ->
                        node.after().forEach(before -> following.get(before).add(node.number())));
        this.followers = following.stream().map(ProgramOrder::array).toArray(int[][]::new);
        this.line = new int[count];
        var members = new HashMap<Line, Integer>();
        var queues = new ArrayList<List<Integer>>();
        for (var node : program.nodes()) {
            var own = Line.of(node);
            line[node.number()] = own.isEmpty() ? -1 : members.computeIfAbsent(own.get(), _ -> members.size());
            own.ifPresent(one -> queue(queues, members.get(one)).add(node.number()));
        }
        this.lines = queues.stream().map(ProgramOrder::array).toArray(int[][]::new);
    }

    private static List<Integer> queue(List<List<Integer>> queues, int number) {
        if (number == queues.size()) {
            queues.add(new ArrayList<>());
        }
        return queues.get(number);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    public Program program() {
        return program;
    }

    int nodes() {
        return program.nodes().size();
    }

    Node node(int number) {
        return program.nodes().get(number);
    }

    /** Nodes that a node waits for. */
    int[] waitsFor() {
        return program.nodes().stream().mapToInt(node -> node.after().size()).toArray();
    }

    int[] followers(int number) {
        return followers[number];
    }

    boolean computes(int number) {
        return node(number).work() instanceof Compute;
    }

    int lineOf(int number) {
        return line[number];
    }

    int lines() {
        return lines.length;
    }

    /** The node of a line that comes after so many others; -1 after the last. */
    int inLine(int line, int place) {
        return place < lines[line].length ? lines[line][place] : -1;
    }
}
