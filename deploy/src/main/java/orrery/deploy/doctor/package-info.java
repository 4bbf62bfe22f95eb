/**
 * Looks whether this machine has what Orrery needs: JDK, memory, room on disk, loopback, class caches, and the members of a
 * cluster; each finding says how it stands and what to do.
 *
 * <p>Every check takes what it looks at as arguments, so that a test can give it a sick machine. Knows this process and its files;
 * nothing of runs, nor of how members are reached. Start at {@link orrery.deploy.doctor.Examination}.
 */
package orrery.deploy.doctor;
