package orrery.deploy.planning;

import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.program.Timeline;
import orrery.node.program.Timeline.Span;

/**
 * One step of a stage's side, drawn with every node as long as every other: what runs beside what, not how long.
 *
 * @param left out layers that are like one that is drawn, in words
 * @param nodes of the whole program
 * @param spans of the nodes that are drawn, by turns
 */
public record StepPicture(
        int stage, Side side, List<String> left, int nodes, List<Span> spans, Architecture architecture) {

    static StepPicture of(Architecture architecture, Cut cut, int stage, Side side) {
        var program = Lowering.of(architecture, cut, stage, side);
        var drawn = AlikeLayers.of(program, architecture);
        var spans = Timeline.of(drawn.program(), _ -> 1).spans();
        return new StepPicture(stage, side, drawn.left(), program.nodes().size(), spans, architecture);
    }
}
