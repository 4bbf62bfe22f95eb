package orrery.fabric.catalogue;

/** Number formats a matrix product may run in. */
public enum Precision {
    BF16,
    FP16,
    INT8,
    FP8,
    NVFP4
}
