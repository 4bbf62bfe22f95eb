package orrery.fabric.catalogue;

import java.math.BigDecimal;

/** The figures of a catalogue that are not in {@code protocol.units}: counts, yes or no, energy per bit. */
final class Quantity {
    private static final int LARGEST_COUNT = 65_536;
    private static final double FIT_MOST = 1e7; // one in 100 hours
    private static final String PER_BIT = "energy as a whole number of femtojoules, such as 5.6 pJ/bit";

    private Quantity() {}

    static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= LARGEST_COUNT) {
                return count;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a whole number from 1 to " + LARGEST_COUNT);
    }

    static long hours(String text) {
        var words = text.split(" ", 2);
        try {
            if (words.length == 2 && words[1].equals("h")) {
                return Long.parseLong(words[0]);
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a whole number of hours, such as 2600000 h");
    }

    /** Seconds of for example {@code 30 s}, {@code 15 min} or {@code 84 h}. */
    static double seconds(String text) {
        var words = text.split(" ", 2);
        try {
            double unit = words.length < 2
                    ? 0
                    : switch (words[1]) {
                        case "s" -> 1;
                        case "min" -> 60;
                        case "h" -> 3600;
                        default -> 0;
                    };
            var count = Integer.parseInt(words[0]);
            if (unit > 0 && count > 0 && count < LARGEST_COUNT) {
                return count * unit;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a whole number of seconds, minutes or hours, such as 15 min");
    }

    /** Failures in a billion hours, of for example {@code 1333 FIT}. */
    static double failuresInTime(String text) {
        var words = text.split(" ", 2);
        try {
            var failures = words.length == 2 && words[1].equals("FIT") ? Double.parseDouble(words[0]) : -1;
            if (failures >= 0 && failures <= FIT_MOST) {
                return failures;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("failures in a billion hours from 0 to 10000000, such as 1333 FIT");
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    static int countOrNone(String text) {
        return text.equals("0") ? 0 : count(text);
    }

    /** Reads for example {@code 15%} as 0.15. */
    static double share(String text) {
        try {
            var share = text.endsWith("%") ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 : -1;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a share from 0% to 100%, such as 15%");
    }

    static double dollarsPerHour(String text) {
        var words = text.split(" ", 2);
        try {
            var dollars = words.length == 2 && words[1].equals("$/h") ? Double.parseDouble(words[0]) : 0;
            if (dollars > 0 && dollars < LARGEST_COUNT) {
                return dollars;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a price above zero, such as 1.30 $/h");
    }

    static long femtojoulesPerBit(String text) {
        var words = text.split(" ", 2);
        if (words.length != 2 || !words[1].equals("pJ/bit")) {
            throw new IllegalArgumentException(PER_BIT);
        }
        try {
            return new BigDecimal(words[0]).movePointRight(3).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(PER_BIT, e);
        }
    }
}
