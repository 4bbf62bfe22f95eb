package orrery.node.schedule;

import java.util.List;
import orrery.node.schedule.Action.Take;

/**
 * All-to-all over two levels: what is for rank j of another domain goes to rank j of this one first, which puts the blocks
 * of all its neighbours side by side and sends them along its rail as one message.
 *
 * <pre>
 *   local     rank i ──block for (e, j)──▶ its neighbour j, for every domain e; that for this domain stays there
 *   forward   puts a domain's blocks side by side, in rank order, ──▶ rank j of that domain
 *   across    takes them apart
 *   near      keeps the neighbours' blocks
 * </pre>
 */
final class RailForward {
    private static final int FORWARD_LANE = 0;
    private static final int ACROSS_LANE = 1;
    private static final int NEAR_LANE = 2;

    private final Levels levels;
    private final Cut blocks;

    /** @param blocks of the input, one slice a rank, all as long */
    RailForward(Levels levels, Cut blocks) {
        this.levels = levels;
        this.blocks = blocks;
    }

    List<Lane> lanes() {
        return List.of(new Forward(), new Across(), new Near(), new Local(), new Own());
    }

    private int block(int domain, int place) {
        return domain * levels.size() + place;
    }

    /** Domains are served in turn, the one after this first and this one last. */
    private int domainAfter(int turn) {
        return (levels.domain() + 1 + turn) % levels.domains();
    }

    private final class Local extends Round {
        Local() {
            super(levels.domains() * levels.sources(), blocks.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var turn = step / levels.sources();
            var place = (levels.place() + 1 + step % levels.sources()) % levels.size();
            var block = block(domainAfter(turn), place);
            var far = turn < levels.domains() - 1;
            var first = (far ? part * (levels.domains() - 1) + turn : part) * levels.sources();
            action.elements(blocks.length(block, part))
                    .own(blocks.from(block, part))
                    .send(levels.local(place), far ? FORWARD_LANE : NEAR_LANE, first + levels.sourceFor(place));
        }
    }

    private final class Forward extends Round {
        Forward() {
            super(levels.domains() - 1, blocks.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var block = block(domainAfter(step), levels.place());
            var first = (part * (levels.domains() - 1) + step) * levels.sources();
            action.elements(levels.size() * blocks.length(block, part))
                    .receive(first, levels.sources(), Take.SIDE_BY_SIDE)
                    .own(blocks.from(block, part))
                    .ownPlace(levels.place())
                    .send(levels.onRail(domainAfter(step)), ACROSS_LANE, part * (levels.domains() - 1) + step);
        }
    }

    private final class Across extends Round {
        Across() {
            super(levels.domains() - 1, blocks.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var block = block(levels.domainBefore(step + 1), 0);
            action.elements(levels.size() * blocks.length(block, part))
                    .receive(part * (levels.domains() - 1) + step)
                    .keep(blocks.from(block, part))
                    .apart(levels.size(), blocks.length(block));
        }
    }

    private final class Near extends Round {
        Near() {
            super(levels.sources(), blocks.parts(), 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var block = levels.local(levels.placeOf(step));
            action.elements(blocks.length(block, part))
                    .receive(part * levels.sources() + step)
                    .keep(blocks.from(block, part));
        }
    }

    private final class Own extends Round {
        Own() {
            super(1, 1, 1);
        }

        @Override
        void act(int step, int part, Action action) {
            var at = blocks.from(levels.rank());
            action.elements(blocks.length(levels.rank())).own(at).keep(at);
        }
    }
}
