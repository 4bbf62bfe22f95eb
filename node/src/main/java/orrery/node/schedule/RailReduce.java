package orrery.node.schedule;

import java.util.List;
import orrery.node.schedule.Action.Take;

/**
 * The reducing half of a two-level collective: sums within each domain first, then along rails around the ring of domains.
 * Slice {@code e * size + i} ends at rank i of domain e.
 *
 * <pre>
 *   scatter   rank i of a domain ──slice (e, j)──▶ its neighbour j, for every domain e
 *   sum       adds the neighbours' to its own, in rank order; hands the sum to the next lane
 *   rail      adds that to what comes from the domain before, sends it on; keeps its own slice
 * </pre>
 */
final class RailReduce {
    static final int SUM_LANE = 0;
    static final int RAIL_LANE = 1;
    static final int LANES = 3;

    private RailReduce() {}

    /** Slices are worked on in the order in which the rail wants them: that of the domain before first, its own last. */
    private static int slice(Levels levels, int step, int place) {
        return levels.domainBefore(step + 1) * levels.size() + place;
    }

    /** @param keep where the lanes' last sum goes */
    static List<Lane> lanes(Levels levels, Cut slices, Keep keep) {
        return List.of(new Sum(levels, slices), new Rail(levels, slices, keep), new Scattering(levels, slices));
    }

    /** What becomes of a part of this rank's slice when it is whole. */
    interface Keep {
        void whole(int part, Action action);
    }

    private static final class Scattering extends Round {
        private final Levels levels;
        private final Cut slices;

        Scattering(Levels levels, Cut slices) {
            super(levels.domains() * levels.sources(), slices.parts(), 1);
            this.levels = levels;
            this.slices = slices;
        }

        @Override
        void act(int step, int part, Action action) {
            var turn = step / levels.sources();
            var place = (levels.place() + 1 + step % levels.sources()) % levels.size();
            var slice = slice(levels, turn, place);
            var first = (part * levels.domains() + turn) * levels.sources();
            action.elements(slices.length(slice, part))
                    .own(slices.from(slice, part))
                    .send(levels.local(place), SUM_LANE, first + levels.sourceFor(place));
        }
    }

    private static final class Sum extends Round {
        private final Levels levels;
        private final Cut slices;

        Sum(Levels levels, Cut slices) {
            super(levels.domains(), slices.parts(), 1);
            this.levels = levels;
            this.slices = slices;
        }

        @Override
        void act(int step, int part, Action action) {
            var slice = slice(levels, step, levels.place());
            action.elements(slices.length(slice, part))
                    .receive((part * levels.domains() + step) * levels.sources(), levels.sources(), Take.SUM)
                    .own(slices.from(slice, part))
                    .ownPlace(levels.place())
                    .send(levels.rank(), RAIL_LANE, Rail.fromHere(levels, part, step));
        }
    }

    /** Each step takes two pieces, from the domain before and from this rank; the first only the second. */
    private static final class Rail extends Round {
        private final Levels levels;
        private final Cut slices;
        private final Keep keep;

        Rail(Levels levels, Cut slices, Keep keep) {
            super(levels.domains(), slices.parts(), 1);
            this.levels = levels;
            this.slices = slices;
            this.keep = keep;
        }

        private static int fromBefore(Levels levels, int part, int step) {
            return 2 * (part * levels.domains() + step);
        }

        static int fromHere(Levels levels, int part, int step) {
            return fromBefore(levels, part, step) + 1;
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(slices.length(slice(levels, step, levels.place()), part));
            if (step == 0) {
                action.receive(fromHere(levels, part, 0), 1, Take.SUM).unnoticed();
            } else {
                action.receive(fromBefore(levels, part, step), 2, Take.SUM);
            }
            if (step == levels.domains() - 1) {
                keep.whole(part, action);
            } else {
                action.send(levels.next(), RAIL_LANE, fromBefore(levels, part, step + 1));
            }
        }
    }
}
