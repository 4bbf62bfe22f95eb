package orrery.node.recovery;

import orrery.fabric.time.Shell;

/** How the devices of one JVM become bytes, and come back. From any thread, one shell at a time. */
public interface States {
    /** All that is to be known of a device between two windows; it stays as it is. */
    byte[] save(Shell shell);

    /** @param fresh the same device as it was made, before anything happened to it; becomes what was saved */
    void restore(Shell fresh, byte[] state);

    /** Of devices that cannot be saved. */
    static States impossible(RuntimeException why) {
        return new States() {
            @Override
            public byte[] save(Shell shell) {
                throw why;
            }

            @Override
            public void restore(Shell fresh, byte[] state) {
                throw why;
            }
        };
    }
}
