package orrery.deploy.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import orrery.deploy.scenario.InputProblem;

/**
 * Message sizes as nccl-tests writes them: whole numbers, with K, M, G, T or P for powers of 1024.
 *
 * <pre>
 *   8..8G         8, 16, 32 … 8G        each twice the one before
 *   1K..1M:4      1K, 4K … 1M           each four times the one before
 *   1M..8M:+1M    1M, 2M … 8M           each 1M more
 *   0,8,1M..4M    one after another
 * </pre>
 */
public final class Sizes {
    /** As every size of nccl-tests, a byte count; larger ones leave no room in virtual time. */
    public static final long LARGEST = 16L << 50;

    /** Of one trial. */
    static final int MOST = 2_000;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGTP]?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRACTION = Pattern.compile("\\d*\\.\\d+([KMGTP]?)(i?B)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_BYTES = Pattern.compile("(\\d+[KMGTP]?)i?B", Pattern.CASE_INSENSITIVE);
    private static final String PREFIXES = "KMGTP";
    private static final String EXAMPLES = "for example 8..8G, 1K..1M:4, 1M..8M:+1M or 1M,4M";

    private final String option;
    private final List<Long> sizes = new ArrayList<>();

    private Sizes(String option) {
        this.option = option;
    }

    /**
     * Reads a list of sizes and ranges, in their order.
     *
     * @param option it was given to, for messages
     * @throws InputProblem where the text is none, or asks for too much
     */
    public static List<Long> parse(String option, String text) {
        var sizes = new Sizes(option);
        for (var part : text.split(",", -1)) {
            sizes.add(part.strip());
        }
        return List.copyOf(sizes.sizes);
    }

    private void add(String part) {
        var dots = part.indexOf("..");
        if (dots < 0) {
            sizes.add(size(part));
            requireBounded();
            return;
        }
        var colon = part.indexOf(':', dots);
        var end = colon < 0 ? part.length() : colon;
        range(
                size(part.substring(0, dots)),
                size(part.substring(dots + 2, end)),
                colon < 0 ? "2" : part.substring(colon + 1),
                part);
    }

    private void range(long begin, long end, String how, String part) {
        if (begin > end) {
            throw problem("\"" + part + "\", which ends before it begins", "BEGIN..END", "swap them");
        }
        var isStep = how.startsWith("+");
        var by = size(isStep ? how.substring(1) : how);
        if (isStep ? by < 1 : by < 2) {
            throw problem(
                    "\"" + part + "\", which would never end", "a factor of at least 2 or a step of at least 1", "");
        }
        if (!isStep && begin == 0 && end > 0) {
            var remedy = "write 0,1.." + part.substring(part.indexOf("..") + 2) + ", or a step, for example :+1M";
            throw problem("\"" + part + "\": any factor times 0 is 0", "a range that begins above 0", remedy);
        }
        for (var size = begin; size <= end; size = isStep ? size + by : size == 0 ? end + 1 : times(size, by)) {
            sizes.add(size);
            requireBounded();
        }
    }

    private static long times(long size, long factor) {
        return size > LARGEST / factor ? LARGEST + 1 : size * factor;
    }

    private void requireBounded() {
        if (sizes.size() > MOST) {
            throw problem("more than " + MOST + " sizes", "at most " + MOST, "take a larger factor or step");
        }
    }

    private long size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw problem("\"" + text + "\"", "a whole number, with K, M, G, T or P for powers of 1024", remedy(text));
        }
        var prefix = matcher.group(2).toUpperCase(Locale.ROOT);
        var shift = prefix.isEmpty() ? 0 : 10 * (1 + PREFIXES.indexOf(prefix));
        var number = Long.parseLong(matcher.group(1));
        if (number > LARGEST >> shift) {
            throw problem("\"" + text + "\"", "at most 16P (16 PiB)", "");
        }
        return number << shift;
    }

    private static String remedy(String text) {
        if (FRACTION.matcher(text).matches()) {
            return "write it with a smaller prefix, for example 1536K for 1.5M";
        }
        var withBytes = WITH_BYTES.matcher(text);
        return withBytes.matches() ? "write " + withBytes.group(1) : EXAMPLES;
    }

    private InputProblem problem(String found, String allowed, String remedy) {
        return InputProblem.of(option, "", found, allowed, remedy);
    }

    /** As nccl-tests would be asked for it, for example {@code 64M} or {@code 1000}. */
    public static String print(long bytes) {
        var prefix = -1;
        var number = bytes;
        while (number > 0 && number % 1024 == 0 && prefix < PREFIXES.length() - 1) {
            number /= 1024;
            prefix++;
        }
        return number + (prefix < 0 ? "" : PREFIXES.substring(prefix, prefix + 1));
    }
}
