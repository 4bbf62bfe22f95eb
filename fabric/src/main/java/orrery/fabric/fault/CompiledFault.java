package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.List;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.fabric.optics.Redundancy;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Digest;
import orrery.protocol.units.SimTime;

/**
 * One entry of a schedule, worked out.
 *
 * @param spells from when to when it has what
 * @param strikes what devices see of it
 * @param numbered strikes that ever were, those that were taken back included
 */
record CompiledFault(int number, ScheduledFault fault, List<Spell> spells, List<Strike> strikes, int numbered) {
    private static final int NUMBER_BITS = 20;
    private static final int MOST_STRIKES = 1 << NUMBER_BITS;

    /** Once that it strikes one target, until it is over. */
    record Spell(Target target, long fromPs, long untilPs, List<Consequence> consequences) {
        boolean covers(long atPs) {
            return fromPs <= atPs && atPs < untilPs;
        }

        Spell until(long endPs) {
            return new Spell(target, fromPs, endPs, consequences);
        }
    }

    /** @param claims of the entries before it; its own are added */
    static CompiledFault of(int number, ScheduledFault fault, Machine machine, Claims claims) {
        try {
            return new Compiling(number, fault, machine, claims).compile();
        } catch (FaultProblem problem) {
            throw problem.in(number, fault);
        }
    }

    /**
     * What faults strike.
     *
     * @param lasers what laser sources keep in reserve
     * @param seed of the run
     */
    record Machine(Topology topology, Redundancy lasers, long seed) {}

    private record Compiling(int number, ScheduledFault fault, Machine machine, Claims claims) {

        CompiledFault compile() {
            var seed = Digest.mix(Digest.mix(machine.seed, number), fault.seed());
            var targets = new Selector(fault.select()).select(machine.topology, fault.action(), seed);
            var occurrences = new Occurrences(fault.timing(), fault.action().lasts());
            requireEnd();
            var spells = new ArrayList<Spell>();
            for (var place = 0; place < targets.size(); place++) {
                var own = Digest.mix(seed, place + 1L);
                for (var atPs : occurrences.times(own)) {
                    spell(targets.get(place), atPs, occurrences, Digest.mix(own, atPs), spells);
                }
            }
            var strikes = struck(number, spells);
            return new CompiledFault(number, fault, List.copyOf(spells), strikes, strikes.size());
        }

        private void requireEnd() {
            if (fault.action() == FaultAction.NVLINK_FLAP && fault.timing().forPs() == Timing.FOREVER) {
                throw new FaultProblem("for", "no duration", "how long it is down", "say for, or take nvlink.down");
            }
        }

        private void spell(Target target, long atPs, Occurrences occurrences, long seed, List<Spell> spells) {
            var overPs = occurrences.overPs(atPs);
            var holder = claims.holder(fault.action(), target, atPs, overPs);
            if (holder >= 0 && occurrences.areDrawn()) {
                return; // what is broken cannot break
            }
            if (holder >= 0) {
                throw new FaultProblem(
                        "schedule",
                        "the same as fault " + (holder == number ? number + " itself" : holder) + " struck at "
                                + new SimTime(atPs),
                        "one at a time",
                        "heal the one first, or select another");
            }
            claims.take(fault.action(), target, number, atPs, overPs);
            spells.add(new Spell(
                    target,
                    atPs,
                    overPs,
                    new Consequences(machine.topology, number, fault, machine.lasers).of(target, seed)));
            if (spells.size() > MOST_STRIKES) {
                throw tooMany();
            }
        }
    }

    private static FaultProblem tooMany() {
        return new FaultProblem("schedule", "more than " + MOST_STRIKES + " strikes", "fewer", "select less");
    }

    private static List<Strike> struck(int number, List<Spell> spells) {
        var strikes = new ArrayList<Strike>();
        for (var spell : spells) {
            for (var one : spell.consequences) {
                strikes.add(strike(number, strikes.size(), spell.fromPs, one.device(), one.struck(), false));
            }
            if (spell.untilPs != Timing.FOREVER) {
                strikes.addAll(heals(number, strikes.size(), spell, spell.untilPs));
            }
        }
        return List.copyOf(strikes);
    }

    private static List<Strike> heals(int number, int numbered, Spell spell, long atPs) {
        var heals = new ArrayList<Strike>();
        for (var one : spell.consequences) {
            one.healed()
                    .ifPresent(healed ->
                            heals.add(strike(number, numbered + heals.size(), atPs, one.device(), healed, true)));
        }
        return heals;
    }

    private static Strike strike(int number, int index, long atPs, int device, DeviceFault fault, boolean heals) {
        if (index >= MOST_STRIKES) {
            throw tooMany();
        }
        return new Strike(atPs, (long) number << NUMBER_BITS | index, number, device, fault, heals);
    }

    void claim(Claims claims) {
        spells.forEach(spell -> claims.take(fault.action(), spell.target, number, spell.fromPs, spell.untilPs));
    }

    boolean isActive(long atPs) {
        return spells.stream().anyMatch(spell -> spell.covers(atPs) && lasts(spell));
    }

    private static boolean lasts(Spell spell) {
        return spell.consequences.stream().anyMatch(one -> one.healed().isPresent());
    }

    /** Its later strikes keep their numbers; the heals of now are numbered after them, and those they forestall are dropped. */
    CompiledFault healed(long atPs) {
        if (!isActive(atPs)) {
            var found = "nothing that it has struck and not healed at " + new SimTime(atPs);
            throw new FaultProblem("heal", found, "a fault that lasts", "").in(number, fault);
        }
        var struck = new ArrayList<>(strikes);
        var left = new ArrayList<Spell>();
        var count = numbered;
        for (var spell : spells) {
            left.add(spell.covers(atPs) ? spell.until(atPs) : spell);
            if (spell.covers(atPs)) {
                var forestalled = heals(number, 0, spell, spell.untilPs);
                struck.removeIf(strike -> forestalled.stream().anyMatch(heal -> isSame(heal, strike)));
                var heals = heals(number, count, spell, atPs);
                struck.addAll(heals);
                count += heals.size();
            }
        }
        return new CompiledFault(number, fault, List.copyOf(left), List.copyOf(struck), count);
    }

    private static boolean isSame(Strike one, Strike other) {
        return one.heals() == other.heals()
                && one.atPs() == other.atPs()
                && one.device() == other.device()
                && one.fault().equals(other.fault());
    }
}
