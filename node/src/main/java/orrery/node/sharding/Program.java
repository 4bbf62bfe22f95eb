package orrery.node.sharding;

import java.util.ArrayList;
import java.util.List;

/** The instructions of one model step, in order; the last one hands the logits over. */
public record Program(List<Instruction> instructions) {

    public Program {
        instructions = List.copyOf(instructions);
        if (instructions.isEmpty() || !(instructions.getLast() instanceof Instruction.HandOver)) {
            throw new IllegalArgumentException("a program ends by handing its logits over: " + instructions);
        }
    }

    /** A decoder model of so many layers; a single rank passes through its collectives at once. */
    public static Program decoder(int layers) {
        var list = new ArrayList<Instruction>();
        list.add(new Instruction.Embed());
        list.add(new Instruction.AllReduce());
        for (var layer = 0; layer < layers; layer++) {
            list.add(new Instruction.Attend(layer));
            list.add(new Instruction.AllReduce());
            list.add(new Instruction.Transform(layer));
            list.add(new Instruction.AllReduce());
        }
        list.add(new Instruction.Score());
        list.add(new Instruction.Gather());
        list.add(new Instruction.HandOver());
        return new Program(list);
    }

    public Instruction at(int index) {
        return instructions.get(index);
    }
}
