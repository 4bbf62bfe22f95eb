package orrery.deploy.planning;

import java.util.List;
import java.util.Locale;
import orrery.node.architecture.Architecture;
import orrery.node.estimate.StepEstimate;
import orrery.node.numerics.StepShape;
import orrery.node.plan.Cut;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Work.Communicate;

/**
 * One step of a stage, by estimate.
 *
 * @param left out of what is drawn: layers that are like one that is drawn, in words
 * @param whole all layers
 * @param drawn as if those that are drawn were all
 */
public record StepPicture(
        StepKind kind, StepShape shape, int stage, Cut cut, List<String> left, StepEstimate whole, StepEstimate drawn) {

    static StepPicture of(
            StepKind kind, StepShape shape, int stage, Cut cut, StepEstimate whole, Architecture architecture) {
        var alike = AlikeLayers.of(whole.program(), architecture);
        return new StepPicture(
                kind, shape, stage, cut, alike.left(), whole, whole.part(alike.program(), alike.originals()));
    }

    /** What a node does, for example {@code attend} or {@code all-reduce (attention)}. */
    static String words(Node node) {
        var name = node.work().getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        var group = node.work() instanceof Communicate communicate
                ? Group.of(communicate)
                        .map(among -> " (" + among.name().replace('_', ' ') + ")")
                        .orElse("")
                : "";
        return (name + group).toLowerCase(Locale.ROOT);
    }
}
