/**
 * What shells ask to complete a command line: scripts for bash, zsh and fish, made from the commands themselves.
 *
 * <p>Knows picocli's model of commands and options; nothing of what they do. Start at {@link orrery.deploy.completion.Shell}.
 */
package orrery.deploy.completion;
