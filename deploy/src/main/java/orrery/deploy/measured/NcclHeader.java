package orrery.deploy.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a log of nccl-tests, by the names its header gives them. Versions differ: {@code redop} and {@code root} may
 * be missing, {@code #wrong} was {@code error}, newer ones add statistics of single iterations to each group.
 *
 * <pre>
 *   #  size  count  type  redop  root   time  algbw  busbw  #wrong   time  algbw  busbw  #wrong
 *      └────── what was run ───────┘    └──── out-of-place ─────┘    └────── in-place ──────┘
 * </pre>
 *
 * @param columns in their order
 * @param groups where each group of figures begins: its {@code time}
 */
record NcclHeader(List<String> columns, List<Integer> groups) {
    private static final Set<String> TIMES = Set.of("time", "cputime", "cpu_time");

    NcclHeader {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /** The header that a line is, or empty. */
    static Optional<NcclHeader> of(String line) {
        var words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        var size = words.indexOf("size");
        var columns = words.subList(Math.max(0, size), words.size());
        if (!line.contains("#") || size < 0 || !columns.contains("busbw") || !columns.contains("algbw")) {
            return Optional.empty();
        }
        var groups = new ArrayList<Integer>();
        for (var i = 0; i < columns.size(); i++) {
            if (TIMES.contains(columns.get(i))) {
                groups.add(i);
            }
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(new NcclHeader(columns, groups));
    }

    /** Which of the columns of a group has a name, from 0 for the first of the row; -1 where the group has none. */
    int column(int group, String name) {
        var begin = groups.get(group);
        var end = group + 1 < groups.size() ? groups.get(group + 1) : columns.size();
        var at = columns.subList(begin, end).indexOf(name);
        return at < 0 ? -1 : begin + at;
    }

    /** What a group is called above the header. */
    String name(int group) {
        return group == 0 ? "out-of-place" : "in-place";
    }
}
