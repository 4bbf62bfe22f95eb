package orrery.node.trial;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import orrery.fabric.link.Held;
import orrery.fabric.link.Standstill;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Tuning;
import orrery.node.trial.TrialFindings.DeviceFinding;
import orrery.node.trial.TrialFindings.SizeFinding;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** Puts the findings of all JVMs together, in device order, so that the outcome does not show who found what. */
public final class TrialMerging {
    private final TrialPlan plan;
    private final List<TrialFindings> findings;

    /** @param tuning the same as the trial was prepared with */
    public TrialMerging(CollectiveTrial trial, Topology topology, Tuning tuning, List<TrialFindings> findings) {
        this(new TrialPlan(trial, topology, tuning, true), findings);
    }

    TrialMerging(TrialPlan plan, List<TrialFindings> findings) {
        this.plan = plan;
        this.findings = List.copyOf(findings);
    }

    /**
     * @throws TrialStalled where a rank never got what it waits for
     * @throws IllegalStateException where a device is missing, or is there twice
     */
    public TrialOutcome outcome() {
        var devices = devices();
        var sizes = new ArrayList<SizeOutcome>();
        for (var size = 0; size < plan.slots().size(); size++) {
            sizes.add(outcome(size));
        }
        return new TrialOutcome(plan.reach().ranks(), sizes, fingerprint(devices));
    }

    private SizeOutcome outcome(int size) {
        var slot = plan.slots().get(size);
        var task = slot.task();
        var found = findings.stream().map(one -> one.sizes().get(size)).reduce(SizeFinding.NONE, SizeFinding::plus);
        if (found.ranks() != plan.reach().ranks()) {
            throw new TrialStalled(
                    plan.trial().sizes().get(size), found.ranks(), plan.reach().ranks(), standstill());
        }
        return new SizeOutcome(
                task.count() * task.elementType().bytes(),
                task.operation().ncclCount(task.count(), found.ranks()),
                task.choice().algorithm(),
                task.choice().protocol(),
                task.choice().channels(),
                found.endPs(),
                plan.trial().data() ? found.wrong() : -1,
                found.messages());
    }

    private Optional<Standstill> standstill() {
        var held = findings.stream()
                .flatMap(one -> one.held().stream())
                .sorted(Comparator.comparingInt(Held::device).thenComparingInt(Held::port))
                .toList();
        return Standstill.of(plan.topology(), held);
    }

    private List<DeviceFinding> devices() {
        var devices = findings.stream()
                .flatMap(one -> one.devices().stream())
                .sorted(Comparator.comparingInt(DeviceFinding::device))
                .toList();
        for (var i = 0; i < Math.max(devices.size(), plan.topology().devices()); i++) {
            if (i >= devices.size() || devices.get(i).device() != i) {
                throw new IllegalStateException("the trial ended with " + devices.size() + " of "
                        + plan.topology().devices() + " devices; device " + i + " is missing or there twice");
            }
        }
        return devices;
    }

    private static String fingerprint(List<DeviceFinding> devices) {
        var digest = sha256();
        for (var device : devices) {
            var bytes = ByteBuffer.allocate(3 * Long.BYTES);
            bytes.asLongBuffer().put(new long[] {device.device(), device.hash(), device.handled()});
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
