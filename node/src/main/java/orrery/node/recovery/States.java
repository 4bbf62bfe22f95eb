package orrery.node.recovery;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import orrery.fabric.time.Shell;

/** How the devices of one JVM become bytes, and come back. From any thread, one shell at a time. */
public interface States {
    /**
     * All that is to be known of a device between two windows; it stays as it is.
     *
     * @param arrays keeps a long array as it is now, and says its number
     */
    byte[] save(Shell shell, ToIntFunction<float[]> arrays);

    /**
     * @param fresh the same device as it was made, before anything happened to it; becomes what was saved
     * @param arrays those that were kept; it is an IndexOutOfBoundsException to ask for others
     */
    void restore(Shell fresh, byte[] state, IntFunction<float[]> arrays);

    /** Of devices that cannot be saved. */
    static States impossible(RuntimeException why) {
        return new States() {
            @Override
            public byte[] save(Shell shell, ToIntFunction<float[]> arrays) {
                throw why;
            }

            @Override
            public void restore(Shell fresh, byte[] state, IntFunction<float[]> arrays) {
                throw why;
            }
        };
    }
}
