package orrery.deploy.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.fault.Strike;

/** All that goes wrong in a run, for people: each fault by its number, whether it holds, and whom it strikes. */
public final class FaultList {
    private static final int MOST_SHOWN = 1_000;

    private FaultList() {}

    /** @param nowPs how far the run has come */
    public static ObjectNode json(FaultSchedule schedule, long nowPs) {
        var json = JsonNodeFactory.instance.objectNode();
        var active = new HashSet<>(schedule.active(nowPs));
        json.put("now_ps", nowPs);
        var faults = json.putArray("faults");
        var known = schedule.faults();
        for (int entry = 0; entry < known.size(); entry++) {
            var fault = known.get(entry);
            var one = faults.addObject()
                    .put("fault", entry)
                    .put("action", fault.action().id())
                    .put("select", fault.select())
                    .put("at_ps", fault.timing().atPs())
                    .put("active", active.contains(entry));
            struck(schedule, entry).forEach(one.putArray("devices")::add);
        }
        return json;
    }

    /** Devices that an entry ever strikes; where it strikes some whole, those alone and not whose links go with them. */
    private static List<Integer> struck(FaultSchedule schedule, int entry) {
        var all = schedule.strikes(entry);
        var whole = all.stream().filter(FaultList::isOfAllOfIt).toList();
        return (whole.isEmpty() ? all : whole)
                .stream()
                        .map(Strike::device)
                        .distinct()
                        .sorted()
                        .limit(MOST_SHOWN)
                        .toList();
    }

    private static boolean isOfAllOfIt(Strike strike) {
        return !(strike.fault() instanceof DeviceFault.OfPort);
    }
}
