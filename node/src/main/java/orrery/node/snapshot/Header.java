package orrery.node.snapshot;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Objects;
import orrery.node.snapshot.SnapshotProblem.Reason;

/**
 * What every state begins with: whose it is.
 *
 * @param version of the product
 * @param classes hash of all classes of states
 * @param run names the run
 * @param device number in the topology
 * @param fingerprint of what the device was made with
 */
record Header(String version, long classes, String run, int device, long fingerprint) {
    private static final int MARK = 0x4f525259; // ORRY

    void write(Output out) {
        var sink = new Sink(out, null, null);
        out.writeInt(MARK);
        sink.text(version);
        out.writeLong(classes);
        sink.text(run);
        out.writeInt(device);
        out.writeLong(fingerprint);
    }

    static Header read(Input in) {
        var source = new Source(in, null, null, null);
        if (in.readInt() != MARK) {
            throw SnapshotProblem.damaged("it does not begin as a state does");
        }
        return new Header(source.text(), in.readLong(), source.text(), in.readInt(), in.readLong());
    }

    /** @throws SnapshotProblem where a state begins otherwise */
    void require(Header found) {
        require("version", version, found.version);
        require("classes of states", classes, found.classes);
        require("run", run, found.run);
        require("device", device, found.device);
        require("make of the device", fingerprint, found.fingerprint);
    }

    private static void require(String what, Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            throw new SnapshotProblem(
                    Reason.FOREIGN,
                    "a state of another " + what + ": " + found + " where " + wanted
                            + " is wanted; restore it where it was saved, or begin anew");
        }
    }
}
