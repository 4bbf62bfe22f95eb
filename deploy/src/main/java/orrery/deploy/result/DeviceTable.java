package orrery.deploy.result;

import java.util.HexFormat;
import java.util.List;
import orrery.node.outcome.DeviceOutcome;
import orrery.protocol.units.SimDuration;

/** Devices, a row each, in the order of the topology. */
final class DeviceTable {
    private static final double PICOS_PER_MILLI = 1e9;

    private DeviceTable() {}

    /** @param end of the run, of which busy time is a share */
    static String csv(List<DeviceOutcome> devices, SimDuration end) {
        var table = new CsvTable(
                "device", "part", "rack", "busy_ms", "busy_percent", "flops", "memory_bytes", "events", "digest");
        for (var device : devices) {
            table.add(
                    device.name(),
                    device.part(),
                    device.rack(),
                    device.busy().picos() / PICOS_PER_MILLI,
                    100.0 * device.busy().picos() / end.picos(),
                    device.flops(),
                    device.memory(),
                    device.events(),
                    HexFormat.of().toHexDigits(device.digest()));
        }
        return table.text();
    }
}
