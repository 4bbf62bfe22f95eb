package orrery.node.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import orrery.node.collective.Choice;
import orrery.node.collective.CollectiveTask;
import orrery.node.collective.Exchange;
import orrery.node.collective.Reach;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Tensor;

/** What a node that communicates will do once its kernel runs. */
sealed interface Prepared {
    /** Leaves 40 bits. */
    int ABOUT_SHIFT = Long.SIZE - 40;

    /** How. */
    Choice choice();

    /** A number for it, the same for all who take part, and nearly always another than any other's; above 0. */
    long about();

    private static long about(Reach reach, int slot, int number, int incarnation) {
        var group = Digest.mix(reach.members()[0], (long) reach.ranks() << Integer.SIZE | slot);
        return 1 + (Digest.mix(group, (long) incarnation << Integer.SIZE | number) >>> ABOUT_SHIFT);
    }

    /** What it brings, in numbers: where two bring the same, their messages are the same. */
    long[] brought();

    /** The same, with what it brings its own to change. */
    Prepared flippable();

    /** Turns a bit of what it brings; what that was, or null where it brings nothing to anybody. */
    String flip(Flip flip);

    /** A sum or a gather of what all bring. */
    record Collective(CollectiveTask task, int rank, float[] values) implements Prepared {
        @Override
        public Choice choice() {
            return task.choice();
        }

        @Override
        public long about() {
            return Prepared.about(task.reach(), task.slot(), task.number(), task.incarnation());
        }

        @Override
        public long[] brought() {
            return new long[] {
                task.slot(), task.operation().ordinal(), task.width().bytes(), task.count()
            };
        }

        @Override
        public Prepared flippable() {
            return this;
        }

        @Override
        public String flip(Flip flip) {
            return task.reach().ranks() > 1 ? flip.of(values) : null;
        }
    }

    /** What goes to each of the others. */
    record Exchanging(Exchange.Task task, int rank, List<Payload> outgoing) implements Prepared {
        @Override
        public Choice choice() {
            return task.choice();
        }

        @Override
        public long about() {
            return Prepared.about(task.reach(), task.slot(), task.number(), task.incarnation());
        }

        @Override
        public long[] brought() {
            var parcels = IntStream.range(0, outgoing.size())
                    .filter(member -> outgoing.get(member) != null)
                    .mapToLong(member ->
                            (long) member << Integer.SIZE | outgoing.get(member).bytes());
            return LongStream.concat(
                            LongStream.of(task.slot(), task.choice().algorithm().ordinal()), parcels)
                    .toArray();
        }

        @Override
        public Prepared flippable() {
            return new Exchanging(task, rank, new ArrayList<>(outgoing));
        }

        @Override
        public String flip(Flip flip) {
            for (var other = 0; other < outgoing.size(); other++) {
                var payload = outgoing.get(other);
                if (other != rank && payload != null && payload.bytes() > 0) {
                    var values = payload instanceof Tensor tensor ? tensor.toArray() : null;
                    var flipped = flip.of(values);
                    if (flipped != null) {
                        outgoing.set(other, values == null ? payload : Tensor.charged(values, payload.bytes()));
                        return flipped;
                    }
                }
            }
            return null;
        }
    }
}
