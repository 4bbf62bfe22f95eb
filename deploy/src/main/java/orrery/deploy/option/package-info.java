/**
 * Options that commands of several packages share, as picocli's mixins.
 *
 * <p>Knows picocli; nothing of any command. Start at {@link orrery.deploy.option.HelpOption}.
 */
package orrery.deploy.option;
