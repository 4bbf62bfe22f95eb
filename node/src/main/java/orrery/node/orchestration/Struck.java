package orrery.node.orchestration;

import java.util.Arrays;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Seat;
import orrery.node.scenario.Response;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Trouble;

/** Which copies a trouble is the end of. */
final class Struck {
    private final Topology topology;
    private final Response response;

    Struck(Topology topology, Response response) {
        this.topology = topology;
        this.response = response;
    }

    boolean is(Life life, Trouble trouble) {
        var device = trouble.device();
        return switch (trouble.kind()) {
            case LOST, MEMORY, CHECKSUM, TRANSPORT -> uses(life, device);
            case LINK_LOST -> needs(life, trouble.about()) && reaches(life, device);
            case REDUCTION_LOST -> addsInSwitches(life) && uses(life, device);
            case WATCHDOG -> trouble.about() == life.copy();
            case BACK, LINK_BACK, REDUCTION_BACK -> false;
        };
    }

    private static boolean uses(Life life, int device) {
        return seats(life, device) || hosts(life.seating, life.copy(), device);
    }

    private static boolean seats(Life life, int device) {
        return life.seating
                .seat(device)
                .map(Seat::copy)
                .filter(copy -> copy == life.copy())
                .isPresent();
    }

    private static boolean hosts(Seating seating, int copy, int device) {
        return Arrays.stream(seating.hosts(copy)).anyMatch(host -> host == device);
    }

    private static boolean needs(Life life, int link) {
        return life.last == null || Arrays.binarySearch(life.last.lostLinks(), link) < 0;
    }

    /** A link that is masked concerns the ranks at it alone; else the whole domain. */
    private boolean reaches(Life life, int device) {
        return switch (response.nvlink()) {
            case MASKED -> seats(life, device);
            case FATAL -> isInDomainOf(life, device);
        };
    }

    private boolean isInDomainOf(Life life, int gpu) {
        return life.seating.seats(life.copy()).stream()
                .mapToInt(life.seating::device)
                .anyMatch(device -> topology.kind(device) == topology.kind(gpu)
                        && topology.domainOf(device) == topology.domainOf(gpu));
    }

    private static boolean addsInSwitches(Life life) {
        return life.last == null || life.last.switchesAdd();
    }
}
