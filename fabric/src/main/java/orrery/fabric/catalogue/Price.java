package orrery.fabric.catalogue;

import orrery.protocol.units.Uncertain;

/**
 * What an hour of one GPU or LPU costs, in dollars, with its share of server, network, hall and electricity.
 *
 * @param name of the GPU or LPU
 * @param hyperscaler total cost of ownership of those who buy most
 * @param neocloud total cost of ownership of smaller clouds
 * @param rental on a contract of three years
 */
public record Price(String name, Uncertain hyperscaler, Uncertain neocloud, Uncertain rental) {}
