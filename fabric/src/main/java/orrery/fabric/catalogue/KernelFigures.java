package orrery.fabric.catalogue;

import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.SimDuration;

/**
 * What the communication kernels of a generation of GPUs spend beside the links and switches. A handful of physical figures,
 * the same for every collective, size and number of ranks.
 *
 * @param nvlink the medium by which GPUs know their generation
 * @param validated whether the figures were compared with measurements of this generation, or taken from its nearest relative
 * @param streamLaunch from the host's call until the kernel works on every GPU, from one process with a thread per GPU
 * @param graphLaunch the same where the kernel is replayed from a captured graph
 * @param directSetup further, where a kernel sends to every peer by itself
 * @param handshake further, where a kernel reads its peers' memory: a barrier before, one after, and the load's way back
 * @param notice from a piece's last byte until the receiver may use it
 * @param copyRate at which all channels of a GPU together copy or add into a peer's memory
 * @param fanOutRate at which a GPU gives the same data to every peer, counted over all of them
 * @param scatterRate at which a GPU hands out rows of some kilobytes to chosen peers, its own share included
 * @param channels thread blocks of a ring, tree or direct kernel
 * @param nvlsChannels thread blocks of an in-switch reduction
 * @param nvlsChannelRate what one of them moves in each of its three stages
 * @param expected what NCCL expects of this generation when it chooses
 */
public record KernelFigures(
        String name,
        String nvlink,
        boolean validated,
        SimDuration streamLaunch,
        SimDuration graphLaunch,
        SimDuration directSetup,
        SimDuration handshake,
        PerProtocol<SimDuration> notice,
        Bandwidth copyRate,
        Bandwidth fanOutRate,
        Bandwidth scatterRate,
        int channels,
        int nvlsChannels,
        Bandwidth nvlsChannelRate,
        Expected expected) {

    /**
     * Bandwidths that NCCL assumes of a generation within one NVLink domain.
     *
     * @param ring busbw of a ring of whole chunks
     * @param flagged busbw of a ring with a flag beside every 4 bytes
     * @param lineChannel what one channel carries with a flag in every 128 bytes
     * @param lines whether flags in every 128 bytes are used at all
     * @param nvlsShare of the ring's bandwidth that an in-switch reduction reaches
     */
    public record Expected(
            Bandwidth ring, Bandwidth flagged, Bandwidth lineChannel, boolean lines, Fraction nvlsShare) {}
}
