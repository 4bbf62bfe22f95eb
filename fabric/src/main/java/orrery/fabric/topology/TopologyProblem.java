package orrery.fabric.topology;

import java.util.Optional;

/** A drawing that is no machine, or a name that nothing has: says what was found and what is allowed. */
public final class TopologyProblem extends IllegalArgumentException {
    private final String device;

    public TopologyProblem(String message) {
        this(message, null);
    }

    private TopologyProblem(String message, String device) {
        super(message);
        this.device = device;
    }

    /** A problem of one device of a topology; the message follows the device's name. */
    static TopologyProblem of(Topology topology, int device, String message) {
        return new TopologyProblem(
                topology.name(device) + " of " + topology.name() + " " + message, topology.name(device));
    }

    /** A problem in a file, {@code lab.yaml:12: found …, allowed: …; remedy}. */
    static TopologyProblem at(String place, String found, String allowed, String remedy) {
        return new TopologyProblem(place + ": found " + found + ", allowed: " + allowed + remedy);
    }

    /** The same problem with the place in a file before it. */
    TopologyProblem in(String place) {
        return new TopologyProblem(place + ": " + getMessage(), device);
    }

    /** The device that is to blame, where there is one. */
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }
}
