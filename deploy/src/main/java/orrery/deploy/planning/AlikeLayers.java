package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.node.architecture.Architecture;
import orrery.node.program.Blocks;
import orrery.node.program.Node;
import orrery.node.program.Program;
import orrery.node.program.Work;

/**
 * A program with only the first of each run of layers that do the same, so that it fits a page.
 *
 * @param program with those layers alone
 * @param originals numbers that its nodes have in the whole program
 * @param left the layers that are not in it, in words
 */
record AlikeLayers(Program program, List<Integer> originals, List<String> left) {
    private static final int BEFORE = -1; // what comes before the first layer
    private static final int AFTER = Integer.MAX_VALUE; // and after the last

    static AlikeLayers of(Program program, Architecture architecture) {
        var layers = layers(program, architecture);
        var kept = new ArrayList<Integer>();
        var left = new ArrayList<String>();
        var works = works(program, layers);
        List<String> latest = null;
        var skipped = new ArrayList<Integer>();
        for (var layer : works.keySet()) {
            if (works.get(layer).equals(latest)) {
                skipped.add(layer);
                continue;
            }
            addWords(left, kept, skipped);
            kept.add(layer);
            latest = works.get(layer);
        }
        addWords(left, kept, skipped);
        return new AlikeLayers(only(program, layers, kept), originals(program, layers, kept), left);
    }

    private static void addWords(List<String> left, List<Integer> kept, List<Integer> skipped) {
        if (!skipped.isEmpty()) {
            var range = skipped.size() == 1
                    ? "layer " + skipped.getFirst()
                    : "layers " + skipped.getFirst() + " to " + skipped.getLast();
            left.add(range + " like layer " + kept.getLast());
            skipped.clear();
        }
    }

    /** The layer of each node; what has no block belongs to the layer that its micro-batch is in. */
    private static int[] layers(Program program, Architecture architecture) {
        var layers = new int[program.nodes().size()];
        var current = new HashMap<Integer, Integer>();
        for (var node : program.nodes()) {
            var block = Blocks.named(node.work());
            if (block.isPresent()) {
                current.put(
                        node.microBatch(),
                        architecture.blocks().get(block.getAsInt()).layer());
            } else if (isEnd(node.work())) {
                current.put(node.microBatch(), AFTER);
            }
            layers[node.number()] = current.getOrDefault(node.microBatch(), BEFORE);
        }
        return layers;
    }

    private static boolean isEnd(Work work) {
        return work instanceof Work.Score || work instanceof Work.Send;
    }

    /** What each layer does, block numbers left out. */
    private static Map<Integer, List<String>> works(Program program, int[] layers) {
        var works = new LinkedHashMap<Integer, List<String>>();
        for (var node : program.nodes()) {
            works.computeIfAbsent(layers[node.number()], _ -> new ArrayList<>())
                    .add(node.microBatch() + node.work().toString().replaceAll("block=\\d+", ""));
        }
        return works;
    }

    private static List<Integer> originals(Program program, int[] layers, List<Integer> kept) {
        return program.nodes().stream()
                .map(Node::number)
                .filter(number -> kept.contains(layers[number]))
                .toList();
    }

    /** Those layers alone, each micro-batch still in one chain. */
    private static Program only(Program program, int[] layers, List<Integer> kept) {
        var nodes = new ArrayList<Node>();
        var last = new HashMap<Integer, Integer>();
        for (var node : program.nodes()) {
            if (kept.contains(layers[node.number()])) {
                var before = last.get(node.microBatch());
                last.put(node.microBatch(), nodes.size());
                nodes.add(new Node(
                        nodes.size(), node.work(), node.microBatch(), before == null ? List.of() : List.of(before)));
            }
        }
        return new Program(nodes);
    }
}
