package orrery.fabric.catalogue;

import orrery.protocol.units.Bandwidth;

/**
 * The links of one medium that leave a device.
 *
 * @param medium row of the catalogue
 * @param links how many of them
 * @param bandwidth of all links in both directions together, as published; the links' own rates add up to it
 */
public record Attachment(String medium, int links, Bandwidth bandwidth) {}
