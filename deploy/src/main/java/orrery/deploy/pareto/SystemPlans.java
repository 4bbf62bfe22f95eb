package orrery.deploy.pareto;

import java.util.List;
import orrery.deploy.pareto.ParetoQuestion.Model;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.topology.Topology;
import orrery.node.energy.Network;
import orrery.node.format.Formats;

/**
 * All plans of one model on one system.
 *
 * @param note what is to be said of them, or empty
 */
record SystemPlans(Model model, ServingSystem system, boolean validated, List<PlanSweep> sweeps, String note) {
    private static final String OPTION = "--systems";

    static SystemPlans of(ParetoQuestion question, Model model, ServingSystem system, Measured measured) {
        var catalogue = Catalogue.load();
        var topology = TopologyArgument.draw(OPTION, system.topology(), catalogue);
        var formats = question.formats().orElseGet(() -> UsualFormats.of(model.architecture(), topology));
        var isValidated = system.measuredAs().filter(measured::knows).isPresent();
        var making = new Making(question, model, system, formats, isValidated);
        return topology.gpus().length > 0 && topology.lpus().length > 0
                ? making.separate(topology, catalogue)
                : making.alike(topology, catalogue);
    }

    private record Making(
            ParetoQuestion question, Model model, ServingSystem system, Formats formats, boolean validated) {

        SystemPlans alike(Topology topology, Catalogue catalogue) {
            var network = Network.of(topology, catalogue);
            var sweeps = Cuts.of(model.architecture(), topology, question.widest()).stream()
                    .map(cut -> new PlanSweep(question, model, system, topology, formats, network, validated, cut))
                    .toList();
            return new SystemPlans(model, system, validated, sweeps, "");
        }

        SystemPlans separate(Topology one, Catalogue catalogue) {
            var gpus = Math.min(question.widest(), one.gpus().length);
            var lpu = (Lpu) one.part(one.lpus()[0]);
            var lpus = one.lpus().length; // of one rack, where more can be added
            var found = new SeparateCuts(model.architecture(), formats, gpus, lpu, lpus).fewestRacks();
            if (found.isEmpty() || found.get().racks() > 1 && !system.growsLpuRacks()) {
                return new SystemPlans(model, system, validated, List.of(), tooLarge(one, lpus));
            }
            var racks = found.get().racks();
            var topology = racks == 1 ? one : TopologyArgument.draw(OPTION, system.withLpuRacks(racks), catalogue);
            var network = Network.of(topology, catalogue);
            var sweeps = found.get().cuts().stream()
                    .map(cut -> new PlanSweep(question, model, system, topology, formats, network, validated, cut))
                    .toList();
            var note = "feed-forward takes " + racks + (racks == 1 ? " rack" : " racks") + " of LPUs in "
                    + formats.weights().spelling();
            return new SystemPlans(model, system, validated, sweeps, note);
        }

        private String tooLarge(Topology topology, int lpus) {
            return "feed-forward in %s does not fit the SRAM of %d LPUs of %s"
                    .formatted(formats.weights().spelling(), lpus, topology.name());
        }
    }
}
