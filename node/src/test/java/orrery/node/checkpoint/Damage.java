package orrery.node.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Copies of a valid file, each with something wrong: bits flipped, cut off, spliced, sizes made huge. */
final class Damage {
    private static final long[] NASTY = {
        -1, 0, 1, 7, 1L << 31, 1L << 32, 1L << 42, 1L << 60, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, 0x7fc00000L
    };

    private final Random random;
    private final byte[] valid;

    Damage(Random random, byte[] valid) {
        this.random = random;
        this.valid = valid;
    }

    byte[] next() {
        var bytes = valid.clone();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            bytes = switch (random.nextInt(6)) {
                case 0, 1 -> flip(bytes);
                case 2 -> huge(bytes);
                case 3 -> digits(bytes);
                case 4 -> splice(bytes);
                default -> random.nextInt(3) == 0 ? cut(bytes) : flip(bytes);
            };
        }
        return bytes;
    }

    private byte[] flip(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] huge(byte[] bytes) {
        if (bytes.length >= Long.BYTES) {
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(random.nextInt(bytes.length - Long.BYTES + 1), NASTY[random.nextInt(NASTY.length)]);
        }
        return bytes;
    }

    /** Another digit where there is one, as sizes in JSON have them. */
    private byte[] digits(byte[] bytes) {
        for (int at = random.nextInt(bytes.length + 1); at < bytes.length; at++) {
            if (Character.isDigit(bytes[at])) {
                bytes[at] = (byte) ('0' + random.nextInt(10));
                break;
            }
        }
        return bytes;
    }

    /** A stretch of the file, written once more somewhere else, upon what is there or between it. */
    private byte[] splice(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        var stretch = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(64)));
        int at = random.nextInt(bytes.length + 1);
        int rest = Math.min(bytes.length, random.nextBoolean() ? at : at + stretch.length);
        return ByteBuffer.allocate(at + stretch.length + bytes.length - rest)
                .put(bytes, 0, at)
                .put(stretch)
                .put(bytes, rest, bytes.length - rest)
                .array();
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
}
