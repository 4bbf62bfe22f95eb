package orrery.deploy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.deploy.scenario.ScenarioFile;
import orrery.node.scenario.Faults;

class FaultsJsonTest {

    private static Faults read(String faults, String response) {
        return ScenarioFile.read("hgx-h100", List.of("faults=" + faults, "response=" + response))
                .scenario()
                .faults();
    }

    @Test
    void whatItShowsReadsAsTheSameAgain() {
        var faults = read(
                """
                [{at: 1 s, for: 2 s, every: 5 s, until: 20 s, action: nic.flap, select: "nic[*]", seed: 9},
                 {at: 3 s, action: gpu.slowed, select: gpu0, effect: 0.6},
                 {at: 3 s, action: gpu.memory, select: gpu1, effect: uncontained},
                 {rate: 2.8e-7 /gpu/h, multiplier: 1e6, until: 7 s, action: sdc, select: "gpu[*]"}]
                """,
                "{nvlink: masked, recovery: fail-stop, spares: 2, checksum: true, lasers: 1+1, detect: 30 s, transport: 7 s}");

        var again = read(
                FaultsJson.schedule(faults.schedule()).toString(),
                FaultsJson.response(faults.response()).toString());

        assertEquals(faults, again);
    }
}
