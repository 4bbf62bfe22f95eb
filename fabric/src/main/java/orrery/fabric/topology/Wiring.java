package orrery.fabric.topology;

import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Row.Groups;

/** One line of a drawing that joins devices. Says how many wires it stands for before any of them is stored. */
sealed interface Wiring {
    Medium medium();

    long wires();

    /** Every wire, in the order of the ports that it takes. */
    void each(Ends ends);

    /** The two devices that a wire joins. */
    interface Ends {
        void wire(int from, int to);
    }

    /** Every device of a group with every device of its counterpart. */
    record Pairing(Groups from, int parallel, Medium medium, Groups to) implements Wiring {
        private int pairs() {
            return Math.max(from.count(), to.count());
        }

        @Override
        public long wires() {
            long perPair = Math.multiplyFull(from.size(), to.size());
            return saturated(saturated(perPair, pairs()), parallel);
        }

        @Override
        public void each(Ends ends) {
            for (int pair = 0; pair < pairs(); pair++) {
                for (int a = from.at(pair); a < from.at(pair) + from.size(); a++) {
                    for (int b = to.at(pair); b < to.at(pair) + to.size(); b++) {
                        for (int i = 0; i < parallel; i++) {
                            ends.wire(a, b);
                        }
                    }
                }
            }
        }

        private static long saturated(long a, long b) {
            return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
        }
    }

    /**
     * One dimension of a torus: devices {@code stride} apart are neighbours, and after {@code extent} of them the last
     * is joined with the first. Two in a ring are joined once.
     */
    record Ring(Row row, int stride, int extent, Medium medium) implements Wiring {
        @Override
        public long wires() {
            return extent < 2 ? 0 : (long) row.count() / extent * (extent == 2 ? 1 : extent);
        }

        @Override
        public void each(Ends ends) {
            for (int i = 0; i < row.count() && extent > 1; i++) {
                int place = i / stride % extent;
                if (place < extent - 1) {
                    ends.wire(row.first() + i, row.first() + i + stride);
                } else if (extent > 2) {
                    ends.wire(row.first() + i, row.first() + i - place * stride);
                }
            }
        }
    }
}
