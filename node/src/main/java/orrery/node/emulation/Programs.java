package orrery.node.emulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import orrery.node.execution.ProgramOrder;
import orrery.node.numerics.Numerics;
import orrery.node.numerics.NumericsMaker;
import orrery.node.plan.Deployment.Pool;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.program.Lowering;
import orrery.node.program.Program;
import orrery.node.seating.Seating;

/**
 * What every seat of a run does and what it computes with. Seats that do the same share one program, ranks of one pool what
 * their numerics can share.
 */
final class Programs {
    private final Seating seating;
    private final Map<Role, Program> programs = new LinkedHashMap<>();
    private final Map<Program, ProgramOrder> orders = new LinkedHashMap<>(); // groups are numbered in its order
    private final Map<Pool, NumericsMaker> numerics = new HashMap<>();

    /** Seats with the same program. */
    private record Role(Pool pool, int stage, Side side) {}

    /** Of all copies. */
    Programs(Seating seating, Function<Pool, LoadedModel> models, Function<Pool, NumericsMaker> makers) {
        this(seating, IntStream.range(0, seating.copies()), models, makers);
    }

    /** @param models what each pool's copies compute with */
    Programs(
            Seating seating,
            IntStream copies,
            Function<Pool, LoadedModel> models,
            Function<Pool, NumericsMaker> makers) {
        this.seating = seating;
        for (var copy : copies.toArray()) {
            var pool = seating.pool(copy);
            if (numerics.containsKey(pool)) {
                continue;
            }
            numerics.put(pool, makers.apply(pool));
            var architecture = models.apply(pool).architecture();
            for (var seat : seating.seats(copy)) {
                programs.computeIfAbsent(
                        role(seat), role -> Lowering.of(architecture, pool.cut(), role.stage, role.side));
            }
        }
        programs.values().forEach(program -> orders.computeIfAbsent(program, ProgramOrder::new));
    }

    private Role role(Seat seat) {
        return new Role(seating.pool(seat.copy()), seat.stage(), seat.side());
    }

    List<Program> all() {
        return List.copyOf(orders.keySet());
    }

    ProgramOrder order(Seat seat) {
        return orders.get(programs.get(role(seat)));
    }

    Program program(Seat seat) {
        return programs.get(role(seat));
    }

    /** A new one, for the device that has the seat. */
    Numerics numerics(Seat seat) {
        return numerics.get(seating.pool(seat.copy())).of(seat, programs.get(role(seat)));
    }
}
