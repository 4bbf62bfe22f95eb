package orrery.node.energy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Server;
import orrery.protocol.units.Uncertain;

/**
 * What stands around GPUs or LPUs of one part in so many seconds: their share of the servers that hold them.
 *
 * @param servers how many servers they fill; not whole where they fill a part of one
 */
record Enclosure(Catalogue catalogue, Server server, double servers, double seconds) {

    /** Joules of all that is not the chips, the network, or there to cool and to convert. */
    Map<Consumer, Uncertain> hosts() {
        var joules = new EnumMap<Consumer, Uncertain>(Consumer.class);
        joules.put(Consumer.CPU, over(server.cpu().map(cpu -> cpu.power().active()), server.cpus()));
        joules.put(Consumer.NIC, over(server.nic().flatMap(nic -> watts("nics", nic.name())), server.nics()));
        joules.put(
                Consumer.NVSWITCH,
                over(server.switchChip().flatMap(chip -> watts("switches", chip.name())), server.switchChips()));
        joules.put(Consumer.DRAM, over(Optional.of(server.memory()), 1));
        joules.put(Consumer.BOARD, over(Optional.of(server.board()), 1));
        return joules;
    }

    private Optional<Uncertain> watts(String section, String part) {
        return catalogue.watts(section + "/" + part + "/power");
    }

    private Uncertain over(Optional<Uncertain> watts, int count) {
        return watts.map(each -> each.times(count * servers * seconds)).orElse(Uncertain.ZERO);
    }

    /** Joules of moving air, of converting and of cooling the hall, for so many that everything else takes. */
    Map<Consumer, Uncertain> around(Uncertain inside) {
        var fans = inside.times(server.fans());
        var drawn = server.supply().inverse(); // for each joule behind it
        var supply = inside.plus(fans).times(new Uncertain(drawn.value() - 1, drawn.deviation()));
        var wall = inside.plus(fans).plus(supply);
        var joules = new EnumMap<Consumer, Uncertain>(Consumer.class);
        joules.put(Consumer.FANS, fans);
        joules.put(Consumer.SUPPLY, supply);
        joules.put(Consumer.COOLING, wall.times(server.cooling()));
        return joules;
    }
}
