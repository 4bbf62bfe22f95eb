package orrery.node.orchestration;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.routing.LostLinks;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Formations;
import orrery.node.plan.Cut;
import orrery.node.scenario.Response;
import orrery.node.scenario.Response.Nvlink;
import orrery.node.seating.Seating;
import orrery.protocol.payload.Restart;

/** With which devices a copy can begin anew, given what is broken. */
final class Forming {
    private final Topology topology;
    private final Seating first;
    private final Response response;
    private final Formations formations;
    private final OutOfService broken;

    Forming(Topology topology, Seating first, Response response, Formations formations, OutOfService broken) {
        this.topology = topology;
        this.first = first;
        this.response = response;
        this.formations = formations;
        this.broken = broken;
    }

    /** The order for the next incarnation; null where the copy has to wait for something to be whole. */
    Restart next(Life life, Collection<Life> all) {
        var copy = life.copy();
        var cut = first.cut(copy);
        var devices = devices(copy);
        if (IntStream.of(devices).anyMatch(this::isLost)) {
            return switch (response.recovery()) {
                case FAIL_STOP, MIGRATE -> null;
                case SPARE -> order(life, cut, withSpares(devices, life, all));
                case ELASTIC ->
                    smaller(
                            life,
                            IntStream.of(devices)
                                    .filter(device -> !isLost(device))
                                    .toArray());
            };
        }
        return order(life, cut, devices);
    }

    private int[] devices(int copy) {
        return first.seats(copy).stream().mapToInt(first::device).toArray();
    }

    private boolean isLost(int device) {
        return broken.hasDevice(device)
                || topology.kind(device) != topology.kind(host(device)) && broken.hasDevice(host(device));
    }

    private int host(int device) {
        return first.seat(device).map(first::host).orElseGet(() -> topology.hostOf(device));
    }

    /** LPUs have timetables for the seats that they began with, and for no others. */
    private Restart smaller(Life life, int[] left) {
        var fixed = first.cut(life.copy()).device() == DeviceKind.LPU;
        var cut = left.length == 0 || fixed ? null : formations.smaller(life.copy(), left.length);
        return cut == null ? null : order(life, cut, Arrays.copyOf(left, cut.ranks()));
    }

    /** Null where a lost one has no spare in its domain. */
    private int[] withSpares(int[] devices, Life life, Collection<Life> all) {
        var seated = devices.clone();
        for (var seat = 0; seat < seated.length; seat++) {
            if (isLost(seated[seat])) {
                seated[seat] = spare(devices[seat], seated, life, all);
            }
        }
        return IntStream.of(seated).allMatch(device -> device >= 0) ? seated : null;
    }

    private int spare(int lost, int[] seated, Life life, Collection<Life> all) {
        return IntStream.of(topology.gpus())
                .filter(gpu -> first.seat(gpu).isEmpty())
                .limit(response.spares())
                .filter(gpu -> topology.kind(lost) == DeviceKind.GPU && !isLost(gpu))
                .filter(gpu -> topology.domainOf(gpu) == topology.domainOf(lost))
                .filter(gpu -> IntStream.of(seated).noneMatch(taken -> taken == gpu))
                .filter(gpu -> all.stream().noneMatch(other -> other != life && isTaken(other, gpu)))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isTaken(Life other, int gpu) {
        return other.seating
                        .seat(gpu)
                        .filter(seat -> seat.copy() == other.copy())
                        .isPresent()
                || other.next != null && IntStream.of(other.next.devices()).anyMatch(device -> device == gpu);
    }

    /** Null where links are missing that it cannot do without. */
    private Restart order(Life life, Cut cut, int[] devices) {
        var lost = devices == null ? null : lostLinks(devices);
        if (lost == null || lost.length > 0 && !canDoWithout(lost, devices)) {
            return null;
        }
        var adds = lost.length == 0 && IntStream.of(devices).noneMatch(device -> broken.hasAdding(host(device)));
        return new Restart(life.copy(), life.incarnation + 1, devices, cut.degrees(), lost, adds);
    }

    /** Where links are masked, as long as every two of the devices have a way that is left. */
    private boolean canDoWithout(int[] lost, int[] devices) {
        if (response.nvlink() == Nvlink.FATAL) {
            return false;
        }
        var whole = Routes.of(topology);
        var left = Routes.of(topology, 0, LostLinks.of(topology, lost));
        return IntStream.of(devices)
                .allMatch(one -> IntStream.of(devices)
                        .noneMatch(other ->
                                one != other && whole.choices(one, other) > 0 && left.choices(one, other) == 0));
    }

    /** Those in the NVLink domains of the devices where they are fatal, else those of the devices themselves. */
    private int[] lostLinks(int[] devices) {
        return broken.links().stream()
                .mapToInt(Integer::intValue)
                .filter(link -> IntStream.of(devices).anyMatch(device -> concerns(link, device)))
                .toArray();
    }

    private boolean concerns(int link, int device) {
        var end = end(link);
        return response.nvlink() == Nvlink.MASKED
                ? end == device
                : topology.kind(end) == topology.kind(device) && topology.domainOf(end) == topology.domainOf(device);
    }

    private int end(int link) {
        return IntStream.of(topology.gpus())
                .filter(gpu ->
                        IntStream.range(0, topology.ports(gpu)).anyMatch(port -> topology.link(gpu, port) == link))
                .findFirst()
                .orElseThrow();
    }
}
