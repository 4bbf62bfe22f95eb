package orrery.fabric.fault;

import orrery.fabric.optics.Redundancy;
import orrery.fabric.time.Fault;
import orrery.protocol.payload.Digest;

/** What a fault is to one device. */
public sealed interface DeviceFault extends Fault {

    /** What concerns a port, and so is the business of its {@code Ports}. */
    sealed interface OfPort extends DeviceFault {
        int port();
    }

    /**
     * A port runs at so many lanes at most; at none it is down, and what waits for it waits on; at all of its medium it is
     * healed. Both ends of a link are struck.
     *
     * @param lanes {@link #DEAD} where the link was given up: what waits for it, or would have to, is lost
     * @param cause the entry that it comes from: where several limit a port, the least lanes count, and each is healed by itself
     */
    record Lanes(int port, int lanes, int cause) implements OfPort {
        public static final int DEAD = -1;

        @Override
        public long digest() {
            return Digest.mix(Digest.mix(1, cause), (long) port << Integer.SIZE | Integer.toUnsignedLong(lanes));
        }
    }

    /**
     * Packets sent by a port are lost, or damaged and noticed.
     *
     * @param perPacket probability; 0 heals
     */
    record Packets(int port, double perPacket, boolean lost, long seed) implements OfPort {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(lost ? 2 : 3, port), seed ^ Double.doubleToLongBits(perPacket));
        }
    }

    /** What concerns a device's light, and so its {@code Ports}. */
    sealed interface OfLight extends DeviceFault {
        /** What its external laser sources keep in reserve. */
        Redundancy reserve();
    }

    /** A laser of the device no longer shines, or does again. */
    record Laser(int laser, boolean lost, Redundancy reserve) implements OfLight {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(lost ? 4 : 5, laser), reserve.ordinal());
        }
    }

    /** A module of lasers is out, or replaced. */
    record LaserModule(int module, boolean lost, Redundancy reserve) implements OfLight {
        @Override
        public long digest() {
            return Digest.mix(Digest.mix(lost ? 6 : 7, module), reserve.ordinal());
        }
    }

    /** The device is gone: whatever comes is dropped, nothing leaves. Or it is back, as after a reset, with nothing in its memory. */
    record Gone(boolean gone) implements DeviceFault {
        @Override
        public long digest() {
            return gone ? 8 : 9;
        }
    }

    /** Kernels run at a share of the clock; 1 heals. */
    record Clock(double share) implements DeviceFault {
        @Override
        public long digest() {
            return Digest.mix(10, Double.doubleToLongBits(share));
        }
    }

    /** The device does nothing any more, without a word; or goes on. */
    record Hang(boolean hangs) implements DeviceFault {
        @Override
        public long digest() {
            return hangs ? 11 : 12;
        }
    }

    /** An uncorrectable memory error. */
    record Memory(boolean contained) implements DeviceFault {
        @Override
        public long digest() {
            return contained ? 13 : 14;
        }
    }

    /** One bit of the next tensor that it computes is flipped. */
    record Flip(long seed) implements DeviceFault {
        @Override
        public long digest() {
            return Digest.mix(15, seed);
        }
    }

    /** The switch adds nothing up any more, or does again. */
    record Reduction(boolean lost) implements DeviceFault {
        @Override
        public long digest() {
            return lost ? 16 : 17;
        }
    }
}
