package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.cpu.CpuDevice;
import orrery.node.cpu.Received;
import orrery.node.gpu.GpuDevice;
import orrery.node.lpu.ExpertLpu;
import orrery.node.lpu.LpuDevice;
import orrery.node.scenario.Load;
import orrery.node.watching.Glimpse;
import orrery.node.watching.Glimpse.Carried;
import orrery.node.watching.Glimpse.Heard;
import orrery.node.watching.Glimpse.Stirred;

/** What there is to see of the devices of one JVM since the last time; at most so much that it fits a message. */
final class Sights implements Supplier<Glimpse> {
    private static final int MOST_DEVICES = 2_000;
    private static final int MOST_LINKS = 4_000; // of a device that is looked at all are told
    private static final int MOST_REQUESTS = 64;
    private static final int TAIL_TOKENS = 120;

    private final List<Load.Ask> prompts;
    private final Topology topology;
    private final LoadedModel model;
    private final FoldedPlanes planes;
    private final List<Shell> shells;
    private final Stirred[] told; // by place in shells: all that was told of it
    private final long[][] toldBytes; // by place in shells and port: all that was told of a link
    private final Map<Integer, Integer> heard = new HashMap<>(); // tokens that were told of, by request
    private final Map<Integer, Integer> promptTokens = new HashMap<>(); // by request
    private int next; // in shells
    private int nextRequest;

    Sights(Load load, Topology topology, LoadedModel model, FoldedPlanes planes, List<Shell> shells) {
        this.prompts = load.prompts();
        this.topology = topology;
        this.model = model;
        this.planes = planes;
        this.shells = shells;
        this.told = new Stirred[shells.size()];
        this.toldBytes = new long[shells.size()][];
    }

    @Override
    public Glimpse get() {
        var atPs = shells.stream().mapToLong(Shell::lastPs).max().orElse(0);
        var stirred = new ArrayList<Stirred>();
        var carried = new ArrayList<Carried>();
        look(stirred, carried);
        return new Glimpse(atPs, heard(), stirred, carried);
    }

    /** At each device in turn, so that nobody is left out however many there are. */
    private void look(List<Stirred> stirred, List<Carried> carried) {
        for (var looked = 0; looked < shells.size(); looked++) {
            if (stirred.size() >= MOST_DEVICES || carried.size() >= MOST_LINKS) {
                return;
            }
            var place = next;
            next = (next + 1) % shells.size();
            var now = total(shells.get(place).device());
            var since = since(told[place], now);
            told[place] = now;
            if (since.scaleUpBytes() > 0 || since.otherBytes() > 0 || since.busyPs() > 0) {
                stirred.add(since);
                lookAtLinks(place, carried);
            }
        }
    }

    private void lookAtLinks(int place, List<Carried> carried) {
        var device = shells.get(place).device();
        var ports = Collecting.ports(device);
        if (toldBytes[place] == null) {
            toldBytes[place] = new long[ports.count()];
        }
        for (var port = 0; port < ports.count(); port++) {
            var links = planes.linksOf(device.number(), port);
            var bytes = ports.wireBytes(port);
            if (links > 0 && bytes > toldBytes[place][port]) {
                carried.add(new Carried(device.number(), port, links, bytes - toldBytes[place][port]));
            }
            toldBytes[place][port] = bytes;
        }
    }

    /** Busy time may shrink where what was foreseen was given up. */
    private static Stirred since(Stirred before, Stirred now) {
        return before == null
                ? now
                : new Stirred(
                        now.device(),
                        now.scaleUpBytes() - before.scaleUpBytes(),
                        now.otherBytes() - before.otherBytes(),
                        Math.max(0, now.busyPs() - before.busyPs()));
    }

    private Stirred total(Device device) {
        var ports = Collecting.ports(device);
        long scaleUp = 0;
        long other = 0;
        for (var port = 0; port < ports.count(); port++) {
            var bytes = planes.linksOf(device.number(), port) * ports.wireBytes(port);
            if (isScaleUp(topology.medium(device.number(), port).kind())) {
                scaleUp += bytes;
            } else {
                other += bytes;
            }
        }
        return new Stirred(device.number(), scaleUp, other, busyPs(device));
    }

    private static boolean isScaleUp(Medium.Kind kind) {
        return switch (kind) {
            case NVLINK, LPU_LINK -> true;
            case ETHERNET, INFINIBAND, C2C, PCIE -> false;
        };
    }

    private static long busyPs(Device device) {
        return switch (device) {
            case GpuDevice gpu -> gpu.busyPs();
            case LpuDevice lpu -> lpu.busyPs();
            case ExpertLpu lpu -> lpu.busyPs();
            case CpuDevice cpu -> cpu.busyPs();
            default -> 0;
        };
    }

    /** Of each request in turn, too. */
    private List<Heard> heard() {
        var news = shells.stream()
                .map(Shell::device)
                .filter(CpuDevice.class::isInstance)
                .flatMap(cpu -> ((CpuDevice) cpu).received().stream())
                .filter(one -> one.count() > heard.getOrDefault(one.request(), 0))
                .sorted(Comparator.comparing((Received one) -> one.request() < nextRequest)
                        .thenComparingInt(Received::request))
                .limit(MOST_REQUESTS)
                .toList();
        nextRequest = news.isEmpty() ? 0 : news.getLast().request() + 1;
        return news.stream().map(this::heard).toList();
    }

    private Heard heard(Received one) {
        heard.put(one.request(), one.count());
        var tail =
                one.lastTokens(TAIL_TOKENS).stream().mapToInt(Integer::intValue).toArray();
        return new Heard(
                one.request(),
                promptTokens.computeIfAbsent(one.request(), this::promptTokens),
                one.count(),
                model.tokenizer().decode(tail),
                one.sent().picos(),
                one.first().picos(),
                one.latest().picos(),
                one.finished());
    }

    private int promptTokens(int request) {
        return model.tokenizer().encode(prompts.get(request).text()).length;
    }
}
