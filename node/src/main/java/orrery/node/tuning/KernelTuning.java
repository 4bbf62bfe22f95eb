package orrery.node.tuning;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFigures;
import orrery.fabric.catalogue.NcclRules;
import orrery.node.collective.Choice;
import orrery.node.collective.Tuning;

/** The tuning rules for one kind of GPU. */
public final class KernelTuning implements Tuning {
    private static final String NCCL = "v2";

    private final Selection selection;
    private final Channels channels;
    private final Chunks chunks;
    private final Paces paces;
    private final boolean validated;

    KernelTuning(KernelFigures figures, NcclRules rules, Gpu gpu) {
        this.selection = new Selection(new Candidates(figures, rules), new Forecast(figures, rules), rules);
        this.channels = new Channels(figures, rules);
        this.chunks = new Chunks(rules);
        this.paces = new Paces(figures, gpu.memoryLatency());
        this.validated = figures.validated();
    }

    /** The rules for a GPU, with the figures of its generation. */
    public static KernelTuning of(Catalogue catalogue, Gpu gpu) {
        return of(catalogue, gpu, catalogue.kernels(gpu));
    }

    /** The rules for a GPU with other figures than its generation's, for example such as are being fitted. */
    public static KernelTuning of(Catalogue catalogue, Gpu gpu, KernelFigures figures) {
        return new KernelTuning(figures, catalogue.nccl(NCCL), gpu);
    }

    /** Whether these figures were compared with measurements of this generation, or are its nearest relative's. */
    public boolean validated() {
        return validated;
    }

    /** @throws IllegalArgumentException where the algorithm and the protocol that are demanded do not go together */
    @Override
    public Choice choose(Wish wish) {
        var way = selection.of(wish);
        var open = channels.of(wish, way);
        var cut = chunks.of(wish, way, open);
        return new Choice(
                way.algorithm(),
                way.protocol(),
                open,
                cut.chunkBytes(),
                cut.sliceBytes(),
                cut.peers(),
                paces.of(wish, way, open));
    }
}
