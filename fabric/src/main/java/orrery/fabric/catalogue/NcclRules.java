package orrery.fabric.catalogue;

import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * The rules by which NCCL chooses and cuts, as its sources state them; they are the same for every GPU.
 *
 * @param base latency that NCCL expects of a ring before its first step
 * @param hop latency that NCCL expects of each step of a ring over NVLink
 * @param nvlsLatency that NCCL expects of an in-switch reduction
 * @param nvlsFewestRanks from which on an in-switch reduction is used
 * @param chunk largest data of one channel that goes through every step of a ring before the next
 * @param nvlsChunk largest data of one channel and head of an in-switch reduction; smaller ones are halves of it
 * @param slices that a chunk with a fence is cut into, so that one is copied while another is on its way
 * @param leastTraffic that a channel is opened for
 * @param directFlagged largest message to one peer that is sent with flags instead of a fence
 */
public record NcclRules(
        String name,
        PerProtocol<SimDuration> base,
        PerProtocol<SimDuration> hop,
        SimDuration nvlsLatency,
        int nvlsFewestRanks,
        PerProtocol<ByteCount> chunk,
        ByteCount nvlsChunk,
        int slices,
        ByteCount leastTraffic,
        ByteCount directFlagged) {}
