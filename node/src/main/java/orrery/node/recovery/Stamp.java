package orrery.node.recovery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import orrery.node.membership.Likeness;

/**
 * Which checkpoint of which run something belongs to.
 *
 * @param likeness version and catalogue of the JVMs that wrote it
 * @param run id of the run
 * @param epoch how often the run had been begun or taken up
 * @param number of the checkpoint, from 1, counted on over all epochs
 */
public record Stamp(String likeness, String run, long epoch, long number) {

    /** By this product, as this JVM is now. */
    public static Stamp current(String run, long epoch, long number) {
        return new Stamp(Likeness.current().text(), run, epoch, number);
    }

    String folder() {
        return "checkpoint-" + epoch + "-" + number;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(likeness);
        out.writeUTF(run);
        out.writeLong(epoch);
        out.writeLong(number);
    }

    static Stamp read(DataInput in) throws IOException {
        return new Stamp(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
    }

    @Override
    public String toString() {
        return "checkpoint " + epoch + "-" + number + " of run " + run + " by orrery " + likeness;
    }
}
