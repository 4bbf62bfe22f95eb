package orrery.fabric.catalogue;

import java.util.Optional;
import java.util.OptionalInt;
import orrery.protocol.units.Uncertain;

/**
 * What stands around the GPUs or LPUs of one server or rack, and what keeps it cool.
 *
 * @param name of the GPU or LPU
 * @param devices how many of them it holds
 * @param cpu its processors; empty where {@code cpus} is 0, and so for adapters and switch chips
 * @param nic adapters of its scale-out network
 * @param switchChip of its NVLink
 * @param trays that its GPUs stand in, with their processors; empty where nobody published it
 * @param switchTrays of NVLink switch chips; 0 where the chips stand with the GPUs
 * @param memory watts of DRAM that is in no processor's figure
 * @param board watts of storage, management and what else is on boards
 * @param fans and pumps within it, as a share of the watts they cool
 * @param supply of what the wall gives, the share that its power supplies hand on
 * @param cooling of the hall with its losses, as a share of the watts at the wall: power usage effectiveness less one
 */
public record Server(
        String name,
        int devices,
        Optional<Cpu> cpu,
        int cpus,
        Optional<Nic> nic,
        int nics,
        Optional<SwitchChip> switchChip,
        int switchChips,
        OptionalInt trays,
        OptionalInt switchTrays,
        Uncertain memory,
        Uncertain board,
        Uncertain fans,
        Uncertain supply,
        Uncertain cooling) {

    public Server {
        if (cpu.isPresent() != cpus > 0 || nic.isPresent() != nics > 0 || switchChip.isPresent() != switchChips > 0) {
            throw new IllegalArgumentException("a name where the count is above 0, for cpu, nic and switchChip");
        }
    }
}
