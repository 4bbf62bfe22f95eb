package orrery.fabric.time;

import java.util.List;

/** What happens to devices from outside, at times of its own. */
public interface Outside {
    /** Nothing does. */
    Outside NOTHING = new Outside() {
        @Override
        public long nextPs() {
            return Long.MAX_VALUE;
        }

        @Override
        public void strike(List<Shell> shells) {
            // nobody
        }
    };

    /** When the next happens; {@link Long#MAX_VALUE} for never. */
    long nextPs();

    /**
     * All that happens at that time happens.
     *
     * @param shells shell i that of device i
     */
    void strike(List<Shell> shells);
}
