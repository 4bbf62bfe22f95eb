package orrery.node.snapshot;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import orrery.fabric.time.Derived;
import orrery.fabric.time.Shell;
import orrery.node.membership.ProductVersion;
import orrery.node.snapshot.SnapshotProblem.Reason;

/**
 * Saves and restores the devices of one JVM's share of a run.
 *
 * <pre>{@code
 *   var snapshots = Snapshots.of(emulation.shells(), run);   // before anything runs
 *   byte[] state = snapshots.save(shell, arrays::keep);      // while no window is open
 *   snapshots.restore(fresh, state, arrays::get);            // here or on another JVM, where nothing has run yet
 * }</pre>
 *
 * <p>Long arrays of numbers are kept beside the states, since many devices hold the same ones: a sum of 72 ranks lies in 72
 * of them, and so does what each brings to it.
 *
 * <p>Devices of one run may be saved and restored side by side, each by one thread. What is to happen to a device later, faults
 * among it, is part of its state: it is not to be asked for again after restoring. Steps that are worked out ahead for several
 * devices at once have no place in a device's state, so that a run that keeps states has {@code fast_forward} off, which
 * changes none of its times.
 */
public final class Snapshots {
    private final String run;
    private final Surroundings rules = new Surroundings();
    private final ClassList classes = new ClassList();
    private final Map<Shell, Known> known = new IdentityHashMap<>();

    private Snapshots(String run) {
        this.run = run;
    }

    /**
     * Remembers what devices are made with.
     *
     * @param fresh shells that have not advanced yet
     * @param run names the run: equal for equal jobs on equal topologies, and for no others
     * @throws SnapshotProblem where one is made of something that cannot be saved
     */
    public static Snapshots of(List<Shell> fresh, String run) {
        var snapshots = new Snapshots(run);
        var interiors = new IdentityHashMap<Object, Interior>();
        for (var shell : fresh) {
            var walk = snapshots.walk(
                    whole -> interiors.computeIfAbsent(whole, one -> new Interior(one, snapshots.rules)));
            snapshots.known.put(shell, walk.from(shell));
        }
        return snapshots;
    }

    private Walk walk(Function<Object, Interior> interiors) {
        return new Walk(rules, classes, interiors);
    }

    /** What came to a device with something that follows from a few things. */
    private Known survey(Derived derived) {
        return walk(whole -> new Interior(whole, rules)).from(derived.parts());
    }

    /**
     * Everything that a device has come to, to be called while no window is open.
     *
     * @param arrays keeps a long array as it is now, and says a number for it; the same for equal ones, if it can
     * @throws SnapshotProblem where something cannot be saved
     */
    public byte[] save(Shell shell, ToIntFunction<float[]> arrays) {
        shell.settle();
        var out = new Output(1 << 12, -1);
        header(shell).write(out);
        new Writing(known(shell), classes, this::survey, arrays).appendTo(out);
        return out.toBytes();
    }

    /**
     * Brings a device to where it was saved. Where that fails, neither it nor any other of the fresh ones is to be used.
     *
     * @param fresh never advanced
     * @param arrays those that were kept, by their numbers; never changed. It is an IndexOutOfBoundsException to ask for
     *     others
     * @throws SnapshotProblem where the state is another device's, or not what was saved
     */
    public void restore(Shell fresh, byte[] state, IntFunction<float[]> arrays) {
        try {
            var in = new Input(state);
            header(fresh).require(Header.read(in));
            Reading.whole(known(fresh), classes, this::survey, in, arrays);
        } catch (KryoException e) {
            throw new SnapshotProblem(Reason.DAMAGED, "the state ends too early; use an older one", e);
        }
    }

    private Header header(Shell shell) {
        return new Header(
                ProductVersion.current(),
                classes.hash(),
                run,
                shell.device().number(),
                known(shell).fingerprint());
    }

    private Known known(Shell shell) {
        var found = known.get(shell);
        if (found == null) {
            throw new IllegalArgumentException("device " + shell.device().number() + " is not one of those remembered");
        }
        return found;
    }
}
