package orrery.node.schedule;

import java.util.List;
import orrery.node.schedule.Action.Take;

/**
 * The gathering half of a two-level collective: slices travel along rails around the ring of domains, and every rank hands
 * what it gets there to its neighbours in the domain.
 *
 * <pre>
 *   rail      keeps what comes from the domain before, sends it on; its own slice first
 *   spread    ──slice──▶ every neighbour
 *   landing   of the neighbours' slices
 * </pre>
 */
final class RailGather {
    static final int LANES = 3;

    private final Levels levels;
    private final Cut slices;
    private final int first;
    private final boolean kept;

    /**
     * @param first number of the first of its lanes
     * @param kept whether this rank's slice is handed over by another lane, which kept it; else it is the rank's input
     */
    RailGather(Levels levels, Cut slices, int first, boolean kept) {
        this.levels = levels;
        this.slices = slices;
        this.first = first;
        this.kept = kept;
    }

    List<Lane> lanes() {
        return List.of(new Rail(), new Spreading(), new Land());
    }

    /** The piece of the first lane by which a part of this rank's slice is handed over. */
    int handOver(int part) {
        return turn(0, part);
    }

    private int turn(int step, int part) {
        return part * levels.domains() + step;
    }

    private int slice(int step, int place) {
        return levels.domainBefore(step) * levels.size() + place;
    }

    private final class Rail extends Round {
        Rail() {
            super(levels.domains(), slices.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var slice = slice(step, levels.place());
            var from = slices.from(slice, part);
            action.elements(slices.length(slice, part));
            if (step > 0) {
                action.receive(turn(step, part)).keep(from);
            } else if (kept) {
                action.receive(turn(0, part), 1, Take.AWAIT).unnoticed().ownKept(from);
            } else {
                action.own(from - slices.from(slice)).keep(from);
            }
            action.send(levels.rank(), first + 1, turn(step, part));
            if (step < levels.domains() - 1) {
                action.send(levels.next(), first, turn(step + 1, part));
            }
        }
    }

    private final class Spreading extends Round {
        Spreading() {
            super(levels.domains(), slices.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var slice = slice(step, levels.place());
            action.elements(slices.length(slice, part))
                    .receive(turn(step, part), 1, Take.AWAIT)
                    .unnoticed()
                    .ownKept(slices.from(slice, part));
            for (var distance = 1; distance < levels.size(); distance++) {
                var place = (levels.place() + distance) % levels.size();
                var piece = turn(step, part) * levels.sources() + levels.sourceFor(place);
                action.send(levels.local(place), first + 2, piece);
            }
        }
    }

    private final class Land extends Round {
        Land() {
            super(levels.domains(), slices.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            action.elements(0).receive(turn(step, part) * levels.sources(), levels.sources(), Take.LAND);
            if (step < levels.domains() - 1 || part < slices.parts() - 1) {
                action.unnoticed();
            }
        }

        @Override
        public long landsAt(int piece) {
            var turn = piece / levels.sources();
            var place = levels.placeOf(piece % levels.sources());
            return slices.from(slice(turn % levels.domains(), place), turn / levels.domains());
        }
    }
}
