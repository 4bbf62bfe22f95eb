package orrery.fabric.catalogue;

/** One figure for each of NCCL's protocols: a flag beside every 4 bytes, one in every 128 bytes, a fence after a whole chunk. */
public record PerProtocol<T>(T ll, T ll128, T simple) {}
