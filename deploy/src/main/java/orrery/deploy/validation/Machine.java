package orrery.deploy.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import orrery.fabric.topology.Topologies;

/**
 * The topology that a system's words mean.
 *
 * <pre>
 *   GB200, GB300                          the rack of 72, of which the row's GPUs are the first
 *   H100, H200, B200, B300, and no count  an HGX server
 *   20x …, 3 racks, nodes                 as many of them on a scale-out fabric
 * </pre>
 *
 * @param topology with settings, as {@code --topology} takes it
 */
record Machine(String topology) {
    /** Longer names first: GB200 contains B200. */
    private static final List<String> GPUS = List.of("GB200", "GB300", "H100", "H200", "B200", "B300");

    private static final Pattern COUNT = Pattern.compile("^(\\d{1,4})x ");
    private static final Pattern NVLINK4 = Pattern.compile("NVLink ?4");
    private static final Pattern SEVERAL = Pattern.compile("\\b(nodes|partitions|racks)\\b");
    private static final Map<String, Integer> GPUS_OF = new ConcurrentHashMap<>(); // by topology, of those asked for

    /** @throws NotModelled where the words name no GPU of the catalogue, or fewer machines than the GPUs need */
    static Machine of(MeasuredRow row) {
        if (row.gpus() < 2) {
            throw new NotModelled("it does not say on how many GPUs, or on one");
        }
        var gpu = gpu(row.system());
        var single = rack(gpu);
        var fits = row.gpus() <= gpus(single);
        var count = COUNT.matcher(row.system());
        if (count.find()) {
            return new Machine("compose:rack=" + single + ",racks=" + count.group(1) + network(row.system()));
        }
        if (SEVERAL.matcher(row.system()).find()) {
            throw new NotModelled("no topology that comes with Orrery spreads its GPUs over machines as this does");
        }
        if (!fits) {
            throw new NotModelled(row.gpus() + " GPUs are more than one " + single + " has");
        }
        return new Machine(single);
    }

    /** InfiniBand at 400 Gb/s an adapter, where nothing else is said. */
    private static String network(String system) {
        var ethernet = system.contains("RoCE") || system.contains("Ethernet");
        var fast = system.contains("XDR") || system.contains("CX8") || system.contains("ConnectX-8");
        return ",network=" + (ethernet ? "ethernet" : "infiniband") + ",link=" + (fast ? "800g" : "400g");
    }

    private static String gpu(String system) {
        return GPUS.stream().filter(system::contains).findFirst().orElseGet(() -> byGeneration(system));
    }

    /** Where only the generation is named, its usual server stands for it. */
    private static String byGeneration(String system) {
        if (NVLINK4.matcher(system).find() && !system.contains("H800")) {
            return "H100";
        }
        if (system.contains("SM100") && system.contains("NVLink5")) {
            return "B200";
        }
        throw new NotModelled("no GPU of the catalogue is named, or not its NVLink: " + system);
    }

    private static String rack(String gpu) {
        return gpu.startsWith("GB") ? lower(gpu) + "-nvl72" : "hgx-" + lower(gpu);
    }

    private static int gpus(String topology) {
        return GPUS_OF.computeIfAbsent(topology, name -> Topologies.named(name).gpus().length);
    }

    private static String lower(String gpu) {
        return gpu.toLowerCase(Locale.ROOT);
    }
}
