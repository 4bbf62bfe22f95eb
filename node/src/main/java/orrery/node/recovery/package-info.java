/**
 * What a run leaves on disk so that it survives its JVMs, and what is to happen when one of them is lost.
 *
 * <pre>
 *   20261121-193015-5f0c/          one run; its name is its id
 *     run, job.kryo                what it does, sealed
 *     epoch-3                      it was begun or taken up three times; a higher one fences whoever has a lower one
 *     amendments                   what people changed in it since, sealed; only where they did
 *     checkpoint-3-17/             seventeenth checkpoint, written in epoch 3
 *       place-0.state              the devices of place 0 and the arrays that they share, each with its checksum
 *       place-1.state
 *       manifest                   written last: with it the checkpoint is complete
 * </pre>
 *
 * Everything is written to a temporary name, synced, and renamed. The last two complete checkpoints are kept.
 *
 * <p>At a border states and arrays are only copied: the memory for it is that of the distinct arrays, 150 MB for 576 GPUs during
 * prefill. Sums and writing are worked out while devices go on.
 *
 * <p>Knows files and checksums; nothing of what is in a device's state, of actors, or of who is lost. Start at {@link
 * orrery.node.recovery.RunFolder}.
 */
package orrery.node.recovery;
