package orrery.node.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.execution.SpareDevice;
import orrery.node.recovery.SharedArrays;
import orrery.node.snapshot.SnapshotProblem.Reason;

class SnapshotsTest {
    private static final Topology HGX = Topologies.named("hgx-h100");

    private final SharedArrays arrays = new SharedArrays();
    private final Shell shell = spare(0);
    private final Snapshots snapshots = Snapshots.of(List.of(shell), "run");

    private static Shell spare(int gpu) {
        var device = HGX.gpus()[gpu];
        return new Shell(new SpareDevice(HGX, device), Ports.peers(HGX, device));
    }

    private Reason refused(Shell fresh, String run, byte[] state) {
        return assertThrows(
                        SnapshotProblem.class,
                        () -> Snapshots.of(List.of(fresh), run).restore(fresh, state, arrays.all()::get))
                .reason();
    }

    @Test
    void anotherDevicesStateIsRefused() {
        assertEquals(Reason.FOREIGN, refused(spare(1), "run", snapshots.save(shell, arrays::keep)));
    }

    @Test
    void anotherRunsStateIsRefused() {
        assertEquals(Reason.FOREIGN, refused(spare(0), "another run", snapshots.save(shell, arrays::keep)));
    }

    @Test
    void anEmptyStateIsRefused() {
        assertEquals(Reason.DAMAGED, refused(spare(0), "run", new byte[0]));
    }

    @Test
    void aStateWithBytesTooManyIsRefused() {
        var state = snapshots.save(shell, arrays::keep);
        assertEquals(Reason.DAMAGED, refused(spare(0), "run", java.util.Arrays.copyOf(state, state.length + 1)));
    }

    @Test
    void savingChangesNothingOfWhatFollows() {
        var other = spare(0);
        shell.advance(1);
        snapshots.save(shell, arrays::keep);
        other.advance(1);
        assertEquals(other.advance(Long.MAX_VALUE), shell.advance(Long.MAX_VALUE));
        assertEquals(other.hash(), shell.hash());
    }

    @Test
    void aDeviceOfAClassThatIsNotListedIsNamedWithItsPath() {
        var unknown = new Shell(new Unknown(), new int[0]);
        var problem = assertThrows(SnapshotProblem.class, () -> Snapshots.of(List.of(unknown), "run"));
        assertEquals(Reason.UNSAVABLE, problem.reason());
        assertTrue(problem.getMessage().contains(Unknown.class.getName()), problem.getMessage());
        assertTrue(problem.getMessage().contains("Shell"), problem.getMessage());
    }

    private static final class Unknown implements Device {
        @Override
        public int number() {
            return 0;
        }

        @Override
        public void on(long nowPs, Event event, Outbox out) {
            throw new IllegalStateException("is never asked");
        }
    }
}
