package orrery.deploy.benchmark;

import java.util.List;

/**
 * What one JVM measured of the matrix products alone; medians over its rounds.
 *
 * @param bytes of weights that a token needs
 * @param read bytes a second that all cores read from memory when they do nothing else
 * @param float32Vector bytes a second of float32 weights in a product with one vector
 * @param bfloat16Vector the same of bfloat16 weights
 * @param float32Prompt floating-point operations a second in a product with a prompt
 * @param bfloat16Prompt the same with bfloat16 weights
 * @param oneDevice tokens a second
 * @param cuts tokens a second of the model cut over so many devices, in the order of the plan
 */
public record DecodeMeasured(
        long bytes,
        double read,
        double float32Vector,
        double bfloat16Vector,
        double float32Prompt,
        double bfloat16Prompt,
        double oneDevice,
        List<Double> cuts) {}
