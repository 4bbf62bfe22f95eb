package orrery.deploy.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Memory of this machine, or of the container that this process is confined to.
 *
 * @param total bytes there are
 * @param available bytes that a new process could get
 */
record MachineMemory(long total, long available) {
    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
    private static final long KIBI = 1024;

    static MachineMemory here() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine)) {
            return new MachineMemory(Long.MAX_VALUE, Long.MAX_VALUE); // a JDK that does not tell
        }
        var total = machine.getTotalMemorySize();
        return new MachineMemory(total, Math.min(total, linux(machine.getFreeMemorySize())));
    }

    /** What Linux keeps of files it gives back, and so it counts as available, though it is not free. */
    private static long linux(long free) {
        try {
            var matcher = AVAILABLE.matcher(Files.readString(LINUX));
            return matcher.find() ? KIBI * Long.parseLong(matcher.group(1)) : free;
        } catch (IOException noLinux) {
            return free;
        }
    }
}
