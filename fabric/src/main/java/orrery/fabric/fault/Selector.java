package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Digest;

/**
 * What a fault strikes, in words.
 *
 * <pre>
 *   gpu[17]  gpu[0-3]  gpu[*]  rack[2].*  rack[2].nvswitch[5]     devices by kind and number, from 0
 *   rack0/gpu3  nvswitch7  rack*&#47;gpu3                           devices by name, * for any letters
 *   link[gpu3 -> nvswitch1]  gpu[17].link[14]                     wires, with both their ends
 *   nvswitch[3].laser[2]  .module[1]  .engine[0]                  where a device's light comes from
 *   host[4]  tray[5]  switch-tray[2]  rack[2]  power[1]           devices that share a fate
 *   random(3 of gpu[*])  10% of gpu[*]                            drawn from what the rest selects
 * </pre>
 *
 * @param text as somebody wrote it
 */
public record Selector(String text) {
    private static final int LONGEST = 400;
    private static final Pattern SOME = Pattern.compile("random\\(\\s*(\\d{1,9})\\s+of\\s+(.+)\\)");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%\\s+of\\s+(.+)");

    /**
     * What of a topology it is, in the order of the topology; what is drawn depends on the seed alone.
     *
     * @throws FaultProblem where it matches nothing, or nothing that the action could strike
     */
    public List<Target> select(Topology topology, FaultAction action, long seed) {
        var asked = text.strip();
        if (asked.isEmpty() || asked.length() > LONGEST) {
            throw new FaultProblem("selector", asked.length() + " letters", "1 to " + LONGEST, "");
        }
        var some = SOME.matcher(asked);
        if (some.matches()) {
            var all = fitting(topology, action, some.group(2));
            return drawn(all, Integer.parseInt(some.group(1)), seed);
        }
        var share = SHARE.matcher(asked);
        if (share.matches()) {
            var all = fitting(topology, action, share.group(2));
            var percent = Double.parseDouble(share.group(1));
            return drawn(all, (int) Math.ceil(all.size() * percent / 100), seed);
        }
        return fitting(topology, action, asked);
    }

    private static List<Target> fitting(Topology topology, FaultAction action, String text) {
        return new Fitting(topology, action).of(text.strip(), new Finding(topology).find(text.strip()));
    }

    /** So many of them, in their order: the first of a shuffle. */
    private List<Target> drawn(List<Target> all, int count, long seed) {
        if (count < 1 || count > all.size()) {
            throw new FaultProblem("selector \"" + text + "\"", count + " of " + all.size(), "1 to " + all.size(), "");
        }
        var places = new ArrayList<Integer>();
        for (var place = 0; place < all.size(); place++) {
            places.add(place);
        }
        for (var place = 0; place < count; place++) {
            var other = place + (int) Long.remainderUnsigned(Digest.mix(seed, place), all.size() - (long) place);
            places.set(other, places.set(place, places.get(other)));
        }
        return places.subList(0, count).stream().sorted().map(all::get).toList();
    }
}
