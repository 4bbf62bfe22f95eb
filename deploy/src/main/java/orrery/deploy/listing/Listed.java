package orrery.deploy.listing;

/**
 * Something that comes with Orrery.
 *
 * @param name as commands take it
 * @param about what it is, in one sentence
 */
public record Listed(String name, String about) {}
