package orrery.deploy.launch;

/**
 * One member of a cluster.
 *
 * @param listen where others reach this one
 * @param seed a member to join; itself for the first
 * @param threads of this JVM
 */
public record NodeOptions(HostPort listen, HostPort seed, int threads) {}
