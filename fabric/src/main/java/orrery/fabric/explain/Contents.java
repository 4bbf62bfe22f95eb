package orrery.fabric.explain;

import java.util.List;

/**
 * One section of the catalogue.
 *
 * @param section for example {@code gpus}
 * @param rows in the order of the files
 */
public record Contents(String section, List<String> rows) {}
